// Postings, their guards and the seal's as versions 1 and 2 of the book had them: kept word for word, because a book
// is known to be untouched by them.

import { postingKinds } from "../new-batch.ts";
import { headNumber, kindNumber, storedHeads, toPerson } from "./codes.ts";
import { appendOnly, isOpen, ofThisPerson, refuse, refuseIf, trigger } from "./guards.ts";

const head = headNumber;
const kind = kindNumber;

export const formerPosting = `
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

`;

const sumOf = (what: string, where: string): string =>
  `(SELECT coalesce(sum(${what}), 0) FROM posting INDEXED BY posting_person WHERE ${ofThisPerson} AND ${where})`;

export const formerGuards = [
  ...appendOnly("posting"),
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
];
