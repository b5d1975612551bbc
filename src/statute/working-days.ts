// Working days: Monday to Friday without the bank holidays of England and Wales. The first day is not
// counted. Days outside the years whose bank holidays are known have no answer.
import { addDays, type Day, weekday } from "../core/day.ts";
import type { Law } from "../law/law.ts";
import { daysOn, listOn } from "../law/parameters.ts";

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** Whether a day is a working day; undefined when the bank holidays of its year are not known. */
export function isWorkingDay(law: Law, day: Day): boolean | undefined {
  const holidays = daysOn(law, "bankHolidays", day);
  const worked = listOn(law, "workingDays.weekdays", day);
  if (holidays === undefined || worked === undefined) return undefined;
  return worked.includes(weekdays[weekday(day)] ?? "") && !holidays.includes(day);
}

/**
 * The day that is `count` working days after a day, or before it where `count` is below zero. With 0 the day
 * itself, or the next working day. Undefined when it leaves the years whose bank holidays are known.
 */
export function addWorkingDays(law: Law, from: Day, count: number): Day | undefined {
  const step = count < 0 ? -1 : 1;
  let day = from;
  let left = Math.abs(count);
  // The day on which it begins has to be known too, although it is not counted.
  let working = isWorkingDay(law, day);
  while (working !== undefined && (left > 0 || !working)) {
    day = addDays(day, step);
    working = isWorkingDay(law, day);
    if (working && left > 0) left -= 1;
  }
  return working === undefined ? undefined : day;
}
