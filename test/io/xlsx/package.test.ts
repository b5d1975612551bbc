// The workbook around the sheets: parts found by what refers to them, and everything that real files do.
import { describe, expect, test } from "vitest";
import { cellKind } from "../../../src/core/place.ts";
import { openWorkbook } from "../../../src/io/xlsx/read.ts";
import { workTime, worth } from "../../work.ts";
import {
  type Book,
  bookParts,
  declaration,
  main,
  makeBook,
  makeZip,
  names,
  type Part,
  relations,
  relsXml,
  sheetXml,
  stringsXml,
  workbookXml,
} from "./make-zip.ts";
import { refused, refusedCode, rowsOf, textsOf } from "./open.ts";

const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
const data = (name: string): string =>
  bookParts({ rows })
    .find((part) => part.name === name)
    ?.data.toString() ?? "";

/** A workbook with one part's text changed. */
function changed(name: string, from: string | RegExp, to: string, more: readonly Part[] = []): Buffer {
  const text = data(name);
  const other = text.replace(from, to);
  if (other === text) throw new Error(`nothing to change in ${name}`);
  return makeBook({ rows, parts: [{ name, data: other }, ...more] });
}

const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

describe("what real programs write", () => {
  const strict = (text: string) =>
    text
      .replaceAll(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
      )
      .replaceAll(main, "http://purl.oclc.org/ooxml/spreadsheetml/main");
  const elsewhere = "xl/pages/the claims.bin";
  test.for([
    {
      why: "the main type as a default",
      bytes: changed(
        names.types,
        /<Default Extension="xml".*$/,
        `<Default Extension="xml" ContentType="${sheetType}"/></Types>`,
      ),
    },
    { why: "a template", bytes: changed(names.types, "sheet.main", "template.main") },
    {
      why: "part names of another case in the content types",
      bytes: changed(names.types, "/xl/workbook.xml", "/XL/Workbook.xml"),
    },
    {
      why: "no styles part, though it is referred to",
      bytes: makeBook({ rows: rows.replace("<c ", '<c s="7" '), without: [names.styles] }),
    },
    { why: "no styles at all", bytes: changed(names.workbookRels, /<Relationship Id="rId2".*?\/>/, "") },
    {
      why: "an absolute target",
      bytes: changed(names.workbookRels, "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"),
    },
    {
      why: "a target of the package itself that climbs out, to what nobody reads",
      bytes: changed(
        names.packageRels,
        "</Relationships>",
        `<Relationship Id="rId9" Type="${relations}/customXml" Target="../customXml/item1.xml"/></Relationships>`,
      ),
    },
    {
      why: "a target from here",
      bytes: changed(names.workbookRels, "worksheets/sheet1.xml", "./worksheets/./sheet1.xml"),
    },
    {
      why: "a target over the parent",
      bytes: changed(names.workbookRels, "worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml"),
    },
    {
      why: "a target with backslashes",
      bytes: changed(names.workbookRels, "worksheets/sheet1.xml", "worksheets\\sheet1.xml"),
    },
    {
      why: "a target in another case",
      bytes: changed(names.workbookRels, "worksheets/sheet1.xml", "Worksheets/Sheet1.XML"),
    },
    {
      why: "a sheet part of any name",
      bytes: changed(names.workbookRels, "worksheets/sheet1.xml", "pages/the claims.bin", [
        { name: elsewhere, data: sheetXml(rows) },
      ]),
    },
    {
      why: "a sheet part with an escaped name",
      bytes: changed(names.workbookRels, "worksheets/sheet1.xml", "pages/the%20claims.bin", [
        { name: elsewhere, data: sheetXml(rows) },
      ]),
    },
    {
      why: "relationships to the outside",
      bytes: changed(
        names.workbookRels,
        "</Relationships>",
        `<Relationship Id="x" Type="${relations}/externalLink" Target="file:///c:/other.xlsx" TargetMode="External"/></Relationships>`,
      ),
    },
    {
      why: "somebody else's relationships",
      bytes: changed(
        names.workbookRels,
        "</Relationships>",
        '<Relationship Id="x" Type="urn:x" Target="x.xml"/></Relationships>',
      ),
    },
    {
      why: "strict namespaces",
      bytes: makeZip(bookParts({ rows }).map((part) => ({ ...part, data: strict(part.data.toString()) }))),
    },
  ])("$why", ({ bytes }) => {
    expect(textsOf(bytes)).toEqual({ 1: ["1"] });
  });

  test("another prefix for relationships", () => {
    const text = data(names.workbook).replace("xmlns:r=", "xmlns:rel=").replace("r:id=", "rel:id=");
    expect(textsOf(makeBook({ rows, parts: [{ name: names.workbook, data: text }] }))).toEqual({ 1: ["1"] });
  });

  test("a chart sheet is passed by and does not move the others", () => {
    const parts: Part[] = [
      {
        name: names.workbook,
        data: workbookXml(
          '<sheet name="Chart" sheetId="2" r:id="c"/><sheet name="Data" sheetId="1" r:id="rId1"/>',
        ),
      },
      {
        name: names.workbookRels,
        data: relsXml([
          ["c", "chartsheet", "chartsheets/sheet1.xml"],
          ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ]),
      },
      { name: "xl/chartsheets/sheet1.xml", data: `<chartsheet xmlns="${main}"/>` },
    ];
    const workbook = openWorkbook(makeBook({ rows, parts }), "claims.xlsx");
    expect(workbook.sheets).toEqual([{ name: "Data", hidden: false }]);
    expect([...workbook.rows(0)].flat()).toHaveLength(1);
  });

  test("two sheets, each with its own rows", () => {
    const parts: Part[] = [
      {
        name: names.workbook,
        data: workbookXml(
          '<sheet name="One" sheetId="1" r:id="rId1"/><sheet name="Dau &amp; tri" sheetId="2" r:id="b"/>',
        ),
      },
      {
        name: names.workbookRels,
        data: relsXml([
          ["b", "worksheet", "worksheets/other.xml"],
          ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ]),
      },
      { name: "xl/worksheets/other.xml", data: sheetXml('<row r="3"><c r="B3"><v>2</v></c></row>') },
    ];
    const bytes = makeBook({ rows, parts });
    expect(openWorkbook(bytes, "claims.xlsx").sheets.map(({ name }) => name)).toEqual(["One", "Dau & tri"]);
    expect(rowsOf(bytes, {}, 1).map(({ number, cells }) => [number, cells])).toEqual([[3, ["", "2"]]]);
    expect(refusedCode(bytes, { cells: 2 })).toBeUndefined();
    expect(refusedCode(bytes, { cells: 1 })).toBe("workbook-too-large");
  });

  test("a dimension of the whole grid and a million formatted rows without anything", () => {
    let blank = "";
    for (let row = 2; row <= 1_000_000; row += 1) blank += `<row r="${row}" s="1" customFormat="1"/>`;
    const sheet = sheetXml(
      `${rows}${blank}<row r="1000001"><c r="B1000001"><v>2</v></c></row>`,
      '<dimension ref="A1:XFD1048576"/>',
    );
    const begin = workTime();
    expect(textsOf(makeBook({ sheet }))).toEqual({ 1: ["1"], 1000001: ["", "2"] });
    expect(workTime() - begin).toBeLessThan(worth(10_000));
  });

  test("ten drop-down lists over whole columns", () => {
    const list = (at: number) =>
      `<dataValidation type="list" sqref="${"ABCDEFGHIJ"[at]}1:${"ABCDEFGHIJ"[at]}1048576"><formula1>"yes,no"</formula1></dataValidation>`;
    const behind = `<dataValidations count="10">${Array.from({ length: 10 }, (_, at) => list(at)).join("")}</dataValidations>`;
    const begin = workTime();
    expect(textsOf(makeBook({ sheet: sheetXml(rows, "", behind) }))).toEqual({ 1: ["1"] });
    expect(workTime() - begin).toBeLessThan(worth(1000));
  });
});

describe("days are counted from", () => {
  test.for([
    { workbookPr: "", epoch: 1900 },
    { workbookPr: "<workbookPr/>", epoch: 1900 },
    { workbookPr: '<workbookPr date1904="0"/>', epoch: 1900 },
    { workbookPr: '<workbookPr date1904="false"/>', epoch: 1900 },
    { workbookPr: '<workbookPr date1904="1"/>', epoch: 1904 },
    { workbookPr: '<workbookPr date1904="true"/>', epoch: 1904 },
  ])("$epoch: $workbookPr", ({ workbookPr, epoch }) => {
    expect(openWorkbook(makeBook({ rows, workbookPr }), "claims.xlsx").epoch).toBe(epoch);
  });
});

describe("what contradicts itself", () => {
  const second: Part = { name: "xl/worksheets/sheet2.xml", data: sheetXml(rows) };
  test.for([
    {
      why: "no relationships of the file",
      bytes: makeBook({ rows, without: [names.packageRels] }),
      code: "workbook-damaged",
    },
    {
      why: "no relationships of the workbook",
      bytes: makeBook({ rows, without: [names.workbookRels] }),
      code: "workbook-damaged",
    },
    { why: "no workbook", bytes: makeBook({ rows, without: [names.workbook] }), code: "workbook-damaged" },
    { why: "no sheet part", bytes: makeBook({ rows, without: [names.sheet] }), code: "workbook-damaged" },
    {
      why: "shared strings that are referred to and not there",
      bytes: makeBook({ rows, strings: "", without: [names.strings] }),
      code: "workbook-damaged",
    },
    { why: "no sheets", bytes: changed(names.workbook, /<sheet .*?\/>/, ""), code: "workbook-damaged" },
    {
      why: "a sheet without a name",
      bytes: changed(names.workbook, 'name="Data"', 'name=""'),
      code: "workbook-damaged",
    },
    {
      why: "a sheet without a part",
      bytes: changed(names.workbook, 'r:id="rId1"', 'r:id="rId9"'),
      code: "workbook-damaged",
    },
    {
      why: "a sheet that is the styles part",
      bytes: changed(names.workbook, 'r:id="rId1"', 'r:id="rId2"'),
      code: "workbook-damaged",
    },
    {
      why: "two sheets of one name",
      bytes: changed(
        names.workbook,
        /<sheet (.*?)\/>/,
        '<sheet $1/><sheet name="DATA" sheetId="2" r:id="rId4"/>',
        [
          second,
          {
            name: names.workbookRels,
            data: data(names.workbookRels).replace(
              "</Rel",
              `<Relationship Id="rId4" Type="${relations}/worksheet" Target="worksheets/sheet2.xml"/></Rel`,
            ),
          },
        ],
      ),
      code: "workbook-damaged",
    },
    {
      why: "a sheet's name of 256 characters",
      bytes: changed(names.workbook, 'name="Data"', `name="${"N".repeat(256)}"`),
      code: "workbook-damaged",
    },
    {
      why: "two sheets of one part",
      bytes: changed(
        names.workbook,
        /<sheet (.*?)\/>/,
        '<sheet $1/><sheet name="Two" sheetId="2" r:id="rId1"/>',
      ),
      code: "workbook-damaged",
    },
    {
      why: "two relationships of one id",
      bytes: changed(names.workbookRels, 'Id="rId2"', 'Id="rId1"'),
      code: "workbook-damaged",
    },
    {
      why: "a target that climbs out",
      bytes: changed(names.workbookRels, "worksheets/sheet1.xml", "../../worksheets/sheet1.xml"),
      code: "zip-unsafe",
    },
    {
      why: "a target of another part that climbs out",
      bytes: changed(names.workbookRels, "styles.xml", "../../styles.xml"),
      code: "zip-unsafe",
    },
    {
      why: "a sheet of macros",
      bytes: changed(
        names.workbookRels,
        `${relations}/worksheet`,
        "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet",
      ),
      code: "file-with-macros",
    },
    {
      why: "a binary workbook",
      bytes: changed(names.types, sheetType, "application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
      code: "file-is-other-table",
    },
  ])("$why", ({ bytes, code }) => {
    expect(refusedCode(bytes)).toBe(code);
  });

  test("fifty sheets", () => {
    const book = (count: number): Book => {
      const every = Array.from({ length: count }, (_, at) => at);
      return {
        parts: [
          {
            name: names.workbook,
            data: workbookXml(
              every.map((at) => `<sheet name="S${at}" sheetId="${at + 1}" r:id="s${at}"/>`).join(""),
            ),
          },
          {
            name: names.workbookRels,
            data: relsXml(every.map((at) => [`s${at}`, "worksheet", `worksheets/s${at}.xml`] as const)),
          },
          ...every.map((at) => ({ name: `xl/worksheets/s${at}.xml`, data: sheetXml(rows) })),
        ],
      };
    };
    expect(refusedCode(makeBook(book(49)))).toBeUndefined();
    expect(refusedCode(makeBook(book(50)))).toBeUndefined();
    expect(refusedCode(makeBook(book(51)))).toBe("workbook-too-large");
  });

  test("a checksum is verified before the first row is handed out", () => {
    const flipped = sheetXml(rows.replace("<v>1", "<v>7"));
    const bytes = makeBook({ parts: [{ name: names.sheet, data: flipped, crc: 1 }] });
    const workbook = openWorkbook(bytes, "claims.xlsx");
    expect(() => workbook.rows(0).next()).toThrow();
  });
});

describe("what is not shown", () => {
  function remarks(sheet: string, sheetAttributes = "") {
    const workbook = openWorkbook(makeBook({ sheet, sheetAttributes }), "claims.xlsx");
    for (const batch of workbook.rows(0)) batch.length;
    return {
      book: workbook.remarks,
      sheet: workbook.sheetRemarks(0).map(({ code, row, column, found }) => ({ code, row, column, found })),
    };
  }
  const filled =
    '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row>';

  test.for(["hidden", "veryHidden"])("a sheet whose state is %s", (state) => {
    const { book } = remarks(sheetXml(rows), `state="${state}"`);
    expect(book.map(({ code, sheet }) => [code, sheet])).toEqual([["hidden-content", "Data"]]);
    expect(remarks(sheetXml(rows), 'state="visible"').book).toEqual([]);
  });

  test("a hidden row", () => {
    expect(remarks(sheetXml(filled)).sheet).toEqual([
      { code: "hidden-content", row: 2, column: -1, found: "2" },
    ]);
  });

  test.for([
    { why: "a row without height", row: '<row r="1" ht="0" customHeight="1">', before: "", hidden: true },
    {
      why: "a row with a height",
      row: '<row r="1" ht="15">',
      before: '<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>',
      hidden: false,
    },
    {
      why: "a row of a sheet that hides its rows",
      row: '<row r="1">',
      before: '<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>',
      hidden: true,
    },
    { why: "a row that says it is shown", row: '<row r="1" hidden="0">', before: "", hidden: false },
  ])("$why", ({ row, before, hidden }) => {
    const found = remarks(sheetXml(`${row}<c r="A1"><v>1</v></c></row>`, before)).sheet;
    expect(found.map(({ code }) => code)).toEqual(hidden ? ["hidden-content"] : []);
  });

  test("hidden rows without anything are not worth a word", () => {
    expect(
      remarks(sheetXml('<row r="1" hidden="1"/><row r="2" hidden="1"><c r="A2" s="1"/></row>')).sheet,
    ).toEqual([]);
  });

  test("hidden columns that hold something", () => {
    const columns = '<cols><col min="1" max="1" width="9"/><col min="2" max="16384" hidden="1"/></cols>';
    expect(remarks(sheetXml(filled.replace(' hidden="1"', ""), columns)).sheet).toEqual([
      { code: "hidden-content", row: 0, column: 2, found: "C" },
    ]);
    const narrow = '<cols><col min="1" max="1" width="0" customWidth="1"/></cols>';
    expect(remarks(sheetXml(rows, narrow)).sheet.map(({ found }) => found)).toEqual(["A"]);
  });

  test("merged cells", () => {
    const merges = '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B5:B6"/></mergeCells>';
    expect(remarks(sheetXml(rows, "", merges)).sheet).toEqual([
      { code: "merged-cells", row: 1, column: 0, found: "A1:C1, B5:B6" },
    ]);
  });

  test("many merges and many hidden rows are counted", () => {
    let text = "";
    let merges = "";
    for (let row = 1; row <= 200; row += 1) {
      text += `<row r="${row}" ${row % 3 === 0 ? "" : 'hidden="1"'}><c r="A${row}"><v>1</v></c></row>`;
      merges += `<mergeCell ref="A${row}:B${row}"/>`;
    }
    const found = remarks(sheetXml(text, "", `<mergeCells>${merges}</mergeCells>`)).sheet;
    expect(found).toHaveLength(2);
    expect(found[0]?.found).toMatch(/^1–2, 4–5, 7–8,.*… \(134\)$/);
    expect(found[1]?.found).toBe("A1:B1, A2:B2, A3:B3, A4:B4, A5:B5, … (200)");
  });

  test("remarks before the rows have been read are our own fault", () => {
    const workbook = openWorkbook(makeBook({ rows }), "claims.xlsx");
    expect(() => workbook.sheetRemarks(0)).toThrow("not all been read");
    expect(() => workbook.sheetRemarks(1)).toThrow("no sheet");
  });
});

test("very wide rows come in small batches", () => {
  let wide = "";
  for (let row = 1; row <= 100; row += 1) wide += `<row r="${row}"><c r="XFD${row}"><v>1</v></c></row>`;
  const batches = [...openWorkbook(makeBook({ rows: wide }), "claims.xlsx").rows(0)];
  expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThan(6);
  expect(batches.flat().map(({ number }) => number)).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
});

test("a cell of 10 MB is refused quickly", () => {
  const text = "x".repeat(10_000_000);
  for (const cell of [
    `<c r="A1" t="str"><v>${text}</v></c>`,
    `<c r="A1" t="inlineStr"><is><t>${text}</t></is></c>`,
  ]) {
    const begin = workTime();
    expect(refused(makeBook({ rows: `<row r="1">${cell}</row>` }), { ratio: 1e6 })?.code).toBe(
      "workbook-too-large",
    );
    expect(workTime() - begin).toBeLessThan(worth(2000));
  }
  const strings = stringsXml([`<t>${text}</t>`]);
  const cell = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
  expect(refusedCode(makeBook({ rows: cell, strings }), { ratio: 1e6 })).toBe("workbook-too-large");
});

test("days keep their serial, also those that are no days", () => {
  for (const serial of ["0", "59", "60", "61", "-1"]) {
    const [row] = rowsOf(makeBook({ rows: `<row r="1"><c r="A1" s="1"><v>${serial}</v></c></row>` }));
    expect([row?.cells[0], row?.kinds?.[0]]).toEqual([serial, cellKind.date]);
  }
});

test("declarations and byte order marks are nothing to us", () => {
  const sheet = `\ufeff${declaration}<!-- written by hand -->${sheetXml(rows).slice(declaration.length)}\n`;
  expect(textsOf(makeBook({ sheet }))).toEqual({ 1: ["1"] });
});
