// How often what was sent is opened: itself once, to be kept and hashed; what is kept once, to decide its rows, or
// twice where rows depend on each other, and once more for the workbook that goes back to whoever sent it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeReturnCsv, writeReturnXlsx } from "../../bench/generate.ts";
import { writeSickPayCsv } from "../../bench/generate-sick-pay.ts";
import { folder, taliad } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const sent = join(place, "sent");
/** The rows as they were sent stand in the workbook that goes back. */
const goesBack = 1;
/** More than the beginning that is kept of every file. */
const rows = 900;

beforeAll(async () => {
  mkdirSync(sent);
  await writeReturnCsv(join(sent, "one.csv"), rows, { seed: 1 });
  await writeReturnCsv(join(sent, "two.csv"), rows, { seed: 2 });
  for (const name of ["one", "two"]) asEmployer(join(sent, `${name}.csv`), `E-${name}`);
  await writeReturnXlsx(join(sent, "three.xlsx"), rows, { seed: 3 });
  await writeSickPayCsv(join(sent, "sick.csv"), rows);
});

/** Three returns of one employer would be versions of each other, and each would have to prove that it can be taken. */
function asEmployer(path: string, employerId: string): void {
  writeFileSync(path, readFileSync(path, "utf8").replace(/#employerId: \S+/, `#employerId: ${employerId}`));
}

async function opensOf(out: string, ...files: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const counted = join(place, `${out}.json`);
  const { code } = await taliad(
    ["run", ...files.map((file) => join(sent, file)), "--out", join(place, out), "--ledger", "none"],
    { env: { TALIAD_TEST_OPENS: counted }, preload: [join(import.meta.dirname, "opens.ts")] },
  );
  expect(code).not.toBe(70);
  return JSON.parse(readFileSync(counted, "utf8"));
}

test("independent rows: once each, itself and what is kept of it", async () => {
  const files = ["one.csv", "two.csv", "three.xlsx"];
  const times = await opensOf("independent", ...files);
  for (const file of files) {
    expect({ file, sent: times[`sent/${file}`], kept: times[`inputs/${file}`] }).toEqual({
      file,
      sent: 1,
      kept: 1 + goesBack,
    });
  }
});

test("rows that depend on each other: what is kept is read twice", async () => {
  const times = await opensOf("dependent", "sick.csv");
  expect({ sent: times["sent/sick.csv"], kept: times["inputs/sick.csv"] }).toEqual({
    sent: 1,
    kept: 2 + goesBack,
  });
});
