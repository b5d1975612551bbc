// Versions of one return in one batch: which counts, and that one that is refused takes nobody's place.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folder, taliadHere } from "./program.ts";
import { goodCsv, goodReturn, type Return, rowCount } from "./returns.ts";

type Summary = { readonly outcomes: Readonly<Record<string, { readonly rows: number }>> };

async function outcomesOf(
  files: Readonly<Record<string, Buffer>>,
): Promise<Readonly<Record<string, number>>> {
  const inputs = folder();
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(inputs, name), bytes);
  const ended = await taliadHere(["run", inputs, "--ledger", "none", "--json", "--out", folder()]);
  // What --json prints is the program's own summary.
  const { outcomes } = JSON.parse(ended.stdout) as Summary;
  return Object.fromEntries(
    Object.entries(outcomes).flatMap(([name, { rows }]) => (rows > 0 ? [[name, rows]] : [])),
  );
}

function version(good: Return, sequence: string, change: (text: string) => string = (text) => text): Buffer {
  const text = goodCsv({}, { ...good, cover: { ...good.cover, sequence } }).toString("utf8");
  return Buffer.from(change(text), "utf8");
}

test("the later version counts, every row of the earlier one is superseded", async () => {
  const good = goodReturn();
  const found = await outcomesOf({ "a.csv": version(good, "1"), "b.csv": version(good, "2") });
  expect(found).toEqual({ payable: rowCount, superseded: rowCount });
});

test("a later version that is refused leaves the earlier one in its place", async () => {
  const good = goodReturn();
  const wrongTotal = version(good, "2", (text) => text.replace(/^#declaredRows:.*$/m, "#declaredRows: 99"));
  const found = await outcomesOf({ "a.csv": version(good, "1"), "b.csv": wrongTotal });
  expect(found).toEqual({ payable: rowCount });
});

test("a damaged file of the same sequence does not refuse the good one", async () => {
  const good = goodReturn();
  const damaged = version(good, "1", (text) =>
    text.replace(/^#declaredTotalPence:.*$/m, "#declaredTotalPence: 1"),
  );
  const found = await outcomesOf({ "a.csv": version(good, "1"), "b.csv": damaged });
  expect(found).toEqual({ payable: rowCount });
});

test("a correction that is refused leaves what was posted, and others are still compared with it", async () => {
  const good = goodReturn();
  const [inputs, out] = [folder(), folder()];
  writeFileSync(join(inputs, "a.csv"), version(good, "1"));
  await taliadHere(["run", join(inputs, "a.csv"), "--out", out]);
  const wrong = version(good, "2", (text) => text.replace(/^#declaredRows:.*$/m, "#declaredRows: 99"));
  // The same people with another employer: possible duplicates of what stands.
  const elsewhere: Return = { ...good, cover: { ...good.cover, employerId: "E9999" } };
  writeFileSync(join(inputs, "b.csv"), wrong);
  writeFileSync(join(inputs, "c.csv"), version(elsewhere, "1"));
  const ended = await taliadHere([
    "run",
    join(inputs, "b.csv"),
    join(inputs, "c.csv"),
    "--out",
    out,
    "--json",
  ]);
  const { batch, outcomes } = JSON.parse(ended.stdout) as Summary & { readonly batch: string };
  expect(ended.code).toBe(4);
  expect(outcomes["held"]?.rows).toBe(rowCount);
  expect(readFileSync(join(out, batch, "duplicates.csv"), "utf8").split("\r\n")).toHaveLength(rowCount + 2);
});
