// The engines that keep a book: whatever holds of one holds of each. A new one is a line here.
import { join } from "node:path";
import type { Book } from "../../src/ledger/book.ts";
import { openMemoryBook } from "../../src/ledger/memory.ts";
import { openPostgresBook } from "../../src/ledger/postgres/book.ts";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { folder } from "./book.ts";
import { sharedServer } from "./postgres-server.ts";

const server = await sharedServer();

/** Each makes a new book. */
export const engines: Readonly<Record<string, () => Promise<Book>>> = {
  memory: openMemoryBook,
  sqlite: () => openSqliteBook(join(folder(), "ledger.sqlite")),
  ...(server === undefined
    ? {}
    : { postgres: () => openPostgresBook(`${server.newAddress()}&key=${join(folder(), "book.key")}`) }),
};
