// The book in one SQLite file: out/ledger.sqlite, with its key (.key) and its end mark (.end) beside it.
import type { DatabaseSync } from "node:sqlite";
import { beginIn } from "../batch-thread.ts";
import type { Book } from "../book.ts";
import { LedgerFault } from "../fault.ts";
import { answersOf } from "./answers.ts";
import { checkBook } from "./check.ts";
import { checksGone, checksLiving } from "./claim-keys.ts";
import { genesis } from "./codes.ts";
import { guarded, numberAt, query } from "./database.ts";
import { endPathOf, readEnd, writeEnd } from "./end-file.ts";
import { eventsEnd, recordEvent } from "./events.ts";
import { isLarge, writtenStraight } from "./first-batch.ts";
import { destroySecrets } from "./key-file.ts";
import { connectToWrite, openToRead, openToWrite } from "./open.ts";
import { keyPathOf } from "./person-key.ts";
import { postBatch, withdrawBatch } from "./post.ts";
import { purgeBatches } from "./purge.ts";

export type BookOptions = {
  /** A reader needs no place and gets none in the way; it never sees a batch that is half posted. */
  readonly readOnly?: boolean;
  /** How long to wait for another writer before it is "busy". */
  readonly waitMs?: number;
};

const usualWait = 3000;

/**
 * Opens the book; a writer makes it when there is none. Throws LedgerFault: busy, damaged, trouble, missing
 * (reading what is not there), refused (made by a newer program).
 */
export async function openSqliteBook(path: string, options: BookOptions = {}): Promise<Book> {
  const { readOnly = false, waitMs = usualWait } = options;
  return guarded(() => {
    const { bookId, keys, ...opened } = readOnly ? openToRead(path, waitMs) : openToWrite(path, waitMs);
    let database = opened.database;
    let answers = answersOf(database, keys);
    const endPath = endPathOf(path);
    const markEnd = (): void => {
      const { sequence, chain } = answers.state();
      const ends = { bookId, sequence, chain: sequence === 0 ? genesis : chain };
      writeEnd(endPath, { ...ends, ...eventsEnd(database) });
    };
    // Killed after the commit and before the end mark: the mark is one batch behind, and catches up here. A new book has
    // a mark before its first batch, so that behind is all that a mark can be.
    if (!readOnly) {
      // A purge that was killed after its commit.
      destroySecrets(keyPathOf(path), checksGone(database), checksLiving(database));
      const mark = readEnd(endPath);
      const { events } = eventsEnd(database);
      if (mark?.bookId !== bookId || mark.sequence !== answers.state().sequence || mark.events !== events)
        markEnd();
    }
    const mustWrite = (): void => {
      if (readOnly) throw new LedgerFault("refused", "read-only", path);
    };
    const writing = () => ({ database, waitMs, markEnd });
    return {
      bookId,
      isShared: false,
      keyOf: (person) => answers.keyOf(person),
      state: async () => guarded(() => answers.state()),
      batches: async (id) => guarded(() => answers.batches(id)),
      inputs: async (sha256s) => guarded(() => answers.inputs(sha256s)),
      returns: async (wanted) => guarded(() => answers.returns(wanted)),
      lines: async (wanted) => guarded(() => answers.lines(wanted)),
      sums: async (parts) => guarded(() => answers.sums(parts)),
      cases: async () => guarded(() => answers.cases()),
      conditions: async (scheme, also) => guarded(() => answers.conditions(scheme, also)),
      rulings: async (wanted) => guarded(() => answers.rulings(wanted)),
      recognise: async (scheme, wanted) => guarded(() => answers.recognise(scheme, wanted)),
      post: async (entry, postings = [], standings = []) =>
        guarded(() => {
          mustWrite();
          const write = () =>
            postAndMark(writing(), () =>
              "purges" in entry
                ? purgeBatches(database, keys, entry)
                : "withdraws" in entry
                  ? withdrawBatch(database, entry, entry.withdraws, entry.withdrawn)
                  : postBatch(database, keys, entry, postings, standings),
            );
          const posted = isLarge(entry) ? writtenStraight(database, waitMs, write) : write();
          if ("purges" in entry) {
            destroySecrets(keyPathOf(path), checksGone(database), checksLiving(database));
            // What the journal holds of rows as they were goes with it.
            database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
          }
          return posted;
        }),
      begin: (start, source, thread) =>
        guarded(() => {
          mustWrite();
          if (answers.state().sequence > 0) return undefined;
          const ready = thread();
          // The writer's place goes with it, as it does before any large first batch.
          database.close();
          const begun = beginIn(ready, { kind: "begin", place: { path, bookId, waitMs }, start, source });
          return {
            ...begun,
            async end(rest) {
              const posted = await begun.end(rest);
              return guarded(() => {
                database = connectToWrite(path, waitMs);
                answers = answersOf(database, keys);
                mark(writing());
                return posted;
              });
            },
          };
        }),
      record: async (batchId, event) =>
        guarded(() => {
          mustWrite();
          if (event.kind === "published") recordPublished(database, batchId);
          else postAndMark(writing(), () => recordEvent(database, batchId, event));
        }),
      check: async (anchors = []) => guarded(() => checkBook(database, bookId, path, anchors)),
      close: async () =>
        guarded(() => {
          if (!database.isOpen) return;
          if (database.isTransaction) database.exec("ROLLBACK");
          if (!readOnly) clearFreePages(database);
          database.close();
        }),
    };
  });
}

/** Where something was purged, what free pages still hold of rows as they were goes, too; somebody in the way is no fault. */
function clearFreePages(database: DatabaseSync): void {
  const isFree = numberAt(query(database, "PRAGMA freelist_count").first(), 0) > 0;
  if (!isFree || checksGone(database).size === 0) return;
  try {
    database.exec("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
  } catch {
    // The next writer tries again.
  }
}

type Writing = {
  readonly database: DatabaseSync;
  readonly waitMs: number;
  readonly markEnd: () => void;
};

/** Everything of it or nothing, on disk when it returns. */
function commit<Result>(database: DatabaseSync, work: () => Result): Result {
  if (!database.isTransaction) database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

function postAndMark<Result>(writing: Writing, work: () => Result): Result {
  const posted = commit(writing.database, work);
  mark(writing);
  return posted;
}

/** The batch is posted, whatever becomes of the mark; the next writer sets it. */
function mark({ database, waitMs, markEnd }: Writing): void {
  try {
    // The writer's place went with the commit. Whoever has it by now has set the mark, or will.
    database.exec("PRAGMA busy_timeout = 0; BEGIN IMMEDIATE");
    markEnd();
  } catch {
  } finally {
    if (database.isTransaction) database.exec("ROLLBACK");
    database.exec(`PRAGMA busy_timeout = ${waitMs}`);
  }
}

/** That a batch is published, of every batch of its id that was not yet said to be; the writer's place is kept. */
function recordPublished(database: DatabaseSync, batchId: string): void {
  const known = query(database, "SELECT 1 FROM batch WHERE id = ?").first(batchId);
  if (known === undefined) throw new LedgerFault("refused", "batch-unknown", batchId);
  const pending = query(
    database,
    `SELECT sequence FROM batch WHERE id = ? AND staging <> '' AND sequence NOT IN (SELECT batch FROM publication)
    ORDER BY sequence`,
  ).all(batchId);
  if (pending.length === 0) return;
  const held = database.isTransaction;
  commit(database, () => {
    const insert = database.prepare("INSERT INTO publication VALUES (?)");
    for (const one of pending) insert.run(numberAt(one, 0));
  });
  if (held) database.exec("BEGIN IMMEDIATE");
}
