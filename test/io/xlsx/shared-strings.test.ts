// Shared strings: a letter that was lost is said at each cell that shows it, and a text longer than a cell holds is refused.
import { expect, test } from "vitest";
import { cellKind } from "../../../src/core/place.ts";
import { workbookLimits } from "../../../src/io/xlsx/limits.ts";
import { makeBook, stringsXml } from "./make-zip.ts";
import { refused, rowsOf } from "./open.ts";

const cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>';
const book = (strings: readonly string[], row = cells) =>
  makeBook({ rows: `<row r="1">${row}</row>`, strings: stringsXml(strings.map((one) => `<t>${one}</t>`)) });

test.for([
  ["as nearly every program writes a cell", cells],
  ["as it may be written, too", cells.replaceAll(' t="s"', " t='s' ")],
] as const)("a lost letter, %s", ([, row]) => {
  const [read] = rowsOf(book(["Gl\ufffdn", "Glyn"], row));
  expect([...(read?.kinds ?? [])]).toEqual([cellKind.damaged, cellKind.text]);
});

test("a text of as many letters as a cell holds is read, one more is not", () => {
  const { textLength } = workbookLimits;
  expect(refused(book(["x".repeat(textLength), "y"]))).toBeUndefined();
  expect(refused(book(["x".repeat(textLength + 1), "y"]))?.code).toBe("workbook-too-large");
});
