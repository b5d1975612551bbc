// The rows of a table as they were sent, for forms that go back to whoever sent them.
import type { Row } from "../../core/place.ts";
import { type ReadRow, type RowReader, rowReader } from "../../input/rows.ts";
import type { Law } from "../../law/law.ts";
import type { Column } from "../../law/layout.ts";
import type { OpenTable } from "../handover/open-table.ts";
import { dataRows, rowsOf } from "./open-table.ts";

export type SentRow = {
  /** The row's number in its file. */
  readonly row: number;
  /** Filled cells by column key: numbers as a spreadsheet holds them (a Day for days), else the text. */
  readonly values: Readonly<Record<string, string | number>>;
};

/**
 * Every row of the table that somebody wrote for a person, in its order: no sums, no headings that stand there again. Reads the
 * table to its end, or to the row that is one more than `most`.
 */
export async function sentRows(
  table: OpenTable,
  law: Law,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly SentRow[]> {
  const reader = rowReader(table.job.head, law, table.job);
  const { layout } = table.job.head;
  const known = layout.columns.filter(({ key }) => !reader.lacks(key));
  const rows: SentRow[] = [];
  for await (const batch of rowsOf(table)) {
    for (const row of dataRows(batch, table)) {
      if (isNobody(reader.read(row))) continue;
      const values: Record<string, string | number> = {};
      let filled = 0;
      for (const column of known) {
        const value = asSent(reader, row, column);
        if (value === "") continue;
        values[column.key] = value;
        filled += 1;
      }
      if (filled > 0) rows.push({ row: row.number, values });
      if (rows.length > most) {
        await table.close();
        return rows;
      }
    }
  }
  return rows;
}

/** A row of sums, or headings that stand there again. */
function isNobody({ kind, problems = [] }: ReadRow): boolean {
  return kind === "not a claim" || problems.some(({ code }) => code === "second-table");
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
