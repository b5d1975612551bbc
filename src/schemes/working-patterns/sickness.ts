// From which day sick absence is at half pay and at no pay: the first counted day on which the days of the last
// twelve months, or of the last four years, that day too, are more than the allowance (FLEX-40 to 44).
import type { Day, Period } from "../../core/day.ts";
import type { Allowances } from "./amounts.ts";
import { daysInWindow, windowStart } from "./sick-window.ts";
import type { Terms } from "./terms.ts";

type Stage = "full" | "half" | "nil";

/** A counted day of sick absence with what is paid for it. */
export type StagedDay = { readonly day: Day; readonly stage: Stage };

/** What is paid on each counted day. No pay goes before half pay. */
export function stagesOf(terms: Terms, allowances: Allowances, days: readonly Day[]): readonly StagedDay[] {
  let halfStart = 0;
  let nilStart = 0;
  return days.map((day, at) => {
    halfStart = moved(days, halfStart, windowStart(day, terms.halfPayMonths));
    nilStart = moved(days, nilStart, windowStart(day, terms.nilPayMonths));
    if (at - nilStart + 1 > allowances.nil) return { day, stage: "nil" };
    return { day, stage: at - halfStart + 1 > allowances.half ? "half" : "full" };
  });
}

/** The place of the first day that is not before `first`. */
function moved(days: readonly Day[], from: number, first: Day): number {
  let at = from;
  while ((days[at] ?? Number.POSITIVE_INFINITY) < first) at += 1;
  return at;
}

export type SickDates = {
  /** Counted days of the absence. */
  readonly days: number;
  readonly halfPayFrom: Day | undefined;
  readonly nilPayFrom: Day | undefined;
};

/** The dates within one absence. */
export function datesWithin(staged: readonly StagedDay[], absence: Period): SickDates {
  let days = 0;
  let halfPayFrom: Day | undefined;
  let nilPayFrom: Day | undefined;
  for (const { day, stage } of staged) {
    if (day < absence.first || day > absence.last) continue;
    days += 1;
    if (stage === "half") halfPayFrom ??= day;
    if (stage === "nil") nilPayFrom ??= day;
  }
  return { days, halfPayFrom, nilPayFrom };
}

export type DaysLeft = { readonly half: number; readonly nil: number };

/** How many more days may be taken before half pay and before no pay, as it stands at the end of a day. */
export function daysLeft(terms: Terms, allowances: Allowances, days: readonly Day[], at: Day): DaysLeft {
  return {
    half: Math.max(0, allowances.half - daysInWindow(days, at, terms.halfPayMonths)),
    nil: Math.max(0, allowances.nil - daysInWindow(days, at, terms.nilPayMonths)),
  };
}
