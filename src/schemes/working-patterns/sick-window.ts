// The months that end with a day, and how many counted days of sick absence lie in them.
import { addDays, addMonths, civil, type Day, dayOf, daysOf, monthOf, type Period } from "../../core/day.ts";
import type { Terms } from "./terms.ts";

/** The first day of the months that end with a day: a year that ends on 30 June 2022 begins on 1 July 2021. */
export function windowStart(last: Day, months: number): Day {
  const { date } = civil(last);
  const month = addMonths(monthOf(last), -months);
  const end = daysOf(month).last;
  const { year, month: number } = civil(end);
  // A month without that date ends on its last day.
  return addDays(dayOf(year, number, date) ?? end, 1);
}

/** Each day of the absences that counts, once, first day first. Absences stand in order of their first day. */
export function countedDays(absences: readonly Period[], counts: (day: Day) => boolean): readonly Day[] {
  const days: Day[] = [];
  let next = Number.NEGATIVE_INFINITY;
  for (const { first, last } of absences) {
    for (let day = (first > next ? first : next) as Day; day <= last; day = addDays(day, 1)) {
      if (counts(day)) days.push(day);
    }
    if (last >= next) next = last + 1;
  }
  return days;
}

/** How many of the days lie in the months that end with a day. */
export function daysInWindow(days: readonly Day[], last: Day, months: number): number {
  const first = windowStart(last, months);
  let count = 0;
  for (const day of days) if (day >= first && day <= last) count += 1;
  return count;
}

/** The last day to look at of an absence that goes on: by then no pay has begun even for one working day a week. */
export function horizonOf(terms: Terms, first: Day): Day {
  return daysOf(addMonths(monthOf(first), terms.nilPayMonths)).last;
}
