// The engines that keep a book: whatever holds of one holds of each. A new one is a line here.
import { join } from "node:path";
import type { Book } from "../../src/ledger/book.ts";
import { openMemoryBook } from "../../src/ledger/memory.ts";
import { openPostgresBook } from "../../src/ledger/postgres/book.ts";
import { connect } from "../../src/ledger/postgres/server.ts";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { folder } from "./book.ts";
import { sharedServer } from "./postgres-server.ts";

type Open = () => Promise<Book>;

/** Each makes a new book. Every file of tests asks for its own: the server ends with the file. */
export async function enginesHere(): Promise<Readonly<Record<string, Open>>> {
  const server = await sharedServer();
  return {
    memory: openMemoryBook,
    sqlite: () => openSqliteBook(join(folder(), "ledger.sqlite")),
    ...(server === undefined ? {} : { postgres: booksOn(server.newAddress) }),
  };
}

/** A database whose book is closed is used again: to empty one takes a tenth of the time in which one is made. */
function booksOn(newAddress: () => string): Open {
  const free: string[] = [];
  return async () => {
    const address = free.pop() ?? newAddress();
    await empty(address);
    const book = await openPostgresBook(`${address}&key=${join(folder(), "book.key")}`);
    let isOpen = true;
    return {
      ...book,
      async close() {
        await book.close();
        if (isOpen) free.push(address);
        isOpen = false;
      },
    };
  };
}

/** No line is left in any table of a book, whatever guards it. */
async function empty(address: string): Promise<void> {
  const database = await connect(address);
  await database.ask("SET session_replication_role = replica");
  await database.ask(`DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'taliad' LOOP
      EXECUTE format('DELETE FROM taliad.%I', one.tablename);
    END LOOP;
  END $$`);
  await database.end();
}
