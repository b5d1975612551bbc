// A return of an earlier batch that a file of this one takes the place of.
import type { NewRow, StoodAmount } from "../../engine/corrections.ts";
import type { Version } from "../../engine/versions.ts";

export type Replaced = {
  /** Place of the file that is the new version. */
  readonly at: number;
  readonly version: Version;
  /** The earlier batch and the name of the file in it. */
  readonly batchId: string;
  readonly file: string;
  /** What the book holds of the earlier version, and what the rows of the new one come to. */
  readonly stood: readonly StoodAmount[];
  readonly rows: readonly NewRow[];
};
