// One person's sick absence under the patterns that they had: which days count, and where half pay and no pay begin.
// Days under a pattern of another basis cannot be added up with the present ones: then a person decides (C-14).

import { addDays, type Day, type Period } from "../../core/day.ts";
import type { Trail } from "../../core/figure.ts";
import { type Allowances, sickAllowancesOf } from "./amounts.ts";
import { type Note, note } from "./notes.ts";
import type { PatternRow, SicknessRow } from "./rows.ts";
import type { Shares } from "./shares.ts";
import { countedDays, horizonOf, windowStart } from "./sick-window.ts";
import {
  type DaysLeft,
  datesWithin,
  daysLeft,
  type SickDates,
  type StagedDay,
  stagesOf,
} from "./sickness.ts";
import type { Terms } from "./terms.ts";
import { hoursOn } from "./week.ts";

export type SharedPattern = { readonly row: PatternRow; readonly shares: Shares };

/** A pattern with the sick absence under it. */
export type PatternRecord = {
  readonly row: PatternRow;
  readonly allowances: Allowances | undefined;
  /** Empty where the days cannot be counted; a note says why. */
  readonly days: readonly Day[];
  readonly staged: readonly StagedDay[];
  readonly counted: boolean;
  readonly notes: readonly Note[];
};

/** How a pattern counts sick days: the share, and for working days which days those are. */
type Count = { readonly counts: (day: Day) => boolean; readonly signature: string };

const everyDay = (): boolean => true;
/** A Monday, from which the working days of two patterns are compared. */
const aMonday = 4;
/** Weeks after which patterns of one to eight alternating weeks have all come round. */
const weeksCompared = 840;

/** The absence as days; one that goes on is followed to where no pay must have begun. */
export function absenceOf(terms: Terms, { from, to }: SicknessRow): Period {
  return { first: from, last: to ?? horizonOf(terms, from) };
}

/** Records of one person's patterns; patterns and absences in order of their first day. */
export function recordsOf(
  terms: Terms,
  patterns: readonly SharedPattern[],
  absences: readonly Period[],
  trailFor: (row: PatternRow) => Trail | undefined,
): readonly PatternRecord[] {
  const counts = patterns.map(({ row, shares }) => countOf(terms, row, shares));
  return patterns.map(({ row, shares }, at) => {
    const allowances = shares.sickness && sickAllowancesOf(terms, shares.sickness, trailFor(row));
    const count = counts[at];
    const last = row.patternEffectiveTo ?? (Number.MAX_SAFE_INTEGER as Day);
    const until = absences
      .filter(({ first }) => first <= last)
      .map((one) => ({ ...one, last: one.last < last ? one.last : last }));
    const during = until.filter((one) => one.last >= row.patternEffectiveFrom);
    const unknown = { row, allowances, days: [], staged: [], counted: false };
    if (during.length === 0 && count === undefined) return { ...unknown, notes: [] };
    if (allowances === undefined || count === undefined) {
      return { ...unknown, notes: [note("week-pattern-missing", "weekPattern")] };
    }
    const same = (day: Day) =>
      patterns.some((one, place) => counts[place]?.signature === count.signature && holds(one.row, day));
    if (!sameBefore(terms, row, until, same)) {
      return { ...unknown, notes: [note("sick-days-of-another-pattern", "patternEffectiveFrom")] };
    }
    const days = countedDays(until, count.counts);
    return { row, allowances, days, staged: stagesOf(terms, allowances, days), counted: true, notes: [] };
  });
}

function holds(row: PatternRow, day: Day): boolean {
  return (
    row.patternEffectiveFrom <= day && (row.patternEffectiveTo === undefined || day <= row.patternEffectiveTo)
  );
}

function countOf(terms: Terms, row: PatternRow, { sickness, week }: Shares): Count | undefined {
  if (sickness === undefined) return undefined;
  const { basis, rate } = sickness;
  const share = `${rate.numerator}/${rate.denominator}`;
  if (basis !== "sevenths") return { counts: everyDay, signature: `calendar days ${share}` };
  if (rate.numerator === rate.denominator) return { counts: everyDay, signature: "all days" };
  // Three days a week may be any three: the working days have to be named.
  if (week === undefined) return undefined;
  const worked: number[] = [];
  for (let place = 0; place < week.length * terms.weekDays; place += 1) {
    const day = (aMonday + weeksCompared * terms.weekDays + place) as Day;
    worked.push(hoursOn(week, row.patternEffectiveFrom, day) > 0 ? 1 : 0);
  }
  return {
    counts: (day) => hoursOn(week, row.patternEffectiveFrom, day) > 0,
    signature: `working days ${worked.join("")}`,
  };
}

/** Whether every day of absence before the pattern that could still count was under a pattern that counts alike. */
function sameBefore(
  terms: Terms,
  row: PatternRow,
  absences: readonly Period[],
  same: (day: Day) => boolean,
): boolean {
  const earliest = windowStart(row.patternEffectiveFrom, terms.nilPayMonths);
  for (const { first, last } of absences) {
    for (
      let day = first < earliest ? earliest : first;
      day <= last && day < row.patternEffectiveFrom;
      day = addDays(day, 1)
    ) {
      if (!same(day)) return false;
    }
  }
  return true;
}

export type AbsenceResult = {
  /** Undefined while the absence goes on, or where its days cannot be counted. */
  readonly days: number | undefined;
  readonly halfPayFrom: Day | undefined;
  readonly nilPayFrom: Day | undefined;
  readonly notes: readonly Note[];
};

/** What one absence comes to, over all patterns that it falls under. */
export function resultOf(
  records: readonly PatternRecord[],
  sickness: SicknessRow,
  absence: Period,
): AbsenceResult {
  const notes: Note[] = [];
  let days = 0;
  let covered = 0;
  let halfPayFrom: Day | undefined;
  let nilPayFrom: Day | undefined;
  for (const record of records) {
    const part = partUnder(record.row, absence);
    if (part === undefined) continue;
    covered += part.last - part.first + 1;
    if (!record.counted) {
      notes.push(...record.notes);
      continue;
    }
    const dates: SickDates = datesWithin(record.staged, part);
    days += dates.days;
    halfPayFrom ??= dates.halfPayFrom;
    nilPayFrom ??= dates.nilPayFrom;
  }
  // An absence that goes on is followed beyond what is known; it is enough that a pattern holds on its first day.
  const needed = sickness.to === undefined ? 1 : absence.last - absence.first + 1;
  if (covered < needed) notes.push(note("no-pattern-in-force", "from"));
  const known = notes.length === 0;
  if (known && sickness.to !== undefined && sickness.days !== undefined && sickness.days !== days * 100) {
    notes.push(note("sick-days-differ", "days"));
  }
  return {
    days: known && sickness.to !== undefined ? days : undefined,
    halfPayFrom: known ? halfPayFrom : undefined,
    nilPayFrom: known ? nilPayFrom : undefined,
    notes,
  };
}

function partUnder(row: PatternRow, { first, last }: Period): Period | undefined {
  const from = first > row.patternEffectiveFrom ? first : row.patternEffectiveFrom;
  const to =
    row.patternEffectiveTo !== undefined && row.patternEffectiveTo < last ? row.patternEffectiveTo : last;
  return from <= to ? { first: from, last: to } : undefined;
}

/** What is left under a pattern at the end of a day; undefined where its days cannot be counted. */
export function leftUnder(terms: Terms, record: PatternRecord, at: Day): DaysLeft | undefined {
  const { allowances, counted, days } = record;
  return allowances === undefined || !counted ? undefined : daysLeft(terms, allowances, days, at);
}
