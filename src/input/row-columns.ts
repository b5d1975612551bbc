// The columns of a table as its rows are read: where each stands in the file, who reads it, and when it must be filled.
import type { Law } from "../law/law.ts";
import type { Column, Condition } from "../law/layout.ts";
import { cellReader } from "./cells.ts";
import type { Epoch } from "./days.ts";
import type { CellReader, CellValue } from "./fault.ts";
import type { TableHead } from "./heading.ts";

/** All keys of the layout in its order; a blank cell is undefined. */
export type ClaimValues = Readonly<Record<string, CellValue | undefined>>;

/** A column of the layout in the file. */
export type PlacedColumn = {
  readonly key: string;
  readonly column: Column;
  /** The column in the file, −1 when the file has none. */
  readonly at: number;
  readonly read: CellReader;
  readonly required: boolean;
};

/** The claim's columns: those of the layout that may be collected, in its order. */
export function claimColumns(columns: readonly Column[]): readonly Column[] {
  return columns.filter((column) => column.refused !== true);
}

/** The columns of the layout in the file: their places by key, their readers, and those that others ask for. */
export function columnsOf({ layout, columns }: TableHead, law: Pick<Law, "roles">, epoch: Epoch) {
  const places = new Map<string, number>();
  const cells: PlacedColumn[] = [];
  const conditional: { readonly column: Column; readonly at: number; readonly when: readonly Condition[] }[] =
    [];
  for (const column of claimColumns(layout.columns)) {
    const at = columns.indexOf(layout.columns.indexOf(column));
    places.set(column.key, at);
    const read = cellReader(column, law, epoch);
    cells.push({ key: column.key, column, at, read, required: column.required === "always" });
    if (typeof column.required !== "string") conditional.push({ column, at, when: column.required });
  }
  return { places, cells, conditional };
}
