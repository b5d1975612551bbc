// Two batches are compared by who and what their rows are of: what differs is said with both values, and nothing where
// nothing does; no number of a person is shown whole.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { batchOf, folder, root, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const out = join(place, "out");
const original = readFileSync(join(root, "samples/first-month/01-cartref-mon.csv"), "utf8");

async function batch(text: string, name: string, ...words: readonly string[]): Promise<string> {
  const path = join(place, name);
  writeFileSync(path, text);
  return batchOf(await taliadHere(["run", path, "--out", out, "--ledger", "none", ...words]));
}

test("a batch has no difference to itself, and one to a batch with another amount", async () => {
  const first = await batch(original, "a.csv");
  expect(await taliadHere(["diff", first, first])).toMatchObject({ code: 0 });
  // One person works elsewhere, and is not eligible any more.
  const changed = original.replace(/,WALES,/, ",ENGLAND,");
  expect(changed).not.toBe(original);
  const second = await batch(changed, "b.csv");
  const { code, stdout } = await taliadHere(["diff", first, second, "--json"]);
  expect(code).toBe(7);
  const found = JSON.parse(stdout) as {
    readonly rows: readonly { readonly kind: string; readonly niNumber: string }[];
    readonly payable: readonly number[];
  };
  expect(found.rows.map(({ kind }) => kind)).toEqual(["changed"]);
  for (const { niNumber } of found.rows) expect(niNumber).toMatch(/^..\*{4}..$/);
});

test("a row that is refused for another rule besides differs, though its outcome and amount are the same", async () => {
  const abroad = original.replace(/,WALES,/, ",ENGLAND,");
  const first = await batch(abroad, "c.csv");
  const fewer = abroad.replace(/(,ENGLAND,.*?),92,NONE,/, "$1,2,NONE,");
  expect(fewer).not.toBe(abroad);
  const second = await batch(fewer, "d.csv");
  const { code, stdout } = await taliadHere(["diff", first, second, "--json"]);
  expect(code).toBe(7);
  const [row, ...others] = JSON.parse(stdout).rows;
  expect(others).toEqual([]);
  expect(row).toMatchObject({ kind: "changed", totals: [0, 0] });
  expect(new Set(row.outcomes)).toEqual(new Set(["not-eligible"]));
  expect(row.rules[1].split(" ")).toEqual(expect.arrayContaining([...row.rules[0].split(" "), "WFP-31"]));
});

test("settings and law that differ are named", async () => {
  const config = join(place, "taliad.json");
  writeFileSync(
    config,
    JSON.stringify({ parameters: { "wfp.adminFee": { value: "1.00", decision: "minute 14" } } }),
  );
  const first = await batch(original, "c.csv");
  const second = await batch(original, "d.csv", "--config", config);
  const { stdout } = await taliadHere(["diff", first, second]);
  expect(stdout).toContain("wfp.adminFee");
});

test("a batch that is not there is named", async () => {
  expect((await taliadHere(["diff", "0123456789ab", "0123456789ac", "--out", out])).stderr).toContain(
    "0123456789ab",
  );
});
