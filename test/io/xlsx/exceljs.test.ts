// Against exceljs: what it writes into a sound workbook is what is read.
import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellKind, fromFormula, type Row } from "../../../src/core/place.ts";
import { plainNumber } from "../../../src/io/xlsx/plain-number.ts";
import { openWorkbook } from "../../../src/io/xlsx/read.ts";

type Value =
  | string
  | number
  | boolean
  | Date
  | null
  | { readonly formula: string; readonly result?: number | string };

async function written(
  grid: readonly (readonly Value[])[],
  change?: (workbook: ExcelJS.Workbook) => void,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Data");
  for (const row of grid) sheet.addRow([...row]);
  change?.(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function read(bytes: Buffer): readonly Row[] {
  return [...openWorkbook(bytes, "claims.xlsx").rows(0)].flat();
}

/** What is expected of a value: its text and kind. */
/** Programs keep 15 digits; of what has more, nobody can tell what is meant. */
function numberCell(value: number): readonly [string, number] {
  return [plainNumber(String(value)), Math.abs(value) < 1e15 ? cellKind.number : cellKind.rounded];
}

function expected(value: Value, date1904 = false): readonly [string, number] {
  if (value === null || value === "") return ["", cellKind.text];
  if (typeof value === "string") return [value, cellKind.text];
  if (typeof value === "number") return numberCell(value);
  if (typeof value === "boolean") return [value ? "1" : "0", cellKind.boolean];
  if (value instanceof Date)
    return [String(value.getTime() / 86_400_000 + 25_569 - (date1904 ? 1462 : 0)), cellKind.date];
  if (value.result === undefined) return ["", cellKind.formulaWithoutValue];
  return [
    typeof value.result === "number" ? numberCell(value.result)[0] : String(value.result),
    (typeof value.result === "number" ? numberCell(value.result)[1] : cellKind.text) | fromFormula,
  ];
}

function same(grid: readonly (readonly Value[])[], rows: readonly Row[], date1904 = false): void {
  const cells = new Map<string, readonly [string, number]>();
  grid.forEach((row, at) => {
    row.forEach((value, column) => {
      const wanted = expected(value, date1904);
      if (wanted[0] !== "" || wanted[1] !== cellKind.text) cells.set(`${at + 1} ${column}`, wanted);
    });
  });
  const found = new Map<string, readonly [string, number]>();
  for (const row of rows) {
    row.cells.forEach((text, column) => {
      const kind = row.kinds?.[column] ?? 0;
      if (text !== "" || kind !== cellKind.text) found.set(`${row.number} ${column}`, [text, kind]);
    });
  }
  expect(found).toEqual(cells);
}

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const texts = [
  "Llŷr ap Siôn",
  " spaces ",
  "line\nbreak",
  "<&>\"'",
  "=1+1",
  "0012",
  "😀",
  "\u00a0",
  "1.23E+11",
  "TRUE",
  "x".repeat(32_767),
];
const numbers = [0, -0.01, 299.6, 1e21, 1e-7, 123456789012345, 0.1, 1.7976931348623157e308];
const days = [day("1900-03-01"), day("2022-06-30"), day("2024-02-29"), day("2199-12-31")];

// Thirty workbooks: each kind of value alone, then mixed grids of growing size, with and without formats.
const books: { readonly why: string; readonly grid: readonly (readonly Value[])[] }[] = [
  ...texts.map((text) => ({ why: `text ${JSON.stringify(text.slice(0, 12))}`, grid: [[text, null, text]] })),
  ...numbers.map((number) => ({ why: `number ${number}`, grid: [[number], [null, number]] })),
  ...days.map((date) => ({ why: `day ${date.toISOString().slice(0, 10)}`, grid: [[date, "x", date]] })),
  { why: "truth values", grid: [[true, false]] },
  {
    why: "formulas",
    grid: [[{ formula: "1+1", result: 2 }, { formula: "B1" }, { formula: "A1", result: "abc" }]],
  },
  ...[1, 7, 36, 700].map((size) => ({
    why: `a grid of ${size} rows`,
    grid: Array.from({ length: size }, (_, row) =>
      Array.from({ length: 36 }, (_, column): Value => {
        const pick = (row * 7 + column * 13) % 6;
        if (pick === 0) return null;
        if (pick === 1) return texts[(row + column) % 10] ?? "";
        if (pick === 2) return numbers[(row + column) % numbers.length] ?? 0;
        if (pick === 3) return days[(row + column) % days.length] ?? null;
        return pick === 4 ? row % 2 === 0 : (row * 37 + column) / 100;
      }),
    ),
  })),
];

describe("workbooks that exceljs writes", () => {
  test.for(books)("$why", async ({ grid }) => {
    same(grid, read(await written(grid)));
  });

  test("days counted from 1904", async () => {
    const grid = [[day("2022-06-30")]];
    const bytes = await written(grid, (workbook) => {
      workbook.properties.date1904 = true;
    });
    expect(openWorkbook(bytes, "claims.xlsx").epoch).toBe(1904);
    same(grid, read(bytes), true);
  });

  test("rich text, formats, widths, frozen panes, filters, drop-downs, merges, hidden rows, comments, protection", async () => {
    const bytes = await written(
      [
        ["a", 1, "c"],
        ["d", 2, "f"],
        ["g", 3, "i"],
      ],
      (workbook) => {
        const sheet = workbook.getWorksheet("Data");
        if (sheet === undefined) throw new Error("no sheet");
        sheet.getCell("A1").value = { richText: [{ text: "Siân " }, { font: { bold: true }, text: "Haf" }] };
        sheet.getCell("B1").numFmt = '"£"#,##0.00';
        sheet.getCell("C1").note = "a note";
        sheet.views = [{ state: "frozen", ySplit: 1 }];
        sheet.autoFilter = "A1:C1";
        sheet.getCell("C2").dataValidation = { type: "list", allowBlank: true, formulae: ['"f,i"'] };
        sheet.mergeCells("A5:B6");
        sheet.getRow(3).hidden = true;
        sheet.addConditionalFormatting({
          ref: "B1:B3",
          rules: [{ type: "expression", priority: 1, formulae: ["B1>1"], style: {} }],
        });
        workbook.definedNames.add("Data!$A$1", "first");
      },
    );
    const workbook = openWorkbook(bytes, "claims.xlsx");
    const rows = [...workbook.rows(0)].flat();
    expect(rows.map(({ cells }) => cells)).toEqual([
      ["Siân Haf", "1", "c"],
      ["d", "2", "f"],
      ["g", "3", "i"],
    ]);
    expect(rows[0]?.kinds?.[1]).toBe(cellKind.number);
    expect(workbook.sheetRemarks(0).map(({ code, found }) => [code, found])).toEqual([
      ["hidden-content", "3"],
      ["merged-cells", "A5:B6"],
    ]);
  });
});

// exceljs does not write the characters that XML 1.0 lacks, nor escape what looks like _x0041_; neither is our matter.
const text = fc
  .string({ unit: "binary", maxLength: 20 })
  .map((found) => found.replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, "").toWellFormed())
  .filter((found) => !/_x[0-9A-Fa-f]{4}_/.test(found));
const value = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

test("any grid that exceljs writes reads back the same", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(value, { maxLength: 8 }), { maxLength: 8 }), async (grid) => {
      same(grid, read(await written(grid)));
    }),
    { numRuns: 100 },
  );
});
