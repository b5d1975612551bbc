// What is known when the last row has been read and all rows have been compared. Rows count over the batch.

import type { PersonNumber } from "../../core/person.ts";
import type { Problem } from "../../core/problem.ts";
import type { DuplicateLine } from "../../engine/batch.ts";
import type { Tally } from "../../engine/tally.ts";
import type { StoodPosting } from "../../ledger/audit-lines.ts";
import type { RowResult } from "./row-result.ts";

export type Settled = {
  /** The tally of each file after the comparison, in the order of the files. */
  readonly tallies: readonly Tally[];
  readonly duplicates: readonly DuplicateLine[];
  /** Rows that the comparison has turned, as they now are: nothing is payable on them. */
  readonly changed: ReadonlyMap<number, RowResult>;
  readonly waiting: Waiting;
  /** Rows whose number is somebody else's in the book. */
  readonly strangers: ReadonlySet<number>;
  /** What the comparison left out: of files and of the batch. */
  readonly notCompared: readonly Problem[];
};

/**
 * What stays of people about whom a new version of a return leaves the decision to a person: the postings of the version
 * before, by the place of the new version's file in the batch.
 */
export type Waiting = ReadonlyMap<number, WaitingInFile>;
export type WaitingInFile = ReadonlyMap<PersonNumber, readonly StoodPosting[]>;
