// What is known when the last row has been read and all rows have been compared. Rows count over the batch.
import type { DuplicateLine } from "../../engine/batch.ts";
import type { Tally } from "../../engine/tally.ts";
import type { RowResult } from "./row-result.ts";

export type Settled = {
  /** The tally of each file after the comparison, in the order of the files. */
  readonly tallies: readonly Tally[];
  readonly duplicates: readonly DuplicateLine[];
  /** Rows that the comparison has turned, as they now are: nothing is payable on them. */
  readonly changed: ReadonlyMap<number, RowResult>;
};
