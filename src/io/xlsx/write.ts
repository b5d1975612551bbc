// Writes a report as an XLSX file with exceljs, which is loaded only here. The bytes depend on the report alone:
// not on the clock, the time zone, the locale or the machine.
/// <reference path="./workbook-writer.d.ts" />
import { Writable } from "node:stream";
import type { Style, Workbook, Worksheet } from "exceljs";
// Only what writes: the whole library takes three times as long to load.
import WorkbookWriter from "exceljs/lib/stream/xlsx/workbook-writer.js";
import { address } from "../../core/place.ts";
import type { CellLink, CellValue, Sheet, SheetColumn, SheetTable } from "../../core/sheet.ts";
import { wrap } from "../../core/wrap.ts";
import { startsFormula } from "../csv/write.ts";
import { packedByUs } from "./own-packer.ts";
import { printSetup } from "./print-setup.ts";
import { type RowCell, rowWriter } from "./row-xml.ts";

type RowsBy = "ourselves" | "library";

const formats = { text: "@", money: "£#,##0.00", count: "#,##0", day: "dd/mm/yyyy" } as const;

// The library's own plain font, said again: a font without a name is shown as another one.
const bold = { name: "Calibri", family: 2, size: 11, bold: true };

const linked = {
  name: "Calibri",
  family: 2,
  size: 11,
  underline: true,
  color: { argb: "FF0A4F43" },
} as const;

// The first day that a ZIP file can name. Every report says that it was made then.
const beginning = new Date(Date.UTC(1980, 0, 1));

/**
 * The whole file. Money cells are pence and become pounds; day cells are Days and become real dates. `rowsBy` says who writes
 * the rows of tables: ourselves (row-xml.ts), or the library, to the same bytes.
 */
export async function writeWorkbook(
  sheets: readonly Sheet[],
  rowsBy: RowsBy = "ourselves",
): Promise<Uint8Array> {
  const stream = new Writable({ write: (_piece, _encoding, done) => done() });
  // The streaming writer drops each row once it is written; the other one needs three times the memory.
  const workbook = new WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: true,
  });
  const packed = packedByUs(workbook, stream);
  workbook.creator = "Taliad";
  workbook.lastModifiedBy = "Taliad";
  workbook.created = beginning;
  workbook.modified = beginning;
  workbook.title = sheets[0]?.title ?? "";
  for (const sheet of sheets) writeSheet(workbook, sheet, rowsBy);
  await workbook.commit();
  return packed();
}

function writeSheet(workbook: Workbook, sheet: Sheet, rowsBy: RowsBy): void {
  const single = sheet.tables.length === 1;
  const headingRow = sheet.notes.length + 3;
  const { names = 0 } = sheet;
  const worksheet = workbook.addWorksheet(sheet.name, {
    views: [
      single
        ? { state: "frozen", ySplit: headingRow, xSplit: names }
        : { state: "normal", showGridLines: false },
    ],
    pageSetup: printSetup(sheet.widths, names, single ? headingRow : undefined),
    headerFooter: { oddFooter: "&A  &P / &N" },
  });
  worksheet.columns = sheet.widths.map((width) => ({ width }));
  writeLine(worksheet, sheet.title, { ...bold, size: 16 }, 24);
  for (const note of sheet.notes) writeLine(worksheet, note);
  for (const table of sheet.tables) {
    worksheet.addRow([]).commit();
    if (table.heading !== "") writeLine(worksheet, table.heading, { ...bold, size: 13 }, 20);
    for (const note of table.notes ?? []) writeLine(worksheet, note);
    writeTable(worksheet, table, sheet.widths, rowsBy);
  }
  const [table] = sheet.tables;
  if (single && table !== undefined) {
    worksheet.autoFilter = `A${headingRow}:${address(table.columns.length - 1, headingRow + table.rows.length)}`;
  }
  worksheet.commit();
}

function writeLine(worksheet: Worksheet, text: string, font?: Style["font"], height?: number): void {
  const row = worksheet.addRow([harmless(text)]);
  if (font !== undefined) row.getCell(1).font = font;
  if (height !== undefined) row.height = height;
  row.commit();
}

const pale = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFF2CC" } } as const;

function writeTable(
  worksheet: Worksheet,
  table: SheetTable,
  widths: readonly number[],
  rowsBy: RowsBy,
): void {
  const heading = worksheet.addRow(table.columns.map((column) => harmless(column.heading)));
  // Bold letters are wider, so a heading is given a little less room than its column has.
  heading.height = heightOf(
    table.columns.map((column, at) => linesOf(column.heading, (widths[at] ?? 10) - 2)),
  );
  heading.eachCell((cell, at) => {
    cell.font = bold;
    const horizontal = table.columns[at - 1]?.kind === "text" ? "left" : "right";
    cell.alignment = { wrapText: true, vertical: "top", horizontal };
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE7E6E6" } };
    cell.border = { bottom: { style: "medium" } };
  });
  heading.commit();
  const styles = table.columns.map((column) => styleOf(column, {}));
  const standsOut = table.columns.map((column) => styleOf(column, { font: bold, fill: pale }));
  const writeOwn = rowsBy === "ourselves" ? rowWriter(worksheet) : undefined;
  for (const [at, values] of table.rows.entries()) {
    const marked = table.marked?.[at] ?? [];
    const own =
      marked.length === 0
        ? styles
        : styles.map((style, column) => (marked.includes(column) ? standsOut[column] : style) ?? style);
    // Formulas are the library's; few rows have one.
    const links = values.some((value) => typeof value === "object");
    if (writeOwn === undefined || links) writeRow(worksheet, table.columns, own, values, widths);
    else writeOwn(cellsOf(table.columns, own, values), rowHeight(table.columns, values, widths));
  }
  if (table.totals !== undefined) {
    const strong = { font: bold, border: { top: { style: "thin" } } } as const;
    const totalStyles = table.columns.map((column) => styleOf(column, strong));
    writeRow(
      worksheet,
      table.columns,
      totalStyles,
      table.totals,
      widths,
      formulaOf(table, heading.number + 1),
    );
  }
}

/** How the total of a column comes from its rows, which begin in row `first`; nothing where there are none. */
function formulaOf({ rows, totalled }: SheetTable, first: number): (column: number) => string | undefined {
  return (column) => {
    if (totalled === undefined || rows.length === 0) return undefined;
    const [begin, end] = [address(column, first), address(column, first + rows.length - 1)];
    return totalled === "sum" ? `SUM(${begin}:${end})` : `${begin}-${end}`;
  };
}

function styleOf({ kind, wrap }: SheetColumn, strong: Partial<Style>): Partial<Style> {
  const horizontal = kind === "text" ? "left" : "right";
  return {
    numFmt: formats[kind],
    // A little room, so that a sentence does not touch the amount before it.
    alignment: { vertical: "top", horizontal, wrapText: wrap === true, indent: wrap === true ? 1 : 0 },
    ...strong,
  };
}

/** A column's cells share one style object: exceljs copies none of it and writes it once. */
function writeRow(
  worksheet: Worksheet,
  columns: readonly SheetColumn[],
  styles: readonly Partial<Style>[],
  values: readonly CellValue[],
  widths: readonly number[],
  formula?: (column: number) => string | undefined,
): void {
  const row = worksheet.addRow([]);
  for (const [at, cell] of cellsOf(columns, styles, values).entries()) {
    if (cell === undefined) continue;
    const { value, style } = cell;
    const into = row.getCell(at + 1);
    const link = values[at];
    if (typeof link === "object") {
      into.value = linkTo(link);
      into.style = { ...style, font: linked };
      continue;
    }
    const how = typeof value === "number" ? formula?.(at) : undefined;
    into.value = typeof value === "string" || how === undefined ? value : { formula: how, result: value };
    into.style = style;
  }
  const height = rowHeight(columns, values, widths);
  if (height !== undefined) row.height = height;
  row.commit();
}

/** A formula with its result: a link that the library writes would be one to another file. */
function linkTo({ text, sheet, row }: CellLink): { readonly formula: string; readonly result: string } {
  const quoted = (part: string): string => `"${part.replaceAll('"', '""')}"`;
  const place = `#'${sheet.replaceAll("'", "''")}'!A${row}`;
  return { formula: `HYPERLINK(${quoted(place)},${quoted(text)})`, result: text };
}

/** What the cells of a row hold in the file. */
function cellsOf(
  columns: readonly SheetColumn[],
  styles: readonly Partial<Style>[],
  values: readonly CellValue[],
): readonly RowCell[] {
  return columns.map(({ kind }, at) => {
    const value = values[at];
    if (value === undefined) return undefined;
    const plain = typeof value === "object" ? value.text : value;
    const shown = typeof plain === "string" ? harmless(plain) : numberOf(kind, plain);
    return { value: shown, style: styles[at] ?? {} };
  });
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

/** Pounds are cut from pence only here; the nearest double prints as the same two decimals. */
function numberOf(kind: SheetColumn["kind"], value: number): number {
  if (kind === "money") return value / 100;
  // Spreadsheets count days from 30 December 1899.
  return kind === "day" ? value + 25569 : value;
}

const longestCell = 32_767;
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

/**
 * Text that stays text: what a spreadsheet program would calculate after a copy or an export gets an apostrophe,
 * as in the CSV files; what XML cannot hold, and what would be read as its code for a character, is taken apart.
 */
function harmless(text: string): string {
  let safe = startsFormula(text) ? `'${text}` : text;
  // The library would leave them out, and nobody would see that something stands there.
  safe = safe.replace(unseen, "\ufffd");
  if (safe.includes("_x")) safe = safe.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
  if (!safe.isWellFormed()) safe = safe.toWellFormed();
  if (safe.includes("\ufffe") || safe.includes("\uffff")) safe = safe.replace(/[\ufffe\uffff]/g, "\ufffd");
  return safe.length <= longestCell ? safe : `${safe.slice(0, longestCell - 1)}…`.toWellFormed();
}
