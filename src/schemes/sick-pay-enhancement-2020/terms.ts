// What the guidance lays down in days, numbers and choices, looked up once for each first day of absence: the
// version that is in force on that day decides.
import type { Day } from "../../core/day.ts";
import type { Law } from "../../law/law.ts";
import { choiceOn, countOn, dayOn, listOn } from "../../law/parameters.ts";

export type Terms = {
  /** The first day of the absence, for which all of this was looked up. */
  readonly on: Day;
  /** The day on which the guidance was published. */
  readonly published: Day;
  /** The first and last day that can be paid. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly country: string;
  /** The longest isolation in days, for somebody ill and for a contact; undefined where the table is silent. */
  readonly isolationCase: number | undefined;
  readonly isolationContact: number | undefined;
  /** Whether the first day of absence is day 1 of the isolation: first-day or day-after. */
  readonly isolationDayOne: string;
  /** The last day paid when a test is negative: result-day or day-before (C-11). */
  readonly negativeTestLastDay: string;
  /** Whose enhancement ends with a negative test: symptoms or any (C-25). */
  readonly negativeTestEnds: string;
  /** The weeks of the average (C-12). */
  readonly averageWeeks: number;
  readonly weeksOfYear: number;
  readonly zeroWeeks: string;
  readonly shortService: string;
  /** How a status is judged: as it is, with booked shifts, or with shifts of a series done. */
  readonly statuses: ReadonlyMap<string, "employee" | "booked" | "series">;
  readonly shiftsOfSeries: number;
  readonly bookedSettings: ReadonlySet<string>;
  readonly selfEmployedRoles: ReadonlySet<string>;
  /** Pay later than so many days after the absence is remarked on (C-19). */
  readonly backPayDays: number;
};

/** The terms for absences that begin on a day; undefined when something is not in force then. */
export function termsFor(law: Law, on: Day): Terms | undefined {
  const published = dayOn(law, "sspe.published", on);
  const firstDay = dayOn(law, "sspe.firstDay", on);
  const lastDay = dayOn(law, "sspe.lastDay", on);
  const country = choiceOn(law, "sspe.country", on);
  const isolationDayOne = choiceOn(law, "sspe.isolationDayOne", on);
  const negativeTestLastDay = choiceOn(law, "sspe.negativeTestLastDay", on);
  const negativeTestEnds = choiceOn(law, "sspe.negativeTestEnds", on);
  const averageWeeks = countOn(law, "averageEarnings.schemeWeeks", on);
  const weeksOfYear = countOn(law, "averageEarnings.weeks", on);
  const zeroWeeks = choiceOn(law, "sspe.zeroWeeks", on);
  const shortService = choiceOn(law, "sspe.shortService", on);
  const employeeStatuses = listOn(law, "sspe.employeeStatuses", on);
  const bookedStatuses = listOn(law, "sspe.bookedStatuses", on);
  const seriesStatuses = listOn(law, "sspe.seriesStatuses", on);
  const shiftsOfSeries = countOn(law, "sspe.shiftsOfSeries", on);
  const bookedSettings = listOn(law, "sspe.bookedSettings", on);
  const selfEmployedRoles = listOn(law, "sspe.selfEmployedRoles", on);
  const backPayDays = countOn(law, "sspe.backPayDays", on);
  if (
    published === undefined ||
    firstDay === undefined ||
    lastDay === undefined ||
    country === undefined ||
    isolationDayOne === undefined ||
    negativeTestLastDay === undefined ||
    negativeTestEnds === undefined ||
    averageWeeks === undefined ||
    weeksOfYear === undefined ||
    zeroWeeks === undefined ||
    shortService === undefined ||
    employeeStatuses === undefined ||
    bookedStatuses === undefined ||
    seriesStatuses === undefined ||
    shiftsOfSeries === undefined ||
    bookedSettings === undefined ||
    selfEmployedRoles === undefined ||
    backPayDays === undefined
  ) {
    return undefined;
  }
  return {
    on,
    published,
    firstDay,
    lastDay,
    country,
    isolationCase: countOn(law, "sspe.isolationCase", on),
    isolationContact: countOn(law, "sspe.isolationContact", on),
    isolationDayOne,
    negativeTestLastDay,
    negativeTestEnds,
    averageWeeks,
    weeksOfYear,
    zeroWeeks,
    shortService,
    statuses: new Map([
      ...employeeStatuses.map((code) => [code, "employee"] as const),
      ...bookedStatuses.map((code) => [code, "booked"] as const),
      ...seriesStatuses.map((code) => [code, "series"] as const),
    ]),
    shiftsOfSeries,
    bookedSettings: new Set(bookedSettings),
    selfEmployedRoles: new Set(selfEmployedRoles),
    backPayDays,
  };
}
