// Postings, and what is kept of them so that each new one costs the same however long the book is: the slots of
// instalments and the totals of people. Whatever program opens the file, the triggers have the last word.
import { postingKinds } from "../new-batch.ts";
import { headNumber, kindNumber, storedHeads, toPerson } from "./codes.ts";
import { appendOnly, isOpen, ofThisPerson, refuse, refuseIf, trigger } from "./guards.ts";

const head = headNumber;
const kind = kindNumber;

export const postingTable = `
-- What is referred to is looked up when the batch is sealed, with foreign keys on or off.
-- times: what the posting adds to the count of its instalment: 1 for a claim, -1 for the reversal of one, else 0.
CREATE TABLE posting (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL,
  submission INTEGER NOT NULL,
  person INTEGER NOT NULL,
  scheme INTEGER NOT NULL,
  head INTEGER NOT NULL CHECK (head BETWEEN 1 AND ${storedHeads.length}),
  month INTEGER NOT NULL CHECK (month BETWEEN 22800 AND 26399),
  instalment INTEGER NOT NULL CHECK (instalment BETWEEN 0 AND 99),
  pence INTEGER NOT NULL CHECK (pence <> 0 AND pence BETWEEN -1000000000000 AND 1000000000000),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND ${postingKinds.length}),
  times INTEGER NOT NULL,
  reverses INTEGER CHECK (reverses IS NOT NULL OR kind <> ${kind("reversal")}),
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL CHECK (row >= 0),
  standing TEXT,
  CHECK (CASE kind
    WHEN ${kind("claim")} THEN times = 1 AND pence > 0 AND head <> ${head("RECOVERY")}
    WHEN ${kind("reversal")} THEN times IN (-1, 0)
    WHEN ${kind("recovery")} THEN times = 0 AND pence < 0 AND head = ${head("RECOVERY")}
    ELSE times = 0 END)
) STRICT;
CREATE INDEX posting_person ON posting (person);
CREATE INDEX posting_submission ON posting (submission);
-- Not unique, so that no INSERT OR REPLACE can make room for a second reversal: the trigger counts.
CREATE INDEX posting_reverses ON posting (reverses) WHERE reverses IS NOT NULL;
`;

// A slot is taken once an instalment is paid and free again when that is undone. A total is what a person has of a
// scheme, net; `posting` is the last posting that is in it. Both follow from the postings; nobody else writes them.
export const slotTables = `
CREATE TABLE slot (
  person INTEGER NOT NULL,
  scheme INTEGER NOT NULL,
  head INTEGER NOT NULL,
  instalment INTEGER NOT NULL CHECK (instalment BETWEEN 1 AND 99),
  times INTEGER NOT NULL CHECK (times IN (0, 1)),
  PRIMARY KEY (person, scheme, head, instalment)
) STRICT, WITHOUT ROWID;

CREATE TABLE total (
  person INTEGER NOT NULL,
  scheme INTEGER NOT NULL,
  ceiling INTEGER,
  pence INTEGER NOT NULL CHECK (pence BETWEEN 0 AND coalesce(ceiling, 1000000000000)),
  posting INTEGER NOT NULL,
  PRIMARY KEY (person, scheme)
) STRICT, WITHOUT ROWID;
`;

const lastPosting = "(SELECT max(id) FROM posting)";
const ceilingOfScheme = "(SELECT ceiling FROM scheme WHERE id = NEW.scheme)";
const paidBefore = `coalesce((SELECT pence FROM total WHERE ${ofThisPerson}), 0)`;
const ofThis = (slot: string, posting: string): string =>
  ["person", "scheme", "head", "instalment"].map((one) => `${slot}.${one} = ${posting}.${one}`).join(" AND ");
const sealedBefore = "coalesce((SELECT last_posting FROM seal WHERE batch = NEW.batch - 1), 0)";
const inBatch = `id > ${sealedBefore}`;
const sumOf = (where: string): string =>
  `(SELECT coalesce(sum(pence), 0) FROM posting AS of WHERE of.person = p.person AND of.scheme = p.scheme AND ${where})`;

// No posting outside an open batch, and none in the place of a sealed one (INSERT OR REPLACE). Whom and what it speaks of
// is looked at when the batch is sealed, without which nothing can be committed: all together costs a third of row by row.
const postingGuard = trigger("posting_after", "AFTER INSERT ON posting", [
  `  SELECT CASE
    WHEN NEW.batch <> (SELECT max(sequence) FROM batch) OR EXISTS (SELECT 1 FROM seal WHERE batch = NEW.batch)
      THEN ${refuse("batch-not-open")}
    WHEN NEW.id <= (SELECT last_posting FROM seal WHERE batch = NEW.batch - 1) THEN ${refuse("posting-out-of-order")}
  END;`,
]);

// A reversal is the mirror of its posting. What reverses a reversal is the original again, of the original's kind.
const references = `  SELECT CASE
    WHEN NOT EXISTS (SELECT 1 FROM person WHERE id = p.person) THEN ${refuse("person-unknown")}
    WHEN NOT EXISTS (SELECT 1 FROM submission AS s WHERE s.id = p.submission AND s.scheme = p.scheme
      AND (s.batch = NEW.batch OR p.reverses IS NOT NULL)) THEN ${refuse("submission-unknown")}
    WHEN p.reverses IS NULL THEN 0
    WHEN (SELECT count(*) FROM posting WHERE reverses = p.reverses) > 1 THEN ${refuse("reversed-already")}
    WHEN NOT EXISTS (SELECT 1 FROM posting AS old WHERE old.id = p.reverses AND old.batch < NEW.batch
      AND old.pence = -p.pence AND old.times = -p.times AND old.person = p.person AND old.scheme = p.scheme
      AND old.submission = p.submission AND old.head = p.head AND old.month = p.month
      AND old.instalment = p.instalment AND old.sheet = p.sheet AND old.row = p.row
      AND CASE WHEN p.kind = ${kind("reversal")} THEN old.kind <> ${kind("reversal")}
        ELSE old.kind = ${kind("reversal")} AND p.kind = (SELECT kind FROM posting WHERE id = old.reverses) END)
      THEN ${refuse("reversal-differs")}
  END FROM posting AS p WHERE p.${inBatch};`;

// Only where something is taken away are the person's own postings added up.
const nothingOwed = `  SELECT ${refuse("negative-balance")} FROM posting AS p WHERE p.${inBatch}
    AND CASE WHEN p.head = ${head("RECOVERY")} THEN p.pence > 0 AND ${sumOf("of.head = p.head")} > 0
      ELSE p.pence < 0 AND ${sumOf("of.head = p.head")} < 0 END;`;

// WFP-55: no instalment twice. What is set free comes first. That a slot is free again is not believed: it is counted.
const slots = [
  `  UPDATE slot SET times = 0 WHERE (person, scheme, head, instalment) IN (SELECT person, scheme, head, instalment
    FROM posting WHERE ${inBatch} AND times < 0 AND instalment > 0);`,
  `  INSERT INTO slot SELECT person, scheme, head, instalment, 1 FROM posting
    WHERE ${inBatch} AND times > 0 AND instalment > 0
    ON CONFLICT DO UPDATE SET times = CASE WHEN times = 1 OR (SELECT sum(p.times) FROM posting AS p
      WHERE ${ofThis("p", "slot")}) > 1 THEN ${refuse("instalment-twice")} ELSE 1 END;`,
];

// WFP-55: never more than the ceiling; and nobody owes the scheme more than was paid. Posting by posting: what was paid
// may be taken back in the same batch.
const totals = [
  trigger("posting_total", `AFTER INSERT ON posting WHEN NEW.${toPerson} AND NEW.pence > 0`, [
    refuseIf("above-ceiling", `${paidBefore} + NEW.pence > ${ceilingOfScheme}`),
    `  INSERT INTO total VALUES (NEW.person, NEW.scheme, ${ceilingOfScheme}, NEW.pence, NEW.id)
    ON CONFLICT DO UPDATE SET pence = pence + excluded.pence, posting = excluded.posting;`,
  ]),
  trigger("posting_total_less", `AFTER INSERT ON posting WHEN NEW.${toPerson} AND NEW.pence < 0`, [
    refuseIf("negative-balance", `${paidBefore} + NEW.pence < 0`),
    `  UPDATE total SET pence = pence + NEW.pence, posting = NEW.id WHERE ${ofThisPerson};`,
  ]),
];

const sealGuard = trigger("seal_before", "BEFORE INSERT ON seal", [
  refuseIf("batch-not-open", `NOT (${isOpen("NEW.batch")})`),
  refuseIf("chain-twice", "EXISTS (SELECT 1 FROM seal WHERE chain = NEW.chain)"),
  refuseIf("totals-differ", "NEW.last_posting IS NOT (SELECT coalesce(max(id), 0) FROM posting)"),
  refuseIf(
    "posting-out-of-order",
    `NEW.last_posting - ${sealedBefore} <> (SELECT count(*) FROM posting WHERE ${inBatch})`,
  ),
  refuseIf(
    "totals-differ",
    `(NEW.postings, NEW.pence) IS NOT (SELECT count(*), coalesce(sum(pence), 0) FROM posting WHERE ${inBatch})`,
  ),
  refuseIf(
    "withdrawal-with-claims",
    `EXISTS (SELECT 1 FROM batch WHERE sequence = NEW.batch AND kind = 'withdrawal') AND EXISTS (SELECT 1 FROM posting
      WHERE ${inBatch} AND reverses IS NULL)`,
  ),
  references,
  nothingOwed,
  ...slots,
]);

const samePlace = "NEW.person = OLD.person AND NEW.scheme = OLD.scheme";
/** SQL: whether a change of a total is that of the last posting, which is not in it yet. */
const byLastPosting = (pence: string): string =>
  `NEW.posting = ${lastPosting} AND EXISTS (SELECT 1 FROM posting WHERE id = NEW.posting AND ${ofThisPerson}
      AND ${toPerson} AND pence = ${pence})`;

// What makes room for another payment is believed only of the last posting, and once. What takes room away harms nobody's
// money and is found by a check.
const slotGuards = [
  trigger("slot_changed", "BEFORE UPDATE ON slot", [
    refuseIf("slot-moved", `NOT (${samePlace} AND NEW.head = OLD.head AND NEW.instalment = OLD.instalment)`),
  ]),
  trigger("slot_no_delete", "BEFORE DELETE ON slot", [`  SELECT ${refuse("append-only")};`]),
  trigger("total_before", "BEFORE INSERT ON total", [
    refuseIf(
      "total-of-no-posting",
      `NEW.ceiling IS NOT ${ceilingOfScheme} OR NOT (${byLastPosting("NEW.pence")})
      OR EXISTS (SELECT 1 FROM total WHERE ${ofThisPerson} AND posting >= NEW.posting)`,
    ),
  ]),
  trigger("total_changed", "BEFORE UPDATE ON total", [
    refuseIf(
      "total-of-no-posting",
      `NOT (${samePlace} AND NEW.ceiling IS OLD.ceiling AND NEW.posting > OLD.posting AND ${byLastPosting("NEW.pence - OLD.pence")})`,
    ),
  ]),
  trigger("total_no_delete", "BEFORE DELETE ON total", [`  SELECT ${refuse("append-only")};`]),
];

// SQLite asks the trigger first that was made last.
export const postingGuards = [...slotGuards, ...totals, postingGuard, sealGuard, ...appendOnly("posting")];
