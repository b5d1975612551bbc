// Writes one batch into the book, within the transaction that its caller holds: the batch's row, what it
// undoes, what it brings, and the seal that closes it. The triggers of schema.ts have the last word.
import type { DatabaseSync } from "node:sqlite";
import type { BatchEvent } from "../../core/batch-event.ts";
import type { PersonNumber } from "../../core/person.ts";
import { LedgerFault } from "../fault.ts";
import type { BookKeys } from "../keyed/book-keys.ts";
import {
  type BatchEntry,
  type BatchHeader,
  type BatchRest,
  type BatchStart,
  type NewPosting,
  type NewStanding,
  type Posted,
  postingKinds,
} from "../new-batch.ts";
import { claimKeysOf } from "./batch-keys.ts";
import { numberAt, numberOrNothingAt, query, textAt } from "./database.ts";
import { putEvent } from "./events.ts";
import { personFinder } from "./find-people.ts";
import { putMatches } from "./match-runs.ts";
import { openBatch, writeBatch } from "./open-batch.ts";
import { type Page, rowsOf } from "./page.ts";
import { peopleOf } from "./page-people.ts";
import { caseRow, conditionRow, decisionRow, eventRow, idAt, idOf } from "./page-rows.ts";
import { peopleHasher, personHasher } from "./person-key.ts";
import { purged, purges } from "./purges.ts";
import { putDecisions } from "./put-decisions.ts";
import { putPostings } from "./put-postings.ts";
import { withdrawn as isWithdrawn, notUndone, ofOneSender } from "./stored.ts";

const reversal = postingKinds.indexOf("reversal") + 1;

export function postBatch(
  database: DatabaseSync,
  keys: BookKeys,
  entry: BatchEntry,
  postings: Iterable<NewPosting>,
  standings: Iterable<NewStanding>,
): Posted {
  return beginBatch(database, keys, entry, postings, entry).end(entry, standings);
}

/** A batch of which the postings are written. */
type BegunBatch = {
  readonly end: (rest: BatchHeader & BatchRest, standings: Iterable<NewStanding>) => Posted;
};

/** `header` is undefined where it is known only at the end. */
export function beginBatch(
  database: DatabaseSync,
  keys: BookKeys,
  start: BatchStart,
  postings: Iterable<NewPosting>,
  header: BatchHeader | undefined,
): BegunBatch {
  const hashOf = peopleHasher(keys.book);
  const batch = openBatch(database, header);
  const { page } = batch;
  const schemes = schemeIds(page, start);
  const inputs = rowsOf(page, "input", start.inputs, (input) => [input.file, input.sha256]);
  const submissions = rowsOf(page, "submission", start.submissions, (submission) => [
    idAt(inputs, submission.input),
    submission.layout,
    idOf(schemes, submission.scheme),
    submission.employerId,
    submission.laCode,
    submission.period,
    submission.sequence ?? null,
  ]);
  const claimKeys = claimKeysOf(page, start, schemes, keys.secrets);
  undoReplaced(page, start, personFinder(database, personHasher(keys.book), () => claimKeys.living()).idOf);
  const people = peopleOf(page, hashOf, claimKeys.living());
  const scheme = start.submissions.map((submission) => idOf(schemes, submission.scheme));
  const { ofSubmission, ofScheme } = claimKeys;
  const matches = putMatches(page, keys.book, schemes, ofScheme, start.people);
  try {
    const ids = { submissions, schemes: scheme, keyOf: ofSubmission };
    putPostings(page, postings, people, ids, matches.further);
    matches.people();
  } catch (error) {
    matches.close();
    throw error;
  }
  const whoseOf = ({ person, scheme: name }: { readonly person: PersonNumber; readonly scheme: string }) =>
    people.idOf(person, ofScheme(name));
  return {
    end(rest, standings) {
      try {
        matches.end(rest.matches ?? []);
      } finally {
        matches.close();
      }
      const keep = page.put("standing");
      let standingId = page.next("standing");
      for (const { person, submission, sheet, row, values } of standings) {
        const whose = people.idOf(person, ofSubmission(submission));
        const of = [idAt(submissions, submission), whose, idAt(scheme, submission)] as const;
        keep([standingId, page.sequence, ...of, sheet, row, values.join(",")]);
        standingId += 1;
      }
      rowsOf(page, "duplicate_case", rest.cases ?? [], (one) => caseRow(one, schemes, whoseOf(one)));
      const caseId = query(database, "SELECT id FROM duplicate_case WHERE code = ?");
      rowsOf(page, "case_event", rest.caseEvents ?? [], (event) => eventRow(event, caseId));
      rowsOf(page, "open_condition", rest.conditions ?? [], (one) =>
        conditionRow(
          one,
          idAt(submissions, one.submission),
          people.idOf(one.person, ofSubmission(one.submission)),
          idAt(scheme, one.submission),
        ),
      );
      putDecisions(page, rest.decisions ?? [], ofScheme, (one) =>
        decisionRow(one, inputs, schemes, whoseOf(one)),
      );
      keys.secrets.keep(page.secrets);
      const posted = batch.seal(rest);
      if (rest.prepared !== undefined) putEvent(database, posted.sequence, rest.prepared);
      return posted;
    },
  };
}

/** All that stands of replaced versions, but for people of whom it waits, and single postings. */
function undoReplaced(
  page: Page,
  { replaces = [], waits = [], reverses = [] }: BatchStart,
  idOfPerson: (person: PersonNumber) => number | undefined,
): void {
  const undo = reverser(page);
  const standing = query(
    page.database,
    `SELECT p.id, p.person FROM posting AS p WHERE p.submission = ? AND ${notUndone("p")}`,
  );
  const stays = new Set(
    waits.flatMap(({ replaced: of, persons }) => {
      const known = persons.map(idOfPerson);
      return of.flatMap((submission) => known.map((id) => `${submission} ${id}`));
    }),
  );
  // The newest first, whatever return it is of: what was taken back goes before what had been paid.
  const replaced = replaces.flatMap((submission) =>
    standing.all(submission).filter((row) => !stays.has(`${submission} ${numberAt(row, 1)}`)),
  );
  for (const posting of replaced.map((row) => numberAt(row, 0)).sort((a, b) => b - a)) undo(posting);
  for (const posting of reverses) undo(posting);
}

/** SQL: whether a batch undid money of a return of which a version of another batch stands that is newer: it would come back. */
const replacedSince = `SELECT 1 FROM posting AS r JOIN posting AS o ON o.id = r.reverses JOIN submission AS s ON s.id = o.submission
  JOIN submission AS v ON ${ofOneSender("v", "s")} AND v.period = s.period AND v.sequence > s.sequence
  WHERE r.batch = ?1 AND r.kind = ?2 AND v.batch <> ?1 AND NOT ${isWithdrawn("v.batch")} LIMIT 1`;

/** Undoes what stands of a batch, last posting first, so that every step back was a state of the book. */
export function withdrawBatch(
  database: DatabaseSync,
  header: BatchHeader,
  batchId: string,
  withdrawn: BatchEvent | undefined,
): Posted {
  const row = query(
    database,
    `SELECT b.sequence, s.last_posting, s.postings, b.kind FROM batch AS b JOIN seal AS s ON s.batch = b.sequence
    WHERE b.id = ? AND NOT ${isWithdrawn("b.sequence")} AND b.sequence NOT IN (${purges})`,
  ).first(batchId);
  if (row === undefined) throw new LedgerFault("refused", "batch-unknown", batchId);
  if (textAt(row, 3) !== "run") throw new LedgerFault("refused", "batch-is-a-withdrawal", batchId);
  const isGone = query(database, `SELECT 1 FROM (${purged}) WHERE batch = ?`).first(numberAt(row, 0));
  if (isGone !== undefined) throw new LedgerFault("refused", "batch-purged", batchId);
  const isReplacedSince = query(database, replacedSince).first(numberAt(row, 0), reversal);
  if (isReplacedSince !== undefined) throw new LedgerFault("refused", "later-batch-rests-on-it", batchId);
  const last = numberAt(row, 1);
  const first = last - numberAt(row, 2) + 1;
  const undoneBy = query(database, "SELECT id FROM posting WHERE reverses = ?");
  try {
    const posted = writeBatch(database, header, numberAt(row, 0), (page) => {
      const undo = reverser(page);
      for (let posting = last; posting >= first; posting -= 1) {
        // A posting that was undone and restored stands in its last restoration.
        let tip = posting;
        let steps = 0;
        for (let next = undoneBy.first(tip); next !== undefined; next = undoneBy.first(tip)) {
          tip = numberAt(next, 0);
          steps += 1;
        }
        if (steps % 2 === 1) throw new LedgerFault("refused", "later-batch-rests-on-it", batchId);
        undo(tip);
      }
    });
    if (withdrawn !== undefined) putEvent(database, numberAt(row, 0), withdrawn);
    return posted;
  } catch (error) {
    // Money that later batches took back or paid on top cannot lose its ground.
    const reason = /taliad:(negative-balance|above-ceiling|instalment-twice|reversal-differs)/;
    if (error instanceof Error && reason.test(error.message)) {
      throw new LedgerFault("refused", "later-batch-rests-on-it", batchId, error);
    }
    throw error;
  }
}

/** The ids of the entry's schemes; a new one is written down with its ceiling, which never changes after. */
function schemeIds(page: Page, start: BatchStart): ReadonlyMap<string, number> {
  const find = query(page.database, "SELECT id, ceiling FROM scheme WHERE name = ?");
  const put = page.put("scheme");
  const ids = new Map<string, number>();
  for (const { name, ceiling } of start.schemes) {
    const row = find.first(name);
    if (row === undefined) {
      const id = page.next("scheme");
      put([id, page.sequence, name, ceiling ?? null]);
      ids.set(name, id);
    } else {
      if (numberOrNothingAt(row, 1) !== ceiling) throw new LedgerFault("refused", "ceiling-differs", name);
      ids.set(name, numberAt(row, 0));
    }
  }
  return ids;
}

/** Writes the mirror of a posting. The mirror of a reversal is the original again, with the original's kind. */
function reverser(page: Page): (posting: number) => void {
  const find = query(page.database, "SELECT * FROM posting WHERE id = ?");
  const put = page.put("posting");
  let id = page.next("posting");
  return (posting) => {
    const row = find.first(posting);
    if (row === undefined) throw new LedgerFault("refused", "posting-unknown", String(posting));
    const original = numberAt(row, 9) === reversal ? find.first(numberAt(row, 11)) : undefined;
    const pence = -numberAt(row, 8);
    put([
      id,
      page.sequence,
      ...row.slice(2, 8),
      pence,
      original === undefined ? reversal : numberAt(original, 9),
      // 0, not −0: the content is built from what is stored.
      0 - numberAt(row, 10),
      posting,
      ...row.slice(12),
    ]);
    id += 1;
    page.postings += 1;
    page.pence += pence;
  };
}
