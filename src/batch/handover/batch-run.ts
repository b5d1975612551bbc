// A batch that has been run: its results, and what a ledger needs to post it.
import type { AnyColumn, AnyLine } from "../../core/table-column.ts";
import type { Batch } from "../../engine/batch.ts";
import type { NewCondition } from "../../ledger/conditions.ts";
import type { PackedPeople } from "./packed-people.ts";
import type { ReadFile } from "./read-file.ts";
import type { DecisionsRead } from "./rulings-read.ts";
import type { Waiting } from "./settled.ts";

export type WrittenTable = {
  readonly name: string;
  readonly columns: readonly AnyColumn[];
  /** It only informs: summary and manifest name it. */
  readonly list: boolean;
  /** How many lines it has. */
  readonly count: number;
  /** The first lines, as many as are shown. */
  readonly first: readonly AnyLine[];
  /** Size and hash of the file; undefined where nothing is stored. */
  readonly file: { readonly bytes: number; readonly sha256: string } | undefined;
};

/** What goes back for one file: its label, and the paths of the annotated workbook, where there is one, and the letter. */
export type ReturnedFile = { readonly file: string; readonly paths: readonly string[] };

export type BatchRun = {
  readonly batch: Batch;
  /** The files as read, for whoever posts them; rows that the comparison took away are in `held`. */
  readonly read: readonly ReadFile[];
  readonly held: ReadonlySet<number>;
  /** Whose money stays although a new version of their return has come. */
  readonly waiting: Waiting;
  /** What rows leave open of people's payments, or close. */
  readonly conditions: readonly NewCondition[];
  readonly decisions: DecisionsRead;
  /** sha256 of the manifest; empty when nothing was stored. */
  readonly manifest: string;
  readonly tables: readonly WrittenTable[];
  /** Empty where nothing goes back. */
  readonly returns: readonly ReturnedFile[];
  /** By what a later batch recognises the people of this one; absent where nothing is posted. */
  readonly people?: readonly PackedPeople[] | undefined;
};

/** What is known of it as soon as rows no longer change, before anything of it has been written. */
export type SettledRun = Pick<BatchRun, "read" | "held" | "waiting" | "decisions" | "people">;
