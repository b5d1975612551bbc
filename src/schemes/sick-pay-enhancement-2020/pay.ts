// What a worker is paid in a week, twice: the usual pay that the top-up reaches, without bonus and back pay, and
// the earnings that the test for sick pay looks at, with them (SSPE-92 to 94, C-12).
import type { Day } from "../../core/day.ts";
import type { CompanionRow, Remark } from "../../core/decision.ts";
import { type Formula, figure, lastStep, noted, type Trail } from "../../core/figure.ts";
import { type Pence, pence } from "../../core/money.ts";
import { cell, cells, law, laws, type Origin, together } from "../../core/origin.ts";
import { fraction, type Rate } from "../../core/rate.ts";
import { eightWeekAverage, type WeekOfPay } from "../../statute/eight-week-average.ts";
import { yearPayFacts } from "../pattern-facts.ts";
import type { Companion } from "../scheme.ts";
import { backPayKeys, bonusKeys, overtimeKeys, type SspeClaim, weekKeys } from "./claim.ts";
import type { Terms } from "./terms.ts";

/** The long form of the weeks: one row for each week and payroll number. */
export const earningsTable: Companion = {
  layout: "earnings",
  key: "payrollRef",
  sameEmployer: true,
  columns: ["weekEnding", "gross", "bonus", "backPay", "overtime"],
};

/** The weeks before an absence, the oldest first; undefined is a week not employed. */
type Weeks = readonly (WeekOfPay | undefined)[];

export type Pay = {
  /** The week's pay in pence, exact. */
  readonly week: Rate;
  /** Everything earned in `earningsWeeks` weeks, for the test of sick pay. */
  readonly earnings: Pence;
  readonly earningsWeeks: number;
  /** How many weeks the average rests on; undefined for regular hours. */
  readonly filledWeeks: number | undefined;
  /** Where the earnings and their weeks came from; undefined without a trail. */
  readonly from?: EarningsOrigins | undefined;
};

type EarningsOrigins = { readonly earnings: Origin; readonly earningsWeeks: Origin };

export type NoPay = { readonly fault: Remark };

const noWeeks: Remark = Object.freeze({
  code: "pay-weeks-missing",
  key: "week1",
  expected: "",
  rule: "SSPE-93",
});
const noWeeklyPay: Remark = Object.freeze({
  code: "cell-required",
  key: "normalWeeklyPay",
  expected: "",
  rule: "SSPE-92",
});

function fault(code: Remark["code"], at: number, expected = ""): NoPay {
  return { fault: { code, key: weekKeys[at] ?? "week1", expected, rule: "SSPE-93" } };
}

const irregular = "IRREGULAR";

const weekPayFormula: Formula<
  {
    readonly hoursPattern: string;
    readonly normalWeeklyPay: Pence | undefined;
    readonly "eight-week-average": Rate | undefined;
  },
  Rate
> = {
  name: "week-pay",
  unit: "money",
  rules: ["SSPE-92", "SSPE-93"],
  inputs: { hoursPattern: "text", normalWeeklyPay: "money", "eight-week-average": "money" },
  value: ({ hoursPattern, normalWeeklyPay, "eight-week-average": average }) => {
    if (hoursPattern !== irregular) return fraction(normalWeeklyPay ?? 0, 1);
    return average ?? fraction(0, 1);
  },
};

type YearInputs = { readonly yearPay: Pence; readonly "averageEarnings.weeks": number };

const weekOfYearFormula: Formula<YearInputs, Rate> = {
  name: "week-of-year-pay",
  unit: "money",
  rules: ["SSPE-92"],
  inputs: { yearPay: "money", "averageEarnings.weeks": "count" },
  value: (from) => fraction(from.yearPay, from["averageEarnings.weeks"]),
};

/** The pay of a claim, or why there is none. `yearPay` stands in for a regular week's pay that is not given. */
export function payOf(
  terms: Terms,
  claim: SspeClaim,
  table: readonly CompanionRow[] | undefined,
  yearPay: Pence | undefined,
  trail: Trail | undefined,
): Pay | NoPay {
  const weeks = weeksOf(terms, claim, table);
  if ("fault" in weeks) return weeks;
  const { hoursPattern, normalWeeklyPay } = claim;
  if (hoursPattern !== irregular) {
    if (normalWeeklyPay === undefined) {
      return yearPay === undefined ? { fault: noWeeklyPay } : payOfYear(terms, claim, weeks, yearPay, trail);
    }
    const week = weekPay(claim, undefined, trail);
    const usual = {
      normalWeeklyPay,
      "averageEarnings.schemeWeeks": terms.averageWeeks,
      extras: extrasIn(claim),
    };
    return {
      week,
      ...earned(terms, claim, weeks, trail, () => ({
        earnings: figure(usualFormula, usual, trail && noted(trail, usualOrigins(terms, claim))),
        earningsWeeks: terms.averageWeeks,
      })),
      filledWeeks: undefined,
    };
  }
  const earningsWeeks = filledOf(weeks);
  if (earningsWeeks === 0) return { fault: noWeeks };
  const counted = weeks.map((week) => countedOf(terms, claim, week));
  const average = eightWeekAverage(counted, trail && noted(trail, averageOrigins(terms, claim)));
  if ("kind" in average) {
    // The only other reason is that no week is left; then every week was worked for nothing.
    const at = counted.findIndex((week) => week !== undefined && takenOut(week) > week.amount);
    if (at >= 0) return fault("pay-week-below-extras", at);
  }
  const week = weekPay(claim, "kind" in average ? fraction(0, 1) : average, trail);
  return { week, ...earnedInWeeks(claim, weeks, earningsWeeks, trail), filledWeeks: earningsWeeks };
}

function weekPay(claim: SspeClaim, average: Rate | undefined, trail: Trail | undefined): Rate {
  const { hoursPattern, normalWeeklyPay } = claim;
  const origins = trail && {
    ...cells("hoursPattern", "normalWeeklyPay"),
    "eight-week-average": averageOrigin(trail, claim),
  };
  return figure(
    weekPayFormula,
    { hoursPattern, normalWeeklyPay, "eight-week-average": average },
    trail && origins && noted(trail, origins),
  );
}

/** None is made where hours are regular, and none can be where nothing was paid in any week. */
function averageOrigin(trail: Trail, claim: SspeClaim): Origin {
  if (trail.at(-1)?.name === "eight-week-average") return lastStep(trail);
  return claim.hoursPattern === irregular ? weeksOrigin(claim) : cell("hoursPattern");
}

/** A week of somebody who is paid by the year, whatever was worked in it. The sums are whole pence, so nothing is rounded. */
function payOfYear(
  terms: Terms,
  claim: SspeClaim,
  weeks: Weeks,
  yearPay: Pence,
  trail: Trail | undefined,
): Pay {
  const { averageWeeks, weeksOfYear } = terms;
  const inputs = { yearPay, "averageEarnings.weeks": weeksOfYear };
  const origins = trail && {
    yearPay: besideOf(yearPayFacts),
    ...laws(terms.on, cell("absenceStart"), "averageEarnings.weeks"),
  };
  const week = figure(weekOfYearFormula, inputs, trail && origins && noted(trail, origins));
  return {
    week,
    ...earned(terms, claim, weeks, trail, () => ({
      earnings: figure(
        yearFormula,
        { ...inputs, "averageEarnings.schemeWeeks": averageWeeks, extras: extrasIn(claim) },
        trail && origins && noted(trail, { ...origins, ...usualOrigins(terms, claim) }),
      ),
      earningsWeeks: averageWeeks * weeksOfYear,
    })),
    filledWeeks: undefined,
  };
}

// The earnings of the test for sick pay: of the weeks that are filled, or by the usual pay where none is.

type UsualInputs = {
  readonly normalWeeklyPay: Pence;
  readonly "averageEarnings.schemeWeeks": number;
  readonly extras: readonly Pence[];
};

const usualFormula: Formula<UsualInputs, Pence> = {
  name: "earnings-by-usual-pay",
  unit: "money",
  rules: ["ssp-manual"],
  inputs: { normalWeeklyPay: "money", "averageEarnings.schemeWeeks": "count", extras: "money" },
  value: ({ normalWeeklyPay, "averageEarnings.schemeWeeks": weeks, extras }) =>
    pence(normalWeeklyPay * weeks + added(extras)),
};

type YearEarningsInputs = YearInputs & Omit<UsualInputs, "normalWeeklyPay">;

const yearFormula: Formula<YearEarningsInputs, Pence> = {
  name: "earnings-by-year-pay",
  unit: "money",
  rules: ["ssp-manual"],
  inputs: {
    yearPay: "money",
    "averageEarnings.weeks": "count",
    "averageEarnings.schemeWeeks": "count",
    extras: "money",
  },
  value: (from) =>
    pence(
      from.yearPay * from["averageEarnings.schemeWeeks"] + added(from.extras) * from["averageEarnings.weeks"],
    ),
};

const weeksFormula: Formula<{ readonly weeks: readonly Pence[] }, Pence> = {
  name: "earnings-of-weeks",
  unit: "money",
  rules: ["ssp-manual"],
  inputs: { weeks: "money" },
  value: ({ weeks }) => pence(added(weeks)),
};

type Earned = Pick<Pay, "earnings" | "earningsWeeks" | "from">;

function earned(
  terms: Terms,
  claim: SspeClaim,
  weeks: Weeks,
  trail: Trail | undefined,
  otherwise: () => Earned,
): Earned {
  const filled = filledOf(weeks);
  if (filled > 0) return earnedInWeeks(claim, weeks, filled, trail);
  const by = otherwise();
  const { "averageEarnings.schemeWeeks": earningsWeeks } = usualOrigins(terms, claim);
  return trail === undefined ? by : { ...by, from: { earnings: lastStep(trail), earningsWeeks } };
}

function earnedInWeeks(
  claim: SspeClaim,
  weeks: Weeks,
  earningsWeeks: number,
  trail: Trail | undefined,
): Earned {
  const paid = weeks.flatMap((week) => (week === undefined ? [] : [week.amount]));
  const origin = trail && weeksOrigin(claim);
  const note = trail && origin && noted(trail, { weeks: origin });
  const earnings = figure(weeksFormula, { weeks: paid }, note);
  const from = trail && origin && { earnings: lastStep(trail), earningsWeeks: origin };
  return { earnings, earningsWeeks, from };
}

/** The row's own weeks where it fills any, else the file of earnings. */
function weeksOrigin(claim: SspeClaim): Origin {
  if (!filledIn(claim)) return besideOf(earningsTable);
  return together(...weekKeys.filter((key) => claim[key] !== undefined).map(cell));
}

/** Bonus and back pay of the row beside a week's pay, and what says whether overtime and weeks of nothing count. */
function averageOrigins(terms: Terms, claim: SspeClaim) {
  const weeks = weeksOrigin(claim);
  const out = [...bonusKeys, ...backPayKeys, ...overtimeKeys].filter((key) => claim[key] !== undefined);
  const [zeroWeeks, overtime] = [
    law("sspe.zeroWeeks", terms.on, cell("absenceStart")),
    cell("regularOvertime"),
  ];
  const others = filledIn(claim) ? out.map(cell) : [weeks];
  return { weeks: together(weeks, zeroWeeks), takenOut: together(...others, overtime) };
}

function usualOrigins({ on }: Terms, claim: SspeClaim) {
  const filled = [...bonusKeys, ...backPayKeys].filter((key) => claim[key] !== undefined);
  return {
    normalWeeklyPay: cell("normalWeeklyPay"),
    extras: together(...(filled.length > 0 ? filled : (["bonus1", "backPay1"] as const)).map(cell)),
    ...laws(on, cell("absenceStart"), "averageEarnings.schemeWeeks"),
  };
}

function besideOf({ layout }: Companion): Origin {
  return { kind: "beside", layout };
}

const nothing: Weeks = Object.freeze([]);

/** The row's own weeks, or else those of the long form. Extras beside a regular week's pay are in no week. */
function weeksOf(terms: Terms, claim: SspeClaim, table: readonly CompanionRow[] | undefined): Weeks | NoPay {
  if (filledIn(claim)) return weeksOfRow(claim);
  return table === undefined ? nothing : weeksOfTable(terms, claim.absenceStart, table);
}

function filledIn(claim: SspeClaim): boolean {
  for (const key of weekKeys) if (claim[key] !== undefined) return true;
  return false;
}

function weeksOfRow(claim: SspeClaim): Weeks | NoPay {
  const weeks: (WeekOfPay | undefined)[] = [];
  for (let at = 0; at < weekKeys.length; at += 1) {
    // The four lists have the same length.
    const amount = claim[weekKeys[at] ?? "week1"];
    const bonus = claim[bonusKeys[at] ?? "bonus1"];
    const backPay = claim[backPayKeys[at] ?? "backPay1"];
    const overtime = claim[overtimeKeys[at] ?? "overtime1"];
    if (amount === undefined && (bonus ?? backPay ?? overtime) !== undefined) {
      return fault("pay-week-below-extras", at);
    }
    weeks.push(amount === undefined ? undefined : { amount, bonus, backPay, overtime });
  }
  return weeks;
}

/** The complete weeks that end before the absence: each row of the table has its place among so many weeks. */
function weeksOfTable(terms: Terms, absenceStart: Day, table: readonly CompanionRow[]): Weeks | NoPay {
  const count = terms.averageWeeks;
  const weeks: (WeekOfPay | undefined)[] = Array.from({ length: count }, () => undefined);
  for (const [weekEnding, gross, bonus, backPay, overtime] of table) {
    // A week whose row has a fault is not a week without work. Which week it is may be part of the fault.
    if (weekEnding === undefined) return fault("pay-week-unreadable", 0);
    if (weekEnding >= absenceStart) continue;
    const back = Math.floor((absenceStart - 1 - weekEnding) / 7);
    if (back >= count) continue;
    const at = count - 1 - back;
    if (gross === undefined) return fault("pay-week-unreadable", at);
    if (weeks[at] !== undefined) return fault("pay-week-twice", at);
    weeks[at] = {
      amount: pence(gross),
      // The layout says that these columns are money.
      bonus: bonus as Pence | undefined,
      backPay: backPay as Pence | undefined,
      overtime: overtime as Pence | undefined,
    };
  }
  return weeks;
}

/** The week as the average counts it: regular overtime stays in, and a week of nothing may be left out. */
function countedOf(terms: Terms, claim: SspeClaim, week: WeekOfPay | undefined): WeekOfPay | undefined {
  if (week === undefined || (week.amount === 0 && terms.zeroWeeks === "skip")) return undefined;
  return claim.regularOvertime === true && week.overtime !== undefined
    ? { ...week, overtime: undefined }
    : week;
}

function takenOut(week: WeekOfPay): number {
  return (week.bonus ?? 0) + (week.backPay ?? 0) + (week.overtime ?? 0);
}

function added(amounts: readonly Pence[]): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}

function filledOf(weeks: Weeks): number {
  let count = 0;
  for (const week of weeks) if (week !== undefined) count += 1;
  return count;
}

/** Bonus and back pay beside a regular week's pay: the test for sick pay counts them. */
function extrasIn(claim: SspeClaim): readonly Pence[] {
  const extras: Pence[] = [];
  for (const key of bonusKeys) if (claim[key] !== undefined) extras.push(claim[key]);
  for (const key of backPayKeys) if (claim[key] !== undefined) extras.push(claim[key]);
  return extras;
}

const earningsFormula: Formula<{ readonly earnings: Pence; readonly earningsWeeks: number }, Rate> = {
  name: "earnings-for-sick-pay",
  unit: "money",
  rules: ["ssp-manual"],
  inputs: { earnings: "money", earningsWeeks: "count" },
  value: (from) => fraction(from.earnings, from.earningsWeeks),
};

/** The average week, bonus and back pay included, in pence, exact. `from` is where both came from. */
export function earningsAverage(
  earnings: Pence,
  earningsWeeks: number,
  from: EarningsOrigins | undefined,
  trail: Trail | undefined,
): Rate {
  return figure(earningsFormula, { earnings, earningsWeeks }, trail && from && noted(trail, from));
}
