// The days of the week on which somebody works: their qualifying days. A set of seven is one small number,
// bit 0 for Sunday, so that asking for a day costs a shift. Bank holidays do not change it.
import { type Day, weekday } from "../core/day.ts";

export type WorkPattern = number & { readonly __unit: "work pattern" };

/** Weekdays from 0 (Sunday) to 6 (Saturday), in any order, said once or more. */
export function workPattern(weekdays: readonly number[]): WorkPattern {
  let set = 0;
  for (const one of weekdays) {
    if (!Number.isInteger(one) || one < 0 || one > 6) throw new Error(`not a weekday: ${one}`);
    set |= 1 << one;
  }
  return set as WorkPattern;
}

export function worksOn(pattern: WorkPattern, day: Day): boolean {
  return ((pattern >> weekday(day)) & 1) === 1;
}

/** How many days a week. */
export function daysPerWeek(pattern: WorkPattern): number {
  let count = 0;
  for (let rest: number = pattern; rest !== 0; rest >>= 1) count += rest & 1;
  return count;
}

/** How many working days lie between two days, both counted. */
export function workingDaysBetween(pattern: WorkPattern, first: Day, last: Day): number {
  if (last < first) return 0;
  const weeks = Math.floor((last - first + 1) / 7);
  let count = weeks * daysPerWeek(pattern);
  // The days after the last whole week.
  for (let at = first + weeks * 7; at <= last; at += 1) if (worksOn(pattern, at as Day)) count += 1;
  return count;
}
