// What a scheme makes of what was paid before: functions over postings and over the rows that brought them, the same whether the
// book holds them or the batch itself has made them.
import type { Month } from "../core/day.ts";
import type { BroughtCost, Head, PersonFacts } from "../core/decision.ts";
import type { PaidMonthsOf } from "./posted.ts";

/** A posting as the book or the batch has it. */
export type PastLine = {
  readonly head: Head;
  /** 0 where it has none: a lump sum, a balance. */
  readonly instalment: number;
  readonly amount: number;
  /** What it adds to the count of its instalment: 1 where it pays, -1 where that is undone, else 0. */
  readonly times: number;
};

/** A posting with the return that brought it. */
export type ReturnLine = PastLine & {
  readonly submission: number;
  readonly layout: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly dueMonth: Month;
};

/** A return and the month that it is for. */
export type ReturnOf = Pick<ReturnLine, "layout" | "employerId" | "laCode"> & { readonly period: Month };

/** A row that stands: what it paid and the numbers that its scheme left with it. */
export type PastRow = {
  readonly amount: number;
  readonly instalments: readonly number[];
  readonly standing: readonly number[];
};

export type Past = {
  /**
   * What stands after these postings, on top of what stood before; undefined when nothing is left of all. Postings of the
   * returns in `without` are about to be undone: they pay nothing, and what they had paid is due again.
   */
  readonly standing: (
    before: PersonFacts | undefined,
    lines: Iterable<PastLine & { readonly submission: number }>,
    without?: ReadonlySet<number>,
  ) => PersonFacts | undefined;
  /** The same with what follows from all the person's rows that stand. */
  readonly withRows: (facts: PersonFacts, rows: readonly PastRow[]) => PersonFacts;
  /** On-costs that files of `layout` have brought and this return would bring again; absent = there are no such files. */
  readonly costsBeside?: (
    lines: readonly ReturnLine[],
    of: ReturnOf,
    layout: string,
  ) => readonly BroughtCost[];
  /** What stands month by month, for files about payments of before; absent = not asked. */
  readonly months?: PaidMonthsOf;
};
