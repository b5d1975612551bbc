// Average weekly earnings for Statutory Sick Pay (HMRC's manual SPM170200 to SPM170700): everything that was
// paid in the relevant period, bonus and back pay too, over its weeks. Blank weeks count; nothing is rounded.
import { addDays, civil, type Day, daysOf, lengthOf, monthOf, type Period } from "../core/day.ts";
import { type Formula, figure, noted, type Trail } from "../core/figure.ts";
import { type Pence, pence } from "../core/money.ts";
import { fields, laws, type Origin } from "../core/origin.ts";
import { fraction, type Rate } from "../core/rate.ts";
import type { Law } from "../law/law.ts";
import { countOn } from "../law/parameters.ts";
import { type NoFigure, noFigure } from "./no-figure.ts";

export const averagingFrequencies = [
  "weekly",
  "fortnightly",
  "threeWeekly",
  "fourWeekly",
  "fiveWeekly",
  "monthly",
  "irregular",
] as const;
export type AveragingFrequency = (typeof averagingFrequencies)[number];

/** Weeks between two paydays; the frequencies that are missing here are not a number of weeks. */
export const weeksBetween: Partial<Record<AveragingFrequency, number>> = {
  weekly: 1,
  fortnightly: 2,
  threeWeekly: 3,
  fourWeekly: 4,
  fiveWeekly: 5,
};

/** What was paid on a payday, bonus and back pay included; 0 for a payday on which nothing was due. */
type PaydayAmount = { readonly payday: Day; readonly amount: Pence };

/** Pay by the contract, for a week, a month or a year. */
type ContractPay = { readonly amount: Pence; readonly per: "week" | "month" | "year" };

export type NewEmployee = {
  readonly employedFrom: Day;
  /** Needed where nothing was paid before the first sick day. */
  readonly contractPay?: ContractPay | undefined;
  /** The calendar days that the pay stands for, where they are no whole pay periods: three days' pay, three days. */
  readonly paidForDays?: number | undefined;
};

export type AverageQuestion = {
  readonly frequency: AveragingFrequency;
  /** Of the first linked spell. A payday on this day comes too late. */
  readonly firstSickDay: Day;
  /** In any order; one of them must lie so far back that it ends the time before the relevant period. */
  readonly payments: readonly PaydayAmount[];
  /** Somebody who may have been paid for fewer than eight weeks; absent = the usual eight weeks. */
  readonly employee?: NewEmployee | undefined;
};

/** An average in pence, exact, with what it is made of. */
export type AverageFound = {
  readonly average: Rate;
  readonly relevantPeriod: Period;
  readonly total: Pence;
};

const overWeeks: Formula<{ total: Pence; weeksOfPeriod: number }, Rate> = {
  name: "average-weekly-earnings-by-weeks",
  unit: "money",
  rules: ["ssp-manual"],
  inputs: { total: "money", weeksOfPeriod: "count" },
  value: ({ total, weeksOfPeriod }) => exact(total, weeksOfPeriod),
};

type OverMonths = {
  readonly total: Pence;
  readonly months: number;
  readonly "averageEarnings.months": number;
  readonly "averageEarnings.weeks": number;
};

const overMonths: Formula<OverMonths, Rate> = {
  name: "average-weekly-earnings-by-months",
  unit: "money",
  rules: ["ssp-manual"],
  inputs: {
    total: "money",
    months: "count",
    "averageEarnings.months": "count",
    "averageEarnings.weeks": "count",
  },
  value: ({ total, months, "averageEarnings.months": monthsOfYear, "averageEarnings.weeks": weeksOfYear }) =>
    exact(total * monthsOfYear, months * weeksOfYear),
};

const overDays: Formula<{ total: Pence; days: number }, Rate> = {
  name: "average-weekly-earnings-by-days",
  unit: "money",
  rules: ["ssp-manual"],
  inputs: { total: "money", days: "count" },
  value: ({ total, days }) => exact(total * 7, days),
};

function exact(numerator: number, denominator: number): Rate {
  if (!Number.isSafeInteger(numerator)) throw new Error(`an average beyond whole numbers: ${numerator}`);
  return fraction(numerator, denominator);
}

/**
 * From the day after the payday that lies at least eight weeks before the last normal payday, to that payday.
 * The last normal payday lies before the first sick day. Paydays that lie whole pay periods apart show the
 * normal ones, so that a week without pay need not be listed; other paydays are taken as they are.
 */
export function relevantPeriod(law: Law, question: AverageQuestion): Period | NoFigure {
  const { firstSickDay, frequency } = question;
  const least = countOn(law, "averageEarnings.periodDays", firstSickDay);
  if (least === undefined) return noFigure("no-figure-for-day", firstSickDay);
  const paydays = question.payments.map(({ payday }) => payday).toSorted((a, b) => a - b);
  const last = paydays.findLast((payday) => payday < firstSickDay);
  if (last === undefined) return noFigure("no-payday-before-sickness", firstSickDay);
  const weeks = weeksBetween[frequency];
  if (weeks === undefined) {
    const previous = paydays.findLast((payday) => payday <= last - least);
    if (previous === undefined) return noFigure("paydays-do-not-reach-back", addDays(last, -least));
    return { first: addDays(previous, 1), last };
  }
  const step = weeks * 7;
  const end = addDays(last, Math.floor((firstSickDay - 1 - last) / step) * step);
  const previous = addDays(end, -Math.ceil(least / step) * step);
  const stray = paydays.find((day) => day > previous && day <= last && (last - day) % step !== 0);
  if (stray !== undefined) return noFigure("paydays-not-regular", stray);
  // A payday as far back shows that the earnings began before the period.
  if (!paydays.some((payday) => payday <= previous)) return noFigure("paydays-do-not-reach-back", previous);
  return { first: addDays(previous, 1), last: end };
}

/** The same date so many months later, or the last day of a shorter month. */
function monthsLater(day: Day, months: number): Day {
  const { first, last } = daysOf((monthOf(day) + months) as ReturnType<typeof monthOf>);
  const same = addDays(first, civil(day).date - 1);
  return same < last ? same : last;
}

/** Whole calendar months from the first day, and what is left over. */
export function wholeMonths(period: Period): { readonly months: number; readonly oddDays: number } {
  let months = 0;
  while (monthsLater(period.first, months + 1) <= addDays(period.last, 1)) months += 1;
  return { months, oddDays: period.last - monthsLater(period.first, months) + 1 };
}

/**
 * Whole months of a relevant period: enough odd days count as one more (SPM170400). The lower number for
 * February counts when all the odd days lie in February.
 */
export function roundedMonths(law: Law, period: Period): number | NoFigure {
  const { months, oddDays } = wholeMonths(period);
  const from = monthOf(addDays(period.last, 1 - oddDays));
  const february = civil(period.last).month === 2 && from === monthOf(period.last);
  const id = february ? "averageEarnings.oddDaysFebruary" : "averageEarnings.oddDays";
  const enough = countOn(law, id, period.last);
  if (enough === undefined) return noFigure("no-figure-for-day", period.last);
  return oddDays >= enough ? months + 1 : months;
}

/** The total of a relevant period as an average week, in pence, exact. */
export function averageOver(
  law: Law,
  frequency: AveragingFrequency,
  total: Pence,
  period: Period,
  trail?: Trail,
): Rate | NoFigure {
  const days = lengthOf(period);
  if (frequency === "irregular")
    return figure(overDays, { total, days }, trail && noted(trail, averageOrigins(period.last)));
  if (frequency !== "monthly") {
    if (days % 7 !== 0) return noFigure("paydays-not-regular", period.first);
    return averageOfWeeks(total, days / 7, period.last, trail);
  }
  const months = roundedMonths(law, period);
  return typeof months === "number" ? averageOfMonths(law, total, months, period.last, trail) : months;
}

/** So many weeks' pay as an average week; `on` is the last day of them. */
export function averageOfWeeks(total: Pence, weeksOfPeriod: number, on: Day, trail?: Trail): Rate {
  return figure(overWeeks, { total, weeksOfPeriod }, trail && noted(trail, averageOrigins(on)));
}

/** So many months' pay as an average week, by the law of their last day. */
export function averageOfMonths(
  law: Law,
  total: Pence,
  months: number,
  on: Day,
  trail?: Trail,
): Rate | NoFigure {
  const monthsOfYear = countOn(law, "averageEarnings.months", on);
  const weeksOfYear = countOn(law, "averageEarnings.weeks", on);
  if (monthsOfYear === undefined || weeksOfYear === undefined) return noFigure("no-figure-for-day", on);
  return figure(
    overMonths,
    { total, months, "averageEarnings.months": monthsOfYear, "averageEarnings.weeks": weeksOfYear },
    trail && noted(trail, averageOrigins(on)),
  );
}

/** The payments of a question make the total and the relevant period, whose last day the law is asked for. */
function averageOrigins(on: Day) {
  const { payments } = fields("payments");
  const made: Origin = payments;
  return {
    ...{ total: made, days: made, weeksOfPeriod: made, months: made },
    ...laws(on, made, "averageEarnings.months", "averageEarnings.weeks"),
  };
}

/** The usual average: what was paid in the relevant period of at least eight weeks. */
export function usualAverage(law: Law, question: AverageQuestion, trail?: Trail): AverageFound | NoFigure {
  const period = relevantPeriod(law, question);
  if ("kind" in period) return period;
  let sum = 0;
  for (const { payday, amount } of question.payments) {
    if (payday >= period.first && payday <= period.last) sum += amount;
  }
  const total = pence(sum);
  const average = averageOver(law, question.frequency, total, period, trail);
  return "kind" in average ? average : { average, relevantPeriod: period, total };
}
