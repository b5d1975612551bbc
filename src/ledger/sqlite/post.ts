// Writes one batch into the book, within the transaction that its caller holds: the batch's row, what it
// undoes, what it brings, and the seal that closes it. The triggers of schema.ts have the last word.
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { PersonNumber } from "../../core/person.ts";
import {
  type BatchEntry,
  type BatchHeader,
  LedgerFault,
  type NewCase,
  type NewCaseEvent,
  type NewDecision,
  type NewPosting,
  type NewStanding,
  type Posted,
  postingKinds,
} from "../ledger.ts";
import { genesis, headNumber } from "./codes.ts";
import { type Content, type ContentTable, chainOf, content } from "./content.ts";
import { numberAt, numberOrNothingAt, type Query, query, textAt } from "./database.ts";
import type { PersonHash } from "./person-key.ts";
import { notUndone } from "./stored.ts";

const claim = postingKinds.indexOf("claim") + 1;
const topUp = headNumber("TOPUP");
const reversal = postingKinds.indexOf("reversal") + 1;

type Put = (row: readonly SQLInputValue[]) => void;

/** What is written while a batch is open. */
type Page = {
  readonly database: DatabaseSync;
  readonly sequence: number;
  readonly content: Content;
  put(table: ContentTable): Put;
  /** For a great many rows: some of them wait until others have come, or the end. */
  putMany(table: ContentTable): { readonly put: Put; readonly end: () => void };
  /** The next free id of a table. */
  next(table: ContentTable): number;
  postings: number;
  pence: number;
};

export function postBatch(
  database: DatabaseSync,
  hashOf: PersonHash,
  entry: BatchEntry,
  postings: Iterable<NewPosting>,
  standings: Iterable<NewStanding>,
): Posted {
  return writeBatch(database, entry, undefined, (page) => {
    const schemes = schemeIds(page, entry);
    const inputs = rowsOf(page, "input", entry.inputs, (input) => [input.file, input.sha256]);
    const submissions = rowsOf(page, "submission", entry.submissions, (submission) => [
      idAt(inputs, submission.input),
      submission.layout,
      idOf(schemes, submission.scheme),
      submission.employerId,
      submission.laCode,
      submission.period,
      submission.sequence ?? null,
    ]);
    const undo = reverser(page);
    const standing = query(
      database,
      `SELECT p.id FROM posting AS p WHERE p.submission = ? AND ${notUndone("p")}`,
    );
    // The newest first, whatever return it is of: what was taken back goes before what had been paid.
    const replaced = (entry.replaces ?? []).flatMap((submission) => standing.all(submission));
    for (const posting of replaced.map((row) => numberAt(row, 0)).sort((a, b) => b - a)) undo(posting);
    for (const posting of entry.reverses ?? []) undo(posting);

    const people = peopleOf(page, hashOf);
    const scheme = entry.submissions.map((submission) => idOf(schemes, submission.scheme));
    const { put, end } = page.putMany("posting");
    let id = page.next("posting");
    let before: NewPosting | undefined;
    for (const posting of postings) {
      if (posting.amount === 0) continue;
      const submission = idAt(submissions, posting.submission);
      const kind = postingKinds.indexOf(posting.kind) + 1;
      put([
        id,
        page.sequence,
        submission,
        people.soon(posting.person),
        idAt(scheme, posting.submission),
        headNumber(posting.head),
        posting.dueMonth,
        posting.instalment,
        posting.amount,
        kind,
        kind === claim ? 1 : 0,
        null,
        posting.sheet,
        posting.row,
        // What a row says stands with what it pays, and with its first posting; to say it of each cost would be waste.
        posting.standing === undefined || (headNumber(posting.head) > topUp && ofOneRow(posting, before))
          ? null
          : posting.standing.join(","),
      ]);
      before = posting;
      page.postings += 1;
      page.pence += posting.amount;
      id += 1;
    }
    end();
    people.end();
    const keep = page.put("standing");
    let standingId = page.next("standing");
    for (const { person, submission, sheet, row, values } of standings) {
      const ofScheme = idAt(scheme, submission);
      const of = [idAt(submissions, submission), people.now(person), ofScheme] as const;
      keep([standingId, page.sequence, ...of, sheet, row, values.join(",")]);
      standingId += 1;
    }
    rowsOf(page, "duplicate_case", entry.cases ?? [], (one) => caseRow(one, schemes, people.now));
    const caseId = query(database, "SELECT id FROM duplicate_case WHERE code = ?");
    rowsOf(page, "case_event", entry.caseEvents ?? [], (event) => eventRow(event, caseId));
    rowsOf(page, "decision", entry.decisions ?? [], (one) => decisionRow(one, inputs, schemes, people.now));
  });
}

function ofOneRow(posting: NewPosting, before: NewPosting | undefined): boolean {
  return (
    before !== undefined &&
    before.submission === posting.submission &&
    before.row === posting.row &&
    before.sheet === posting.sheet
  );
}

/** Undoes what stands of a batch, last posting first, so that every step back was a state of the book. */
export function withdrawBatch(database: DatabaseSync, header: BatchHeader, batchId: string): Posted {
  const row = query(
    database,
    `SELECT b.sequence, s.last_posting, s.postings, b.kind FROM batch AS b JOIN seal AS s ON s.batch = b.sequence
    WHERE b.id = ? AND NOT EXISTS (SELECT 1 FROM batch AS w WHERE w.withdraws = b.sequence)`,
  ).first(batchId);
  if (row === undefined) throw new LedgerFault("refused", "batch-unknown", batchId);
  if (textAt(row, 3) !== "run") throw new LedgerFault("refused", "batch-is-a-withdrawal", batchId);
  const last = numberAt(row, 1);
  const first = last - numberAt(row, 2) + 1;
  const undoneBy = query(database, "SELECT id FROM posting WHERE reverses = ?");
  try {
    return writeBatch(database, header, numberAt(row, 0), (page) => {
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
  } catch (error) {
    // Money that later batches took back or paid on top cannot lose its ground.
    const reason = /taliad:(negative-balance|above-ceiling|instalment-twice|reversal-differs)/;
    if (error instanceof Error && reason.test(error.message)) {
      throw new LedgerFault("refused", "later-batch-rests-on-it", batchId, error);
    }
    throw error;
  }
}

function writeBatch(
  database: DatabaseSync,
  header: BatchHeader,
  withdraws: number | undefined,
  fill: (page: Page) => void,
): Posted {
  const end = query(
    database,
    "SELECT batch, chain, last_posting FROM seal ORDER BY batch DESC LIMIT 1",
  ).first();
  const sequence = end === undefined ? 1 : numberAt(end, 0) + 1;
  const previous = end === undefined ? genesis : textAt(end, 1);
  const kind = withdraws === undefined ? "run" : "withdrawal";
  const { id, manifest, staging, recordedOn } = header;
  database
    .prepare("INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    .run(sequence, id, kind, withdraws ?? null, manifest, staging, recordedOn ?? null, previous);

  const page = openPage(database, sequence);
  fill(page);

  const { postings, pence } = page;
  const lastPosting = (end === undefined ? 0 : numberAt(end, 2)) + postings;
  const sum = page.content.finish();
  const chain = chainOf({
    previous,
    sequence,
    id,
    kind,
    withdraws,
    manifest,
    staging,
    recordedOn,
    content: sum,
    postings,
    lastPosting,
    pence,
  });
  database
    .prepare("INSERT INTO seal VALUES (?, ?, ?, ?, ?, ?)")
    .run(sequence, sum, postings, lastPosting, pence, chain);
  return { sequence, postings, chain };
}

function openPage(database: DatabaseSync, sequence: number): Page {
  const sum = content();
  return {
    database,
    sequence,
    content: sum,
    put(table) {
      const statement = insertion(database, table, 1);
      return (row) => {
        statement.run(...row);
        sum.add(table, row);
      };
    },
    putMany(table) {
      const one = insertion(database, table, 1);
      const many = insertion(database, table, rowsTogether);
      let waiting: SQLInputValue[] = [];
      let rows = 0;
      return {
        put(row) {
          sum.add(table, row);
          waiting.push(...row);
          rows += 1;
          if (rows < rowsTogether) return;
          many.run(...waiting);
          waiting = [];
          rows = 0;
        },
        end() {
          for (const width = waiting.length / rows; rows > 0; rows -= 1) one.run(...waiting.splice(0, width));
        },
      };
    },
    next: (table) => numberAt(query(database, `SELECT coalesce(max(id), 0) + 1 FROM ${table}`).first(), 0),
    postings: 0,
    pence: 0,
  };
}

/** A statement of its own costs SQLite a third of what a row costs; its triggers see row after row either way. */
const rowsTogether = 32;

function insertion(database: DatabaseSync, table: ContentTable, rows: number): StatementSync {
  const columns = numberAt(query(database, `SELECT count(*) FROM pragma_table_info('${table}')`).first(), 0);
  const row = `(${"?, ".repeat(columns - 1)}?)`;
  return database.prepare(`INSERT INTO ${table} VALUES ${`${row}, `.repeat(rows - 1)}${row}`);
}

/** Puts one row for each item, id and batch before its values, and gives the ids. */
function rowsOf<Item>(
  page: Page,
  table: ContentTable,
  items: readonly Item[],
  valuesOf: (item: Item) => readonly SQLInputValue[],
): readonly number[] {
  const put = page.put(table);
  const first = page.next(table);
  return items.map((item, at) => {
    put([first + at, page.sequence, ...valuesOf(item)]);
    return first + at;
  });
}

/** The ids of the entry's schemes; a new one is written down with its ceiling, which never changes after. */
function schemeIds(page: Page, entry: BatchEntry): ReadonlyMap<string, number> {
  const find = query(page.database, "SELECT id, ceiling FROM scheme WHERE name = ?");
  const put = page.put("scheme");
  const ids = new Map<string, number>();
  for (const { name, ceiling } of entry.schemes) {
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

type People = {
  /** The person's id; somebody new is written down with others, a few dozen later at most. */
  readonly soon: (person: PersonNumber) => number;
  /** The same for what is refused when the person is not there yet. */
  readonly now: (person: PersonNumber) => number;
  readonly end: () => void;
};

/** Finds people by their keyed hashes, or writes them down. Rows of one person mostly come together. */
function peopleOf(page: Page, hashOf: PersonHash): People {
  const find = query(page.database, "SELECT id FROM person WHERE key = ?");
  const many = page.putMany("person");
  // Whom the book cannot find yet.
  const waiting = new Map<PersonNumber, number>();
  let next = page.next("person");
  let last: PersonNumber | undefined;
  let lastId = 0;
  const idOf = (person: PersonNumber): number => {
    const known = waiting.get(person);
    if (known !== undefined) return known;
    const key = hashOf(person);
    const row = find.first(key);
    if (row !== undefined) return numberAt(row, 0);
    if (waiting.size === rowsTogether) waiting.clear();
    waiting.set(person, next);
    many.put([next, page.sequence, key]);
    next += 1;
    return next - 1;
  };
  const soon = (person: PersonNumber): number => {
    if (person !== last) {
      lastId = idOf(person);
      last = person;
    }
    return lastId;
  };
  const end = (): void => {
    many.end();
    waiting.clear();
  };
  return {
    soon,
    now(person) {
      const id = soon(person);
      end();
      return id;
    },
    end,
  };
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

function caseRow(
  one: NewCase,
  schemes: ReadonlyMap<string, number>,
  personId: (person: PersonNumber) => number,
): readonly SQLInputValue[] {
  return [
    one.code,
    idOf(schemes, one.scheme),
    personId(one.person),
    one.certainty,
    one.kind,
    one.fileA,
    one.rowA,
    one.employerA,
    one.fileB,
    one.rowB,
    one.employerB,
    one.batchB,
    one.evidence,
    one.keep,
    one.reason,
    one.amountAtRisk,
  ];
}

function decisionRow(
  { input, scheme, person, code, sheet, row, details }: NewDecision,
  inputs: readonly number[],
  schemes: ReadonlyMap<string, number>,
  personId: (person: PersonNumber) => number,
): readonly SQLInputValue[] {
  return [idAt(inputs, input), idOf(schemes, scheme), personId(person), code, sheet, row, details];
}

function eventRow(event: NewCaseEvent, caseId: Query): readonly SQLInputValue[] {
  const row = caseId.first(event.code);
  if (row === undefined) throw new LedgerFault("refused", "case-unknown", event.code);
  return [
    numberAt(row, 0),
    event.status,
    event.outcome,
    event.day ?? null,
    event.decidedBy,
    event.evidence,
    event.recovered,
  ];
}

function idAt(ids: readonly number[], at: number): number {
  const id = ids[at];
  if (id === undefined) throw new Error(`the batch has no entry ${at}`);
  return id;
}

function idOf(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the batch does not name the scheme ${name}`);
  return id;
}
