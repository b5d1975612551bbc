// The columns of the amounts by head, the same in every table that has them.
import type { TableColumn } from "../core/table-column.ts";
import type { HeadAmounts } from "../engine/head-amounts.ts";

/** `width` is that of a column of the workbook, in characters. */
export function headColumns(width: number): readonly TableColumn<HeadAmounts>[] {
  const keys = ["payment", "employerNi", "employerPension", "adminFee", "topUp", "recovery"] as const;
  return keys.map((key) => ({ key, kind: "money", width }));
}
