// Writes a report as an XLSX file. The bytes depend on the report alone: not on the clock, the time zone, the locale or the
// machine. A test holds what a workbook shows to what exceljs makes of the same sheets.
import { address } from "../../core/place.ts";
import type { CellValue, Sheet, SheetColumn, SheetTable } from "../../core/sheet.ts";
import { wrap } from "../../core/wrap.ts";
import { type CellStyle, type CellStyles, cellStyles } from "./cell-styles.ts";
import { packedWorkbook } from "./pack.ts";
import { printSetup, printTitles, printXml } from "./print-setup.ts";
import { bookParts, type SharedTexts, sharedTexts } from "./report-parts.ts";
import { type SheetRows, sheetRows } from "./sheet-rows.ts";

const bold = { size: 11, bold: true };
const headed = {
  font: bold,
  fill: "FFE7E6E6",
  line: { side: "bottom", style: "medium" },
  wraps: true,
} as const;
const headings: Readonly<Record<"left" | "right", CellStyle>> = {
  left: { ...headed, horizontal: "left" },
  right: { ...headed, horizontal: "right" },
};
const plain: CellStyle = {};
const title: CellStyle = { font: { ...bold, size: 16 } };
const tableTitle: CellStyle = { font: { ...bold, size: 13 } };
const pale = "FFFFF2CC";

/** The whole file. Money cells are pence and become pounds; day cells are Days and become real dates. */
export function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return packedWorkbook(partsOf(sheets));
}

/** Which looks and texts there are is known when the last sheet has been made. */
function* partsOf(sheets: readonly Sheet[]): Generator<readonly [name: string, xml: string]> {
  const named = sheets.map((sheet) => ({
    name: sheet.name,
    titles: printTitles(sheet.name, printOf(sheet)),
  }));
  yield* bookParts(named, sheets[0]?.title ?? "");
  const styles = cellStyles();
  const texts = sharedTexts();
  for (const [at, sheet] of sheets.entries())
    yield [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, styles, texts)];
  yield ["xl/styles.xml", styles.xml()];
  yield ["xl/sharedStrings.xml", texts.xml()];
}

/** Of a sheet with one table: the row of its headings, which stays in sight. */
function headingRowOf({ tables, notes }: Sheet): number | undefined {
  return tables.length === 1 ? notes.length + 3 : undefined;
}

function printOf(sheet: Sheet) {
  return printSetup(sheet.widths, sheet.names ?? 0, headingRowOf(sheet));
}

function sheetXml(sheet: Sheet, styles: CellStyles, texts: SharedTexts): string {
  const { names = 0, widths } = sheet;
  const rows = sheetRows(styles, texts);
  addLine(rows, sheet.title, title, 24);
  for (const note of sheet.notes) addLine(rows, note);
  for (const table of sheet.tables) {
    rows.add([], { kinds: [], styles: [] });
    if (table.heading !== "") addLine(rows, table.heading, tableTitle, 20);
    for (const note of table.notes ?? []) addLine(rows, note);
    addTable(rows, table, widths);
  }
  const headingRow = headingRowOf(sheet);
  const [table] = sheet.tables;
  const filter =
    headingRow === undefined || table === undefined
      ? ""
      : `<autoFilter ref="A${headingRow}:${address(table.columns.length - 1, headingRow + table.rows.length)}"/>`;
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const { before, after } = printXml(printOf(sheet));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${before}<sheetViews>${viewXml(headingRow, names)}</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join("")}</cols><sheetData>${rows.xml()}</sheetData>${filter}${after}</worksheet>`;
}

/** Headings and names stay in sight; sheets of several tables show no grid. */
function viewXml(headingRow: number | undefined, names: number): string {
  if (headingRow === undefined) return '<sheetView workbookViewId="0" showGridLines="0"/>';
  const pane = names > 0 ? "bottomRight" : "bottomLeft";
  const across = names > 0 ? ` xSplit="${names}"` : "";
  return `<sheetView workbookViewId="0"><pane${across} ySplit="${headingRow}" topLeftCell="${address(names, headingRow + 1)}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView>`;
}

function addLine(rows: SheetRows, text: string, style = plain, height?: number): void {
  rows.add([text], { kinds: ["text"], styles: [style], height });
}

function addTable(rows: SheetRows, table: SheetTable, widths: readonly number[]): void {
  const { columns } = table;
  const kinds = columns.map(({ kind }) => kind);
  rows.add(
    columns.map(({ heading }) => heading),
    {
      kinds: columns.map(() => "text"),
      styles: columns.map((column) => headings[sideOf(column)]),
      // Bold letters are wider, so a heading is given a little less room than its column has.
      height: heightOf(columns.map(({ heading }, at) => linesOf(heading, (widths[at] ?? 10) - 2))),
    },
  );
  const first = rows.next();
  const styles = columns.map((column) => styleOf(column, {}));
  const standOut = columns.map((column) => styleOf(column, { font: bold, fill: pale }));
  for (const [at, values] of table.rows.entries()) {
    const marked = table.marked?.[at] ?? [];
    const own =
      marked.length === 0
        ? styles
        : styles.map((style, column) => (marked.includes(column) ? standOut[column] : style) ?? style);
    rows.add(cut(values, columns), { kinds, styles: own, height: rowHeight(columns, values, widths) });
  }
  if (table.totals === undefined) return;
  rows.add(cut(table.totals, columns), {
    kinds,
    styles: columns.map((column) => styleOf(column, { font: bold, line: { side: "top", style: "thin" } })),
    height: rowHeight(columns, table.totals, widths),
    formula: formulaOf(table, first),
  });
}

/** No more cells than columns. */
function cut(values: readonly CellValue[], columns: readonly SheetColumn[]): readonly CellValue[] {
  return values.length <= columns.length ? values : values.slice(0, columns.length);
}

/** How the total of a column comes from its rows, which begin in row `first`; nothing where there are none. */
function formulaOf({ rows, totalled }: SheetTable, first: number): (column: number) => string | undefined {
  return (column) => {
    if (totalled === undefined || rows.length === 0) return undefined;
    const [begin, end] = [address(column, first), address(column, first + rows.length - 1)];
    return totalled === "sum" ? `SUM(${begin}:${end})` : `${begin}-${end}`;
  };
}

function sideOf({ kind }: SheetColumn): "left" | "right" {
  return kind === "text" ? "left" : "right";
}

function styleOf(column: SheetColumn, strong: CellStyle): CellStyle {
  // A little room, so that a sentence does not touch the amount before it.
  const wrapped = column.wrap === true ? { wraps: true, indent: 1 } : {};
  return { format: column.kind, horizontal: sideOf(column), ...wrapped, ...strong };
}

/** Undefined where every cell is one line. */
function rowHeight(
  columns: readonly SheetColumn[],
  values: readonly CellValue[],
  widths: readonly number[],
): number | undefined {
  let lines = 1;
  for (const [at, { wrap: wraps }] of columns.entries()) {
    const value = values[at];
    if (wraps === true && value !== undefined)
      lines = Math.max(lines, linesOf(String(value), widths[at] ?? 10));
  }
  return lines > 1 ? heightOf([lines]) : undefined;
}

/** How many lines a text takes in a column; spreadsheet programs do not work it out when they open a file. */
function linesOf(text: string, width: number): number {
  let lines = 0;
  for (const part of text.split("\n")) lines += wrap(part, "", Math.max(8, Math.floor(width))).length;
  return lines;
}

function heightOf(lines: readonly number[]): number {
  return 15 * Math.max(1, ...lines);
}
