// What is wrong with one cell of a row: what its kind forbids, what its reader does not take, what is missing; and which columns come
// from formulas.
import { cellKind, fromFormula, plainKind, type Row } from "../core/place.ts";
import { trimmed } from "./blank.ts";
import { isNoEnd } from "./days.ts";
import { type Fault, isFault } from "./fault.ts";
import type { PlacedColumn } from "./row-columns.ts";

const formulaWithoutValue: Fault = { code: "cell-formula-without-value", expected: "" };
const holdsError: Fault = { code: "cell-holds-error", expected: "" };
const shownRounded: Fault = { code: "cell-shown-rounded", expected: "" };
const textDamaged: Fault = { code: "cell-text-damaged", expected: "" };
/** By kind: what no column can take from a cell. */
const unreadable: readonly (Fault | undefined)[] = Object.assign(
  Array.from({ length: fromFormula }, (): Fault | undefined => undefined),
  {
    [cellKind.error]: holdsError,
    [cellKind.formulaWithoutValue]: formulaWithoutValue,
    [cellKind.rounded]: shownRounded,
    [cellKind.damaged]: textDamaged,
  },
);
const required: Fault = { code: "cell-required", expected: "" };

/** What no column can take from a cell of this kind. */
export function unreadableKind(kind: number): Fault | undefined {
  return unreadable[plainKind(kind)];
}

/** What is wrong with the row's cell in this column; undefined when nothing is. */
export function cellFault(
  row: Row,
  { column, at, read, required: needed, always }: PlacedColumn,
): Fault | undefined {
  const text = at < 0 ? always : trimmed(row.cells[at] ?? "");
  const kind = at < 0 ? cellKind.text : (row.kinds?.[at] ?? cellKind.text);
  const ofKind = unreadableKind(kind);
  if (ofKind !== undefined) return ofKind;
  if (text === "") return needed ? required : undefined;
  if (column.openEnd === true && isNoEnd(text)) return undefined;
  const value = read(text, plainKind(kind));
  return isFault(value) ? value : undefined;
}

/** Calls `tell` once for each column whose values come from formulas, with the first row in which one does. */
export function formulaTeller(
  cells: readonly PlacedColumn[],
  tell: (row: Row, cell: PlacedColumn) => void,
): (row: Row) => void {
  const told = new Set<PlacedColumn>();
  return (row) => {
    if (row.kinds === undefined) return;
    for (const cell of cells) {
      if (cell.at < 0 || ((row.kinds[cell.at] ?? 0) & fromFormula) === 0 || told.has(cell)) continue;
      told.add(cell);
      tell(row, cell);
    }
  };
}
