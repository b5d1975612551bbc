// What is known of the files of a batch before a row of them is decided: which return each is, what accompanies the claims, what
// officers decided, and when each is to be read.
import type { Month } from "../../core/day.ts";
import type { Problem } from "../../core/problem.ts";
import type { Companions } from "../../engine/companions.ts";
import type { Version, VersionRuling } from "../../engine/versions.ts";
import type { Lists } from "./lists.ts";
import type { OpenTable } from "./open-table.ts";
import type { DecisionsRead } from "./rulings-read.ts";

export type Survey = {
  /** Which return each file is a version of; undefined for what is no claim or is refused. */
  readonly versions: readonly (Version | undefined)[];
  readonly rulings: readonly (VersionRuling | undefined)[];
  /** Why a file is refused whatever it holds: its bytes are no news, or there is no room to list its rows. */
  readonly seen: readonly (Problem | undefined)[];
  /** The rows that accompany the claims of a scheme. */
  readonly companionsOf: (scheme: string) => Companions;
  readonly lists: Lists;
  readonly decisions: DecisionsRead;
  /** The latest month that a file of claims is for. */
  readonly month: Month | undefined;
  /** Files that are open already, by their places: opening a large workbook twice would cost too much. */
  readonly opened: ReadonlyMap<number, OpenTable>;
  /** Places of the files whose rows depend on the person's other rows. */
  readonly several: ReadonlySet<number>;
  /** When files are decided that rest on what others of the batch pay: lower numbers first; by their places. */
  readonly stages: ReadonlyMap<number, number>;
};
