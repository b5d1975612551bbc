// What is written: first on the mirror, by the steps and under the guards of the book in one file, then at the server, which
// has the last word; and both or neither.
import type { DatabaseSync } from "node:sqlite";
import type { BatchEvent } from "../../core/batch-event.ts";
import { LedgerFault } from "../fault.ts";
import type { BatchEntry, Posted, Purge, Withdrawal } from "../new-batch.ts";
import { claimKeysReader } from "../sqlite/claim-keys.ts";
import { guarded, numberAt, query, textAt } from "../sqlite/database.ts";
import { recordEvent } from "../sqlite/events.ts";
import { postBatch, withdrawBatch } from "../sqlite/post.ts";
import { purgeBatches } from "../sqlite/purge.ts";
import type { Brought } from "./bring.ts";
import { type Mirror, rowsOfBatch, rowsToSend } from "./mirror.ts";
import type { Server } from "./server.ts";
import type { Stay } from "./session.ts";

/** Rows of tables in the order in which the server takes them, and by what it is seen that it has them. */
type Written<Result> = {
  readonly result: Result;
  readonly rows: readonly (readonly [table: string, rows: readonly object[]])[];
  /** A question that has a row once they are there. */
  readonly proof: readonly [sql: string, value: string | number];
  /** The secrets that it names go in the same transaction. */
  readonly forgets?: boolean;
};

/** Rows that are sent at once. */
const together = 2000;

/** Makes it up on the mirror and has the server write it. Throws LedgerFault, and then nothing is written anywhere. */
export async function written<Result>(
  { commit }: Stay,
  { database }: Mirror,
  make: (database: DatabaseSync) => Written<Result>,
): Promise<Result> {
  database.exec("SAVEPOINT written");
  try {
    const { result, rows, proof, forgets = false } = guarded(() => make(database));
    const [sql, value] = proof;
    await commit(
      async (server) => {
        await send(server, rows);
        if (forgets) await server.ask("SELECT taliad.forget()");
      },
      async (server) => (await server.ask(sql, [value])).length > 0,
    );
    database.exec("RELEASE written");
    return result;
  } catch (error) {
    database.exec("ROLLBACK TO written; RELEASE written");
    throw error;
  }
}

/** Rows of tables, in their order, some thousands at a time. */
export async function send({ ask }: Server, tables: Written<unknown>["rows"]): Promise<void> {
  for (const [table, rows] of tables) {
    for (let at = 0; at < rows.length; at += together)
      await ask("SELECT taliad.put($1, $2)", [table, JSON.stringify(rows.slice(at, at + together))]);
  }
}

/** A batch, or the withdrawal of one. */
export function batchMade(
  mirror: Mirror,
  entry: BatchEntry | Withdrawal | Purge,
  { postings, standings }: Brought,
): Written<Posted> {
  const { database, keys } = mirror;
  const before = lastEvent(database);
  const posted = mirror.guarded(() => {
    if ("purges" in entry) {
      // At a server nothing may be written over (book.sql).
      if (claimKeysReader(database, keys.secrets)() === undefined)
        throw new LedgerFault("refused", "purge-without-keys");
      return purgeBatches(database, keys, entry);
    }
    if ("withdraws" in entry) return withdrawBatch(database, entry, entry.withdraws, entry.withdrawn);
    return postBatch(database, keys, entry, postings, standings);
  });
  const { sequence, chain } = posted;
  return {
    result: posted,
    rows: [
      ["claim_secret", keys.secrets.toSend()],
      ...rowsOfBatch(database, sequence),
      ["event", rowsToSend(database, "event", "id", before + 1)],
    ],
    proof: ["SELECT 1 FROM taliad.seal WHERE chain = $1", chain],
    forgets: "purges" in entry,
  };
}

/** What is done to a posted batch. */
export function eventMade(database: DatabaseSync, batchId: string, event: BatchEvent): Written<undefined> {
  const before = lastEvent(database);
  recordEvent(database, batchId, event);
  const chain = textAt(query(database, "SELECT chain FROM event ORDER BY id DESC LIMIT 1").first(), 0);
  return {
    result: undefined,
    rows: [["event", rowsToSend(database, "event", "id", before + 1)]],
    proof: ["SELECT 1 FROM taliad.event WHERE chain = $1", chain],
  };
}

/**
 * Writes down that the folder of a batch is in place, of every batch of its id that was not yet said to be. Twice is as good as
 * once, so nobody has to wait for the writer's place.
 */
export async function publish({ database }: Mirror, { ask }: Server, batchId: string): Promise<void> {
  const known = query(database, "SELECT 1 FROM batch WHERE id = ?").first(batchId);
  if (known === undefined) throw new LedgerFault("refused", "batch-unknown", batchId);
  const staged = query(
    database,
    "SELECT sequence FROM batch WHERE id = ? AND staging <> '' ORDER BY sequence",
  );
  const there = new Set((await ask("SELECT batch FROM taliad.publication")).map((row) => numberAt(row, 0)));
  const rows = staged.all(batchId).map((row) => ({ batch: numberAt(row, 0) }));
  const put = database.prepare("INSERT OR IGNORE INTO publication VALUES (?)");
  const pending = rows.filter(({ batch }) => !there.has(batch));
  if (pending.length > 0) await ask("SELECT taliad.put('publication', $1)", [JSON.stringify(pending)]);
  for (const { batch } of rows) put.run(batch);
}

function lastEvent(database: DatabaseSync): number {
  return numberAt(query(database, "SELECT coalesce(max(id), 0) FROM event").first(), 0);
}
