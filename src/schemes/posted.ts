// What stands of a person, as a scheme is given it to put together by month.
import type { Month } from "../core/day.ts";
import type { Head, PaidMonth } from "../core/decision.ts";
import type { Pence } from "../core/money.ts";

/** A posting as the ledger's history gives it. */
export type PostedLine = {
  readonly scheme: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
  readonly head: Head;
  readonly dueMonth: Month;
  readonly instalment: number;
  readonly amount: Pence;
};

/** A claim that stands, with the numbers that its scheme left with it. */
export type PostedClaim = {
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
  readonly standing: readonly number[];
};

export type Paying = { readonly scheme: string; readonly employerId: string; readonly laCode: string };

/** Months of which something stands, in order. */
export type PaidMonthsOf = (
  paying: Paying,
  lines: Iterable<PostedLine>,
  claims: Iterable<PostedClaim>,
) => readonly PaidMonth[];
