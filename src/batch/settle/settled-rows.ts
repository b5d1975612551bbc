// Rows of a file as they are after the comparison of all rows.
import { heads } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import type { NewRow } from "../../engine/corrections.ts";
import { readNiNumber } from "../../statute/ni-number.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { TablePlace } from "../handover/row-result.ts";
import { personOf } from "../past/whose-row.ts";

/** The file that holds a row; files without rows hold none. */
export function fileAt(files: readonly ReadFile[], row: number): number {
  const at = files.findIndex(({ firstRow, rows }) => row >= firstRow && row < firstRow + rows);
  if (at < 0) throw new Error("a row without a file");
  return at;
}

/** What the file's rows have in common. */
export function placeOf({ input, sheet, scheme, cover }: ReadFile): TablePlace {
  const { employerId = "", laCode = "", period = 0 } = cover;
  // The cover's month was made by core/day.ts; a layout of claims requires it.
  return { file: input.label, sheet, scheme, employerId, laCode, period: period as TablePlace["period"] };
}

/** A row with its place in the batch. */
type RowOfBatch = NewRow & { readonly at: number };

/** The file's rows whose person can be read, with what is payable on each; of the others nothing is payable. */
export function payableRows(
  { firstRow, rows }: ReadFile,
  { store, settled }: Pick<DecidedBatch, "store" | "settled">,
): readonly RowOfBatch[] {
  const found: RowOfBatch[] = [];
  for (const { row: at, result: first } of store.between(firstRow, firstRow + rows)) {
    const result = settled.changed.get(at) ?? first;
    const niNumber = readNiNumber(result.niNumber);
    if (niNumber === undefined) continue;
    const byHead = heads.map((_, place) => pence(result.payable[place] ?? 0));
    found.push({ person: personOf(niNumber, result.isSecond), niNumber, row: result.row, byHead, at });
  }
  return found;
}
