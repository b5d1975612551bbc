// The hours that somebody is to work on each weekday. Weeks may alternate, as in nine days a fortnight; the first
// of them is the week in which the pattern begins. Weeks run from Monday.
import { type Day, weekday } from "../../core/day.ts";
import { fraction, type Rate } from "../../core/rate.ts";

/** Seven numbers for each week, from Monday, in hundredths of an hour. */
export type WeekPattern = readonly (readonly number[])[];

const names: readonly (readonly string[])[] = [
  ["mon", "monday", "llun", "llu"],
  ["tue", "tues", "tuesday", "mawrth", "maw"],
  ["wed", "wednesday", "mercher", "mer"],
  ["thu", "thur", "thurs", "thursday", "iau"],
  ["fri", "friday", "gwener", "gwe"],
  ["sat", "saturday", "sadwrn", "sad"],
  ["sun", "sunday", "sul"],
];
const places: ReadonlyMap<string, number> = new Map(
  names.flatMap((all, place) => all.map((name) => [name, place] as const)),
);

const mostWeeks = 8;
const hundredthsOfDay = 2400;

/**
 * Reads "Mon 7.4,Tue 7.4" or, for weeks that alternate, "Mon 9.25 / Mon 9.25,Tue 9.25"; Welsh names too. Undefined
 * for anything else: an unknown weekday, one named twice in a week, no hours, more than 24, more than two decimals.
 */
export function weekPatternFrom(text: string): WeekPattern | undefined {
  const weeks: (readonly number[])[] = [];
  for (const written of text.split("/")) {
    const week = weekFrom(written);
    if (week === undefined) return undefined;
    weeks.push(week);
  }
  return weeks.length <= mostWeeks && weeks.some((week) => week.some((hours) => hours > 0))
    ? weeks
    : undefined;
}

function weekFrom(text: string): readonly number[] | undefined {
  const hours = [0, 0, 0, 0, 0, 0, 0];
  if (text.trim() === "") return hours;
  const named = new Set<number>();
  for (const part of text.split(",")) {
    const match = /^\s*([A-Za-z]+)\.?\s+(\d{1,2})(?:\.(\d{1,2}))?\s*$/.exec(part);
    const place = match && places.get((match[1] ?? "").toLowerCase());
    if (!match || place == null || named.has(place)) return undefined;
    const hundredths = Number(`${match[2]}${(match[3] ?? "").padEnd(2, "0")}`);
    if (hundredths > hundredthsOfDay) return undefined;
    named.add(place);
    hours[place] = hundredths;
  }
  return hours;
}

/** The Monday of the day's week. */
function mondayOf(day: Day): number {
  return day - ((weekday(day) + 6) % 7);
}

/** Hundredths of an hour that are to be worked on a day, bank holiday or not. `begins` is the pattern's first day. */
export function hoursOn(pattern: WeekPattern, begins: Day, day: Day): number {
  const weeks = (mondayOf(day) - mondayOf(begins)) / 7;
  const week = pattern[((weeks % pattern.length) + pattern.length) % pattern.length];
  return week?.[(weekday(day) + 6) % 7] ?? 0;
}

/** Working days in a week, on the average of the weeks that alternate. */
export function daysPerWeekOf(pattern: WeekPattern): Rate {
  let days = 0;
  for (const week of pattern) for (const hours of week) if (hours > 0) days += 1;
  return fraction(days, pattern.length);
}

/** Hours in a week, in hundredths, on the average of the weeks that alternate. */
export function hoursPerWeekOf(pattern: WeekPattern): Rate {
  let hundredths = 0;
  for (const week of pattern) for (const hours of week) hundredths += hours;
  return fraction(hundredths, pattern.length);
}

/** The longest day of the pattern, in hundredths of an hour. */
export function longestDayOf(pattern: WeekPattern): number {
  let longest = 0;
  for (const week of pattern) for (const hours of week) if (hours > longest) longest = hours;
  return longest;
}
