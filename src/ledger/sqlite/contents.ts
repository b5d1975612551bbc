// What the rows of each batch come to now: each table is gone through once, in the order of its ids.
import type { DatabaseSync } from "node:sqlite";
import { type ContentTable, content, contentTables } from "./content.ts";
import { numberAt, query, type Values } from "./database.ts";

/** The sums of content of all batches, with their numbers, in their order. */
export function* contentsOf(database: DatabaseSync): Generator<readonly [batch: number, sum: string]> {
  const walks = contentTables.map((table) => [table, walk(database, table)] as const);
  for (const row of query(database, "SELECT sequence FROM batch ORDER BY sequence").all()) {
    const batch = numberAt(row, 0);
    const found = content();
    // Rows are the values of the table.
    for (const [table, rows] of walks)
      rows.upTo(batch, (values) => found.add(table, values as Parameters<typeof found.add>[1]));
    yield [batch, found.finish()];
  }
}

/** Goes through a table in the order of its ids, batch by batch. */
export function walk(database: DatabaseSync, table: ContentTable) {
  const rows = query(database, `SELECT * FROM ${table} ORDER BY id`).each()[Symbol.iterator]();
  const next = (): Values | undefined => {
    const step = rows.next();
    return step.done === true ? undefined : step.value;
  };
  let waiting = next();
  return {
    next: () => waiting,
    upTo(batch: number, take: (row: Values) => void): void {
      while (waiting !== undefined && numberAt(waiting, 1) <= batch) {
        take(waiting);
        waiting = next();
      }
    },
  };
}
