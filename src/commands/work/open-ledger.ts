// Opens the ledger for a command. Whoever has its key can find out who is in it, so a key that others may read is said.
import { statSync } from "node:fs";
import type { Book } from "../../ledger/book.ts";
import { type BookOptions, openSqliteBook } from "../../ledger/sqlite/book.ts";
import { keyPathOf } from "../../ledger/sqlite/person-key.ts";
import type { Session } from "../session.ts";

/** As openSqliteBook; `path` is the ledger's file. */
export async function openBook(path: string, { console }: Session, options: BookOptions = {}): Promise<Book> {
  const book = await openSqliteBook(path, options);
  const key = statSync(keyPathOf(path), { throwIfNoEntry: false });
  // Windows keeps no such bits: what others may do stands elsewhere.
  if (key !== undefined && process.platform !== "win32" && (key.mode & 0o077) !== 0)
    console.log("error", "cli.key-readable", { path: keyPathOf(path) });
  return book;
}
