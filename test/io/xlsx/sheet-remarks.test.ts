// Rows and columns that nobody sees and that hold something, and merged cells: said with their place.
import { expect, test } from "vitest";
import { workbookLimits } from "../../../src/io/xlsx/limits.ts";
import { openWorkbook } from "../../../src/io/xlsx/read.ts";
import { makeBook, sheetXml } from "./make-zip.ts";

/** "row column found" of each remark on a sheet. */
function remarks(rows: string, before = "", behind = ""): readonly string[] {
  const workbook = openWorkbook(
    makeBook({ sheet: sheetXml(rows, before, behind) }),
    "claims.xlsx",
    workbookLimits,
  );
  for (const batch of workbook.rows(0)) batch.length;
  return workbook.sheetRemarks(0).map(({ code, row, column, found }) => `${code} ${row} ${column} ${found}`);
}
const row = (number: number, attributes = "", cells = `<c r="B${number}"><v>1</v></c>`) =>
  `<row r="${number}" ${attributes}>${cells}</row>`;

test.for<[why: string, attributes: string, hidden: boolean]>([
  ["a row as it is", "", false],
  ["hidden", 'hidden="1"', true],
  ["hidden, said in a word", 'hidden="true"', true],
  ["not hidden", 'hidden="0"', false],
  ["of no height", 'ht="0"', true],
  ["of a small height", 'ht="1"', false],
])("%s", ([, attributes, hidden]) => {
  expect(remarks(row(3, attributes))).toEqual(hidden ? ["hidden-content 3 -1 3"] : []);
  // A row that holds nothing hides nothing.
  expect(remarks(row(2) + row(3, attributes, '<c r="B3"/>'))).toEqual([]);
});

test("rows are hidden where the sheet says so of all, but for those with a height", () => {
  const all = '<sheetFormatPr zeroHeight="1"/>';
  expect(remarks(row(1) + row(2, 'ht="15"') + row(3) + row(4), all)).toEqual(["hidden-content 1 -1 1, 3–4"]);
});

test("columns are hidden that hold something, by name or by having no width", () => {
  const cells = '<c r="B1"><v>1</v></c><c r="D1"><v>1</v></c><c r="E1"><v>1</v></c>';
  const columns = (inner: string) => remarks(row(1, "", cells), `<cols>${inner}</cols>`);
  expect(columns('<col min="1" max="2" hidden="1"/>')).toEqual(["hidden-content 0 1 B"]);
  expect(columns('<col min="4" max="6" width="0"/>')).toEqual(["hidden-content 0 3 D–E"]);
  expect(columns('<col min="1" max="1" hidden="1"/><col min="3" max="3" hidden="1"/>')).toEqual([]);
  expect(columns('<col min="2" max="5" width="9"/>')).toEqual([]);
});

test("five merges are named, more are counted", () => {
  const merges = (count: number) =>
    remarks(
      row(1),
      "",
      `<mergeCells>${Array.from({ length: count }, (_, at) => `<mergeCell ref="A${at + 1}:B${at + 1}"/>`).join("")}</mergeCells>`,
    );
  expect(merges(1)).toEqual(["merged-cells 1 0 A1:B1"]);
  expect(merges(5)[0]?.endsWith("A5:B5")).toBe(true);
  expect(merges(6)[0]?.endsWith("A5:B5, … (6)")).toBe(true);
});
