// What is written while a batch is open: rows go in one by one or many together, and each into the content of the batch.
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { type Content, type ContentTable, content } from "./content.ts";
import { numberAt, query } from "./database.ts";

/** The row may be changed afterwards. */
type Put = (row: readonly SQLInputValue[]) => void;

type PutMany = { readonly put: Put; readonly end: () => void };

/** What is written while a batch is open. */
export type Page = {
  readonly database: DatabaseSync;
  readonly sequence: number;
  readonly content: Content;
  put(table: ContentTable): Put;
  /** For a great many rows: some of them wait until others have come, or the end. */
  putMany(table: ContentTable): PutMany;
  /** Rows that the content knows from elsewhere. */
  putOnly(table: ContentTable): Put;
  putManyOnly(table: ContentTable): PutMany;
  /** The next free id of a table. */
  next(table: ContentTable): number;
  postings: number;
  pence: number;
  /** Of the keys of claims that the batch brings. */
  readonly secrets: Uint8Array[];
  /** While the guards of each row are off (bulk.ts), rows may come in another order than that of their ids. */
  anyOrder: boolean;
};

export function openPage(database: DatabaseSync, sequence: number): Page {
  const sum = content();
  return {
    database,
    sequence,
    content: sum,
    put(table) {
      const statement = insertion(database, table, 1);
      return (row) => {
        statement.run(...row);
        sum.add(table, row);
      };
    },
    putMany(table) {
      const many = manyInto(database, table);
      return {
        put(row) {
          sum.add(table, row);
          many.put(row);
        },
        end: many.end,
      };
    },
    putOnly(table) {
      const statement = insertion(database, table, 1);
      return (row) => void statement.run(...row);
    },
    putManyOnly: (table) => manyInto(database, table),
    next: (table) => numberAt(query(database, `SELECT coalesce(max(id), 0) + 1 FROM ${table}`).first(), 0),
    postings: 0,
    pence: 0,
    secrets: [],
    anyOrder: false,
  };
}

/** A statement of its own costs SQLite a third of what a row costs; its triggers see row after row either way. */
export const rowsTogether = 32;

function manyInto(database: DatabaseSync, table: ContentTable): PutMany {
  const one = insertion(database, table, 1);
  // Whatever fails undoes the batch: SQLite need not keep its pages as they were before each statement, a fifteenth of posting.
  const many = insertion(database, table, rowsTogether, "OR FAIL");
  // The same array for all of them.
  const waiting: SQLInputValue[] = [];
  let [width, rows] = [0, 0];
  return {
    put(row) {
      width = row.length;
      for (let at = 0; at < width; at += 1) waiting[rows * width + at] = row[at] ?? null;
      rows += 1;
      if (rows < rowsTogether) return;
      many.run(...waiting);
      rows = 0;
    },
    end() {
      for (let row = 0; row < rows; row += 1) one.run(...waiting.slice(row * width, (row + 1) * width));
      rows = 0;
    },
  };
}

/** Puts so many rows at once into a table, every column of each. */
export function insertion(
  database: DatabaseSync,
  table: string,
  rows: number,
  otherwise: "" | "OR FAIL" = "",
): StatementSync {
  const columns = numberAt(query(database, `SELECT count(*) FROM pragma_table_info('${table}')`).first(), 0);
  const row = `(${"?, ".repeat(columns - 1)}?)`;
  return database.prepare(`INSERT ${otherwise} INTO ${table} VALUES ${`${row}, `.repeat(rows - 1)}${row}`);
}

/** Puts one row for each item, id and batch before its values, and gives the ids. */
export function rowsOf<Item>(
  page: Page,
  table: ContentTable,
  items: readonly Item[],
  valuesOf: (item: Item) => readonly SQLInputValue[],
): readonly number[] {
  const put = page.put(table);
  const first = page.next(table);
  return items.map((item, at) => {
    put([first + at, page.sequence, ...valuesOf(item)]);
    return first + at;
  });
}
