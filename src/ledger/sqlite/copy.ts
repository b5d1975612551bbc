// A book that is taken over whole into a new file: batch by batch, each opened, guarded and sealed as it was, so that its chain
// stays the same to the last digit and the guards look at every posting on its way.
import { closeSync, existsSync, openSync } from "node:fs";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { LedgerFault } from "../fault.ts";
import type { BookKeys } from "../keyed/book-keys.ts";
import { livingSecrets } from "./claim-keys.ts";
import { genesis } from "./codes.ts";
import { contentTables } from "./content.ts";
import { numberAt, query, type Values } from "./database.ts";
import { endPathOf, writeEnd } from "./end-file.ts";
import { eventsEnd } from "./events.ts";
import { keysIn } from "./key-file.ts";
import { insertion } from "./page.ts";
import { keyCheck, keyPathOf, writeKey } from "./person-key.ts";
import { schemaSql } from "./schema.ts";

/** A book as it is copied: its tables, its id and its keys. */
export type CopiedBook = {
  readonly database: DatabaseSync;
  readonly bookId: string;
  readonly keys: BookKeys;
};

/** The tables of a batch in the order in which they are written, and by which column its rows are known. */
export const tablesOfBatch: readonly (readonly [table: string, column: string])[] = [
  ["batch", "sequence"],
  ...contentTables.map((table) => [table, "batch"] as const),
  ["seal", "batch"],
];

/** The numbers of the batches of a book, in its order. */
export function batchesToCopy(database: DatabaseSync): readonly number[] {
  return query(database, "SELECT sequence FROM batch ORDER BY sequence")
    .all()
    .map((row) => numberAt(row, 0));
}

/** Makes the file with its key and end mark. Throws LedgerFault: refused where there is something already. */
export function copyToFile({ database: from, bookId, keys }: CopiedBook, path: string): void {
  for (const there of [path, keyPathOf(path), endPathOf(path)]) {
    if (existsSync(there)) throw new LedgerFault("refused", "file-exists", there);
  }
  closeSync(openSync(path, "wx", 0o600));
  writeKey(keyPathOf(path), keys.book);
  keysIn(keyPathOf(path), keys.book).secrets.keep(livingSecrets(from, keys));
  const to = new DatabaseSync(path);
  try {
    to.exec("PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL; BEGIN IMMEDIATE");
    to.exec(schemaSql());
    to.prepare("INSERT INTO book VALUES (1, ?, ?)").run(bookId, keyCheck(keys.book));
    for (const sequence of batchesToCopy(from)) {
      for (const [table, column] of tablesOfBatch) {
        copyRows(
          to,
          table,
          query(from, `SELECT * FROM ${table} WHERE ${column} = ? ORDER BY 1`).each(sequence),
        );
      }
    }
    for (const table of ["publication", "event"])
      copyRows(to, table, query(from, `SELECT * FROM ${table} ORDER BY 1`).each());
    to.exec("COMMIT");
    const last = query(to, "SELECT batch, chain FROM seal ORDER BY batch DESC LIMIT 1").first();
    const [sequence, chain] = last === undefined ? [0, genesis] : [numberAt(last, 0), String(last[1])];
    writeEnd(endPathOf(path), { bookId, sequence, chain, ...eventsEnd(to) });
  } finally {
    to.close();
  }
}

function copyRows(to: DatabaseSync, table: string, rows: Iterable<Values>): void {
  const put = insertion(to, table, 1);
  // What one book holds another one takes.
  for (const row of rows) put.run(...(row as readonly SQLInputValue[]));
}
