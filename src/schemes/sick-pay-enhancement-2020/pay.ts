// A worker's usual pay in a week that the top-up reaches, without bonus and back pay (SSPE-92 to 94, C-12). What the test for
// sick pay looks at, with them, is in pay-earnings.ts.
import type { CompanionRow, Remark } from "../../core/decision.ts";
import { type Formula, figure, noted, type Trail } from "../../core/figure.ts";
import type { Pence } from "../../core/money.ts";
import { cell, cells, laws } from "../../core/origin.ts";
import { fraction, type Rate } from "../../core/rate.ts";
import { eightWeekAverage } from "../../statute/eight-week-average.ts";
import { yearPayFacts } from "../pattern-facts.ts";
import type { SspeClaim } from "./claim.ts";
import {
  type Earned,
  earned,
  earnedInWeeks,
  extrasIn,
  usualFormula,
  usualOrigins,
  type YearInputs,
  yearFormula,
} from "./pay-earnings.ts";
import {
  averageOrigin,
  averageOrigins,
  besideOf,
  countedOf,
  fault,
  filledOf,
  irregular,
  type NoPay,
  takenOut,
  type Weeks,
  weeksOf,
} from "./pay-weeks.ts";
import type { Terms } from "./terms.ts";

export type Pay = Earned & {
  /** The week's pay in pence, exact. */
  readonly week: Rate;
  /** How many weeks the average rests on; undefined for regular hours. */
  readonly filledWeeks: number | undefined;
};

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
