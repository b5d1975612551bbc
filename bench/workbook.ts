// Writes XLSX workbooks as raw XML, fast enough for 100,000 rows: shared strings, numbers inline, days as serial
// numbers in a date style, as Excel itself would. `xlsxParts` gives the parts, so that a sample can damage one.
import { type ZipPart, zipOf, zipPart, zipPartFrom } from "./zip.ts";

/** Text, a number as it is to be written, a day (2022-06-28), or nothing. */
export type SheetCell =
  | { readonly text: string }
  | { readonly number: string }
  | { readonly money: string }
  | { readonly day: string }
  | { readonly formula: string; readonly result?: string | undefined }
  | { readonly error: string }
  | undefined;

export type Sheet = {
  readonly name: string;
  readonly rows: Iterable<readonly SheetCell[]>;
  readonly hidden?: boolean | undefined;
  /** Row numbers that are hidden. */
  readonly hiddenRows?: readonly number[] | undefined;
  /** Merged ranges such as A1:C1. */
  readonly merges?: readonly string[] | undefined;
};

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const contentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
const sheetMain = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Styles: 0 general, 1 day, 2 two decimals, 3 text. */
const styles = `${xmlHead}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** The whole workbook as bytes. */
export async function workbook(sheets: readonly Sheet[]): Promise<Buffer> {
  return zipOf(await xlsxParts(sheets));
}

export async function xlsxParts(sheets: readonly Sheet[]): Promise<readonly ZipPart[]> {
  const strings = new Map<string, number>();
  const sheetParts: ZipPart[] = [];
  for (const [index, sheet] of sheets.entries())
    sheetParts.push(await zipPartFrom(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, strings)));
  return [
    zipPart("[Content_Types].xml", contentTypesXml(sheets.length)),
    zipPart(
      "_rels/.rels",
      `${xmlHead}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    zipPart("xl/workbook.xml", workbookXml(sheets)),
    zipPart("xl/_rels/workbook.xml.rels", workbookRelations(sheets.length)),
    ...sheetParts,
    zipPart("xl/styles.xml", styles),
    await zipPartFrom("xl/sharedStrings.xml", sharedStringsXml(strings)),
  ];
}

function contentTypesXml(sheetCount: number): string {
  let xml = `${xmlHead}<Types xmlns="${contentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetMain}.sheet.main+xml"/>`;
  for (let at = 1; at <= sheetCount; at += 1)
    xml += `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${sheetMain}.worksheet+xml"/>`;
  return `${xml}<Override PartName="/xl/styles.xml" ContentType="${sheetMain}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${sheetMain}.sharedStrings+xml"/></Types>`;
}

function workbookXml(sheets: readonly Sheet[]): string {
  let xml = `${xmlHead}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>`;
  for (const [index, sheet] of sheets.entries())
    xml += `<sheet name="${escaped(sheet.name)}" sheetId="${index + 1}"${sheet.hidden === true ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`;
  return `${xml}</sheets></workbook>`;
}

function workbookRelations(sheetCount: number): string {
  let xml = `${xmlHead}<Relationships xmlns="${packageRelations}">`;
  for (let at = 1; at <= sheetCount; at += 1)
    xml += `<Relationship Id="rId${at}" Type="${relations}/worksheet" Target="worksheets/sheet${at}.xml"/>`;
  return `${xml}<Relationship Id="rId${sheetCount + 1}" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId${sheetCount + 2}" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
}

/** Pieces of some hundred rows each. */
function* sheetXml(sheet: Sheet, strings: Map<string, number>): Generator<string> {
  let piece = `${xmlHead}<worksheet xmlns="${main}"><sheetData>`;
  let number = 0;
  const hidden = new Set(sheet.hiddenRows ?? []);
  for (const row of sheet.rows) {
    number += 1;
    piece += hidden.has(number) ? `<row r="${number}" hidden="1">` : `<row r="${number}">`;
    for (let column = 0; column < row.length; column += 1) {
      const cell = row[column];
      if (cell !== undefined) piece += cellXml(cell, `${letters(column)}${number}`, strings);
    }
    piece += "</row>";
    if (piece.length > 262_144) {
      yield piece;
      piece = "";
    }
  }
  const merges = sheet.merges ?? [];
  const merged =
    merges.length === 0
      ? ""
      : `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>`;
  yield `${piece}</sheetData>${merged}</worksheet>`;
}

function cellXml(cell: NonNullable<SheetCell>, place: string, strings: Map<string, number>): string {
  if ("text" in cell) {
    let index = strings.get(cell.text);
    if (index === undefined) {
      index = strings.size;
      strings.set(cell.text, index);
    }
    return `<c r="${place}" s="3" t="s"><v>${index}</v></c>`;
  }
  if ("number" in cell) return `<c r="${place}"><v>${cell.number}</v></c>`;
  if ("money" in cell) return `<c r="${place}" s="2"><v>${shortest(cell.money)}</v></c>`;
  if ("day" in cell) return `<c r="${place}" s="1"><v>${serial(cell.day)}</v></c>`;
  if ("error" in cell) return `<c r="${place}" t="e"><v>${escaped(cell.error)}</v></c>`;
  const result = cell.result === undefined ? "" : `<v>${escaped(cell.result)}</v>`;
  return `<c r="${place}" s="2"><f>${escaped(cell.formula)}</f>${result}</c>`;
}

function* sharedStringsXml(strings: ReadonlyMap<string, number>): Generator<string> {
  let piece = `${xmlHead}<sst xmlns="${main}" uniqueCount="${strings.size}">`;
  for (const text of strings.keys()) {
    piece += `<si><t xml:space="preserve">${escaped(text)}</t></si>`;
    if (piece.length > 262_144) {
      yield piece;
      piece = "";
    }
  }
  yield `${piece}</sst>`;
}

/** Excel stores 299.60 as 299.6 and 1498.00 as 1498. */
function shortest(amount: string): string {
  return amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount;
}

/** Days since 30 December 1899; good from 1 March 1900. */
export function serial(day: string): number {
  const [year, month, date] = day.split("-").map(Number);
  if (year === undefined || month === undefined || date === undefined) throw new Error(`not a day: ${day}`);
  return Date.UTC(year, month - 1, date) / 86_400_000 + 25_569;
}

const letterCache: string[] = [];
/** 0 → "A", 27 → "AB". */
function letters(column: number): string {
  let text = letterCache[column];
  if (text === undefined) {
    text = column < 26 ? "" : String.fromCharCode(64 + Math.floor(column / 26));
    text += String.fromCharCode(65 + (column % 26));
    letterCache[column] = text;
  }
  return text;
}

export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
