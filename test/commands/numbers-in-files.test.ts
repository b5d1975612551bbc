// Numbers in the files of a batch's folder, as a hold on a person looks for them.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { workbook } from "../../bench/workbook.ts";
import { numbersInFiles } from "../../src/commands/work/purge/numbers-in-files.ts";
import { folder } from "../program/program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const wanted = new Set(["HT482913", "JK104857"]);
let folders = 0;

function foundIn(path: string, content: string | Buffer): readonly string[] {
  folders += 1;
  const batch = join(place, String(folders));
  mkdirSync(dirname(join(batch, path)), { recursive: true });
  writeFileSync(join(batch, path), content);
  return [...numbersInFiles(batch, wanted)].sort();
}

test.for([
  ["as it should be", "a;HT482913B;b"],
  ["without its last letter, at the end", "HT482913"],
  ["in small letters, with blanks", "x,ht 48 29 13 b"],
  ["with hyphens", "HT-48-29-13-B"],
  ["with no-break spaces", "HT\u00a048\u00a029\u00a013\u00a0B"],
  ["with the letters O and I for digits", "HT4829I3B,JKIO4857A"],
  ["behind letters that are none of it", "NoHT482913B"],
  ["behind what begins as a number does", "AB HT482913B"],
])("a number is found %s", ([, text = ""]) => {
  const found = foundIn("inputs/gofal.csv", text);
  expect(found).toContain("HT482913");
  expect(found).toEqual(text.includes("JK") ? ["HT482913", "JK104857"] : ["HT482913"]);
  expect(foundIn("inputs/gofal.csv", Buffer.from(`\ufeff${text}`, "utf16le"))).toEqual(found);
});

test.for([
  ["another number", "HT482914B"],
  ["a number that lacks a digit", "HT48291B"],
  ["digits alone", "482913"],
  ["nothing", ""],
])("%s is not it", ([, text = ""]) => {
  expect(foundIn("inputs/gofal.csv", text)).toEqual([]);
});

test("a number is found where one piece of a large file ends and the next begins", () => {
  const end = 1 << 23;
  for (const at of [end - 9, end - 8, end - 4, end - 1, end, 2 * end - 70, 2 * end - 4]) {
    const file = Buffer.alloc(2 * end + 100, ".");
    file.write("HT482913B", at);
    expect(foundIn("decisions.csv", file), String(at)).toEqual(["HT482913"]);
  }
});

test("a number is found in a workbook that was sent; the law and a workbook of the results are not looked at", async () => {
  const book = await workbook([
    { name: "hawliadau", rows: [[{ text: "ht 48 29 13 b" }, { text: "Jones" }]] },
  ]);
  expect(foundIn("inputs/gofal.xlsx", book)).toEqual(["HT482913"]);
  expect(foundIn("inputs/gofal.csv", book)).toEqual(["HT482913"]);
  expect(foundIn("report.xlsx", book)).toEqual([]);
  expect(foundIn("schemas/words/en.json", "HT482913B")).toEqual([]);
  expect(foundIn("inputs/cut.xlsx", book.subarray(0, book.length - 30))).toEqual([]);
});
