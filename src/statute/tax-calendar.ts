// Tax years, months and weeks. The year begins on 6 April (a parameter); a tax month runs from the 6th to the
// 5th, week 1 is the first seven days, and the odd day or two at the end of the year are a week of their own.
import { civil, type Day, dayOf } from "../core/day.ts";
import type { Law } from "../law/law.ts";
import { countOn } from "../law/parameters.ts";

/** Pay periods of the calendar: those of the figures, and the longer ones that have no limits of their own. */
export const calendarFrequencies = [
  "weekly",
  "fortnightly",
  "fourWeekly",
  "monthly",
  "quarterly",
  "biAnnually",
  "annual",
] as const;
export type CalendarFrequency = (typeof calendarFrequencies)[number];

type TaxPeriod = {
  /** The calendar year in which the tax year begins: 2021 for 2021-22. */
  readonly year: number;
  /** 1–12; of a quarter or a longer period, its last month. */
  readonly month: number;
  /** 1–53; of a fortnight or four weeks, the last of its weeks, so up to 56. */
  readonly week: number;
  /** The number of the pay period in its tax year, from 1. */
  readonly period: number;
};

const daysInWeek = 7;
const weeksIn = { weekly: 1, fortnightly: 2, fourWeekly: 4 } as const;
const monthsIn = { monthly: 1, quarterly: 3, biAnnually: 6, annual: 12 } as const;

/** The tax period of a pay day; undefined when the day lies outside the reviewed calendar. */
export function taxPeriod(law: Law, payDay: Day, frequency: CalendarFrequency): TaxPeriod | undefined {
  const year = taxYear(law, payDay);
  const first = year === undefined ? undefined : firstDayOf(law, year);
  if (year === undefined || first === undefined) return undefined;
  const week = Math.floor((payDay - first) / daysInWeek) + 1;
  const month = monthOfTaxYear(payDay, first);
  if (frequency === "weekly" || frequency === "fortnightly" || frequency === "fourWeekly") {
    const weeks = weeksIn[frequency];
    const period = Math.floor((week - 1) / weeks) + 1;
    return { year, month, week: period * weeks, period };
  }
  const months = monthsIn[frequency];
  const period = Math.floor((month - 1) / months) + 1;
  return { year, month: period * months, week, period };
}

/** The last day of a period of a tax year; undefined when the calendar does not have it. */
export function lastDayOfPeriod(
  law: Law,
  year: number,
  period: number,
  frequency: CalendarFrequency,
): Day | undefined {
  const first = firstDayOf(law, year);
  const next = firstDayOf(law, year + 1);
  if (first === undefined || next === undefined || period < 1) return undefined;
  if (frequency === "weekly" || frequency === "fortnightly" || frequency === "fourWeekly") {
    const length = weeksIn[frequency] * daysInWeek;
    const begins = first + (period - 1) * length;
    return begins >= next ? undefined : ((Math.min(begins + length, next) - 1) as Day);
  }
  const { year: civilYear, month, date } = civil(first);
  const months = month - 1 + period * monthsIn[frequency];
  const after = dayOf(civilYear + Math.floor(months / 12), (months % 12) + 1, date);
  return after === undefined || after > next ? undefined : ((after - 1) as Day);
}

/** The calendar year in which the tax year of a day begins. */
export function taxYear(law: Law, day: Day): number | undefined {
  const { year } = civil(day);
  const first = firstDayOf(law, year);
  if (first === undefined || countOn(law, "taxYear.startMonth", day) === undefined) return undefined;
  return day < first ? year - 1 : year;
}

/** 2021 → "2021-22". */
export function taxYearText(year: number): string {
  return `${year}-${String((year + 1) % 100).padStart(2, "0")}`;
}

/** The first day of the tax year that begins in a calendar year. */
export function firstDayOf(law: Law, year: number): Day | undefined {
  const anyDay = dayOf(year, 1, 1);
  const month = anyDay && countOn(law, "taxYear.startMonth", anyDay);
  const date = anyDay && countOn(law, "taxYear.startDay", anyDay);
  return month === undefined || date === undefined ? undefined : dayOf(year, month, date);
}

function monthOfTaxYear(day: Day, first: Day): number {
  const begins = civil(first);
  const at = civil(day);
  const months = (at.year - begins.year) * 12 + at.month - begins.month;
  return months + (at.date >= begins.date ? 1 : 0);
}
