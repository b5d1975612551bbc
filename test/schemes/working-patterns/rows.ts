// Rows of working patterns for tests: sound ones that each test changes.
import { type Day, day } from "../../../src/core/day.ts";
import { pence } from "../../../src/core/money.ts";
import type { ExtraHoursRow, PatternRow, SicknessRow } from "../../../src/schemes/working-patterns/rows.ts";
import { type Terms, termsOn } from "../../../src/schemes/working-patterns/terms.ts";
import { shipped } from "../../law/shipped.ts";

export function shippedTerms(): Terms {
  const terms = termsOn(shipped, day("2022-06-30"));
  if (terms === undefined) throw new Error("no terms");
  return terms;
}

export const terms = shippedTerms();

/** Three days a week of 7.4 hours, 22.2 of 37. */
export const part: PatternRow = {
  payrollRef: "0012",
  patternEffectiveFrom: day("2015-01-05"),
  patternEffectiveTo: undefined,
  patternType: "PART_TIME",
  ftePercent: undefined,
  daysPerWeek: undefined,
  weekPattern: "Mon 7.4, Tue 7.4, Wed 7.4",
  weeklyHours: 2220,
  fteAnnualPay: pence(3000000),
  fteAllowances: undefined,
  annualHours: undefined,
  annualDays: undefined,
  termWeeks: undefined,
  halfTermIncluded: undefined,
  jobSharePost: undefined,
  jobSharePercent: undefined,
  privilegeBasis: "PATTERN",
  inFlexiScheme: undefined,
  staffGroup: undefined,
  employmentType: undefined,
  breakMinutes: undefined,
  approvalRef: undefined,
  dateOfBirth: undefined,
  pensionablePayBefore: undefined,
  pensionablePayAfter: undefined,
};

/** 90 % of full time, irregular. */
export const ninety: PatternRow = {
  ...part,
  ftePercent: 90000,
  weekPattern: undefined,
  weeklyHours: 3330,
  privilegeBasis: "PCT",
};

export const extra: ExtraHoursRow = {
  payrollRef: "0012",
  weekEnding: day("2022-06-12"),
  extraHours: 1800,
  approvedBy: "A. Rheolwr",
  approvedDate: day("2022-06-01"),
  workDate: undefined,
  breakMinutes: undefined,
  purpose: undefined,
  hourlyRate: undefined,
};

export function sick(from: string, to: string | undefined, days?: number): SicknessRow {
  const until = to === undefined ? undefined : day(to);
  return { payrollRef: "0012", from: day(from), to: until, days, expectedEnd: undefined };
}

export const year = { first: day("2022-01-01"), last: day("2022-12-31") };

export function codes(notes: readonly { readonly code: string }[]): readonly string[] {
  return notes.map(({ code }) => code);
}

export function at(text: string): Day {
  return day(text);
}
