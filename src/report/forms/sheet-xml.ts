// One sheet of a form as the XML of a workbook: cells, choices, links, notes. Written by hand because hundreds of packs
// are made in a run, and each is a small workbook with many cells.
import { address, columnLetters } from "../../core/place.ts";
import { wrap } from "../../core/wrap.ts";
import type { FormCell, FormSheet } from "./form.ts";
import { styleNumber, wrapped } from "./looks.ts";

/** Characters that fit beside each other on a page and can still be read. */
const widestPage = 190;
const longestPrompt = 255;
const longestTitle = 32;
const longestText = 32_767;

const apart = /[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]|_x/;

/** Text as it may stand in XML: what XML cannot hold is taken out. */
export function xmlText(text: string): string {
  if (!apart.test(text)) return text;
  return (
    text
      .toWellFormed()
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      // What a spreadsheet program would read as its code for a character is taken apart.
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
  );
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`.toWellFormed();
}

export type PlacedNote = { readonly row: number; readonly column: number; readonly text: string };

/** The notes of a sheet, in the order of their cells. */
export function notesOf({ rows }: FormSheet): readonly PlacedNote[] {
  const notes: PlacedNote[] = [];
  eachCell(rows, ({ note }, row, column) => {
    if (note !== undefined) notes.push({ row, column, text: note });
  });
  return notes;
}

/** A workbook of some hundred rows has many thousand cells: nothing is made for one that has nothing to say. */
function eachCell(
  rows: FormSheet["rows"],
  look: (cell: FormCell, row: number, column: number) => void,
): void {
  for (let row = 0; row < rows.length; row += 1) {
    const cells = rows[row] ?? [];
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column];
      if (cell !== undefined) look(cell, row, column);
    }
  }
}

/** What a print shows again on every page, as a name of the workbook; undefined where nothing is frozen. */
export function printTitles({ name, frozen }: FormSheet): string | undefined {
  const sheet = `'${name.replaceAll("'", "''")}'`;
  const columns = frozen.columns > 0 ? `${sheet}!$A:$${columnLetters(frozen.columns - 1)}` : "";
  const rows = frozen.rows > 0 ? `${sheet}!$1:$${frozen.rows}` : "";
  const both = [columns, rows].filter((one) => one !== "").join(",");
  return both === "" ? undefined : both;
}

/** The part of one sheet. `startsFormula` says which texts a spreadsheet would calculate; `noted`, whether it has notes. */
export function sheetXml(sheet: FormSheet, startsFormula: (text: string) => boolean, noted: boolean): string {
  const wide = sheet.widths.reduce((sum, width) => sum + width, 0) > widestPage;
  const { rows, columns } = sheet.frozen;
  const lines: string[] = [];
  const letters = sheet.widths.map((_, column) => columnLetters(column));
  for (const [at, cells] of sheet.rows.entries()) {
    lines.push(rowXml(at, cells, { startsFormula, letters }, heightOf(cells, sheet.widths)));
  }
  const blank = (sheet.rows.at(-1) ?? []).map((cell) => cell && { look: cell.look, format: cell.format });
  for (let extra = 0; extra < sheet.blankRows; extra += 1) {
    lines.push(rowXml(sheet.rows.length + extra, blank, { startsFormula, letters }));
  }
  const links: string[] = [];
  eachCell(sheet.rows, ({ link }, row, column) => {
    if (link !== undefined)
      links.push(`<hyperlink ref="${address(column, row + 1)}" location="${xmlText(link)}"/>`);
  });
  const validations = sheet.offers.map(offerXml);
  const corner = address(columns, rows + 1);
  const filter =
    sheet.filtered === true
      ? `<autoFilter ref="${address(0, rows)}:${address(sheet.widths.length - 1, Math.max(rows, sheet.rows.length))}"/>`
      : "";
  const pane =
    rows + columns === 0
      ? ""
      : `<pane${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""} topLeftCell="${corner}" activePane="${columns === 0 ? "bottomLeft" : rows === 0 ? "topRight" : "bottomRight"}" state="frozen"/>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetPr><pageSetUpPr fitToPage="${wide ? 0 : 1}"/></sheetPr><sheetViews><sheetView workbookViewId="0"${rows + columns === 0 ? ' showGridLines="0"' : ""}>${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${sheet.widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("")}</cols><sheetData>${lines.join("")}</sheetData>${filter}${validations.length === 0 ? "" : `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>`}${links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"${wide ? ' scale="70"' : ' fitToWidth="1" fitToHeight="0"'}/><headerFooter><oddFooter>&amp;A  &amp;P / &amp;N</oddFooter></headerFooter>${noted ? '<legacyDrawing r:id="rId1"/>' : ""}</worksheet>`;
}

type Writing = {
  readonly startsFormula: (text: string) => boolean;
  /** Those of the columns, in their order. */
  readonly letters: readonly string[];
};

function rowXml(
  at: number,
  cells: readonly (FormCell | undefined)[],
  { startsFormula, letters }: Writing,
  height = oneLine,
): string {
  let written = "";
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column];
    if (cell === undefined) continue;
    written += cellXml(`${letters[column] ?? columnLetters(column)}${at + 1}`, cell, startsFormula);
  }
  const tall = height > oneLine ? ` ht="${height}" customHeight="1"` : "";
  return written === "" ? "" : `<row r="${at + 1}"${tall}>${written}</row>`;
}

const oneLine = 15;

/** Spreadsheet programs do not work out when they open a file how many lines a text takes. */
function heightOf(cells: readonly (FormCell | undefined)[], widths: readonly number[]): number {
  let lines = 1;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (cell?.look === "title") return 26;
    if (typeof cell?.value !== "string" || !wrapped.has(cell.look)) continue;
    const width = Math.max(8, Math.floor(widths[at] ?? 10));
    // What is short enough is one line.
    if (cell.value.length <= width && !cell.value.includes("\n")) continue;
    const parts = cell.value.split("\n");
    lines = Math.max(
      lines,
      parts.reduce((sum, part) => sum + wrap(part, "", width).length, 0),
    );
  }
  return lines * oneLine;
}

function cellXml(place: string, cell: FormCell, startsFormula: (text: string) => boolean): string {
  const open = `<c r="${place}" s="${styleNumber(cell.look, cell.format)}"`;
  const { value, formula } = cell;
  if (formula !== undefined && typeof value === "string")
    return `${open} t="str"><f>${xmlText(formula)}</f><v>${xmlText(value)}</v></c>`;
  if (formula !== undefined) return `${open}><f>${xmlText(formula)}</f><v>${value ?? 0}</v></c>`;
  if (value === undefined || value === "") return `${open}/>`;
  // Spreadsheets count days from 30 December 1899.
  if (typeof value === "number") return `${open}><v>${cell.format === "day" ? value + 25569 : value}</v></c>`;
  const safe = cut(startsFormula(value) ? `'${value}` : value, longestText);
  return `${open} t="inlineStr"><is><t xml:space="preserve">${xmlText(safe)}</t></is></c>`;
}

function offerXml({ cells, choices, title, help }: FormSheet["offers"][number]): string {
  const said = `showInputMessage="1" allowBlank="1" promptTitle="${xmlText(cut(title, longestTitle))}" prompt="${xmlText(cut(help, longestPrompt)).replaceAll("\n", "&#10;")}"`;
  // A value that is typed another way may still be one that is read: nothing is forbidden here.
  return choices === undefined
    ? `<dataValidation ${said} sqref="${cells}"/>`
    : `<dataValidation type="list" ${said} sqref="${cells}"><formula1>${xmlText(choices)}</formula1></dataValidation>`;
}
