// The earnings that the test for sick pay looks at, bonus and back pay included: of the weeks that are filled, or by the usual pay
// where none is.
import { type Formula, figure, lastStep, noted, type Trail } from "../../core/figure.ts";
import { type Pence, pence } from "../../core/money.ts";
import { cell, laws, type Origin, together } from "../../core/origin.ts";
import { fraction, type Rate } from "../../core/rate.ts";
import { backPayKeys, bonusKeys, type SspeClaim } from "./claim.ts";
import { filledOf, type Weeks, weeksOrigin } from "./pay-weeks.ts";
import type { Terms } from "./terms.ts";

type EarningsOrigins = { readonly earnings: Origin; readonly earningsWeeks: Origin };

export type YearInputs = { readonly yearPay: Pence; readonly "averageEarnings.weeks": number };

type UsualInputs = {
  readonly normalWeeklyPay: Pence;
  readonly "averageEarnings.schemeWeeks": number;
  readonly extras: readonly Pence[];
};

export const usualFormula: Formula<UsualInputs, Pence> = {
  name: "earnings-by-usual-pay",
  unit: "money",
  rules: ["ssp-manual"],
  inputs: { normalWeeklyPay: "money", "averageEarnings.schemeWeeks": "count", extras: "money" },
  value: ({ normalWeeklyPay, "averageEarnings.schemeWeeks": weeks, extras }) =>
    pence(normalWeeklyPay * weeks + added(extras)),
};

type YearEarningsInputs = YearInputs & Omit<UsualInputs, "normalWeeklyPay">;

export const yearFormula: Formula<YearEarningsInputs, Pence> = {
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

export type Earned = {
  /** Everything earned in `earningsWeeks` weeks, for the test of sick pay. */
  readonly earnings: Pence;
  readonly earningsWeeks: number;
  /** Where the earnings and their weeks came from; undefined without a trail. */
  readonly from?: EarningsOrigins | undefined;
};

export function earned(
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

export function earnedInWeeks(
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

export function usualOrigins({ on }: Terms, claim: SspeClaim) {
  const filled = [...bonusKeys, ...backPayKeys].filter((key) => claim[key] !== undefined);
  return {
    normalWeeklyPay: cell("normalWeeklyPay"),
    extras: together(...(filled.length > 0 ? filled : (["bonus1", "backPay1"] as const)).map(cell)),
    ...laws(on, cell("absenceStart"), "averageEarnings.schemeWeeks"),
  };
}

function added(amounts: readonly Pence[]): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}

/** Bonus and back pay beside a regular week's pay: the test for sick pay counts them. */
export function extrasIn(claim: SspeClaim): readonly Pence[] {
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
