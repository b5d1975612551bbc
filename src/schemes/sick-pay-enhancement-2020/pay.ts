// What a worker is paid in a week, twice: the usual pay that the top-up reaches, without bonus and back pay, and
// the earnings that the test for sick pay looks at, with them (SSPE-92 to 94, C-12).
import type { Day } from "../../core/day.ts";
import type { CompanionRow, Remark } from "../../core/decision.ts";
import { type Formula, figure, type Trail } from "../../core/figure.ts";
import { type Pence, pence } from "../../core/money.ts";
import { fraction, type Rate } from "../../core/rate.ts";
import { eightWeekAverage, type WeekOfPay } from "../../statute/eight-week-average.ts";
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
export type Weeks = readonly (WeekOfPay | undefined)[];

export type Pay = {
  /** The week's pay in pence, exact. */
  readonly week: Rate;
  /** Everything earned in `earningsWeeks` weeks, for the test of sick pay. */
  readonly earnings: Pence;
  readonly earningsWeeks: number;
  /** How many weeks the average rests on; undefined for regular hours. */
  readonly filledWeeks: number | undefined;
};

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

const weekPayFormula: Formula<
  {
    readonly hoursPattern: string;
    readonly normalWeeklyPay: Pence | undefined;
    readonly "eight-week-average": Rate | undefined;
  },
  Rate
> = {
  name: "week-pay",
  rules: ["SSPE-92", "SSPE-93"],
  value: (from) => from["eight-week-average"] ?? fraction(from.normalWeeklyPay ?? 0, 1),
};

type YearInputs = { readonly yearPay: Pence; readonly "averageEarnings.weeks": number };

const weekOfYearFormula: Formula<YearInputs, Rate> = {
  name: "week-of-year-pay",
  rules: ["SSPE-92"],
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
  if (hoursPattern !== "IRREGULAR") {
    if (normalWeeklyPay === undefined) {
      return yearPay === undefined ? { fault: noWeeklyPay } : payOfYear(terms, claim, weeks, yearPay, trail);
    }
    const week = figure(
      weekPayFormula,
      { hoursPattern, normalWeeklyPay, "eight-week-average": undefined },
      trail,
    );
    const filled = filledOf(weeks);
    const usual = normalWeeklyPay * terms.averageWeeks;
    return {
      week,
      earnings: filled > 0 ? sumOf(weeks) : pence(usual + extraIn(claim)),
      earningsWeeks: filled > 0 ? filled : terms.averageWeeks,
      filledWeeks: undefined,
    };
  }
  const earningsWeeks = filledOf(weeks);
  if (earningsWeeks === 0) return { fault: noWeeks };
  const counted = weeks.map((week) => countedOf(terms, claim, week));
  const average = eightWeekAverage(counted, trail);
  if ("kind" in average) {
    // The only other reason is that no week is left; then every week was worked for nothing.
    const at = counted.findIndex((week) => week !== undefined && takenOut(week) > week.amount);
    if (at >= 0) return fault("pay-week-below-extras", at);
    return { week: fraction(0, 1), earnings: sumOf(weeks), earningsWeeks, filledWeeks: earningsWeeks };
  }
  const week = figure(
    weekPayFormula,
    { hoursPattern, normalWeeklyPay: undefined, "eight-week-average": average },
    trail,
  );
  return { week, earnings: sumOf(weeks), earningsWeeks, filledWeeks: earningsWeeks };
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
  const filled = filledOf(weeks);
  return {
    week: figure(weekOfYearFormula, { yearPay, "averageEarnings.weeks": weeksOfYear }, trail),
    earnings: filled > 0 ? sumOf(weeks) : pence(yearPay * averageWeeks + extraIn(claim) * weeksOfYear),
    earningsWeeks: filled > 0 ? filled : averageWeeks * weeksOfYear,
    filledWeeks: undefined,
  };
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

function sumOf(weeks: Weeks): Pence {
  let sum = 0;
  for (const week of weeks) sum += week?.amount ?? 0;
  return pence(sum);
}

function filledOf(weeks: Weeks): number {
  let count = 0;
  for (const week of weeks) if (week !== undefined) count += 1;
  return count;
}

/** Bonus and back pay beside a regular week's pay: the test for sick pay counts them. */
function extraIn(claim: SspeClaim): number {
  let sum = 0;
  for (const key of bonusKeys) sum += claim[key] ?? 0;
  for (const key of backPayKeys) sum += claim[key] ?? 0;
  return sum;
}

const earningsFormula: Formula<{ readonly earnings: Pence; readonly earningsWeeks: number }, Rate> = {
  name: "earnings-for-sick-pay",
  rules: ["ssp-manual"],
  value: (from) => fraction(from.earnings, from.earningsWeeks),
};

/** The average week, bonus and back pay included, in pence, exact. */
export function earningsAverage(earnings: Pence, earningsWeeks: number, trail: Trail | undefined): Rate {
  return figure(earningsFormula, { earnings, earningsWeeks }, trail);
}
