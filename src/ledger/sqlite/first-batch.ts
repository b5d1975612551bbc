// A large first batch of a book goes straight into its file. All its pages are new, so that SQLite's journal of what was there before
// has next to nothing to keep; in the log beside the file (WAL), where batches go otherwise, each page would be written, read again and
// written once more. A million rows are posted in a tenth less time and with 40 MiB less. Nobody reads the book meanwhile, which has
// nothing in it yet; whoever was killed leaves a journal, with which the next one makes the book empty again. Tests hold both ways to
// the same book, whatever happens on the way.
import { DatabaseSync } from "node:sqlite";
import { LedgerFault } from "../fault.ts";
import { enoughForWorker } from "../keyed/run-maker.ts";
import type { BatchEntry, Purge, Withdrawal } from "../new-batch.ts";
import { query, textAt } from "./database.ts";

export function isLarge(entry: BatchEntry | Withdrawal | Purge): boolean {
  return "people" in entry && (entry.people?.count ?? 0) >= enoughForWorker;
}

/** A large batch; where others have the book open, it is written as any other. */
export function writtenStraight<Result>(database: DatabaseSync, waitMs: number, work: () => Result): Result {
  if (!isEmpty(database)) return work();
  const leave = goStraight(database, waitMs);
  try {
    return work();
  } finally {
    leave();
  }
}

/**
 * The writer's place is given up and taken again; throws LedgerFault busy, "book-moved", where somebody else has posted in between.
 * What is given ends it: what has not been committed is undone.
 */
export function goStraight(database: DatabaseSync, waitMs: number): () => void {
  const isStraight = leaveLog(database);
  const leave = (): void => {
    if (database.isTransaction) database.exec("ROLLBACK");
    if (isStraight) backToLog(database, waitMs);
  };
  try {
    database.exec(`PRAGMA busy_timeout = ${waitMs}`);
    if (!database.isTransaction) database.exec("BEGIN IMMEDIATE");
    if (!isEmpty(database)) throw new LedgerFault("busy", "book-moved", "");
    return leave;
  } catch (fault) {
    leave();
    throw fault;
  }
}

function isEmpty(database: DatabaseSync): boolean {
  return query(database, "SELECT 1 FROM batch").first() === undefined;
}

/** Whether nobody else has the book open: then it is this connection's alone until the end of its transaction. */
function leaveLog(database: DatabaseSync): boolean {
  database.exec("PRAGMA busy_timeout = 0");
  if (database.isTransaction) database.exec("ROLLBACK");
  try {
    if (textAt(query(database, "PRAGMA journal_mode = DELETE").first(), 0) !== "delete") return false;
    // What is committed lasts once the folder knows that the journal is gone.
    database.exec("PRAGMA synchronous = EXTRA; BEGIN EXCLUSIVE");
    return true;
  } catch {
    backToLog(database, 0);
    return false;
  }
}

/** Somebody in the way is no fault: the next writer does it. */
function backToLog(database: DatabaseSync, waitMs: number): void {
  try {
    database.exec("PRAGMA synchronous = FULL; PRAGMA busy_timeout = 0; PRAGMA journal_mode = WAL");
  } catch {
  } finally {
    database.exec(`PRAGMA busy_timeout = ${waitMs}`);
  }
}

/** What SQLite says to who may only read, where a first batch was killed (SQLITE_READONLY_ROLLBACK). */
export const halfWritten = 776;

/** SQLite does it by itself for whoever may write. */
export function takeBack(path: string, waitMs: number): void {
  const database = new DatabaseSync(path, { timeout: waitMs });
  try {
    query(database, "SELECT count(*) FROM sqlite_schema").first();
  } finally {
    database.close();
  }
}
