// The columns of a table as its rows are read: where each stands in the file, who reads it, and when it must be filled.
import { cellKind, plainKind, type Row } from "../core/place.ts";
import type { Law } from "../law/law.ts";
import type { Column, Condition, Layout } from "../law/layout.ts";
import { trimmed } from "./blank.ts";
import { cellReader } from "./cells.ts";
import type { Epoch } from "./days.ts";
import type { CellReader, CellValue } from "./fault.ts";
import { placeInFile, type TableHead } from "./heading.ts";
import { mappedReader, shaped } from "./mapping/forms.ts";
import type { MappedCell } from "./mapping/mapping.ts";

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
  /** What a mapping makes of the cell; `always` is what it says for every row. */
  readonly mapped: MappedCell | undefined;
  readonly always: string;
};

/** The column of the amounts that the cover adds up; a form that claims nothing has none. */
export function totalColumn({ columns }: Pick<Layout, "columns">): Column | undefined {
  return columns.find(({ key }) => key === "amountPaid" || key === "topUpClaimed");
}

/** The columns of a form, and so of a claim: those of the layout that may be collected, in its order. */
export function claimColumns(columns: readonly Column[]): readonly Column[] {
  return columns.filter((column) => column.refused !== true);
}

/** The columns of the layout in the file: their places by key, their readers, and those that others ask for. */
export function columnsOf(head: TableHead, law: Pick<Law, "roles">, epoch: Epoch) {
  const { layout, mapping } = head;
  const cells: PlacedColumn[] = [];
  const conditional: { readonly column: Column; readonly at: number; readonly when: readonly Condition[] }[] =
    [];
  for (const column of claimColumns(layout.columns)) {
    const { key } = column;
    const at = placeInFile(head, key);
    const mapped =
      mapping !== undefined && Object.hasOwn(mapping.cells, key) ? mapping.cells[key] : undefined;
    const read = mappedReader(cellReader(column, law, epoch), mapped, epoch);
    const required = column.required === "always";
    cells.push({ key, column, at, read, required, mapped, always: mapped?.always ?? "" });
    if (typeof column.required !== "string") conditional.push({ column, at, when: column.required });
  }
  return { cells, byKey: new Map(cells.map((cell) => [cell.key, cell])), conditional };
}

/** The cell's text as the layout writes it: as it was found, or as a mapping reads it. */
export function textAsRead(column: PlacedColumn | undefined, { cells, kinds }: Row, epoch: Epoch): string {
  if (column === undefined) return "";
  const { at, mapped, always } = column;
  if (at < 0) return always;
  const text = trimmed(cells[at] ?? "");
  if (mapped === undefined || text === "") return text;
  const own = shaped(mapped, text, plainKind(kinds?.[at] ?? cellKind.text), epoch);
  return typeof own === "string" ? own : text;
}

/** Whether a layout has a column and the table has not, nor a mapping says it for every row. */
export function isLacking(column: PlacedColumn | undefined): boolean {
  return column !== undefined && column.at < 0 && column.always === "";
}
