// What became of some rows of a table: what a desk hands back for each piece, in this thread or from a worker. Row
// numbers here count the claim rows of the piece from 0.
import type { AwardMet } from "../../core/decision.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { RowPlace } from "../../core/place.ts";
import type { Problem } from "../../core/problem.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";
import type { StandingPeople } from "../../engine/standings.ts";
import type { Tally } from "../../engine/tally.ts";
import type { PieceSums } from "../../input/column-sums.ts";
import { noRowBytes, type RowBytes } from "../../io/row-bytes.ts";
import type { ExceptionalClaim } from "../../rulings/exceptions.ts";
import type { OpenMatterTold } from "../../schemes/scheme.ts";
import type { ConfirmedWarning } from "./confirmed-warning.ts";

/** What is kept of rows until everything is decided; all of it empty where only numbers count. */
export type KeptRows = {
  /** Each row's result, packed. */
  readonly results: RowBytes;
  /** Each row's line of decisions.csv. */
  readonly decisions: RowBytes;
  /** Each row's lines of payments.csv. */
  readonly payments: RowBytes;
  /** Each row's lines of forecast.csv. */
  readonly forecast: RowBytes;
  /** Each row's lines of exceptions.csv as JSON, nothing for nearly every row. */
  readonly exceptions: RowBytes;
  readonly problems: KeptProblems;
};

/** Problems, in order, as lines of problems.csv and as JSON, one a line. */
export type KeptProblems = { readonly lines: RowBytes; readonly data: RowBytes };

export const noProblems: KeptProblems = { lines: noRowBytes, data: noRowBytes };

/** An award of another scheme that a row met, with the count of the row. */
export type MetAward = Pick<AwardMet, "days" | "atRisk"> & { readonly at: number; readonly place: RowPlace };

/** What a row leaves open of its person's payments, or closes, with the count of the row and its number in the file. */
export type MetCondition = OpenMatterTold & {
  readonly at: number;
  readonly row: number;
  readonly person: PersonNumber;
};

/** A claim that a person decided about, with the count of its row. */
export type DecidedClaim = { readonly at: number; readonly claim: ExceptionalClaim };

export type AssessedRows = {
  readonly rows: number;
  readonly kept: KeptRows;
  /** Claims that a person decided about. */
  readonly decided: readonly DecidedClaim[];
  readonly problemCounts: ReadonlyMap<ProblemCode, number>;
  readonly firstProblem: Problem | undefined;
  /**
   * Payable rows, and held ones of people of whom something is posted: their numbers, persons and the scheme's
   * values, side by side.
   */
  readonly standingRows: Uint32Array;
  readonly standingPersons: Uint32Array;
  /** By what the people of the standing rows are compared; empty where the table's layout has no names. */
  readonly standingPeople: StandingPeople;
  readonly standingValues: Int32Array;
  /** Where rows depend on each other, the standing rows' numbers in the file; else empty. */
  readonly standingNumbers: Uint32Array;
  /** Which of the standing rows are held already: they are shown beside what is posted and compared with nothing else. */
  readonly heldRows: Uint32Array;
  /** Awards of another scheme for days of these rows. */
  readonly awards: readonly MetAward[];
  readonly conditions: readonly MetCondition[];
  /** Warnings that the employer has confirmed in these rows. */
  readonly confirmed: readonly ConfirmedWarning[];
  /** For the ledger, the amounts that are payable now: see `engine/payable-amounts.ts`. */
  readonly postings: Int32Array;
  /** A 32-bit hash of each row's reference, 0 where there is none. */
  readonly references: Uint32Array;
  readonly tally: Tally;
  /** The sum of the column that the cover's total adds up, and how many of its cells could not be read. */
  readonly total: number;
  readonly unreadable: number;
  readonly ofColumns: readonly OfColumn[];
  /** The sums of the columns of money, and what rows of totals say of them. */
  readonly sums: PieceSums;
};

/** A remark about a column that the file does not have: its first problems, and how many rows it is about. */
export type OfColumn = { readonly problems: readonly Problem[]; readonly rows: number };

/** So many problems are said row by row; more are one problem of the file. */
export const fewRows = 3;
