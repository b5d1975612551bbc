// What Class 1 National Insurance goes by on a pay day: the limits, rates and category letters in force, made into
// tables once for each law.
import { addDays, type Day } from "../core/day.ts";
import type { Pence } from "../core/money.ts";
import { type PayFrequency, payFrequencies } from "../core/pay-frequency.ts";
import type { Rate } from "../core/rate.ts";
import type { InForce, Law } from "../law/law.ts";
import { type Amounts, entryOn, parameterOf, type Table } from "../law/parameters.ts";
import { refuse } from "../law/shape.ts";

/** How one category letter is charged in one table. */
export type NiCategory = {
  readonly letter: string;
  /** The parameter that holds the amount above which the employer pays; empty when the employer pays nothing. */
  readonly employerFromId: string;
  /** Earnings up to here cost the employer nothing. Infinity when the employer pays nothing at all. */
  readonly employerFrom: number;
  /** The parameter of the employee's rate between the primary threshold and the upper limit; empty when nothing is due. */
  readonly employeeRateId: string;
  readonly employeeRate: Rate;
  readonly employeeUpperRate: Rate;
};

/** Everything that is in force for pay days from `from` to `until`, for one length of pay period. */
export type NiTable = {
  readonly from: Day;
  readonly until: Day;
  readonly frequency: PayFrequency;
  readonly lowerEarningsLimit: Pence;
  readonly primaryThreshold: Pence;
  readonly upperEarningsLimit: Pence;
  readonly employerRate: Rate;
  readonly rounding: string;
  readonly categories: ReadonlyMap<string, NiCategory>;
};

const nothing: Rate = { numerator: 0, denominator: 1 };
export const niPrefix = "class1.";

type Tables = ReadonlyMap<PayFrequency, readonly NiTable[]>;
const tablesOfLaw = new WeakMap<Law, Tables>();

/**
 * The table for a pay day and a pay frequency; undefined when no figures were reviewed for that day. Tables are
 * made once for each law.
 */
export function niTable(law: Law, payDay: Day, frequency: PayFrequency): NiTable | undefined {
  const periods = (tablesOfLaw.get(law) ?? makeNiTables(law)).get(frequency) ?? [];
  for (let at = periods.length - 1; at >= 0; at -= 1) {
    const table = periods[at];
    if (table !== undefined && table.from <= payDay) return payDay <= table.until ? table : undefined;
  }
  return undefined;
}

/** Makes the tables of a law and keeps them. Throws when a letter names a threshold or a rate that is not in force. */
export function makeNiTables(law: Law): Tables {
  const tables = tablesOf(law);
  tablesOfLaw.set(law, tables);
  return tables;
}

/** How a letter is charged; undefined when the letter is not in force (which is not the same as nothing due). */
export function categoryInForce(table: NiTable, letter: string): NiCategory | undefined {
  return table.categories.get(letter);
}

/** Whether two tables ask the same of employers for a letter; of employees they may ask different amounts. */
export function sameForEmployer(a: NiTable | undefined, b: NiTable | undefined, letter: string): boolean {
  if (a === undefined || b === undefined || a === b) return a === b;
  return (
    // Rates are in lowest terms.
    a.employerRate.numerator === b.employerRate.numerator &&
    a.employerRate.denominator === b.employerRate.denominator &&
    a.upperEarningsLimit === b.upperEarningsLimit &&
    a.rounding === b.rounding &&
    a.categories.get(letter)?.employerFrom === b.categories.get(letter)?.employerFrom
  );
}

// Tables out of the dated parameters.

function tablesOf(law: Law): Tables {
  const starts = new Set<Day>();
  for (const [id, parameter] of law.parameters) {
    if (id.startsWith(niPrefix)) for (const entry of parameter.entries) starts.add(entry.from);
  }
  const days = [...starts].sort((a, b) => a - b);
  const tables = new Map<PayFrequency, NiTable[]>(payFrequencies.map((frequency) => [frequency, []]));
  days.forEach((from, at) => {
    const next = days[at + 1];
    for (const frequency of payFrequencies) {
      const table = tableFrom(law, from, next === undefined ? undefined : addDays(next, -1), frequency);
      if (table !== undefined) tables.get(frequency)?.push(table);
    }
  });
  return tables;
}

/** The table that begins on a day; undefined where one of its values is not in force. */
function tableFrom(law: Law, from: Day, last: Day | undefined, frequency: PayFrequency): NiTable | undefined {
  let until = last ?? (Number.MAX_SAFE_INTEGER as Day);
  function entry<Value>(name: string): InForce<Value> | undefined {
    // Kinds are fixed by the names; test/law/class-1-ni.test.ts reads every one of them.
    const inForce = entryOn(parameterOf(law, niPrefix + name), from) as InForce<Value> | undefined;
    if (inForce !== undefined && inForce.reviewed < until) until = inForce.reviewed;
    return inForce;
  }
  const limits = {
    lower: entry<Amounts>("lowerEarningsLimit")?.value[frequency],
    primary: entry<Amounts>("primaryThreshold")?.value[frequency],
    upper: entry<Amounts>("upperEarningsLimit")?.value[frequency],
  };
  const employerRate = entry<Rate>("employerRate")?.value;
  const upperRate = entry<Rate>("employeeUpperRate")?.value;
  const rounding = entry<string>("rounding")?.value;
  const letters = entry<Table>("categories")?.value;
  if (
    limits.lower === undefined ||
    limits.primary === undefined ||
    limits.upper === undefined ||
    employerRate === undefined ||
    upperRate === undefined ||
    rounding === undefined ||
    letters === undefined
  ) {
    return undefined;
  }
  const categories = new Map<string, NiCategory>();
  for (const [letter, charged] of Object.entries(letters)) {
    const words = typeof charged === "object" && !Array.isArray(charged) ? (charged as Table) : {};
    const threshold = String(words["employerPaysAbove"]);
    const share = String(words["employeeRate"]);
    const rateName = employeeRates.get(share);
    const known = law.parameters.has(niPrefix + threshold) ? entry<Amounts>(threshold) : undefined;
    const employerFrom = threshold === "nothing" ? Number.POSITIVE_INFINITY : known?.value[frequency];
    const employeeRate = rateName === "" ? nothing : rateName && entry<Rate>(rateName)?.value;
    if (employerFrom === undefined || employeeRate === undefined || employeeRate === "") {
      const names = `${letter} names ${threshold} and ${share}, which are not in force then`;
      refuse("parameters", `${niPrefix}categories`, names);
    }
    categories.set(letter, {
      letter,
      employerFromId: threshold === "nothing" ? "" : niPrefix + threshold,
      employerFrom,
      employeeRateId: rateName ? niPrefix + rateName : "",
      employeeRate,
      employeeUpperRate: rateName ? upperRate : nothing,
    });
  }
  return {
    from,
    until,
    frequency,
    lowerEarningsLimit: limits.lower,
    primaryThreshold: limits.primary,
    upperEarningsLimit: limits.upper,
    employerRate,
    rounding,
    categories,
  };
}

const employeeRates: ReadonlyMap<string, string> = new Map([
  ["main", "employeeMainRate"],
  ["reduced", "employeeReducedRate"],
  ["deferment", "employeeDefermentRate"],
  ["nothing", ""],
]);
