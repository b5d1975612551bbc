// Which share of full time a pattern is, three times over: of pay, of sick absence, of leave (C-14). Each is made
// from its own cells; none is worked out from another.
import { fraction, type Rate } from "../../core/rate.ts";
import type { Share } from "../../statute/pro-rata.ts";
import { type Note, note } from "./notes.ts";
import type { PatternRow } from "./rows.ts";
import type { Terms } from "./terms.ts";
import { daysPerWeekOf, hoursPerWeekOf, type WeekPattern, weekPatternFrom } from "./week.ts";

export type Shares = {
  /** Of full-time pay and allowances, and of privilege days by per cent. */
  readonly pay: Share | undefined;
  /** Of the days of sick absence. By sevenths working days count, else calendar days. */
  readonly sickness: Share | undefined;
  readonly leave: Share | undefined;
  readonly week: WeekPattern | undefined;
  readonly notes: readonly Note[];
};

/** Thousandths of a per cent in a whole. */
const wholePercent = 100_000;

/** What a row's cells say of its shares; a share that they do not say is undefined, and a note says why. */
export function sharesOf(terms: Terms, row: PatternRow): Shares {
  const notes: Note[] = [];
  const week = weekOf(row, notes);
  const pay = payShareOf(terms, row, notes);
  if (row.patternType === "CAREER_BREAK") return { pay, sickness: undefined, leave: undefined, week, notes };
  const days = regularDaysOf(row, week, notes);
  if (days === undefined) return { pay, sickness: pay, leave: pay, week, notes };
  const sickness: Share = {
    basis: "sevenths",
    rate: fraction(days.numerator, days.denominator * terms.weekDays),
  };
  const fifths = fraction(days.numerator, days.denominator * terms.workingDays);
  let leave: Share | undefined = { basis: "fifths", rate: fifths };
  if (fifths.numerator > fifths.denominator) {
    notes.push(note("more-days-than-full-time", "daysPerWeek"));
    leave = undefined;
  }
  return { pay, sickness, leave, week, notes };
}

function weekOf(row: PatternRow, notes: Note[]): WeekPattern | undefined {
  const { weekPattern } = row;
  if (weekPattern === undefined) return undefined;
  const week = weekPatternFrom(weekPattern);
  if (week === undefined) {
    notes.push(note("week-pattern-unreadable", "weekPattern"));
    return undefined;
  }
  const hours = hoursPerWeekOf(week);
  if (hours.numerator !== row.weeklyHours * hours.denominator)
    notes.push(note("week-and-hours-differ", "weekPattern"));
  return week;
}

/** The per cent of the contract; where it is not given, the week's hours out of full time. A career break has no pay. */
function payShareOf(terms: Terms, row: PatternRow, notes: Note[]): Share | undefined {
  if (row.patternType === "CAREER_BREAK") return { basis: "hours", rate: fraction(0, 1) };
  const hours = fraction(row.weeklyHours, terms.fullTimeHours * 100);
  if (hours.numerator > hours.denominator) {
    notes.push(note("hours-above-full-time", "weeklyHours"));
    return undefined;
  }
  const { ftePercent } = row;
  // The hours of a week say nothing of how much of the year is worked.
  const byYear = row.patternType === "TERM_TIME" || row.patternType === "ANNUALISED";
  if (ftePercent === undefined) {
    if (!byYear) return { basis: "hours", rate: hours };
    notes.push(note("fte-percent-missing", "ftePercent"));
    return undefined;
  }
  const percent = fraction(ftePercent, wholePercent);
  if (!byYear && !nearly(hours, percent)) notes.push(note("share-and-hours-differ", "ftePercent"));
  return { basis: "percent", rate: percent };
}

/** Whether a whole per cent may stand for the hours: 70 % for 26 of 37 hours, but not 71 %. */
function nearly(hours: Rate, percent: Rate): boolean {
  const difference = Math.abs(hours.numerator * percent.denominator - percent.numerator * hours.denominator);
  return difference * 200 <= hours.denominator * percent.denominator;
}

/** Working days a week where the same days are worked each week; undefined where the pattern is irregular. */
function regularDaysOf(row: PatternRow, week: WeekPattern | undefined, notes: Note[]): Rate | undefined {
  if (row.patternType === "TERM_TIME" || row.patternType === "ANNUALISED") return undefined;
  const { daysPerWeek } = row;
  const said = daysPerWeek === undefined ? undefined : fraction(daysPerWeek, 100);
  if (week === undefined) return said;
  const planned = daysPerWeekOf(week);
  if (said !== undefined && said.numerator * planned.denominator !== planned.numerator * said.denominator) {
    notes.push(note("days-and-week-differ", "daysPerWeek"));
  }
  return planned;
}
