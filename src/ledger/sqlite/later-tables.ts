// What version 3 of the book has room for, so that councils change over once. A step that does not exist yet leaves its
// table empty; every row lies in an open batch and is part of its content, but for events, which come between batches
// and have a chain of their own.
import { hex } from "./codes.ts";
import { appendOnly, inOpenBatch, inOrder, known, refuseIf, trigger, unique } from "./guards.ts";

const ofBatch = "id INTEGER PRIMARY KEY,\n  batch INTEGER NOT NULL REFERENCES batch (sequence)";

// The key of a scheme and a year of claims lies beside the book; here is what it is recognised by. A person is known by
// as many keys as made it; a text that may have to go is kept enciphered with such a key (AES-256-GCM).
// match_run: sorted keys of twelve bytes each, by which people of earlier batches are recognised.
// rewriting: where the chain of a book ended when it was written again, and where it ended then.
const tables = `
CREATE TABLE claim_key (
  ${ofBatch},
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  key_check TEXT NOT NULL ${hex("key_check", 64)}
) STRICT;

CREATE TABLE person_link (
  ${ofBatch},
  person INTEGER NOT NULL REFERENCES person (id),
  claim_key INTEGER NOT NULL REFERENCES claim_key (id),
  key BLOB NOT NULL UNIQUE CHECK (length(key) = 32)
) STRICT;

CREATE TABLE sealed_text (
  ${ofBatch},
  decision INTEGER NOT NULL REFERENCES decision (id),
  claim_key INTEGER NOT NULL REFERENCES claim_key (id),
  nonce BLOB NOT NULL CHECK (length(nonce) = 12),
  cipher BLOB NOT NULL
) STRICT;

CREATE TABLE match_run (
  ${ofBatch},
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  claim_key INTEGER REFERENCES claim_key (id),
  kind TEXT NOT NULL CHECK (kind IN ('n', 'nf', 'ns', 's', 'p')),
  keys BLOB NOT NULL CHECK (length(keys) BETWEEN 12 AND 786432 AND length(keys) % 12 = 0)
) STRICT;

CREATE TABLE open_condition (
  ${ofBatch},
  submission INTEGER NOT NULL REFERENCES submission (id),
  person INTEGER NOT NULL REFERENCES person (id),
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  kind TEXT NOT NULL CHECK (kind IN ('expected-shifts', 'paid-not-eligible', 'arrears')),
  month INTEGER NOT NULL CHECK (month BETWEEN 22800 AND 26399),
  pence INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL CHECK (row >= 0),
  about TEXT NOT NULL
) STRICT;
CREATE INDEX open_condition_person ON open_condition (person, scheme);

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES seal (batch),
  kind TEXT NOT NULL CHECK (kind IN ('prepared', 'approved', 'withdrawn', 'paid')),
  account TEXT NOT NULL CHECK (account <> ''),
  day INTEGER NOT NULL,
  reason TEXT NOT NULL,
  previous TEXT NOT NULL ${hex("previous", 64)},
  chain TEXT NOT NULL UNIQUE ${hex("chain", 64)}
) STRICT;
CREATE INDEX event_batch ON event (batch);

CREATE TABLE rewriting (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  version INTEGER NOT NULL CHECK (version IN (1, 2)),
  batches INTEGER NOT NULL CHECK (batches >= 0),
  head_before TEXT NOT NULL ${hex("head_before", 64)},
  head_after TEXT NOT NULL ${hex("head_after", 64)}
) STRICT;
`;

/** The tables of which a batch may bring rows. */
export const laterTables = [
  "claim_key",
  "person_link",
  "sealed_text",
  "match_run",
  "open_condition",
] as const;

const guards = [
  trigger("claim_key_before", "BEFORE INSERT ON claim_key", [
    inOrder("claim_key"),
    inOpenBatch,
    known("scheme", "scheme"),
  ]),
  trigger("person_link_before", "BEFORE INSERT ON person_link", [
    inOrder("person_link"),
    inOpenBatch,
    known("person", "person"),
    known("claim_key", "claim_key"),
    unique("person_link", "key"),
  ]),
  trigger("sealed_text_before", "BEFORE INSERT ON sealed_text", [
    inOrder("sealed_text"),
    inOpenBatch,
    known("decision", "decision"),
    known("claim_key", "claim_key"),
  ]),
  trigger("match_run_before", "BEFORE INSERT ON match_run", [
    inOrder("match_run"),
    inOpenBatch,
    known("scheme", "scheme"),
  ]),
  trigger("open_condition_before", "BEFORE INSERT ON open_condition", [
    inOrder("open_condition"),
    inOpenBatch,
    known("person", "person"),
    refuseIf(
      "submission-unknown",
      "NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission AND scheme = NEW.scheme AND batch = NEW.batch)",
    ),
  ]),
  trigger("event_before", "BEFORE INSERT ON event", [
    inOrder("event"),
    refuseIf("batch-not-sealed", "NOT EXISTS (SELECT 1 FROM seal WHERE batch = NEW.batch)"),
    refuseIf(
      "chain-broken",
      "NEW.previous IS NOT coalesce((SELECT chain FROM event WHERE id = NEW.id - 1), printf('%064d', 0))",
    ),
    unique("event", "chain"),
  ]),
  trigger("rewriting_before", "BEFORE INSERT ON rewriting", [
    // Said once, before anything else is added to the book.
    refuseIf("rewriting-twice", "EXISTS (SELECT 1 FROM rewriting)"),
    refuseIf("rewriting-differs", "NEW.batches IS NOT (SELECT coalesce(max(batch), 0) FROM seal)"),
  ]),
];

/** The tables with their guards. */
export const roomForLater = [
  tables,
  ...guards,
  ...[...laterTables, "event", "rewriting"].flatMap(appendOnly),
];
