// What became of one claim row, without the clauses and figures behind it: all that tables, comparisons and totals
// need once the row has been decided.
import type { Month } from "../../core/day.ts";
import type { Outcome } from "../../core/decision.ts";
import type { LaterAmounts } from "../../engine/tally.ts";

/** What all rows of a table have in common. */
export type TablePlace = {
  readonly file: string;
  /** Empty for CSV. */
  readonly sheet: string;
  readonly scheme: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
};

export type RowResult = {
  /** The row's number in its file. */
  readonly row: number;
  readonly reference: string;
  /** The employer's own number of the person; empty where the layout has none. */
  readonly payrollRef: string;
  /** As the row names the person, readable or not. */
  readonly niNumber: string;
  /** The number is two people's, and the row is the second's. */
  readonly isSecond: boolean;
  /** The number is two people's, and nobody can say whose the row is. */
  readonly isUnsettled: boolean;
  readonly surname: string;
  readonly forenames: string;
  readonly outcome: Outcome;
  readonly conditional: boolean;
  /** Ids of the rules that decided the row, failed ones first, separated by a space. */
  readonly rules: string;
  /** Pence payable now, in the order of `heads`. */
  readonly payable: readonly number[];
  /** Pence claimed, all heads together. */
  readonly claimed: number;
  /** Pence declared, in the order of the scheme's `declares`. */
  readonly declared: readonly number[];
  /** Pence computed that nobody claimed, in the same order; empty for nearly every row. */
  readonly notClaimed: readonly number[];
  /** Heads whose declared amount is not the computed one: "EMPLOYER_NI 45.09/45.08", "EMPLOYER_NI -/45.09" where nothing is. */
  readonly differs: string;
  /** How many lines of payments.csv the row has. */
  readonly payments: number;
  /** How many lines of forecast.csv the row has, and their pence. */
  readonly forecast: LaterAmounts;
};

/** The first of the rules that decided the row, empty for none. */
export function firstRuleOf({ rules }: RowResult): string {
  const end = rules.indexOf(" ");
  return end < 0 ? rules : rules.slice(0, end);
}
