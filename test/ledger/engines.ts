// The engines that keep a book: whatever holds of one holds of each. A new one is a line here.
import { join } from "node:path";
import type { Book } from "../../src/ledger/book.ts";
import { openMemoryBook } from "../../src/ledger/memory.ts";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { folder } from "./book.ts";

/** Each makes a new book. */
export const engines: Readonly<Record<string, () => Promise<Book>>> = {
  memory: openMemoryBook,
  sqlite: () => openSqliteBook(join(folder(), "ledger.sqlite")),
};
