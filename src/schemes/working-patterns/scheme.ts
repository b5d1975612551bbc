// Flexible-working patterns (2009): which files it reads and which tables it makes of them. Payroll and personnel
// read the tables; no public money follows from them.
import { type Day, daysOf, type Month } from "../../core/day.ts";
import type { Law } from "../../law/law.ts";
import {
  type FactForClaims,
  type FileRemark,
  type Listed,
  type ListedTable,
  type Listing,
  type PersonAbsences,
  resultTable,
} from "../listing.ts";
import { fullPayFacts, yearPayFacts } from "../pattern-facts.ts";
import { extraHoursColumns, holidayColumns, patternColumns, sicknessColumns } from "./columns.ts";
import { type FlexLines, flexLines } from "./lines.ts";
import {
  type ExtraHoursRecord,
  extraHoursRecord,
  type HolidayRecord,
  holidayRecord,
  type PatternRecord,
  patternRecord,
  type RowPlace,
  type SicknessRecord,
  sicknessRecord,
} from "./output.ts";
import type { ExtraHoursRow, PatternRow, SicknessRow } from "./rows.ts";

const layouts = {
  patterns: "flex-pattern",
  extraHours: "flex-extra-hours",
  sickness: "flex-sickness",
} as const;

export const workingPatterns: Listing = {
  name: "working-patterns",
  code: "FLEX",
  layouts: Object.values(layouts),
  cites: [
    ...["FLEX-02", "FLEX-03", "FLEX-04", "FLEX-10", "FLEX-11", "FLEX-12", "FLEX-13", "FLEX-14", "FLEX-15"],
    ...["FLEX-16", "FLEX-17", "FLEX-20", "FLEX-21", "FLEX-22", "FLEX-23", "FLEX-24", "FLEX-30", "FLEX-31"],
    ...["FLEX-32", "FLEX-33", "FLEX-34", "FLEX-40", "FLEX-41", "FLEX-42", "FLEX-43", "FLEX-44", "FLEX-50"],
    ...["FLEX-60", "FLEX-61", "FLEX-70", "FLEX-71", "FLEX-72"],
  ],
  list,
  absencesOf,
};

/** The tables of one employer: a payroll number means somebody at one employer only. */
type Employer = {
  readonly employerId: string;
  readonly tables: readonly ListedTable[];
  readonly period: Month | undefined;
};

function employersOf(tables: readonly ListedTable[]): readonly Employer[] {
  return [...new Set(tables.map(({ employerId }) => employerId))].map((employerId) => {
    const mine = tables.filter((table) => table.employerId === employerId);
    return { employerId, tables: mine, period: latestOf(mine) };
  });
}

/** The latest month that a table is for. Holidays are those of that month, and days left are as at its end. */
function latestOf(tables: readonly ListedTable[]): Month | undefined {
  let latest: Month | undefined;
  for (const { period } of tables) {
    if (period !== undefined && (latest === undefined || period > latest)) latest = period;
  }
  return latest;
}

/** Patterns under which a week's pay is not what was worked in it. */
const paidByYear: ReadonlySet<string> = new Set(["ANNUALISED", "TERM_TIME", "COMPRESSED"]);
/** Notes that leave the dates of an absence as they are. */
const datesStand: ReadonlySet<string> = new Set(["absences-overlap", "sick-days-differ"]);

/** What the employer's claims may ask for: the end of full pay, and the pay of a year. */
function factsOf(
  employerId: string,
  { patterns, sickness }: FlexLines,
  placeOf: (row: object) => Placed,
): readonly FactForClaims[] {
  const place = (of: object) => {
    const { file, sheet, row } = placeOf(of);
    return { batch: "", file, sheet, row };
  };
  const fullPay = sickness
    .filter(({ notes }) => notes.every(({ code }) => datesStand.has(code)))
    .map(({ row, halfPayFrom, nilPayFrom }) => ({
      layout: fullPayFacts.layout,
      employerId,
      payrollRef: row.payrollRef,
      row: [row.from, row.to, earlier(halfPayFrom, nilPayFrom)],
      place: place(row),
    }));
  const yearPay = patterns.flatMap(({ row, pay, allowance }) =>
    pay === undefined || !paidByYear.has(row.patternType)
      ? []
      : [
          {
            layout: yearPayFacts.layout,
            employerId,
            payrollRef: row.payrollRef,
            row: [row.patternEffectiveFrom, row.patternEffectiveTo, pay + (allowance ?? 0)],
            place: place(row),
          },
        ],
  );
  return [...fullPay, ...yearPay];
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

/** A line's place in the batch, by which the tables are put in order again. */
type Placed = RowPlace & { readonly order: number };
type Line<Record> = { readonly order: number; readonly record: Record };

function list(law: Law, tables: readonly ListedTable[]): Listed {
  const places = new Map<object, Placed>();
  const remarks: FileRemark[] = [];
  const patterns: Line<PatternRecord>[] = [];
  const extraHours: Line<ExtraHoursRecord>[] = [];
  const sickness: Line<SicknessRecord>[] = [];
  const holidays: Line<HolidayRecord>[] = [];
  const facts: FactForClaims[] = [];
  placeRows(tables, places);
  for (const { employerId, tables: mine, period } of employersOf(tables)) {
    const lines =
      period === undefined
        ? undefined
        : flexLines(
            law,
            {
              patterns: rowsOf<PatternRow>(mine, layouts.patterns),
              extraHours: rowsOf<ExtraHoursRow>(mine, layouts.extraHours),
              sickness: rowsOf<SicknessRow>(mine, layouts.sickness),
            },
            daysOf(period),
          );
    if (lines === undefined) {
      // Without a month nobody can say which terms hold; a month that was not reviewed has none.
      for (const file of new Set(mine.map((table) => table.file))) {
        remarks.push(
          period === undefined
            ? { file, code: "listing-without-month", expected: layouts.patterns }
            : { file, code: "no-figure-for-day", expected: "flex.fullTimeHours" },
        );
      }
      continue;
    }
    const placeOf = (row: object): Placed => placed(places, row);
    facts.push(...factsOf(employerId, lines, placeOf));
    for (const line of lines.patterns) {
      const { order, ...place } = placeOf(line.row);
      patterns.push({ order, record: patternRecord(place, line) });
    }
    for (const line of lines.extraHours) {
      const { order, ...place } = placeOf(line.row);
      extraHours.push({ order, record: extraHoursRecord(place, line) });
    }
    for (const line of lines.sickness) {
      const { order, ...place } = placeOf(line.row);
      sickness.push({ order, record: sicknessRecord(place, line) });
    }
    for (const line of lines.holidays) {
      const { order, ...place } = placeOf(line.row);
      holidays.push({ order, record: holidayRecord(place, line) });
    }
  }
  return {
    tables: [
      resultTable("patterns", patternColumns, inOrder(patterns)),
      resultTable("extra-hours", extraHoursColumns, inOrder(extraHours)),
      resultTable("sickness", sicknessColumns, inOrder(sickness)),
      resultTable("holidays", holidayColumns, inOrder(holidays)),
    ],
    facts,
    remarks,
  };
}

function inOrder<Record>(lines: readonly Line<Record>[]): readonly Record[] {
  return lines.toSorted((a, b) => a.order - b.order).map(({ record }) => record);
}

function placeRows(tables: readonly ListedTable[], places: Map<object, Placed>): void {
  for (const { file, sheet, rows } of tables) {
    for (const { row, values } of rows) places.set(values, { file, sheet, row, order: places.size });
  }
}

function placed(places: ReadonlyMap<object, Placed>, row: object): Placed {
  const place = places.get(row);
  if (place === undefined) throw new Error("a line of a row that nobody sent");
  return place;
}

/** The rows of all tables of a layout. The layout reads what the type says; a test holds the two together. */
function rowsOf<Row>(tables: readonly ListedTable[], layout: string): readonly Row[] {
  return tables
    .filter((table) => table.layout === layout)
    .flatMap(({ rows }) => rows.map(({ values }) => values as Row));
}

/** Sick absences by employer and payroll number; one that goes on is known until the end of the employer's month. */
function absencesOf(tables: readonly ListedTable[]): readonly PersonAbsences[] {
  return employersOf(tables).flatMap(({ tables: mine, period }) => {
    const asAt: Day | undefined = period === undefined ? undefined : daysOf(period).last;
    const people = new Map<string, PersonAbsences["absences"][number][]>();
    for (const { layout, file, sheet, laCode, rows } of mine) {
      if (layout !== layouts.sickness) continue;
      // A workbook may hold several tables, so a row is known by its sheet, too.
      const table = sheet === "" ? file : `${file}:${sheet}`;
      for (const { row, values } of rows) {
        const { payrollRef, from, to, expectedEnd } = values as SicknessRow; // As in rowsOf.
        const own = people.get(payrollRef) ?? [];
        people.set(payrollRef, own);
        const expectedDays = expectedEnd && expectedEnd - from + 1;
        own.push({ reference: `${table}:${row}`, laCode, first: from, last: to, expectedDays });
      }
    }
    return [...people.values()].map((absences) => ({ absences, asAt }));
  });
}
