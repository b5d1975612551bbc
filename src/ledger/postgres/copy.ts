// A book that is taken over whole by a server, or from one: in one transaction, batch by batch, under the rules of the tables.
import { LedgerFault } from "../fault.ts";
import { livingSecrets } from "../sqlite/claim-keys.ts";
import { batchesToCopy, type CopiedBook } from "../sqlite/copy.ts";
import { keyCheck, readKey, writeKey } from "../sqlite/person-key.ts";
import { bookAddress } from "./address.ts";
import { type Mirror, rowsOfBatch, rowsToSend } from "./mirror.ts";
import { sharedSecrets } from "./secrets.ts";
import { connect } from "./server.ts";
import { mustKeepPromises } from "./server-promises.ts";
import { beginTables, openStay } from "./session.ts";
import { send } from "./write.ts";

/** The whole book of a server, and how the stay there ends. */
export async function openCopied(
  ledger: string,
): Promise<CopiedBook & { readonly close: () => Promise<void> }> {
  const { with: within, close } = await openStay(ledger, { readOnly: true, waitMs: 0 });
  const { database, bookId, keys } = await within(async (mirror: Mirror) => {
    await mirror.everything();
    return mirror;
  });
  return { database, bookId, keys, close };
}

/** Into an empty database. Throws LedgerFault: refused where there is a book already, or the key's file holds another key. */
export async function copyToServer({ database, bookId, keys }: CopiedBook, ledger: string): Promise<void> {
  const key = keys.book;
  const { connection, keyPath, shown } = bookAddress(ledger);
  const known = readKey(keyPath);
  if (known !== undefined && keyCheck(known) !== keyCheck(key))
    throw new LedgerFault("damaged", "key-of-another-book", keyPath);
  const server = await connect(connection);
  try {
    await mustKeepPromises(server);
    await server.ask("BEGIN");
    if (await beginTables(server)) throw new LedgerFault("refused", "file-exists", shown);
    await send(server, [["book", [{ only_one: 1, id: bookId, key_check: keyCheck(key) }]]]);
    const secrets = await sharedSecrets(server.ask, key);
    secrets.keep(livingSecrets(database, keys));
    await send(server, [["claim_secret", secrets.toSend()]]);
    for (const sequence of batchesToCopy(database)) await send(server, rowsOfBatch(database, sequence));
    const whole = (table: string) => [table, rowsToSend(database, table, "1", 1)] as const;
    await send(server, [whole("publication"), whole("event")]);
    if (known === undefined) writeKey(keyPath, key);
    await server.ask("COMMIT");
  } finally {
    await server.end();
  }
}
