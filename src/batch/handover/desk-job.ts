// What a desk has to know of the table that it works on; plain data, so that a worker can be given it.
import type { Month } from "../../core/day.ts";
import type { TableHead } from "../../input/heading.ts";
import type { Sender } from "../../rulings/employers-word.ts";
import type { TablePlace } from "./row-result.ts";
import type { Keeps } from "./row-store.ts";

export type DeskJob = TablePlace & {
  readonly epoch: 1900 | 1904;
  readonly head: TableHead;
  readonly sender: Sender;
  /** A later version of the same return is in the batch: the rows are counted and nothing is decided. */
  readonly superseded?: boolean | undefined;
  /** What is payable is to be posted: the numbers for it are handed back. */
  readonly posts?: boolean | undefined;
  /** What earlier batches paid is known: there is a ledger, even if it is a new one. */
  readonly remembers?: boolean | undefined;
  /** Where only the numbers count, as in a first reading, less than all is kept of single rows; absent = all. */
  readonly keeps?: Keeps | undefined;
  /** The latest month that the batch has claims for; absent = that of the table. */
  readonly month?: Month | undefined;
};
