// run --preview: what a run would change is what the run then does, to the penny; nothing is written and nothing posted.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { filesBelow, linesOf, penceOf, sumOf } from "./batch-folder.ts";
import { folder, samples, taliadHere } from "./program.ts";

const out = folder();
afterAll(() => rmSync(out, { recursive: true }));

const months = ["2022-06", "2022-07", "2022-07-correction", "2022-08"];
const place = (month: string): string => join(samples, "five-months", month);

/** Every byte of the folder of the results but the files that a reader of the ledger makes and takes away. */
function everything(): ReadonlyMap<string, string> {
  const files = [...filesBelow(out)].filter(([name]) => !/ledger\.sqlite-(shm|wal)$/.test(name));
  return new Map(files.map(([name, bytes]) => [name, bytes.toString("latin1")]));
}

test.for(months)("%s: it says what the run then does, and leaves everything as it was", async (month) => {
  const before = everything();
  const looked = await taliadHere(["run", place(month), "--out", out, "--preview", "--json"]);
  expect(everything()).toEqual(before);
  const said = JSON.parse(looked.stdout);
  const ended = await taliadHere(["run", place(month), "--out", out, "--json"]);
  expect(looked.code).toBe(ended.code);
  const told = JSON.parse(ended.stdout);
  // The same batch, because it was decided with the same facts.
  for (const key of ["batch", "toPay", "replaced", "payable", "forecast", "rows"])
    expect(said[key], key).toEqual(told[key]);
  const batch = join(out, told.batch);
  // Of the first month there is no month before, and no table.
  if (month === "2022-06") expect(said.lastMonth).toBeNull();
  else {
    const movement = linesOf(batch, "movement.csv");
    const employers = movement.filter(({ kind }) => kind?.endsWith("employer"));
    expect(penceOf(said.lastMonth)).toBe(sumOf(employers, "amountBefore"));
    expect(penceOf(said.thisMonth)).toBe(sumOf(employers, "amount"));
    expect(penceOf(said.thisMonth) - penceOf(said.lastMonth)).toBe(sumOf(said.reasons, "amount"));
  }
  const corrections = linesOf(batch, "corrections.csv");
  expect(sumOf(said.replacedReturns, "difference")).toBe(sumOf(corrections, "difference"));
  const held = linesOf(batch, "duplicates.csv").filter(({ effect }) => effect === "held");
  expect(said.casesOpened).toBe(held.length);
});

test("files that were posted before change nothing, and are said to be", async () => {
  const ended = await taliadHere(["run", place("2022-06"), "--out", out, "--preview", "--json"]);
  expect(JSON.parse(ended.stdout)).toMatchObject({ preview: true, ledger: "posted-before" });
});

test("a case that a decision closes is told before it is closed", async () => {
  const cases = JSON.parse((await taliadHere(["ledger", "cases", "--json", "--out", out])).stdout).lines;
  const open = cases.find(({ status }: { status: string }) => status === "open");
  const sent = join(folder(), "case");
  cpSync(place("2022-08-case"), sent, { recursive: true });
  for (const name of readdirSync(sent)) {
    const path = join(sent, name);
    writeFileSync(path, readFileSync(path, "utf8").replace("CASE", open.case));
  }
  const ended = await taliadHere(["run", sent, "--out", out, "--preview", "--json"]);
  expect(JSON.parse(ended.stdout).casesClosed).toEqual([open.case]);
  rmSync(sent, { recursive: true });
});

test("on a terminal it fits one screen and names no person", async () => {
  const other = folder();
  const ended = await taliadHere([
    "run",
    join(samples, "first-month"),
    "--out",
    join(other, "out"),
    "--preview",
  ]);
  // Not even a folder is made for a look.
  expect(readdirSync(other)).toEqual([]);
  rmSync(other, { recursive: true });
  const lines = ended.stdout.trimEnd().split("\n");
  expect(lines.length).toBeLessThan(40);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
  expect(ended.stdout).toContain("£95,447.97");
  expect(ended.stdout).not.toMatch(/\b[A-Z]{2}\d{6}[A-D]\b/);
  const welsh = await taliadHere([
    "run",
    place("2022-08-on-costs"),
    "--out",
    out,
    "--preview",
    "--lang",
    "cy",
  ]);
  expect(welsh.stdout).toContain("Rhagolwg: nid ysgrifennir");
});
