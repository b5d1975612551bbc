// Rows below the headings that are no rows of data: totals, and the headings of a second table.
import { cellKind, type Row } from "../core/place.ts";
import type { Column, Layout } from "../law/layout.ts";
import { trimmed } from "./blank.ts";
import { fold } from "./fold.ts";
import { headingNames, headingOf, placeOf } from "./heading-names.ts";
import { shaped } from "./mapping/forms.ts";
import type { MappedCell } from "./mapping/mapping.ts";
import { penceOf } from "./numbers.ts";

/** A column of the layout and where it stands in the file, −1 where the file has none. */
export type TableCell = {
  readonly column: Column;
  readonly at: number;
  /** What a mapping makes of the cell. */
  readonly mapped?: MappedCell | undefined;
};

const totalWords = new Set(
  [
    "total",
    "totals",
    "grand total",
    "sum",
    "cyfanswm",
    "cyfansymiau",
    "cyfanswm terfynol",
    "cyfanswm cyfan",
  ].map(fold),
);

/** A row that says "Total" and holds nothing else but numbers, whatever the columns are. */
export function isTotalsRow({ cells }: Row): boolean {
  let says = false;
  for (const cell of cells) {
    const text = trimmed(cell);
    if (text === "") continue;
    if (totalWords.has(fold(text))) says = true;
    else if (penceOf(text) === undefined) return false;
  }
  return says;
}

export type SaidAmount = { readonly cell: TableCell; readonly pence: number };

/**
 * The numbers of a row of totals: apart from the word Total, nothing stands in it but numbers under columns of numbers.
 * None for any other row.
 */
export function totalAmounts(row: Row, cells: readonly TableCell[]): readonly SaidAmount[] {
  const found: SaidAmount[] = [];
  for (const cell of cells) {
    if (cell.at < 0) continue;
    const text = trimmed(row.cells[cell.at] ?? "");
    if (text === "" || totalWords.has(fold(text))) continue;
    const { kind } = cell.column;
    if (kind !== "money" && kind !== "decimal" && kind !== "count") return [];
    const said = cell.mapped && shaped(cell.mapped, text, cellKind.text, 1900);
    const pence = penceOf(typeof said === "string" ? said : text);
    if (pence === undefined) return [];
    found.push({ cell, pence });
  }
  return found;
}

/** At least three headings of the table's own form, and hardly anything else, are a second table. */
export function isHeadingRow({ cells }: Row, { columns }: Layout): boolean {
  const names = headingNames(columns);
  let [filled, found] = [0, 0];
  for (const cell of cells) {
    if (trimmed(cell) === "") continue;
    filled += 1;
    if (placeOf(names, columns, headingOf(cell)) >= 0) found += 1;
    // Nearly every row that comes here is a row of data, and its first cells say so.
    if (filled >= 3 && found === 0) return false;
  }
  return found >= 3 && found * 2 >= filled;
}
