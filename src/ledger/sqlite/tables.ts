// The tables that are the same in every version of the book: batches and their seals, returns, people, cases, decisions.
import { hex } from "./codes.ts";

/** Up to the people: what postings speak of. */
export const tablesBefore = `
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

`;

/** What stands beside postings, and the view of them as a person reads it. */
export const tablesAfter = `
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
