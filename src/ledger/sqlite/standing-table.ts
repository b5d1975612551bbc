// The table of rows without money, which came into the book with its second version.
import { appendOnly, inOpenBatch, inOrder, known, ofThisPerson, refuseIf, trigger } from "./guards.ts";

// What a row that brought no posting says to later ones: an absence that was not paid is an absence all the same.
// Nothing undoes a standing: it is out of sight when its batch is withdrawn or a later version of its return stands.
const standings = `
CREATE TABLE standing (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (sequence),
  submission INTEGER NOT NULL REFERENCES submission (id),
  person INTEGER NOT NULL REFERENCES person (id),
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL CHECK (row >= 0),
  numbers TEXT NOT NULL CHECK (numbers <> '' AND numbers NOT GLOB '*[^-0-9,]*')
) STRICT;
CREATE INDEX standing_person ON standing (person, scheme, submission, sheet, row);
`;

const sameRow = (table: string): string =>
  `EXISTS (SELECT 1 FROM ${table} INDEXED BY ${table}_person WHERE ${ofThisPerson} AND submission = NEW.submission
      AND sheet = NEW.sheet AND row = NEW.row)`;

const standingGuard = trigger("standing_before", "BEFORE INSERT ON standing", [
  inOrder("standing"),
  inOpenBatch,
  known("person", "person"),
  refuseIf(
    "submission-unknown",
    "NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission AND scheme = NEW.scheme AND batch = NEW.batch)",
  ),
  refuseIf("standing-twice", sameRow("standing")),
  // A row with money stands in its postings.
  refuseIf("standing-with-money", sameRow("posting")),
]);

/** The table with its guards. */
export const standingTable = [standings, standingGuard, ...appendOnly("standing")];
