// A server for the tests of a file, and what is said to it past the program.
import { join } from "node:path";
import { Client } from "pg";
import { test } from "vitest";
import { LedgerFault } from "../../src/ledger/fault.ts";
import { folder } from "./book.ts";
import { sharedServer } from "./postgres-server.ts";

/** Speaks to the server itself, as this role: rows as JSON, or what the server says against it. */
export async function speaking<Result>(
  address: string,
  role: string,
  work: (say: (sql: string) => Promise<string>) => Promise<Result>,
): Promise<Result> {
  const url = new URL(address);
  url.searchParams.delete("key");
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(`SET ROLE ${role}`);
    return await work((sql) =>
      client.query(sql).then(
        ({ rows = [] }) => JSON.stringify(rows),
        (error: Error) => error.message,
      ),
    );
  } finally {
    await client.end();
  }
}

/** Why it was refused; "taken" where it was not. */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "taken",
    (error) => (error instanceof LedgerFault ? error.reason : String(error)),
  );
}

/** Tests that are left out, and said so, where PostgreSQL is not installed; addresses of new databases, each with a key of its own. */
export async function atServer() {
  const server = await sharedServer();
  return {
    server,
    withServer: test.skipIf(server === undefined),
    newAddress: (): string => `${server?.newAddress()}&key=${join(folder(), "book.key")}`,
  };
}
