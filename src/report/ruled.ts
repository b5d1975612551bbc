// A ruling about a person as an explanation is given it: the row of a decisions file, and what is said of it.
import type { Problem } from "../core/problem.ts";
import type { DecisionRow } from "../rulings/row.ts";

/** One ruling about the person; of a row of which a cell could not be read, what could be. */
export type Ruled = {
  readonly file: string;
  readonly row: number;
  /** Of an earlier batch. */
  readonly earlier: boolean;
  readonly decision: Partial<DecisionRow>;
  /** Nothing takes its effect away. */
  readonly stands: boolean;
  /** Everything that is said of it. */
  readonly problems: readonly Problem[];
};
