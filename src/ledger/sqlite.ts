// The ledger in one SQLite file: out/ledger.sqlite, with its key (.key) and its end mark (.end) beside it.

import { closeSync, existsSync, fchmodSync, openSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { LedgerFault } from "./fault.ts";
import type { Ledger } from "./ledger.ts";
import { auditor } from "./sqlite/audit.ts";
import { broughtCostsReader } from "./sqlite/brought-costs.ts";
import { chainHead } from "./sqlite/chain-head.ts";
import { checkBook } from "./sqlite/check.ts";
import { genesis } from "./sqlite/codes.ts";
import { conditionReader } from "./sqlite/conditions.ts";
import { guarded, guardedEach } from "./sqlite/database.ts";
import { decisionReader } from "./sqlite/decisions.ts";
import { endPathOf, readEnd, writeEnd } from "./sqlite/end-file.ts";
import { eventReader, eventsEnd, recordEvent } from "./sqlite/events.ts";
import { recognition } from "./sqlite/met-matches.ts";
import { monthReader } from "./sqlite/months.ts";
import { openToRead, openToWrite } from "./sqlite/open.ts";
import { peopleReader } from "./sqlite/people.ts";
import { type PersonHash, personHasher } from "./sqlite/person-key.ts";
import { postBatch, withdrawBatch } from "./sqlite/post.ts";
import { reader } from "./sqlite/read.ts";
import { recoveredReader } from "./sqlite/recovered.ts";
import { stoodReader } from "./sqlite/stood-postings.ts";

export type LedgerOptions = {
  /** A reader needs no place and gets none in the way; it never sees a batch that is half posted. */
  readonly readOnly?: boolean;
  /** How long to wait for another writer before it is "busy". */
  readonly waitMs?: number;
};

const usualWait = 3000;

/**
 * Opens the ledger; a writer makes it when there is none. Throws LedgerFault: busy, damaged, trouble, missing
 * (reading what is not there), refused (made by a newer program).
 */
export function openLedger(path: string, options: LedgerOptions = {}): Ledger {
  const { readOnly = false, waitMs = usualWait } = options;
  return guarded(() => {
    const { database, bookId, key } = readOnly ? openToRead(path, waitMs) : openToWrite(path, waitMs);
    const hashOf = personHasher(key);
    const ask = reader(database, hashOf, chainHead(key));
    const endPath = endPathOf(path);

    const markEnd = (): void => {
      const { sequence, chain } = ask.end();
      const ends = { bookId, sequence, chain: sequence === 0 ? genesis : chain };
      writeEnd(endPath, { ...ends, ...eventsEnd(database) });
    };
    // Killed after the commit and before the end mark: the mark is one batch behind, and catches up here. A new book has
    // a mark before its first batch, so that behind is all that a mark can be.
    if (!readOnly) {
      const mark = readEnd(endPath);
      const { events } = eventsEnd(database);
      if (mark?.bookId !== bookId || mark.sequence !== ask.end().sequence || mark.events !== events)
        markEnd();
    }

    const mustWrite = (): void => {
      if (readOnly) throw new LedgerFault("refused", "read-only", path);
      if (!database.isTransaction) database.exec("BEGIN IMMEDIATE");
    };
    /** Everything of it or nothing, on disk when it returns. */
    const commit = <Result>(work: () => Result): Result => {
      mustWrite();
      try {
        const result = work();
        database.exec("COMMIT");
        return result;
      } catch (error) {
        if (database.isTransaction) database.exec("ROLLBACK");
        throw error;
      }
    };
    const postAndMark = <Result>(work: () => Result): Result => {
      const posted = commit(work);
      try {
        // The writer's place went with the commit. Whoever has it by now has set the mark, or will.
        database.exec("PRAGMA busy_timeout = 0; BEGIN IMMEDIATE");
        markEnd();
      } catch {
        // The batch is posted, whatever becomes of the mark; the next writer sets it.
      } finally {
        if (database.isTransaction) database.exec("ROLLBACK");
        database.exec(`PRAGMA busy_timeout = ${waitMs}`);
      }
      return posted;
    };

    const ledger: Ledger = {
      bookId,
      ...ask,
      ...readers(database, hashOf, key),
      post: (entry, postings, standings = []) =>
        postAndMark(() => postBatch(database, key, entry, postings, standings)),
      withdraw: (header, batchId, withdrawn) =>
        postAndMark(() => withdrawBatch(database, header, batchId, withdrawn)),
      record: (batchId, event) => postAndMark(() => recordEvent(database, batchId, event)),
      markPublished(batchId) {
        const batch = ask.findBatch(batchId);
        const pending = ask.pendingPublications().filter((one) => one.id === batchId);
        if (batch === undefined && pending.length === 0)
          throw new LedgerFault("refused", "batch-unknown", batchId);
        if (pending.length === 0) return;
        const held = database.isTransaction;
        commit(() => {
          const insert = database.prepare("INSERT INTO publication VALUES (?)");
          for (const one of pending) insert.run(one.sequence);
        });
        if (held) database.exec("BEGIN IMMEDIATE");
      },
      check: (anchors = []) => checkBook(database, bookId, path, anchors),
      copyTo(target) {
        if (existsSync(target)) throw new LedgerFault("refused", "file-exists", target);
        const file = openSync(target, "wx", 0o600);
        try {
          fchmodSync(file, 0o600);
        } finally {
          closeSync(file);
        }
        // VACUUM cannot run inside the transaction that keeps the writer's place.
        const held = database.isTransaction;
        if (held) database.exec("ROLLBACK");
        database.prepare("VACUUM INTO ?").run(target);
        if (held) database.exec(readOnly ? "BEGIN" : "BEGIN IMMEDIATE");
      },
      close() {
        if (!database.isOpen) return;
        if (database.isTransaction) database.exec("ROLLBACK");
        database.close();
      },
    };
    return wrapped(ledger);
  });
}

/** Who answers questions about the book, each of some of them. */
function readers(database: DatabaseSync, hashOf: PersonHash, key: Uint8Array) {
  return {
    ...auditor(database, hashOf),
    ...stoodReader(database, hashOf),
    ...monthReader(database, hashOf),
    ...peopleReader(database),
    ...broughtCostsReader(database, hashOf),
    ...recoveredReader(database),
    ...decisionReader(database, hashOf),
    ...conditionReader(database, hashOf),
    ...eventReader(database),
    ...recognition(database, hashOf, key),
  };
}

/** The same ledger whose every method throws ledger faults. */
function wrapped(ledger: Ledger): Ledger {
  return {
    bookId: ledger.bookId,
    end: () => guarded(() => ledger.end()),
    factsOf: (person, scheme, without) => guarded(() => ledger.factsOf(person, scheme, without)),
    factsFor: (persons, scheme, without) => guarded(() => ledger.factsFor(persons, scheme, without)),
    claimsOf: (person, scheme, without) => guarded(() => ledger.claimsOf(person, scheme, without)),
    findReturn: (key) => guarded(() => ledger.findReturn(key)),
    seenInput: (sha256) => guarded(() => ledger.seenInput(sha256)),
    findBatch: (id) => guarded(() => ledger.findBatch(id)),
    batches: () => guarded(() => ledger.batches()),
    post: (entry, postings, standings) => guarded(() => ledger.post(entry, postings, standings)),
    remembersNames: (scheme) => guarded(() => ledger.remembersNames(scheme)),
    ruledPairs: (scheme, now) => guarded(() => ledger.ruledPairs(scheme, now)),
    matchesOf: (scheme, wanted) => guarded(() => ledger.matchesOf(scheme, wanted)),
    withdraw: (header, batchId, withdrawn) => guarded(() => ledger.withdraw(header, batchId, withdrawn)),
    events: () => guarded(() => ledger.events()),
    record: (batchId, event) => guarded(() => ledger.record(batchId, event)),
    cases: () => guarded(() => ledger.cases()),
    latestMonth: () => guarded(() => ledger.latestMonth()),
    openConditions: (scheme, without, waits) => guarded(() => ledger.openConditions(scheme, without, waits)),
    hasDecisions: () => guarded(() => ledger.hasDecisions()),
    decisionsOf: (person) => guarded(() => ledger.decisionsOf(person)),
    decisionsUnder: (code) => guarded(() => ledger.decisionsUnder(code)),
    balances: (by, scheme) => guarded(() => ledger.balances(by, scheme)),
    history: (person) => guarded(() => ledger.history(person)),
    stoodPostings: (submission, among) => guarded(() => ledger.stoodPostings(submission, among)),
    standingOf: (submission, among) => guarded(() => ledger.standingOf(submission, among)),
    paidIn: (submission, among) => guarded(() => ledger.paidIn(submission, among)),
    endedReturns: (wanted) => guarded(() => ledger.endedReturns(wanted)),
    returnsFor: (period) => guarded(() => ledger.returnsFor(period)),
    broughtCosts: (key, without) => guarded(() => ledger.broughtCosts(key, without)),
    undoneCosts: (scheme, layout, without) => guarded(() => ledger.undoneCosts(scheme, layout, without)),
    takenBackBy: (submission) => guarded(() => ledger.takenBackBy(submission)),
    everybody: (scheme) => guardedEach(() => ledger.everybody(scheme)),
    recoveries: (person) => guarded(() => ledger.recoveries(person)),
    accrued: () => guarded(() => ledger.accrued()),
    pendingPublications: () => guarded(() => ledger.pendingPublications()),
    markPublished: (batchId) => guarded(() => ledger.markPublished(batchId)),
    check: (anchors) => guarded(() => ledger.check(anchors)),
    copyTo: (path) => guarded(() => ledger.copyTo(path)),
    close: () => guarded(() => ledger.close()),
  };
}
