// Cells in plain form are taken from the bytes in one step. With a second blank behind `<c` the same cell is left to the scanner
// of XML: both have to give the same rows, or refuse for the same reason at the same place.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../../../src/core/refusal.ts";
import { quickCells } from "../../../src/io/xlsx/quick-cell.ts";
import { makeBook, sheetXml, stringsXml, stylesXml } from "./make-zip.ts";
import { rowsOf } from "./open.ts";

const strings = stringsXml(["<t>SCW</t>", "<t></t>", "<t>Siân</t>", "<t>lost \ufffd</t>"]);
const styles = stylesXml([14, 2, "0000", "0%"]);

function read(sheet: string, limits = {}): unknown {
  try {
    return rowsOf(makeBook({ sheet, strings, styles }), limits);
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
}

function expectSame(sheet: string, limits = {}): void {
  expect(read(sheet, limits)).toEqual(read(sheet.replaceAll("<c ", "<c  "), limits));
}

const row = (cells: string): string => sheetXml(`<row r="2">${cells}</row>`);

const kinds = [
  { why: "shared texts", cells: '<c r="A2" t="s"><v>0</v></c><c r="B2" s="1" t="s"><v>2</v></c>' },
  { why: "an empty shared text", cells: '<c r="A2" t="s"><v>1</v></c><c r="B2"><v>1</v></c>' },
  { why: "a text with a lost letter", cells: '<c r="A2" t="s"><v>3</v></c>' },
  { why: "numbers", cells: '<c r="A2"><v>299.60000000000002</v></c><c r="B2" s="2"><v>-1.5E2</v></c>' },
  { why: "days, shown zeros, percent", cells: "1234".replace(/./g, '<c r="$&2" s="$&"><v>0.04</v></c>') },
  {
    why: "cells without a value",
    cells: '<c r="A2" s="1"/><c r="B2"/><c r="C2" t="s"/><c r="D2"><v>1</v></c>',
  },
  { why: "a gap, and a cell far to the right", cells: '<c r="C2"><v>1</v></c><c r="XFD2"><v>2</v></c>' },
  { why: "one beyond the grid", cells: '<c r="XFE2"><v>2</v></c>' },
  {
    why: "a formula between",
    cells: '<c r="A2"><v>1</v></c><c r="B2"><f>A2</f><v>1</v></c><c r="C2"><v>1</v></c>',
  },
  { why: "a comment between", cells: '<c r="A2"><v>1</v></c><!-- <c r="B2"> --><c r="C2"><v>1</v></c>' },
  { why: "a column that comes again", cells: '<c r="B2"><v>1</v></c><c r="B2"><v>1</v></c>' },
  { why: "a cell of another row", cells: '<c r="A3"><v>1</v></c>' },
  { why: "a shared text that is not there", cells: '<c r="A2" t="s"><v>9</v></c>' },
  { why: "a place with a zero in front", cells: '<c r="A2" t="s"><v>01</v></c>' },
  { why: "a style that is not there", cells: '<c r="A2" s="9"><v>1</v></c>' },
  { why: "a number that is none", cells: '<c r="A2"><v>1e</v></c>' },
  { why: "no number at all", cells: '<c r="A2"><v></v></c><c r="B2"><v>1</v></c>' },
  { why: "an end tag with a blank", cells: '<c r="A2"><v>1</v ></c ><c r="B2"><v>1</v></c>' },
  { why: "another sign in the place of <", cells: '<c r="A2"/><c r="B2"/>&c r="C2"><v>1</v></c>' },
  { why: "a row that breaks off", cells: '<c r="A2"><v>1</v></c><c r="B2"><v>1' },
];

describe("a cell is the same in one step and by the scanner", () => {
  test.for(kinds)("$why", ({ cells }) => expectSame(row(cells)));

  test("another sign in the place of < is damage, behind a cell with a value and behind one without", () => {
    for (const cell of ['<c r="B2"><v>1</v></c>', '<c r="B2" t="s"/>'])
      expect(read(row(`<c r="A2"/>${cell}&c r="C2"><v>1</v></c>`))).toMatchObject({
        code: "workbook-damaged",
        row: 2,
      });
  });

  test("in a namespace that is not the one of sheets", () => {
    const cells = '<c r="A2"><v>1</v></c><c xmlns="urn:other" r="B2"><v>1</v></c><c r="C2"><v>1</v></c>';
    expectSame(row(cells));
    expectSame(row(`<x xmlns="urn:other"><c r="A2"><v>1</v></c></x>${cells}`));
    expectSame(sheetXml(`<row r="2" xmlns="urn:other">${cells}</row>`));
  });

  test("at each limit", () => {
    const cells = "ABCD".replace(/./g, '<c r="$&2"><v>1</v></c>');
    for (const depth of [3, 4, 5, 6]) expectSame(row(cells), { depth });
    for (const most of [3, 4]) expectSame(row(cells), { cells: most });
    for (const textLength of [0, 1]) expectSame(row(cells), { textLength });
  });

  test("whatever is done to it", () => {
    const sheet = row(kinds.map(({ cells }) => cells).join(""));
    const start = sheet.indexOf("<row");
    const parts = [
      "<",
      ">",
      "/",
      '"',
      " ",
      "c",
      "v",
      "A",
      "9",
      "0",
      ".",
      "t",
      "s",
      "&",
      "<c>",
      "</c>",
      "<!--",
    ];
    const one = fc.record({
      place: fc.nat(sheet.length - start),
      removed: fc.nat(6),
      put: fc.constantFrom("", ...parts),
      from: fc.constantFrom(...kinds.map(({ cells }) => row(cells))),
    });
    fc.assert(
      fc.property(one, ({ place, removed, put, from }) => {
        const at = start + (place % (from.length - start));
        expectSame(`${from.slice(0, at)}${put}${from.slice(at + removed)}`);
      }),
      { numRuns: 2_000 },
    );
  });
});

test("cells in plain form are in fact taken in one step", () => {
  const bytes = Buffer.from(
    '<c r="A2" s="1" t="s"><v>0</v></c><c r="C2"><v>4.50</v></c><c r="D2"><f>1</f></c>',
  );
  const put: unknown[] = [];
  const take = quickCells(bytes, { strings: ["SCW"], formats: undefined }, false, (...cell) =>
    put.push(cell),
  );
  expect(take(0, 2, -1)).toBe(bytes.indexOf('<c r="D2"'));
  expect(put.map((cell) => (cell as unknown[]).slice(0, 2))).toEqual([
    [0, "SCW"],
    [2, "4.5"],
  ]);
});
