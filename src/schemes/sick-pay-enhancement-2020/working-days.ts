// The days that are paid for among the days that somebody works, and how many of them a week has.
import { addDays, contains, type Day, type Period, weekday } from "../../core/day.ts";
import { type Formula, figure, noted, steps, type Trail } from "../../core/figure.ts";
import { cells } from "../../core/origin.ts";
import { daysOnlyCounted } from "../../core/weekdays.ts";
import {
  daysPerWeek,
  type WorkPattern,
  workingDaysBetween,
  workPattern,
} from "../../statute/sick-pay-pattern.ts";
import type { SspeClaim } from "./claim.ts";

/** Days that can be paid for, less those of full pay. */
export type PaidDays = { readonly days: Period; readonly fullPay: Period | undefined };

export function isPaidFor({ days, fullPay }: PaidDays, day: Day): boolean {
  return contains(days, day) && (fullPay === undefined || !contains(fullPay, day));
}

/** Whether the days of full pay leave any day to be paid for. */
export function leavesDays({ days, fullPay }: PaidDays): boolean {
  return fullPay === undefined || fullPay.first > days.first || fullPay.last < days.last;
}

/** Whether all days that are paid for are in weeks, Sunday to Saturday, that are paid for as a whole. */
export function isWholeWeeks({
  days,
  fullPay = { first: addDays(days.last, 1), last: days.last },
}: PaidDays): boolean {
  const before = { first: days.first, last: Math.min(days.last, fullPay.first - 1) };
  const after = { first: Math.max(days.first, fullPay.last + 1), last: days.last };
  const parts = after.first <= before.last ? [days] : [before, after];
  return parts.every(
    // Days between two days.
    ({ first, last }) => first > last || (weekday(first as Day) === 0 && weekday(last as Day) === 6),
  );
}

/**
 * The mask of a claim begins with Monday, that of sick pay with Sunday. Where the days are counted and not named, the first
 * of the week stand for them: in whole weeks it makes no difference.
 */
export function patternOf(workingDays: number): WorkPattern {
  const count = daysOnlyCounted(workingDays);
  if (count > 0) return workPattern([1, 2, 3, 4].slice(0, count));
  // Seven bits turned by one place are seven bits again.
  return (((workingDays << 1) & 0b1111111) | (workingDays >> 6)) as WorkPattern;
}

type WorkingInputs = {
  readonly "payable-days": Period;
  readonly workingDays: number;
  readonly "full-pay-days": Period | undefined;
};

const workingFormula: Formula<WorkingInputs, number> = {
  name: "payable-working-days",
  unit: "count",
  rules: ["SSPE-35", "SSPE-43", "SSPE-44"],
  inputs: { "payable-days": "day", workingDays: "weekdays", "full-pay-days": "day" },
  value: (from) => {
    const pattern = patternOf(from.workingDays);
    const { "payable-days": days, "full-pay-days": fullPay } = from;
    const all = workingDaysBetween(pattern, days.first, days.last);
    if (fullPay === undefined) return all;
    const first = fullPay.first > days.first ? fullPay.first : days.first;
    const last = fullPay.last < days.last ? fullPay.last : days.last;
    return all - workingDaysBetween(pattern, first, last);
  },
};

const weekFormula: Formula<{ readonly workingDays: number }, number> = {
  name: "workingDaysAWeek",
  unit: "count",
  rules: ["SSPE-92"],
  inputs: { workingDays: "weekdays" },
  value: ({ workingDays }) => daysPerWeek(patternOf(workingDays)),
};

/** How many days a week are worked. */
export function workingDaysAWeek({ workingDays }: SspeClaim, trail: Trail | undefined): number {
  return figure(weekFormula, { workingDays }, trail && noted(trail, cells("workingDays")));
}

/** How many working days are paid for. */
export function payableWorkingDays(claim: SspeClaim, paid: PaidDays, trail: Trail | undefined): number {
  return figure(
    workingFormula,
    { "payable-days": paid.days, workingDays: claim.workingDays, "full-pay-days": paid.fullPay },
    trail && noted(trail, { ...steps(trail, "payable-days", "full-pay-days"), ...cells("workingDays") }),
  );
}
