// Days are whole numbers counted from 1970-01-01, so that comparing and adding them is arithmetic.
// They are text (2022-06-30) only at the edges. Nothing here knows what today is.

export type Day = number & { readonly __unit: "day" };

/** A month counted from year 0: year × 12 + (month − 1). */
export type Month = number & { readonly __unit: "month" };

/** Both ends are included. */
export type Period = { readonly first: Day; readonly last: Day };

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function leap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The day with this year, month (1–12) and day of month; undefined when the calendar has no such day. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || date < 1) return undefined;
  const length = (daysIn[month - 1] ?? 0) + (month === 2 && leap(year) ? 1 : 0);
  if (date > length) return undefined;
  const before = year - 1;
  const years = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const inYear = (daysBefore[month - 1] ?? 0) + (month > 2 && leap(year) ? 1 : 0) + date;
  // 719163 is the count for 1970-01-01.
  return (years + inYear - 719163) as Day;
}

/** Reads "2022-06-30"; undefined when it is not such a day. */
export function dayFromText(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** Reads a day that our own data holds; throws when it is not one. */
export function day(text: string): Day {
  const found = dayFromText(text);
  if (found === undefined) throw new Error(`not a day: ${text}`);
  return found;
}

type CivilDate = { readonly year: number; readonly month: number; readonly date: number };

/** Year, month (1–12) and day of month. */
export function civil(value: Day): CivilDate {
  // Days from civil, by Howard Hinnant: eras of 400 years that begin on 1 March.
  const z = value + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** "2022-06-30". */
export function dayText(value: Day): string {
  const { year, month, date } = civil(value);
  return `${year}-${month < 10 ? "0" : ""}${month}-${date < 10 ? "0" : ""}${date}`;
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(value: Day): number {
  return (((value + 4) % 7) + 7) % 7;
}

export function addDays(value: Day, count: number): Day {
  return (value + count) as Day;
}

export function contains(period: Period, value: Day): boolean {
  return value >= period.first && value <= period.last;
}

/** How many days, both ends counted. */
export function lengthOf(period: Period): number {
  return period.last - period.first + 1;
}

/** Reads "2022-06"; undefined when it is not a month. */
export function monthFromText(text: string): Month | undefined {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (!match || dayOf(Number(match[1]), Number(match[2]), 1) === undefined) return undefined;
  return (Number(match[1]) * 12 + Number(match[2]) - 1) as Month;
}

/** "2022-06". */
export function monthText(value: Month): string {
  const month = (value % 12) + 1;
  return `${Math.floor(value / 12)}-${month < 10 ? "0" : ""}${month}`;
}

/** The calendar month that a day lies in. */
export function monthOf(value: Day): Month {
  const { year, month } = civil(value);
  return (year * 12 + month - 1) as Month;
}

export function addMonths(value: Month, count: number): Month {
  return (value + count) as Month;
}

/** The latest of some days or months; undefined of none. */
export function latestOf<When extends Day | Month>(all: Iterable<When>): When | undefined {
  let latest: When | undefined;
  for (const one of all) if (latest === undefined || one > latest) latest = one;
  return latest;
}

/** The first and last day of a calendar month. */
export function daysOf(value: Month): Period {
  const first = dayOf(Math.floor(value / 12), (value % 12) + 1, 1);
  const next = dayOf(Math.floor((value + 1) / 12), ((value + 1) % 12) + 1, 1);
  if (first === undefined || next === undefined) throw new Error(`not a month: ${value}`);
  return { first, last: addDays(next, -1) };
}
