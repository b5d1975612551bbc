// What Class 1 National Insurance of a company director goes by: the limits of a whole tax year, or of its weeks from the
// appointment on, and where a rate changed within the year the blended one that HMRC published (NIM01615).
import type { Day } from "../core/day.ts";
import { type Formula, figure, lastStep, noted, type Trail } from "../core/figure.ts";
import { type Pence, pence } from "../core/money.ts";
import type { Origin } from "../core/origin.ts";
import type { Rate } from "../core/rate.ts";
import type { Law } from "../law/law.ts";
import { moneyOn, rateOn } from "../law/parameters.ts";
import { type NiCategory, type NiTable, niTable } from "./class-1-ni-table.ts";
import { firstDayOf, taxYear } from "./tax-calendar.ts";

/** The weeks of a tax year; its odd day or two belong to the last. */
const weeksOfYear = 52;

/**
 * The table for a director's earnings of the tax year of a pay day. `appointed` is the day of the appointment where that is in
 * the same year: then each limit is that of a week for each week from then on. Undefined where no figures were reviewed, and
 * where a rate changed within the year and no blended one is known.
 */
export function directorTable(law: Law, payDay: Day, appointed: Day | undefined): NiTable | undefined {
  const year = taxYear(law, payDay);
  const first = year === undefined ? undefined : firstDayOf(law, year);
  const next = year === undefined ? undefined : firstDayOf(law, year + 1);
  if (first === undefined || next === undefined) return undefined;
  const weeks = appointed === undefined || appointed <= first ? undefined : weeksFrom(first, appointed);
  const frequency = weeks === undefined ? "annual" : "weekly";
  // 5 April: the limits of a year are those at its end, and do not change within it but for the employee's threshold.
  const last = (next - 1) as Day;
  const [atFirst, atLast] = [niTable(law, first, frequency), niTable(law, last, frequency)];
  if (atFirst === undefined || atLast === undefined) return undefined;
  const table = blended(law, payDay, atFirst, atLast, weeks !== undefined);
  return table && weeks !== undefined ? times(table, weeks) : table;
}

/** How many weeks the year has left, that of the appointment included. */
function weeksFrom(first: Day, appointed: Day): number {
  return Math.max(1, weeksOfYear - Math.floor((appointed - first) / 7));
}

function blended(law: Law, on: Day, atFirst: NiTable, atLast: NiTable, byWeek: boolean): NiTable | undefined {
  const employerRate = rateOn(law, "directors.employerRate", on);
  const main = rateOn(law, "directors.employeeMainRate", on);
  const reduced = rateOn(law, "directors.employeeReducedRate", on);
  const upper = rateOn(law, "directors.employeeUpperRate", on);
  const threshold = moneyOn(
    law,
    byWeek ? "directors.weeklyPrimaryThreshold" : "directors.primaryThreshold",
    on,
  );
  if (
    employerRate === undefined ||
    main === undefined ||
    reduced === undefined ||
    upper === undefined ||
    threshold === undefined
  ) {
    return sameAllYear(atFirst, atLast) ? atLast : undefined;
  }
  const rates: Readonly<Record<string, Rate>> = {
    "class1.employeeMainRate": main,
    "class1.employeeReducedRate": reduced,
    "class1.employeeDefermentRate": upper,
  };
  const categories = [...atLast.categories].map(([letter, category]): [string, NiCategory] => {
    if (category.employeeRateId === "") return [letter, category];
    const employeeRate = rates[category.employeeRateId];
    if (employeeRate === undefined) throw new Error(`${category.employeeRateId} has no blended rate`);
    return [letter, { ...category, employeeRate, employeeUpperRate: upper }];
  });
  return { ...atLast, employerRate, primaryThreshold: threshold, categories: new Map(categories) };
}

/** Whether nothing changed within the year, so that nothing has to be blended. */
function sameAllYear(a: NiTable, b: NiTable): boolean {
  const plain = ({ employerRate, primaryThreshold, upperEarningsLimit, categories }: NiTable) =>
    JSON.stringify([employerRate, primaryThreshold, upperEarningsLimit, [...categories.values()]]);
  return plain(a) === plain(b);
}

function times(table: NiTable, weeks: number): NiTable {
  const limit = (amount: Pence): Pence => pence(amount * weeks);
  const categories = [...table.categories].map(([letter, category]): [string, NiCategory] => [
    letter,
    { ...category, employerFrom: category.employerFrom * weeks },
  ]);
  return {
    ...table,
    lowerEarningsLimit: limit(table.lowerEarningsLimit),
    primaryThreshold: limit(table.primaryThreshold),
    upperEarningsLimit: limit(table.upperEarningsLimit),
    categories: new Map(categories),
  };
}

/** The parameters of directors that stand for those of employees where the year has blended rates. */
export function blendedIds(law: Law, on: Day, byWeek: boolean): ReadonlyMap<string, string> {
  if (rateOn(law, "directors.employerRate", on) === undefined) return new Map();
  return new Map([
    ["employerRate", "directors.employerRate"],
    ["employeeUpperRate", "directors.employeeUpperRate"],
    ["primaryThreshold", byWeek ? "directors.weeklyPrimaryThreshold" : "directors.primaryThreshold"],
  ]);
}

type DueInputs = { readonly "director-ni-of-year": Pence; readonly "director-ni-paid": Pence };

const dueFormula: Formula<DueInputs, Pence> = {
  name: "director-ni-due",
  unit: "money",
  rules: ["hmrc-nim01615"],
  inputs: { "director-ni-of-year": "money", "director-ni-paid": "money" },
  // A refund is below zero.
  value: (from) => (from["director-ni-of-year"] - from["director-ni-paid"]) as Pence,
};

/** What is due now of a contribution on the earnings of the year to date, of which so much was paid before. */
export function directorNiDue(
  ofYear: Pence,
  paid: Pence,
  notes?: { readonly trail: Trail; readonly paid: Origin },
): Pence {
  return figure(
    dueFormula,
    { "director-ni-of-year": ofYear, "director-ni-paid": paid },
    notes &&
      noted(notes.trail, { "director-ni-of-year": lastStep(notes.trail), "director-ni-paid": notes.paid }),
  );
}
