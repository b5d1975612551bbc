// The tables of the ledger, and the triggers that make wrong postings impossible for every program that opens
// the file, ours or not, with foreign keys on or off. A refusal is RAISE(ABORT, 'taliad:<reason>').
import type { Head } from "../core/decision.ts";
import {
  appendOnly,
  inOpenBatch,
  inOrder,
  isOpen,
  isWithdrawn,
  known,
  ofThisPerson,
  refuse,
  refuseIf,
  trigger,
  unique,
} from "./guards.ts";
import { postingKinds } from "./ledger.ts";
import { upgradeSql } from "./standing-table.ts";

/** "TALI", so that the ledger is not taken for another program's database. */
export const applicationId = 0x54414c49;
/** 2: rows without money have standings. Books of version 1 are given the table (standing-table.ts). */
export const schemaVersion = 2;
/** What the first batch names as the chain before it. */
export const genesis = "0".repeat(64);

/** Heads as they are stored: by their place here, counted from 1. What a person gets comes first, side by side. */
export const storedHeads = [
  "PAYMENT",
  "TOPUP",
  "RECOVERY",
  "EMPLOYER_NI",
  "EMPLOYER_PENSION",
  "ADMIN_FEE",
] as const satisfies readonly Head[];

/** The number under which a head is stored. */
export function headNumber(name: Head): number {
  return storedHeads.indexOf(name) + 1;
}

const head = headNumber;
const kind = (name: (typeof postingKinds)[number]): number => postingKinds.indexOf(name) + 1;
/** What a person gets or gives back; the other heads are the employer's costs. */
export const toPerson = `head <= ${head("RECOVERY")}`;

const hex = (column: string, length: number): string =>
  `CHECK (length(${column}) = ${length} AND ${column} NOT GLOB '*[^0-9a-f]*')`;

const tables = `
CREATE TABLE book (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id TEXT NOT NULL ${hex("id", 16)},
  key_check TEXT NOT NULL ${hex("key_check", 64)}
) STRICT;

CREATE TABLE head (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE kind (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;

-- A batch is open from its own row until its seal; only the newest can be open, and never over a commit.
CREATE TABLE batch (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES seal (batch) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL ${hex("id", 12)},
  kind TEXT NOT NULL CHECK (kind IN ('run', 'withdrawal')),
  withdraws INTEGER REFERENCES batch (sequence) CHECK ((kind = 'withdrawal') = (withdraws IS NOT NULL)),
  manifest TEXT NOT NULL ${hex("manifest", 64)},
  staging TEXT NOT NULL CHECK (length(staging) <= 255 AND staging NOT GLOB '*/*'),
  recorded_on INTEGER,
  previous TEXT NOT NULL ${hex("previous", 64)}
) STRICT;
CREATE INDEX batch_id ON batch (id);
CREATE UNIQUE INDEX batch_withdraws ON batch (withdraws) WHERE withdraws IS NOT NULL;

CREATE TABLE seal (
  batch INTEGER PRIMARY KEY REFERENCES batch (sequence),
  content TEXT NOT NULL ${hex("content", 64)},
  postings INTEGER NOT NULL CHECK (postings >= 0),
  last_posting INTEGER NOT NULL,
  pence INTEGER NOT NULL,
  chain TEXT NOT NULL UNIQUE ${hex("chain", 64)}
) STRICT;

CREATE TABLE publication (batch INTEGER PRIMARY KEY REFERENCES seal (batch)) STRICT;

CREATE TABLE scheme (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 80),
  ceiling INTEGER CHECK (ceiling BETWEEN 1 AND 1000000000000)
) STRICT;

CREATE TABLE input (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL ${hex("sha256", 64)}
) STRICT;
CREATE INDEX input_sha256 ON input (sha256);

-- One return: an employer, a council, a month. Without a sequence it has no versions (decisions).
CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  input INTEGER NOT NULL REFERENCES input (id),
  layout TEXT NOT NULL,
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  employer TEXT NOT NULL,
  council TEXT NOT NULL,
  period INTEGER NOT NULL CHECK (period BETWEEN 22800 AND 26399),
  sequence INTEGER CHECK (sequence >= 0)
) STRICT;
CREATE INDEX submission_return ON submission (scheme, employer, council, period, layout, sequence);

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  key BLOB NOT NULL UNIQUE CHECK (length(key) = 32)
) STRICT;

-- times: what the posting adds to the count of its instalment: 1 for a claim, -1 for the reversal of one, else 0.
CREATE TABLE posting (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  submission INTEGER NOT NULL REFERENCES submission (id),
  person INTEGER NOT NULL REFERENCES person (id),
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  head INTEGER NOT NULL CHECK (head BETWEEN 1 AND ${storedHeads.length}),
  month INTEGER NOT NULL CHECK (month BETWEEN 22800 AND 26399),
  instalment INTEGER NOT NULL CHECK (instalment BETWEEN 0 AND 99),
  pence INTEGER NOT NULL CHECK (pence <> 0 AND pence BETWEEN -1000000000000 AND 1000000000000),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND ${postingKinds.length}),
  times INTEGER NOT NULL,
  reverses INTEGER REFERENCES posting (id) CHECK (reverses IS NOT NULL OR kind <> ${kind("reversal")}),
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL CHECK (row >= 0),
  standing TEXT,
  CHECK (CASE kind
    WHEN ${kind("claim")} THEN times = 1 AND pence > 0 AND head <> ${head("RECOVERY")}
    WHEN ${kind("reversal")} THEN times IN (-1, 0)
    WHEN ${kind("recovery")} THEN times = 0 AND pence < 0 AND head = ${head("RECOVERY")}
    ELSE times = 0 END)
) STRICT;
-- All that is asked of a person is in this index: the table itself is not read.
CREATE INDEX posting_person ON posting (person, scheme, head, instalment, times, pence, submission);
CREATE INDEX posting_submission ON posting (submission, head, pence);
-- Not unique, so that no INSERT OR REPLACE can make room for a second reversal: the trigger counts.
CREATE INDEX posting_reverses ON posting (reverses) WHERE reverses IS NOT NULL;

CREATE TABLE duplicate_case (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  code TEXT NOT NULL UNIQUE,
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  person INTEGER NOT NULL REFERENCES person (id),
  certainty TEXT NOT NULL CHECK (certainty IN ('certain', 'possible')),
  kind TEXT NOT NULL,
  file_a TEXT NOT NULL, row_a INTEGER NOT NULL, employer_a TEXT NOT NULL,
  file_b TEXT NOT NULL, row_b INTEGER NOT NULL, employer_b TEXT NOT NULL, batch_b TEXT NOT NULL,
  evidence TEXT NOT NULL,
  keep TEXT NOT NULL CHECK (keep IN ('A', 'B', 'none')),
  reason TEXT NOT NULL,
  at_risk INTEGER NOT NULL
) STRICT;

CREATE TABLE case_event (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  duplicate_case INTEGER NOT NULL REFERENCES duplicate_case (id),
  status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
  outcome TEXT NOT NULL,
  day INTEGER,
  decided_by TEXT NOT NULL,
  evidence TEXT NOT NULL,
  recovered INTEGER NOT NULL CHECK (recovered >= 0)
) STRICT;
CREATE INDEX case_event_case ON case_event (duplicate_case);

-- What people decided about somebody's claims: details holds the rest of the row, as the batch understood it.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  input INTEGER NOT NULL REFERENCES input (id),
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  person INTEGER NOT NULL REFERENCES person (id),
  code TEXT NOT NULL,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL CHECK (row >= 0),
  details TEXT NOT NULL
) STRICT;
CREATE INDEX decision_person ON decision (person);
CREATE INDEX decision_code ON decision (code);

-- The book as a person reads it.
CREATE VIEW postings AS
SELECT p.id AS posting, b.id AS batch, c.name AS scheme, lower(hex(w.key)) AS person, s.employer, s.council,
  printf('%04d-%02d', s.period / 12, s.period % 12 + 1) AS period, k.code AS kind, h.code AS head,
  printf('%04d-%02d', p.month / 12, p.month % 12 + 1) AS due_month, p.instalment, p.pence, i.file, p.sheet, p.row, p.reverses
FROM posting p
JOIN batch b ON b.sequence = p.batch JOIN scheme c ON c.id = p.scheme JOIN person w ON w.id = p.person
JOIN submission s ON s.id = p.submission JOIN input i ON i.id = s.input
JOIN kind k ON k.id = p.kind JOIN head h ON h.id = p.head;
`;

const sumOf = (what: string, where: string): string =>
  `(SELECT coalesce(sum(${what}), 0) FROM posting INDEXED BY posting_person WHERE ${ofThisPerson} AND ${where})`;

const guards = [
  trigger("batch_before", "BEFORE INSERT ON batch", [
    refuseIf("batch-out-of-order", "NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM batch)"),
    refuseIf(
      "batch-not-sealed",
      "EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.sequence - 1) AND NOT EXISTS (SELECT 1 FROM seal WHERE batch = NEW.sequence - 1)",
    ),
    refuseIf(
      "chain-broken",
      `NEW.previous IS NOT coalesce((SELECT chain FROM seal WHERE batch = NEW.sequence - 1), '${genesis}')`,
    ),
    refuseIf(
      "batch-twice",
      `EXISTS (SELECT 1 FROM batch AS earlier WHERE id = NEW.id AND NOT ${isWithdrawn("earlier.sequence")})`,
    ),
    refuseIf(
      "withdrawal-of-nothing",
      "NEW.withdraws IS NOT NULL AND NOT EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.withdraws AND kind = 'run')",
    ),
    refuseIf("withdrawn-already", `NEW.withdraws IS NOT NULL AND ${isWithdrawn("NEW.withdraws")}`),
  ]),
  trigger("seal_before", "BEFORE INSERT ON seal", [
    refuseIf("batch-not-open", `NOT (${isOpen("NEW.batch")})`),
    refuseIf("chain-twice", "EXISTS (SELECT 1 FROM seal WHERE chain = NEW.chain)"),
    refuseIf("totals-differ", "NEW.last_posting IS NOT (SELECT coalesce(max(id), 0) FROM posting)"),
    refuseIf(
      "totals-differ",
      `(NEW.postings, NEW.pence) IS NOT (SELECT count(*), coalesce(sum(pence), 0) FROM posting
      WHERE id > coalesce((SELECT last_posting FROM seal WHERE batch = NEW.batch - 1), 0))`,
    ),
    refuseIf(
      "withdrawal-with-claims",
      `EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.batch AND kind = 'withdrawal') AND EXISTS (SELECT 1 FROM posting
      WHERE id > coalesce((SELECT last_posting FROM seal WHERE batch = NEW.batch - 1), 0) AND reverses IS NULL)`,
    ),
  ]),
  trigger("publication_before", "BEFORE INSERT ON publication", [
    refuseIf("batch-not-sealed", "NOT EXISTS (SELECT 1 FROM seal WHERE batch = NEW.batch)"),
    unique("publication", "batch"),
  ]),
  trigger("scheme_before", "BEFORE INSERT ON scheme", [
    inOrder("scheme"),
    inOpenBatch,
    unique("scheme", "name"),
  ]),
  trigger("input_before", "BEFORE INSERT ON input", [inOrder("input"), inOpenBatch]),
  trigger("submission_before", "BEFORE INSERT ON submission", [
    inOrder("submission"),
    inOpenBatch,
    known("scheme", "scheme"),
    refuseIf("input-unknown", "NOT EXISTS (SELECT 1 FROM input WHERE id = NEW.input AND batch = NEW.batch)"),
    refuseIf(
      "return-not-newer",
      `NEW.sequence IS NOT NULL AND EXISTS (SELECT 1 FROM submission AS earlier
      WHERE scheme = NEW.scheme AND employer = NEW.employer AND council = NEW.council AND period = NEW.period
      AND layout = NEW.layout AND sequence >= NEW.sequence AND NOT ${isWithdrawn("earlier.batch")})`,
    ),
  ]),
  trigger("person_before", "BEFORE INSERT ON person", [
    inOrder("person"),
    inOpenBatch,
    unique("person", "key"),
  ]),
  // One trigger, after the insert, is cheaper than two; a refusal takes the whole statement back. A row that took
  // the place of a sealed one (INSERT OR REPLACE) would have a number that is sealed.
  // A reversal is the mirror of its posting. What reverses a reversal is the original again, of the original's kind.
  // WFP-55: never more than the ceiling, no instalment twice; and nobody owes the scheme more than was paid.
  trigger("posting_after", "AFTER INSERT ON posting", [
    `  SELECT CASE
    WHEN NEW.id <> (SELECT max(id) FROM posting)
      OR NEW.id <> 1 AND NOT EXISTS (SELECT 1 FROM posting WHERE id = NEW.id - 1)
      OR NEW.id <= (SELECT last_posting FROM seal ORDER BY batch DESC LIMIT 1)
      THEN ${refuse("posting-out-of-order")}
    WHEN NEW.batch <> (SELECT max(sequence) FROM batch) OR EXISTS (SELECT 1 FROM seal WHERE batch = NEW.batch)
      THEN ${refuse("batch-not-open")}
    WHEN NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.person) THEN ${refuse("person-unknown")}
    WHEN NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission AND scheme = NEW.scheme
      AND (batch = NEW.batch OR NEW.reverses IS NOT NULL)) THEN ${refuse("submission-unknown")}
    WHEN NEW.reverses IS NOT NULL AND (SELECT count(*) FROM posting WHERE reverses = NEW.reverses) > 1
      THEN ${refuse("reversed-already")}
    WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (SELECT 1 FROM posting AS old WHERE old.id = NEW.reverses
      AND old.pence = -NEW.pence AND old.times = -NEW.times AND old.person = NEW.person AND old.scheme = NEW.scheme
      AND old.submission = NEW.submission AND old.head = NEW.head AND old.month = NEW.month
      AND old.instalment = NEW.instalment AND old.sheet = NEW.sheet AND old.row = NEW.row
      AND CASE WHEN NEW.kind = ${kind("reversal")} THEN old.kind <> ${kind("reversal")}
        ELSE old.kind = ${kind("reversal")} AND NEW.kind = (SELECT kind FROM posting WHERE id = old.reverses) END)
      THEN ${refuse("reversal-differs")}
    WHEN NEW.times > 0 AND NEW.instalment > 0 AND ${sumOf("times", "head = NEW.head AND instalment = NEW.instalment")} > 1
      THEN ${refuse("instalment-twice")}
    WHEN NEW.pence < 0 AND NEW.head <> ${head("RECOVERY")} AND ${sumOf("pence", "head = NEW.head")} < 0
      THEN ${refuse("negative-balance")}
    WHEN NEW.pence > 0 AND NEW.head = ${head("RECOVERY")} AND ${sumOf("pence", "head = NEW.head")} > 0
      THEN ${refuse("negative-balance")}
    WHEN NEW.pence < 0 AND NEW.${toPerson} AND ${sumOf("pence", toPerson)} < 0
      THEN ${refuse("negative-balance")}
    WHEN NEW.pence > 0 AND NEW.${toPerson} AND ${sumOf("pence", toPerson)}
      > (SELECT ceiling FROM scheme WHERE id = NEW.scheme)
      THEN ${refuse("above-ceiling")}
  END;`,
  ]),
  trigger("duplicate_case_before", "BEFORE INSERT ON duplicate_case", [
    inOrder("duplicate_case"),
    inOpenBatch,
    known("person", "person"),
    known("scheme", "scheme"),
    unique("duplicate_case", "code"),
  ]),
  trigger("case_event_before", "BEFORE INSERT ON case_event", [
    inOrder("case_event"),
    inOpenBatch,
    known("duplicate_case", "duplicate_case"),
  ]),
  trigger("decision_before", "BEFORE INSERT ON decision", [
    inOrder("decision"),
    inOpenBatch,
    known("person", "person"),
    known("scheme", "scheme"),
    refuseIf("input-unknown", "NOT EXISTS (SELECT 1 FROM input WHERE id = NEW.input AND batch = NEW.batch)"),
  ]),
];

const keptTables = [
  "book",
  "head",
  "kind",
  "batch",
  "seal",
  "publication",
  "scheme",
  "input",
  "submission",
  "person",
  "posting",
  "duplicate_case",
  "case_event",
  "decision",
];

// These three are filled once, by the schema itself.
const closedTables = ["book", "head", "kind"].map((table) =>
  trigger(`${table}_no_insert`, `BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM book)`, [
    `  SELECT ${refuse("append-only")};`,
  ]),
);

const rowsOf = (table: string, codes: readonly string[]): string =>
  `INSERT INTO ${table} VALUES ${codes.map((code, at) => `(${at + 1}, '${code}')`).join(", ")};`;

/** An empty book of version 1, before there were standings of rows without money. */
export const firstSchemaSql = [
  tables,
  ...guards,
  ...keptTables.flatMap(appendOnly),
  ...closedTables,
  rowsOf("head", storedHeads),
  rowsOf("kind", postingKinds),
  `PRAGMA application_id = ${applicationId};`,
  "PRAGMA user_version = 1;",
].join("\n");

/** Makes an empty book; the row of `book` itself follows. */
export const schemaSql = `${firstSchemaSql}\n${upgradeSql}`;
