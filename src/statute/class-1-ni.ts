// Class 1 National Insurance by HMRC's exact method: bands of the earnings period, each product cut at three
// decimals of a pound, then a third decimal above five goes up. Rates and limits are those of the pay day.
import { addDays, type Day } from "../core/day.ts";
import { figure, type Trail } from "../core/figure.ts";
import type { Pence } from "../core/money.ts";
import { type PayFrequency, payFrequencies } from "../core/pay-frequency.ts";
import type { Rate } from "../core/rate.ts";
import type { InForce, Law } from "../law/law.ts";
import { type Amounts, entryOn, parameterOf, type Table } from "../law/parameters.ts";

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
const prefix = "class1.";
const rules = ["hmrc-ni-figures", "nic-regulations-2001"];

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

/** The employer's contribution on the earnings of one pay period. Earnings are not below zero. */
export function employerNi(table: NiTable, category: NiCategory, earnings: Pence, trail?: Trail): Pence {
  if (trail !== undefined) return employerNiWritten(table, category, earnings, trail);
  const from = category.employerFrom;
  if (earnings <= from) return 0 as Pence;
  const upper = table.upperEarningsLimit;
  return (rounded(band(earnings, from, upper), table.employerRate) +
    rounded(above(earnings, Math.max(from, upper)), table.employerRate)) as Pence;
}

/** The employee's contribution on the earnings of one pay period. */
export function employeeNi(table: NiTable, category: NiCategory, earnings: Pence, trail?: Trail): Pence {
  if (trail !== undefined) return employeeNiWritten(table, category, earnings, trail);
  if (earnings <= table.primaryThreshold) return 0 as Pence;
  const upper = table.upperEarningsLimit;
  return (rounded(band(earnings, table.primaryThreshold, upper), category.employeeRate) +
    rounded(above(earnings, upper), category.employeeUpperRate)) as Pence;
}

/** What `extra` on top of `base` costs the employer: the difference of two rounded contributions (C-10). */
export function extraEmployerNi(
  table: NiTable,
  category: NiCategory,
  base: Pence,
  extra: Pence,
  trail?: Trail,
): Pence {
  const earnings = (base + extra) as Pence;
  const employerNiWith = employerNi(table, category, earnings, trail);
  const employerNiWithout = employerNi(table, category, base, trail);
  if (trail === undefined) return (employerNiWith - employerNiWithout) as Pence;
  return figure(
    {
      name: "extra-employer-ni",
      rules: [...rules, "WFP-64"],
      value: () => (employerNiWith - employerNiWithout) as Pence,
    },
    { "employer-ni-with": employerNiWith, "employer-ni-without": employerNiWithout },
    trail,
  );
}

// The arithmetic. The bare figures and the written ones use the same four functions.

/** Earnings between two limits. */
function band(earnings: number, from: number, to: number): number {
  const top = earnings < to ? earnings : to;
  return top > from ? top - from : 0;
}

function above(earnings: number, limit: number): number {
  return earnings > limit ? earnings - limit : 0;
}

/** The product in tenths of a penny, cut: pounds with three decimals. */
function cut(amount: number, by: Rate): number {
  const product = amount * by.numerator * 10;
  return (product - (product % by.denominator)) / by.denominator;
}

/** Tenths of a penny as pounds: "45.089". */
function thousandths(tenths: number): string {
  const rest = String(tenths % 1000).padStart(3, "0");
  return `${(tenths - (tenths % 1000)) / 1000}.${rest}`;
}

/** The cut product to the penny: a third decimal of five or less goes down, six or more goes up. */
function rounded(amount: number, by: Rate): number {
  const tenths = cut(amount, by);
  const third = tenths % 10;
  return (tenths - third) / 10 + (third > 5 ? 1 : 0);
}

// The same with every step written down.

/** A limit with the parameter that holds it. */
type Limit = { readonly id: string; readonly amount: number };

function employerNiWritten(table: NiTable, category: NiCategory, earnings: Pence, trail: Trail): Pence {
  const written = { category: category.letter, earnings };
  if (category.employerFromId === "") return written0("employer-ni", written, trail);
  const by = { id: `${prefix}employerRate`, rate: table.employerRate };
  const from = { id: category.employerFromId, amount: category.employerFrom };
  const upper = upperLimit(table);
  const below = onBand(table, earnings, from, upper, by, trail);
  const top = from.amount > upper.amount ? from : upper;
  return total("employer-ni", written, below, onBand(table, earnings, top, undefined, by, trail), trail);
}

function employeeNiWritten(table: NiTable, category: NiCategory, earnings: Pence, trail: Trail): Pence {
  const written = { category: category.letter, earnings };
  if (category.employeeRateId === "") return written0("employee-ni", written, trail);
  const from = { id: `${prefix}primaryThreshold`, amount: table.primaryThreshold };
  const upper = upperLimit(table);
  const rate = { id: category.employeeRateId, rate: category.employeeRate };
  const upperRate = { id: `${prefix}employeeUpperRate`, rate: category.employeeUpperRate };
  const below = onBand(table, earnings, from, upper, rate, trail);
  return total(
    "employee-ni",
    written,
    below,
    onBand(table, earnings, upper, undefined, upperRate, trail),
    trail,
  );
}

function upperLimit(table: NiTable): Limit {
  return { id: `${prefix}upperEarningsLimit`, amount: table.upperEarningsLimit };
}

/** A category for which nothing is due. */
function written0(name: string, inputs: Readonly<Record<string, unknown>>, trail: Trail): Pence {
  return figure({ name, rules, value: () => 0 as Pence }, inputs, trail);
}

function onBand(
  table: NiTable,
  earnings: Pence,
  from: Limit,
  to: Limit | undefined,
  by: { readonly id: string; readonly rate: Rate },
  trail: Trail,
): Pence {
  const limits =
    to === undefined ? { [from.id]: from.amount } : { [from.id]: from.amount, [to.id]: to.amount };
  const earned = figure(
    {
      name: to === undefined ? "ni-band-above" : "ni-band",
      rules,
      value: () =>
        (to === undefined ? above(earnings, from.amount) : band(earnings, from.amount, to.amount)) as Pence,
    },
    { earnings, ...limits },
    trail,
  );
  const product = figure(
    {
      name: "ni-product",
      rules,
      value: () => thousandths(cut(earned, by.rate)),
    },
    { "ni-band": earned, [by.id]: by.rate },
    trail,
  );
  return figure(
    { name: "ni-on-band", rules, value: () => rounded(earned, by.rate) as Pence },
    { "ni-product": product, [`${prefix}rounding`]: table.rounding },
    trail,
  );
}

function total(
  name: string,
  inputs: Readonly<Record<string, unknown>>,
  below: Pence,
  over: Pence,
  trail: Trail,
): Pence {
  return figure(
    { name, rules, value: () => (below + over) as Pence },
    { ...inputs, "ni-below-upper-limit": below, "ni-above-upper-limit": over },
    trail,
  );
}

// Tables out of the dated parameters.

function tablesOf(law: Law): Tables {
  const starts = new Set<Day>();
  for (const [id, parameter] of law.parameters) {
    if (id.startsWith(prefix)) for (const entry of parameter.entries) starts.add(entry.from);
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
    const inForce = entryOn(parameterOf(law, prefix + name), from) as InForce<Value> | undefined;
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
    const employerFrom =
      threshold === "nothing" ? Number.POSITIVE_INFINITY : entry<Amounts>(threshold)?.value[frequency];
    const employeeRate = rateName === "" ? nothing : rateName && entry<Rate>(rateName)?.value;
    if (employerFrom === undefined || employeeRate === undefined || employeeRate === "") {
      throw new Error(
        `class1.categories: ${letter} names ${threshold} and ${share}, which are not in force then`,
      );
    }
    categories.set(letter, {
      letter,
      employerFromId: threshold === "nothing" ? "" : prefix + threshold,
      employerFrom,
      employeeRateId: rateName ? prefix + rateName : "",
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
