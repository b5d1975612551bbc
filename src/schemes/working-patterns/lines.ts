// What the working-pattern files of one employer come to: a line for each pattern, each row of extra hours, each
// absence and each holiday. Nothing here decides about public money; the lines are for payroll and personnel.
import type { Day, Period } from "../../core/day.ts";
import type { Trail } from "../../core/figure.ts";
import type { Pence } from "../../core/money.ts";
import type { Rate } from "../../core/rate.ts";
import type { Law } from "../../law/law.ts";
import {
  allowanceOf,
  carryOverOf,
  hoursOfDay,
  instalmentsOf,
  leaveOf,
  payOf,
  privilegeDaysOf,
} from "./amounts.ts";
import { type ExtraHours, extraHoursOf } from "./extra-hours.ts";
import { creditFor, type HolidayCredit, holidaysIn, isHoliday } from "./holidays.ts";
import { type Note, note } from "./notes.ts";
import type { ExtraHoursRow, PatternRow, SicknessRow } from "./rows.ts";
import {
  brokenShares,
  inOrder,
  notesOf,
  overlapping,
  type PartialRetirement,
  partialRetirement,
} from "./rules.ts";
import { sharesOf } from "./shares.ts";
import {
  type AbsenceResult,
  absenceOf,
  leftUnder,
  type PatternRecord,
  recordsOf,
  resultOf,
  type SharedPattern,
} from "./sick-record.ts";
import { type Terms, termsOn } from "./terms.ts";

type FlexRows = {
  readonly patterns: readonly PatternRow[];
  readonly extraHours: readonly ExtraHoursRow[];
  readonly sickness: readonly SicknessRow[];
};

export type PatternLine = {
  readonly row: PatternRow;
  readonly payShare: Rate | undefined;
  readonly pay: Pence | undefined;
  readonly allowance: Pence | undefined;
  /** Of the patterns that are paid in twelve equal instalments. */
  readonly instalment: Pence | undefined;
  readonly lastInstalment: Pence | undefined;
  readonly hoursOfDay: Rate | undefined;
  readonly leaveHalfDays: number | undefined;
  /** By per cent. */
  readonly privilegeHalfDays: number | undefined;
  /** By pattern: hundredths of an hour in the period asked for. */
  readonly holidayHours: number | undefined;
  readonly halfPayDays: number | undefined;
  readonly nilPayDays: number | undefined;
  /** Of the latest absence under the pattern. */
  readonly halfPayDate: Day | undefined;
  readonly nilPayDate: Day | undefined;
  /** At the end of the period asked for. */
  readonly halfPayDaysLeft: number | undefined;
  readonly nilPayDaysLeft: number | undefined;
  readonly carryOverHours: Rate | undefined;
  readonly partialRetirement: PartialRetirement;
  readonly notes: readonly Note[];
  /** Ids of the rules behind the figures and notes, each once. */
  readonly rules: readonly string[];
};

export type ExtraHoursLine = ExtraHours & { readonly row: ExtraHoursRow };
export type SicknessLine = AbsenceResult & { readonly row: SicknessRow; readonly goesOn: boolean };
export type HolidayLine = HolidayCredit & { readonly row: PatternRow };

export type FlexLines = {
  readonly patterns: readonly PatternLine[];
  readonly extraHours: readonly ExtraHoursLine[];
  readonly sickness: readonly SicknessLine[];
  readonly holidays: readonly HolidayLine[];
};

/** The rows of one person. */
type Person = {
  readonly patterns: PatternRow[];
  readonly extraHours: ExtraHoursRow[];
  readonly sickness: SicknessRow[];
};

/**
 * All lines, each table in the order of its rows. `period` is the month or year asked for: holidays are credited in
 * it, and sick days left are as at its end. Undefined when the guidance was not reviewed for it.
 */
export function flexLines(law: Law, rows: FlexRows, period: Period): FlexLines | undefined {
  const terms = termsOn(law, period.last);
  if (terms === undefined) return undefined;
  const overlaps = overlapping(rows.patterns);
  const broken = brokenShares(rows.patterns);
  const calendar = holidaysIn(law, period);
  const holidays: HolidayLine[] = [];
  const patternLines = new Map<PatternRow, PatternLine>();
  const extraLines = new Map<ExtraHoursRow, ExtraHoursLine>();
  const sickLines = new Map<SicknessRow, SicknessLine>();
  for (const person of peopleOf(rows)) {
    const trails = new Map<PatternRow, Trail>(person.patterns.map((row) => [row, []]));
    const patterns = inOrder(person.patterns).map((row) => ({ row, shares: sharesOf(terms, row) }));
    const sickness = [...person.sickness].sort((a, b) => a.from - b.from);
    const absences = sickness.map((row) => absenceOf(terms, row));
    const records = recordsOf(terms, patterns, absences, (row) => trails.get(row));
    sicknessLines(records, sickness, absences, sickLines);
    for (const [at, shared] of patterns.entries()) {
      const { row } = shared;
      const across = [
        ...(overlaps.has(row) ? [note("patterns-overlap", "patternEffectiveFrom")] : []),
        ...(broken.has(row) ? [note("job-share-not-whole", "jobSharePercent")] : []),
      ];
      const record = records[at];
      const credit = creditUnder(shared, calendar);
      for (const one of credit ?? []) holidays.push({ ...one, row });
      const latest = record && latestOf(record, sickLines, sickness, period);
      patternLines.set(
        row,
        patternLine(terms, shared, record, latest, credit, across, period, trails.get(row) ?? []),
      );
    }
    extraHoursLines(law, terms, person, extraLines);
  }
  return {
    patterns: inOrderOf(rows.patterns, patternLines),
    extraHours: inOrderOf(rows.extraHours, extraLines),
    sickness: inOrderOf(rows.sickness, sickLines),
    holidays,
  };
}

function inOrderOf<Row, Line>(rows: readonly Row[], lines: ReadonlyMap<Row, Line>): readonly Line[] {
  return rows.flatMap((row) => {
    const line = lines.get(row);
    return line === undefined ? [] : [line];
  });
}

function peopleOf(rows: FlexRows): Iterable<Person> {
  const people = new Map<string, Person>();
  const personOf = (payrollRef: string): Person => {
    let person = people.get(payrollRef);
    if (person === undefined) {
      person = { patterns: [], extraHours: [], sickness: [] };
      people.set(payrollRef, person);
    }
    return person;
  };
  for (const row of rows.patterns) personOf(row.payrollRef).patterns.push(row);
  for (const row of rows.extraHours) personOf(row.payrollRef).extraHours.push(row);
  for (const row of rows.sickness) personOf(row.payrollRef).sickness.push(row);
  return people.values();
}

function patternLine(
  terms: Terms,
  { row, shares }: SharedPattern,
  record: PatternRecord | undefined,
  latest: SicknessLine | undefined,
  credit: readonly HolidayCredit[] | undefined,
  across: readonly Note[],
  period: Period,
  trail: Trail,
): PatternLine {
  const { pay: share, leave, week } = shares;
  const notes = [...notesOf(terms, row, week), ...across, ...shares.notes, ...(record?.notes ?? [])];
  const works = row.patternType !== "CAREER_BREAK";
  const byPattern = works && row.privilegeBasis === "PATTERN";
  if (byPattern && credit === undefined) {
    notes.push(
      week === undefined
        ? note("week-pattern-missing", "weekPattern")
        : note("holidays-not-known", "privilegeBasis"),
    );
  }
  const pay = share && payOf(row, share, trail);
  const inTwelve = row.patternType === "TERM_TIME" || row.patternType === "ANNUALISED";
  const instalments = inTwelve && pay !== undefined ? instalmentsOf(terms, pay, trail) : undefined;
  const ended = row.patternEffectiveTo !== undefined && row.patternEffectiveTo < period.last;
  const left = record && !ended ? leftUnder(terms, record, period.last) : undefined;
  const line = {
    row,
    payShare: share?.rate,
    pay,
    allowance: share && allowanceOf(row, share, trail),
    instalment: instalments?.each,
    lastInstalment: instalments?.last,
    hoursOfDay: row.patternType === "COMPRESSED" ? hoursOfDay(row, week, trail) : undefined,
    leaveHalfDays: leave && leaveOf(terms, leave, trail),
    privilegeHalfDays:
      works && row.privilegeBasis === "PCT" && share !== undefined
        ? privilegeDaysOf(terms, share, trail)
        : undefined,
    holidayHours: credit?.reduce((sum, { hours }) => sum + hours, 0),
    halfPayDays: record?.allowances?.half,
    nilPayDays: record?.allowances?.nil,
    halfPayDate: latest?.halfPayFrom,
    nilPayDate: latest?.nilPayFrom,
    halfPayDaysLeft: left?.half,
    nilPayDaysLeft: left?.nil,
    carryOverHours: row.inFlexiScheme === true ? carryOverOf(terms, row, trail) : undefined,
    partialRetirement: partialRetirement(terms, row),
    notes: once(notes),
  };
  const decided = [
    ...(line.partialRetirement === "not-said" ? [] : ["FLEX-70"]),
    ...trail.flatMap(({ formula }) => formula.rules),
    ...(credit ?? []).map(({ rule }) => rule),
  ];
  return { ...line, rules: [...new Set([...decided, ...notes.map(({ rule }) => rule)])] };
}

function once(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map((one) => [one.code, one])).values()];
}

/** The holidays of the period while the pattern holds; undefined without a week pattern or without a calendar. */
function creditUnder(
  { row, shares }: SharedPattern,
  calendar: readonly Day[] | undefined,
): readonly HolidayCredit[] | undefined {
  if (row.privilegeBasis !== "PATTERN" || shares.week === undefined || row.patternType === "CAREER_BREAK") {
    return undefined;
  }
  const { patternEffectiveFrom: from, patternEffectiveTo: to } = row;
  const held = calendar?.filter((day) => from <= day && (to === undefined || day <= to));
  return held && creditFor(shares.week, from, held);
}

function sicknessLines(
  records: readonly PatternRecord[],
  sickness: readonly SicknessRow[],
  absences: readonly Period[],
  lines: Map<SicknessRow, SicknessLine>,
): void {
  let before = Number.NEGATIVE_INFINITY;
  for (const [at, row] of sickness.entries()) {
    const absence = absences[at];
    if (absence === undefined) continue;
    const result = resultOf(records, row, absence);
    const overlap = absence.first <= before ? [note("absences-overlap", "from")] : [];
    lines.set(row, {
      ...result,
      notes: once([...overlap, ...result.notes]),
      row,
      goesOn: row.to === undefined,
    });
    if (absence.last > before) before = absence.last;
  }
}

/** The latest absence under the pattern that has begun by the end of the period. */
function latestOf(
  { row }: PatternRecord,
  lines: ReadonlyMap<SicknessRow, SicknessLine>,
  sickness: readonly SicknessRow[],
  period: Period,
): SicknessLine | undefined {
  const last = row.patternEffectiveTo;
  const found = sickness.findLast(
    ({ from, to }) =>
      from <= period.last &&
      (last === undefined || from <= last) &&
      (to === undefined || to >= row.patternEffectiveFrom),
  );
  return found && lines.get(found);
}

function extraHoursLines(
  law: Law,
  terms: Terms,
  person: Person,
  lines: Map<ExtraHoursRow, ExtraHoursLine>,
): void {
  const weeks = new Map<Day, ExtraHoursRow[]>();
  for (const row of person.extraHours) {
    const week = weeks.get(row.weekEnding);
    if (week === undefined) weeks.set(row.weekEnding, [row]);
    else week.push(row);
  }
  for (const [weekEnding, rows] of weeks) {
    const pattern = person.patterns.find(
      ({ patternEffectiveFrom: from, patternEffectiveTo: to }) =>
        from <= weekEnding && (to === undefined || weekEnding <= to),
    );
    if (pattern === undefined) {
      const notes = [note("no-pattern-in-force", "weekEnding")];
      for (const row of rows)
        lines.set(row, { row, plain: 0, overtime: 0, plainPay: undefined, overtimePay: undefined, notes });
      continue;
    }
    const results = extraHoursOf(terms, pattern, rows, (day) => isHoliday(law, day));
    for (const [at, row] of rows.entries()) {
      const result = results[at];
      if (result !== undefined) lines.set(row, { ...result, row });
    }
  }
}
