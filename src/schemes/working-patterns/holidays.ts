// Credit for bank holidays and privilege days of a regular pattern: the hours of that weekday, nothing for a day that
// is not worked (FLEX-30, 32, 33).
import { addDays, type Day, type Period } from "../../core/day.ts";
import type { Law } from "../../law/law.ts";
import { daysOn } from "../../law/parameters.ts";
import { hoursOn, type WeekPattern } from "./week.ts";

/** Whether a day is a bank holiday or privilege day; undefined when those of its year are not known. */
export function isHoliday(law: Law, day: Day): boolean | undefined {
  const bank = daysOn(law, "bankHolidays", day);
  if (bank === undefined) return undefined;
  return bank.includes(day) || (daysOn(law, "flex.privilegeDates", day)?.includes(day) ?? false);
}

/** The holidays of a period in order; undefined when one of its days is in a year whose holidays are not known. */
export function holidaysIn(law: Law, { first, last }: Period): readonly Day[] | undefined {
  const found: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const holiday = isHoliday(law, day);
    if (holiday === undefined) return undefined;
    if (holiday) found.push(day);
  }
  return found;
}

/** `hours` in hundredths. */
export type HolidayCredit = { readonly day: Day; readonly hours: number; readonly rule: string };

/** The credit for each holiday. `begins` is the pattern's first day. */
export function creditFor(
  week: WeekPattern,
  begins: Day,
  holidays: readonly Day[],
): readonly HolidayCredit[] {
  return holidays.map((day) => {
    const hours = hoursOn(week, begins, day);
    return { day, hours, rule: hours > 0 ? "FLEX-32" : "FLEX-33" };
  });
}
