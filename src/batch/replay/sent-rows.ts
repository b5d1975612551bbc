// The rows of one employer's return as they were sent, from a stored batch's own folder: for the next month's form.
import { addMonths, type Month, monthText } from "../../core/day.ts";
import type { Cover } from "../../law/layout.ts";
import { type SentRow, sentRows } from "../read/as-sent.ts";
import { openTable } from "../read/open-table.ts";
import { type StoredBatch, storedInput } from "./stored.ts";

type SentReturn = {
  readonly cover: Cover;
  /** Rows that name somebody. */
  readonly rows: readonly SentRow[];
};

const names = ["niNumber", "payrollRef"];

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
    const rows = await sentRows(table, stored.schemas.law);
    found = { cover: table.cover, rows: rows.filter(({ values }) => names.some((name) => name in values)) };
  }
  return found;
}

/** The month after a cover's. */
export function monthAfter({ period }: Cover): string | undefined {
  // The cover's month was made by core/day.ts.
  return period === undefined ? undefined : monthText(addMonths(period as Month, 1));
}
