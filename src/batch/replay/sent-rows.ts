// The rows of one employer's return as they were sent, from a stored batch's own folder: for the next month's form.
import { addMonths, type Month, monthText } from "../../core/day.ts";
import type { Row } from "../../core/place.ts";
import { type RowReader, rowReader } from "../../input/rows.ts";
import type { Column, Cover } from "../../law/layout.ts";
import { dataRows, openTable, rowsOf } from "../read/open-table.ts";
import { type StoredBatch, storedInput } from "./stored.ts";

type SentReturn = {
  readonly cover: Cover;
  /** Filled cells by column key: numbers as a spreadsheet holds them (a Day for days), else the text. */
  readonly rows: readonly Readonly<Record<string, string | number>>[];
};

/** The last return of this layout and employer in the batch; undefined when it holds none. Throws a Refusal for a damaged input. */
export async function sentReturn(
  stored: StoredBatch,
  layout: string,
  employerId: string | undefined,
): Promise<SentReturn | undefined> {
  let found: SentReturn | undefined;
  for (const { file } of stored.manifest.inputs) {
    const table = await openTable(storedInput(stored, file), stored.schemas.law).catch(() => undefined);
    if (table === undefined) continue;
    const mine = table.layout === layout && (employerId ?? table.cover.employerId) === table.cover.employerId;
    if (!mine) {
      await table.close();
      continue;
    }
    const reader = rowReader(table.job.head, stored.schemas.law, table.job);
    const { layout: of, columns } = table.job.head;
    const known = of.columns.filter((_, at) => columns.includes(at));
    const rows: Record<string, string | number>[] = [];
    for await (const batch of rowsOf(table)) {
      for (const row of dataRows(batch, table)) {
        const cells = known.flatMap((column) => {
          const value = asSent(reader, row, column);
          return value === "" ? [] : [[column.key, value] as const];
        });
        if (cells.some(([key]) => key === "niNumber" || key === "payrollRef"))
          rows.push(Object.fromEntries(cells));
      }
    }
    found = { cover: table.cover, rows };
  }
  return found;
}

/** A number as a spreadsheet holds it, where the cell is one; everything else as it was written. */
function asSent(reader: RowReader, row: Row, { key, kind, decimals = 0 }: Column): string | number {
  const number = reader.number(row, key);
  if (number === undefined) return reader.text(row, key);
  if (kind === "money") return number / 100;
  if (kind === "decimal") return number / 10 ** decimals;
  // Thousandths of a per cent.
  if (kind === "percent") return number / 100_000;
  return kind === "day" || kind === "count" ? number : reader.text(row, key);
}

/** The month after a cover's. */
export function monthAfter({ period }: Cover): string | undefined {
  // The cover's month was made by core/day.ts.
  return period === undefined ? undefined : monthText(addMonths(period as Month, 1));
}
