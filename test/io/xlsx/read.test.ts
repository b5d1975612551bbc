// What a cell holds: every type of value, as text and kind, at its true place.
import { describe, expect, test } from "vitest";
import { cellKind, fromFormula } from "../../../src/core/place.ts";
import { openWorkbook } from "../../../src/io/xlsx/read.ts";
import { bookParts, makeBook, makeZip, sheetXml, stringsXml, stylesXml } from "./make-zip.ts";
import { firstCell, refusedCode, rowsOf, textsOf } from "./open.ts";

const { text, number, date, boolean, error, formulaWithoutValue, rounded, damaged } = cellKind;
const strings = stringsXml(["<t>Llŷr</t>", "<r><t>Siân </t></r>", "<t/>"]);

const cellCases = [
  { why: "a shared string", cell: '<c r="A1" t="s"><v>0</v></c>', expected: ["Llŷr", text] },
  {
    why: "an inline string",
    cell: '<c r="A1" t="inlineStr"><is><t>Mair</t></is></c>',
    expected: ["Mair", text],
  },
  {
    why: "a formula's text",
    cell: '<c r="A1" t="str"><f>B1</f><v>Mair</v></c>',
    expected: ["Mair", text | fromFormula],
  },
  { why: "text without a formula", cell: '<c r="A1" t="str"><v>Mair</v></c>', expected: ["Mair", text] },
  { why: "a number as it is shown", cell: '<c r="A1"><v>299.60</v></c>', expected: ["299.6", number] },
  { why: "a number said to be one", cell: '<c r="A1" t="n"><v>-0.5</v></c>', expected: ["-0.5", number] },
  {
    why: "an exponent is written out",
    cell: '<c r="A1"><v>1.23E+11</v></c>',
    expected: ["123000000000", number],
  },
  {
    why: "a small exponent too",
    cell: '<c r="A1"><v>1.0000000000000001e-2</v></c>',
    expected: ["0.01", number],
  },
  { why: "white space around a number", cell: '<c r="A1"><v>\n  12\n</v></c>', expected: ["12", number] },
  { why: "a number with a plus", cell: '<c r="A1"><v>+12</v></c>', expected: ["12", number] },
  { why: "a number without its whole", cell: '<c r="A1"><v>.5</v></c>', expected: ["0.5", number] },
  { why: "a number without its decimals", cell: '<c r="A1"><v>5.</v></c>', expected: ["5", number] },
  {
    why: "more digits than a program keeps",
    cell: '<c r="A1"><v>1.5E15</v></c>',
    expected: ["1.5E15", rounded],
  },
  { why: "one digit fewer", cell: '<c r="A1"><v>1.5E14</v></c>', expected: ["150000000000000", number] },
  { why: "no style", cell: '<c r="A1" s=""><v>44742</v></c>', expected: ["44742", number] },
  {
    why: "inline text written as a value",
    cell: '<c r="A1" t="inlineStr"><v>Mair</v></c>',
    expected: ["Mair", text],
  },
  {
    why: "text written twice",
    cell: '<c r="A1" t="inlineStr"><v>Mair</v><is><t>Mair</t></is></c>',
    expected: ["Mair", text],
  },
  {
    why: "text that is another way to write the number beside it",
    cell: '<c r="A1" t="inlineStr"><v>1.0</v><is><t>1.</t></is></c>',
    expected: ["1.", text],
  },
  {
    why: "text beside the number that it was made of",
    cell: '<c r="A1" t="inlineStr"><v>1.1</v><is><r><t>1.1.</t></r></is></c>',
    expected: ["1.1.", text],
  },
  {
    why: "a letter that was lost",
    cell: '<c r="A1" t="inlineStr"><is><t>Si\ufffdn</t></is></c>',
    expected: ["Si\ufffdn", damaged],
  },
  { why: "a day is its serial", cell: '<c r="A1" s="1"><v>44742</v></c>', expected: ["44742", date] },
  {
    why: "a day from a formula",
    cell: '<c r="A1" s="1"><f>TODAY()</f><v>44742</v></c>',
    expected: ["44742", date | fromFormula],
  },
  {
    why: "a day as ISO text",
    cell: '<c r="A1" s="1" t="d"><v>2022-06-30T00:00:00</v></c>',
    expected: ["2022-06-30", text],
  },
  {
    why: "a day with a time keeps it",
    cell: '<c r="A1" t="d"><v>2022-06-30T12:30:00</v></c>',
    expected: ["2022-06-30T12:30:00", text],
  },
  {
    why: "text in a day format is text",
    cell: '<c r="A1" s="1" t="s"><v>0</v></c>',
    expected: ["Llŷr", text],
  },
  { why: "true", cell: '<c r="A1" t="b"><v>1</v></c>', expected: ["1", boolean] },
  { why: "false", cell: '<c r="A1" t="b"><v>0</v></c>', expected: ["0", boolean] },
  { why: "true as a word", cell: '<c r="A1" t="b"><v>true</v></c>', expected: ["1", boolean] },
  {
    why: "an error",
    cell: '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    expected: ["#DIV/0!", error | fromFormula],
  },
  {
    why: "a formula that answered 0",
    cell: '<c r="A1"><f>B1</f><v>0</v></c>',
    expected: ["0", number | fromFormula],
  },
  {
    why: "a formula that answered FALSE",
    cell: '<c r="A1" t="b"><f>B1</f><v>0</v></c>',
    expected: ["0", boolean | fromFormula],
  },
  { why: "a formula without a value", cell: '<c r="A1"><f>B1</f></c>', expected: ["", formulaWithoutValue] },
  {
    why: "a formula with an empty value",
    cell: '<c r="A1"><f>B1</f><v/></c>',
    expected: ["", formulaWithoutValue],
  },
  {
    why: "a shared formula without a value",
    cell: '<c r="A1"><f t="shared" si="0"/></c>',
    expected: ["", formulaWithoutValue],
  },
  {
    why: "a text formula without a value",
    cell: '<c r="A1" t="str"><f>B1</f></c>',
    expected: ["", formulaWithoutValue],
  },
  { why: "an entity", cell: '<c r="A1" t="str"><v>A &amp; B &#x174;</v></c>', expected: ["A & B Ŵ", text] },
  {
    why: "character data",
    cell: '<c r="A1" t="str"><v><![CDATA[<b>&amp;]]></v></c>',
    expected: ["<b>&amp;", text],
  },
  {
    why: "a comment inside a number",
    cell: '<c r="A1"><v>12<!-- 9 -->34</v></c>',
    expected: ["1234", number],
  },
  {
    why: "an extension is passed by",
    cell: '<c r="A1"><v>7</v><extLst><ext uri="x"><v>8</v></ext></extLst></c>',
    expected: ["7", number],
  },
] as const;

test.for(cellCases)("$why", ({ cell, expected }) => {
  expect(firstCell({ rows: `<row r="1">${cell}</row>`, strings })).toEqual(expected);
});

const stringCases = [
  {
    why: "runs of rich text are joined",
    item: "<r><t>Siân</t></r><r><rPr><b/></rPr><t>Haf</t></r>",
    expected: "SiânHaf",
  },
  {
    why: "how it is pronounced is not part of it",
    item: '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>',
    expected: "東京",
  },
  { why: "outer white space goes when nothing keeps it", item: "<t>  Mair \n</t>", expected: "Mair" },
  { why: "a no-break space is a character", item: "<t>\u00a0Mair\u00a0</t>", expected: "\u00a0Mair\u00a0" },
  {
    why: "outer white space stays when it is kept",
    item: '<t xml:space="preserve"> Mair </t>',
    expected: " Mair ",
  },
  {
    why: "each run says for itself",
    item: '<r><t xml:space="preserve">Siân </t></r><r><t> Haf</t></r>',
    expected: "Siân Haf",
  },
  { why: "an escape is decoded", item: "<t>a_x000D_b</t>", expected: "a\rb" },
  { why: "an escape in lower case too", item: "<t>a_x000d_b</t>", expected: "a\rb" },
  { why: "an escaped escape is decoded once", item: "<t>a_x005F_x000D_b</t>", expected: "a_x000D_b" },
  {
    why: "something like an escape stays",
    item: "<t>a_x00D_b_xylophone_</t>",
    expected: "a_x00D_b_xylophone_",
  },
  { why: "two halves make a character", item: "<t>_xD83D__xDE00_</t>", expected: "😀" },
  { why: "line breaks are line feeds", item: "<t>a\r\nb\rc</t>", expected: "a\nb\nc" },
  { why: "a stated carriage return stays", item: "<t>a&#13;b</t>", expected: "a\rb" },
] as const;

test.for(stringCases)("$why", ({ item, expected }) => {
  const cell = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
  expect(firstCell({ rows: cell, strings: stringsXml([item]) })[0]).toBe(expected);
  const inline = `<row r="1"><c r="A1" t="inlineStr"><is>${item}</is></c></row>`;
  expect(firstCell({ rows: inline })[0]).toBe(expected);
});

test("half a character is damage", () => {
  const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
  expect(refusedCode(makeBook({ rows, strings: stringsXml(["<t>_xD83D_</t>"]) }))).toBe("workbook-damaged");
});

describe("the grid", () => {
  test("gaps are empty text, row numbers are true, empty rows are passed by", () => {
    const rows =
      '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="3"/><row r="4"><c r="A4" s="1"/></row>' +
      '<row r="7"><c r="A7"><v>3</v></c><c r="B7" s="1"/></row>';
    const read = rowsOf(makeBook({ rows }));
    expect(read.map((row) => row.number)).toEqual([2, 7]);
    expect(read.map((row) => row.cells)).toEqual([["", "1", "", "2"], ["3"]]);
    expect([...(read[0]?.kinds ?? [])]).toEqual([text, number, text, number]);
  });

  test("kinds of one row do not leak into the next", () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="B2" t="b"><v>1</v></c></row>';
    expect([...(rowsOf(makeBook({ rows }))[1]?.kinds ?? [])]).toEqual([text, boolean]);
  });

  test("a row of nothing but empty text is an empty row", () => {
    const rows = '<row r="1"><c r="A1" t="str"><f>B1</f><v></v></c></row><row r="2"><c r="A2"><v/></c></row>';
    expect(rowsOf(makeBook({ rows }))).toEqual([]);
  });

  test("empty text from a formula beside other cells is marked", () => {
    const rows = '<row r="1"><c r="A1" t="str"><f>B1</f><v></v></c><c r="B1"><v>1</v></c></row>';
    const [row] = rowsOf(makeBook({ rows }));
    expect([row?.cells, [...(row?.kinds ?? [])]]).toEqual([
      ["", "1"],
      [text | fromFormula, number],
    ]);
  });

  test("cells and rows without references count on", () => {
    const rows =
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>';
    expect(textsOf(makeBook({ rows }))).toEqual({ 1: ["1", "2"], 5: ["", "", "3", "4"], 6: ["5"] });
  });

  test("the last cell of the grid", () => {
    const [row] = rowsOf(makeBook({ rows: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' }));
    expect([row?.number, row?.cells.length]).toEqual([1_048_576, 16_384]);
  });

  test("many rows come in batches and none is lost", () => {
    let rows = "";
    for (let row = 1; row <= 9000; row += 1) rows += `<row r="${row}"><c r="A${row}"><v>${row}</v></c></row>`;
    const workbook = openWorkbook(makeBook({ rows }), "claims.xlsx");
    const batches = [...workbook.rows(0)];
    expect(batches.length).toBeGreaterThan(1);
    expect(batches.flat().map((row) => Number(row.cells[0]))).toEqual(
      Array.from({ length: 9000 }, (_, at) => at + 1),
    );
    expect([...workbook.rows(0)].flat()).toHaveLength(9000);
  });
});

describe("a sheet of more than a mebibyte, whose memory is given back", () => {
  const count = 30_000;
  const rows = Array.from(
    { length: count },
    (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at + 1}</v></c></row>`,
  ).join("");
  const all = Array.from({ length: count }, (_, at) => String(at + 1));
  const cellsOf = (batches: Iterable<readonly { readonly cells: readonly string[] }[]>) =>
    [...batches].flat().map((row) => row.cells[0]);

  test.for([
    { why: "deflated", stored: false },
    { why: "stored, so that it is a stretch of the file", stored: true },
  ])("$why: its top, then all of it, and again", ({ stored }) => {
    const parts = bookParts({ rows }).map((part) => ({ ...part, stored }));
    const workbook = openWorkbook(makeZip(parts), "claims.xlsx");
    for (const batch of workbook.rows(0)) {
      expect(batch[0]?.cells).toEqual(["1"]);
      break;
    }
    expect(cellsOf(workbook.rows(0))).toEqual(all);
    expect(cellsOf(workbook.rows(0))).toEqual(all);
  });

  test("two readers at once do not take it from each other", () => {
    const workbook = openWorkbook(makeBook({ rows }), "claims.xlsx");
    const slow = workbook.rows(0);
    const first = slow.next().value ?? [];
    for (const _ of workbook.rows(0)) break;
    expect(cellsOf(workbook.rows(0))).toEqual(all);
    expect([...cellsOf([first]), ...cellsOf(slow)]).toEqual(all);
  });
});

const damagedGrids = [
  { why: "rows out of order", rows: '<row r="2"/><row r="1"/>' },
  { why: "the same row twice", rows: '<row r="2"/><row r="2"/>' },
  { why: "row 0", rows: '<row r="0"/>' },
  { why: "a row below the grid", rows: '<row r="1048577"/>' },
  { why: "a row that is not a number", rows: '<row r="1.0"/>' },
  { why: "a row with a leading zero", rows: '<row r="01"/>' },
  { why: "cells out of order", rows: '<row r="1"><c r="B1"/><c r="A1"/></row>' },
  { why: "the same cell twice", rows: '<row r="1"><c r="B1"/><c r="B1"/></row>' },
  { why: "a cell of another row", rows: '<row r="1"><c r="A2"/></row>' },
  { why: "a cell beyond the grid", rows: '<row r="1"><c r="XFE1"/></row>' },
  { why: "a cell beyond the grid without a reference", rows: '<row r="1"><c r="XFD1"/><c/></row>' },
  { why: "a cell reference in lower case", rows: '<row r="1"><c r="a1"/></row>' },
  { why: "a cell reference without a row", rows: '<row r="1"><c r="A"/></row>' },
  { why: "a cell reference without a column", rows: '<row r="1"><c r="1"/></row>' },
  { why: "a cell reference with dollar signs", rows: '<row r="1"><c r="$A$1"/></row>' },
  { why: "a shared string that is not there", rows: '<row r="1"><c r="A1" t="s"><v>3</v></c></row>' },
  { why: "a shared string before the first", rows: '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>' },
  { why: "a shared string and a half", rows: '<row r="1"><c r="A1" t="s"><v>1.5</v></c></row>' },
  { why: "a number with a comma", rows: '<row r="1"><c r="A1"><v>12,5</v></c></row>' },
  { why: "a number with a space inside", rows: '<row r="1"><c r="A1"><v>1 2</v></c></row>' },
  { why: "a point alone", rows: '<row r="1"><c r="A1"><v>.</v></c></row>' },
  { why: "an exponent without digits", rows: '<row r="1"><c r="A1"><v>5E+</v></c></row>' },
  { why: "hexadecimal", rows: '<row r="1"><c r="A1"><v>0x10</v></c></row>' },
  { why: "infinity", rows: '<row r="1"><c r="A1"><v>INF</v></c></row>' },
  { why: "text that says it is a number", rows: '<row r="1"><c r="A1" t="n"><v>abc</v></c></row>' },
  { why: "a minus alone", rows: '<row r="1"><c r="A1"><v>-</v></c></row>' },
  { why: "a third truth value", rows: '<row r="1"><c r="A1" t="b"><v>2</v></c></row>' },
  { why: "an unknown type", rows: '<row r="1"><c r="A1" t="x"><v>2</v></c></row>' },
  { why: "two values", rows: '<row r="1"><c r="A1"><v>2</v><v>3</v></c></row>' },
  { why: "two formulas", rows: '<row r="1"><c r="A1"><f>2</f><f>3</f><v>3</v></c></row>' },
  {
    why: "a value and an inline string",
    rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>2</t></is><v>3</v></c></row>',
  },
  {
    why: "a text as a value and another as an inline string",
    rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>Mair</t></is><v>Nia</v></c></row>',
  },
  {
    why: "a number and another inline string, as a text",
    rows: '<row r="1"><c r="A1" t="str"><is><t>2.</t></is><v>2</v></c></row>',
  },
  { why: "an inline string in a number", rows: '<row r="1"><c r="A1"><is><t>2</t></is></c></row>' },
  { why: "an element inside a value", rows: '<row r="1"><c r="A1"><v>2<b/>3</v></c></row>' },
  { why: "a format that is not there", rows: '<row r="1"><c r="A1" s="2"><v>2</v></c></row>' },
  { why: "a format below the first", rows: '<row r="1"><c r="A1" s="-1"><v>2</v></c></row>' },
] as const;

test.for(damagedGrids)("$why: damaged", ({ rows }) => {
  expect(refusedCode(makeBook({ rows, strings }))).toBe("workbook-damaged");
});

test.for([
  {
    why: "a second sheetData",
    sheet: sheetXml("").replace("<sheetData></sheetData>", "<sheetData/><sheetData/>"),
  },
  { why: "no sheetData", sheet: sheetXml("").replace("<sheetData></sheetData>", "") },
  { why: "another root", sheet: sheetXml("").replaceAll("worksheet", "chartsheet") },
  { why: "another namespace", sheet: sheetXml("").replaceAll("spreadsheetml", "wordprocessingml") },
])("$why: damaged", ({ sheet }) => {
  expect(refusedCode(makeBook({ sheet }))).toBe("workbook-damaged");
});

test("a fault names its cell and not what it holds", () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="C2"><v>AB123456C</v></c></row>';
  const workbook = openWorkbook(makeBook({ rows }), "claims.xlsx");
  expect(() => [...workbook.rows(0)]).toThrowError(
    expect.objectContaining({
      problem: expect.objectContaining({
        file: "claims.xlsx",
        sheet: "Data",
        row: 2,
        column: 2,
        found: "t=n",
      }),
    }),
  );
});

test("whoever does not know a choice takes the fallback, in rows and in styles", () => {
  const mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
  const choice = (a: string, b: string) =>
    `<mc:AlternateContent ${mc}><mc:Choice Requires="x">${a}</mc:Choice><mc:Fallback>${b}</mc:Fallback></mc:AlternateContent>`;
  const cell = (value: number) => `<c r="A1" s="1"><v>${value}</v></c>`;
  const styles = stylesXml([14]).replace(
    '<xf numFmtId="14"/></cellXfs>',
    (xf) => `${choice('<xf numFmtId="2"/>', '<xf numFmtId="14"/>')}${xf.slice('<xf numFmtId="14"/>'.length)}`,
  );
  expect(styles).toContain("Fallback");
  const rows = `<row r="1">${choice(cell(1), cell(44742))}<c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>`;
  const [first, second] = rowsOf(makeBook({ rows, styles }));
  expect(first).toMatchObject({ cells: ["44742", "2"], kinds: Uint8Array.of(date, number) });
  expect(second?.cells).toEqual(["3"]);
});
