// A payroll bureau's form of the return: a file of JSON beside the others and no code. Its rows are decided as those of the
// first form, and compared with them.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReturnRow } from "../../bench/return-columns.ts";
import { linesOf } from "./batch-folder.ts";
import { batchOf, folder, root, taliadHere } from "./program.ts";
import { goodCsv, goodReturn, type Return } from "./returns.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const law = join(place, "law");
const out = join(place, "out");

type Written = {
  readonly name: string;
  readonly columns: readonly { readonly key: string; readonly headings: Readonly<Record<string, string>> }[];
};

beforeAll(() => {
  cpSync(join(root, "schemas"), law, { recursive: true });
  const first: Written = JSON.parse(readFileSync(join(law, "layouts/wfp-return.json"), "utf8"));
  const columns = first.columns
    // Another order, and without what the bureau does not keep.
    .toReversed()
    .filter(({ key }) => key !== "redeployedFromRole" && key !== "expectedReturn")
    .map((column) => ({
      ...column,
      headings: { en: `PB ${column.headings["en"]}`, cy: `PB ${column.headings["cy"]}` },
      aliases: [],
    }));
  const bureau = { ...first, name: "wfp-bureau", columns };
  writeFileSync(join(law, "layouts/wfp-bureau.json"), JSON.stringify(bureau));
});

/** The same return with the bureau's headings. */
function bureauCsv(sent: Return): string {
  const lines = goodCsv({ encoding: "utf8" }, sent).toString("utf8").split("\r\n");
  const at = lines.findIndex((line) => !line.startsWith("#"));
  return lines
    .map((line, number) =>
      number === at
        ? line
            .split(",")
            .map((name) => `PB ${name}`)
            .join(",")
        : line,
    )
    .join("\r\n");
}

async function run(name: string, files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const sent = join(place, name);
  mkdirSync(sent);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(sent, file), content);
  const ended = await taliadHere(["run", sent, "--schemas", law, "--out", out, "--ledger", "none"]);
  expect(ended.stderr).toBe("");
  return batchOf(ended);
}

const outcomes = (batch: string) =>
  linesOf(batch, "decisions.csv").map(({ file, row, outcome, payment, rules }) => ({
    file,
    row,
    outcome,
    payment,
    rules,
  }));

const person: ReturnRow = { niNumber: "LB730258C", surname: "Protheroe", forenames: "Idris" };

test("one person in two forms is one person: as if both employers had sent the same form", async () => {
  const [one, two] = [goodReturn(person), goodReturn(person)];
  const both = await run("first-form", { "a.csv": goodCsv({}, one), "b.csv": goodCsv({}, two) });
  const mixed = await run("two-forms", { "a.csv": goodCsv({}, one), "b.csv": bureauCsv(two) });
  expect(outcomes(mixed)).toEqual(outcomes(both));
  expect(outcomes(mixed).filter(({ outcome }) => outcome === "held").length).toBeGreaterThan(0);
});

test("a correction may come in the other form", async () => {
  const sent = goodReturn();
  const corrected = { ...sent, cover: { ...sent.cover, sequence: "2" } };
  const batch = await run("corrected", { "1.csv": goodCsv({}, sent), "2.csv": bureauCsv(corrected) });
  expect(new Set(outcomes(batch).map(({ file, outcome }) => `${file} ${outcome}`))).toEqual(
    new Set(["1.csv superseded", "2.csv payable"]),
  );
});

test("a batch of it is explained with its own headings and comes out the same again", async () => {
  const batch = await run("explained", {
    "b.csv": bureauCsv(goodReturn({ basePay: "1612.00", niCategory: "A" })),
  });
  const explained = await taliadHere(["explain", batch, "--row", "b.csv:14"]);
  expect(explained.stdout).toContain("PB ");
  expect(await taliadHere(["verify", batch])).toMatchObject({ code: 0 });
});

test("a template of it can be written", async () => {
  const ended = await taliadHere(["template", "wfp-bureau", "--schemas", law], { cwd: place });
  expect(ended).toMatchObject({ code: 0 });
});
