// What is known of a file when its last row has been read. Rows count over the batch.
import type { Problem } from "../../core/problem.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";
import type { OtherRowsRead } from "../../engine/batch.ts";
import type { PostingPiece } from "../../engine/payable-amounts.ts";
import type { StandingPiece } from "../../engine/standings.ts";
import type { Tally } from "../../engine/tally.ts";
import type { InputFile } from "../../io/intake.ts";
import type { Cover } from "../../law/layout.ts";
import type { DecidedClaim, MetAward, MetCondition } from "./assessed-rows.ts";
import type { ConfirmedWarning } from "./confirmed-warning.ts";

export type ReadFile = {
  readonly input: InputFile;
  readonly refused: boolean;
  /** A later version is in the same batch. */
  readonly superseded: boolean;
  readonly layout: string;
  readonly scheme: string;
  readonly sheet: string;
  readonly cover: Cover;
  readonly firstRow: number;
  readonly rows: number;
  readonly tally: Tally;
  readonly total: number;
  /** Rows that are no claims; absent = none. */
  readonly otherRows?: OtherRowsRead | undefined;
  readonly standings: readonly StandingPiece[];
  /** Rows among the standings that are held already. */
  readonly held: readonly number[];
  /** Awards of another scheme for days of these rows. */
  readonly awards: readonly MetAward[];
  /** What rows leave open of payments, or close. */
  readonly conditions: readonly MetCondition[];
  /** Warnings that the employer has confirmed in the file's own rows. */
  readonly confirmed: readonly ConfirmedWarning[];
  /** What is payable as numbers for the ledger, piece by piece. */
  readonly postings: readonly PostingPiece[];
  /** Claims that a person decided about. */
  readonly decided: readonly DecidedClaim[];
  /** The submissions in the ledger whose place this file takes, the newest version first; undefined = none. */
  readonly replaces: readonly number[] | undefined;
  /** A return comes anew beside it whose money those took back. */
  readonly takesBack?: boolean | undefined;
  /** Rows whose reference stood before in the same file: they are rejected after all. */
  readonly rejected: readonly number[];
  /** Names of the mappings that the file is read by, or would be if it could; absent = none. */
  readonly mappings?: readonly string[] | undefined;
  readonly problemCounts: ReadonlyMap<ProblemCode, number>;
  /** So many of them are in no list. */
  readonly unlisted: number;
  readonly firstProblem: Problem | undefined;
};
