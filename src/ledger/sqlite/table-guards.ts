// The guards of the tables that are the same in every version of the book, but for postings and the seal.

import { postingKinds } from "../new-batch.ts";
import { genesis, storedHeads } from "./codes.ts";
import { inOpenBatch, inOrder, isWithdrawn, known, refuse, refuseIf, trigger, unique } from "./guards.ts";

export const tableGuards = [
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

/** Tables of every version of which nothing is changed and nothing is removed. */
export const keptTables = [
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
  "duplicate_case",
  "case_event",
  "decision",
];

// These three are filled once, by the schema itself.
export const closedTables = ["book", "head", "kind"].map((table) =>
  trigger(`${table}_no_insert`, `BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM book)`, [
    `  SELECT ${refuse("append-only")};`,
  ]),
);

const rowsOf = (table: string, codes: readonly string[]): string =>
  `INSERT INTO ${table} VALUES ${codes.map((code, at) => `(${at + 1}, '${code}')`).join(", ")};`;

/** The codes of heads and kinds, as they are written into a new book. */
export const codeRows = [rowsOf("head", storedHeads), rowsOf("kind", postingKinds)];
