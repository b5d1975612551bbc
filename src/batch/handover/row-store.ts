// Where the results of rows wait, packed, until everything is decided. What is kept of a row is found again by its
// number, which counts over the batch; no output file is ever read for it.
import type { Problem } from "../../core/problem.ts";
import type { SpooledPiece } from "../../io/spool.ts";
import type { ExceptionLine } from "../../rulings/exceptions.ts";
import type { KeptProblems, KeptRows } from "./assessed-rows.ts";
import type { RowResult } from "./row-result.ts";

export type NumberedResult = { readonly row: number; readonly result: RowResult };

/** What a store keeps of rows: of a reading of which only the numbers count, nothing, or results alone. */
export type Keeps = "all" | "results" | "nothing";

/** Tables of which the lines are made while rows are decided. */
export type RowTableName = "decisions" | "payments" | "forecast" | "problems";

export type RowStore = {
  readonly keeps: Keeps;
  /** What is added from now on stands in this section: tables have lower sections first. */
  readonly section: (number: number) => void;
  readonly append: (rows: KeptRows, firstRow: number) => void;
  /** Problems of a whole file, after those of its rows. */
  readonly say: (problems: KeptProblems, firstRow: number) => void;
  /** Makes a way back to what is there now, for a file that turns out to be refused. */
  readonly mark: () => () => void;
  readonly resultsOf: (rows: readonly number[]) => ReadonlyMap<number, RowResult>;
  /** The results of the rows from `first` to before `end`. */
  readonly between: (first: number, end: number) => Iterable<NumberedResult>;
  /** The same as pieces of packed results, which may begin before and end behind them. */
  readonly packed: (first: number, end: number) => Iterable<SpooledPiece>;
  /** Every result, section by section. */
  readonly results: () => Iterable<NumberedResult>;
  /** The exceptions that rows are by themselves, section by section. */
  readonly exceptions: () => Iterable<{ readonly row: number; readonly lines: readonly ExceptionLine[] }>;
  readonly problems: () => Iterable<Problem>;
  /** The lines that were made while rows were decided, section by section. */
  readonly lines: (table: RowTableName) => Iterable<SpooledPiece>;
  /** Lets go of everything. */
  readonly close: () => void;
};
