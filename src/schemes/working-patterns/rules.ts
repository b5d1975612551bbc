// What the guidance asks of a pattern beside its figures: who it is for, what needs approval, how long a career break
// may last, whether a job share is whole, breaks, partial retirement.
import { addDays, addMonths, civil, type Day, dayOf, monthOf, type Period } from "../../core/day.ts";
import { type Note, note } from "./notes.ts";
import type { PatternRow } from "./rows.ts";
import type { Terms } from "./terms.ts";
import { longestDayOf, type WeekPattern } from "./week.ts";

/** The notes of one row by itself. */
export function notesOf(terms: Terms, row: PatternRow, week: WeekPattern | undefined): readonly Note[] {
  const notes: Note[] = [];
  if (row.employmentType === "FIXED") notes.push(note("not-permanent-staff", "employmentType"));
  if (
    row.staffGroup === "INSPECTION" &&
    terms.patternsToApprove.includes(row.patternType) &&
    row.approvalRef === undefined
  ) {
    notes.push(note("inspection-needs-approval", "approvalRef"));
  }
  if (row.patternType === "TERM_TIME" && row.halfTermIncluded === undefined) {
    notes.push(note("half-term-not-said", "halfTermIncluded"));
  }
  if (row.patternType === "CAREER_BREAK") {
    const { patternEffectiveTo: last } = row;
    if (last === undefined) notes.push(note("career-break-open", "patternEffectiveTo"));
    else if (last > careerBreakEnds(terms, row.patternEffectiveFrom)) {
      notes.push(note("career-break-too-long", "patternEffectiveTo"));
    }
  }
  if (
    row.breakMinutes !== undefined &&
    row.breakMinutes < terms.breakMinutes &&
    longestDay(row, week) > terms.breakAfterHours
  ) {
    notes.push(note("break-too-short", "breakMinutes"));
  }
  if (row.inFlexiScheme === true && terms.carryOverMinutes === undefined) {
    notes.push(note("carry-over-limit-not-set", "inFlexiScheme"));
  }
  return notes;
}

/** In hours; zero where the length of a day is not known. */
function longestDay(row: PatternRow, week: WeekPattern | undefined): number {
  if (week !== undefined) return longestDayOf(week) / 100;
  return row.daysPerWeek === undefined ? 0 : row.weeklyHours / row.daysPerWeek;
}

/** The last day of the longest career break that begins on a day: five years less a day later (FLEX-17). */
export function careerBreakEnds(terms: Terms, first: Day): Day {
  return addDays(sameDateAfter(first, terms.careerBreakYears * 12), -1);
}

/** The same date so many months later; after 29 February that is 1 March. */
function sameDateAfter(from: Day, months: number): Day {
  const { date } = civil(from);
  const month = addMonths(monthOf(from), months);
  const [year, number] = [Math.floor(month / 12), (month % 12) + 1];
  const same = dayOf(year, number, date) ?? dayOf(year, number + 1, 1);
  if (same === undefined) throw new Error(`no day ${months} months later`);
  return same;
}

export type PartialRetirement = "possible" | "no" | "not-said";

/**
 * Whether partial retirement may be open (FLEX-70): past the pension age on the first day of the pattern, and
 * pensionable pay reduced enough. The technical minimum pension is for the pension scheme to work out.
 */
export function partialRetirement(terms: Terms, row: PatternRow): PartialRetirement {
  const { dateOfBirth: born, pensionablePayBefore: before, pensionablePayAfter: after } = row;
  if (born === undefined || before === undefined || after === undefined) return "not-said";
  if (row.patternEffectiveFrom < sameDateAfter(born, terms.pensionAge * 12)) return "no";
  const { numerator, denominator } = terms.pensionReduction;
  return before > 0 && (before - after) * denominator >= before * numerator ? "possible" : "no";
}

function periodOf(row: PatternRow): Period {
  // A pattern without an end goes on for as long as anybody asks.
  return {
    first: row.patternEffectiveFrom,
    last: row.patternEffectiveTo ?? (Number.MAX_SAFE_INTEGER as Day),
  };
}

/** Rows that are in force on a day on which an earlier row of the same person is, too (FLEX-04). */
export function overlapping(rows: readonly PatternRow[]): ReadonlySet<PatternRow> {
  const found = new Set<PatternRow>();
  const latest = new Map<string, Day>();
  for (const row of inOrder(rows)) {
    const { first, last } = periodOf(row);
    const before = latest.get(row.payrollRef);
    if (before !== undefined && before >= first) found.add(row);
    if (before === undefined || last > before) latest.set(row.payrollRef, last);
  }
  return found;
}

/** Thousandths of a per cent in a whole. */
const wholePercent = 100_000;

/** Rows of job shares whose parts are not a whole post on some day on which the post is shared (FLEX-15). */
export function brokenShares(rows: readonly PatternRow[]): ReadonlySet<PatternRow> {
  const posts = new Map<string, PatternRow[]>();
  for (const row of rows) {
    if (row.patternType !== "JOB_SHARE" || row.jobSharePost === undefined) continue;
    const holders = posts.get(row.jobSharePost);
    if (holders === undefined) posts.set(row.jobSharePost, [row]);
    else holders.push(row);
  }
  const found = new Set<PatternRow>();
  for (const holders of posts.values()) {
    for (const day of changesOf(holders)) {
      const held = holders.filter((row) => periodOf(row).first <= day && day <= periodOf(row).last);
      let total = 0;
      for (const { jobSharePercent } of held) total += jobSharePercent ?? 0;
      if (total !== wholePercent) for (const row of held) found.add(row);
    }
  }
  return found;
}

/** The days on which the holders of a post change. */
function changesOf(rows: readonly PatternRow[]): ReadonlySet<Day> {
  const days = new Set<Day>();
  for (const row of rows) {
    days.add(row.patternEffectiveFrom);
    if (row.patternEffectiveTo !== undefined) days.add(addDays(row.patternEffectiveTo, 1));
  }
  return days;
}

/** By their first day; rows of the same day keep the order of the file. */
export function inOrder(rows: readonly PatternRow[]): readonly PatternRow[] {
  return [...rows].sort((a, b) => a.patternEffectiveFrom - b.patternEffectiveFrom);
}
