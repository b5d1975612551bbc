// The sick-pay enhancement's money: normal pay for the days of an absence, less the sick pay of those days.
import { type Formula, figure, type Trail } from "../core/figure.ts";
import { type Pence, pence } from "../core/money.ts";
import { divideHalfUp, type Rate } from "../core/rate.ts";

const normalPayFormula: Formula<{ weeklyPay: Rate; workingDays: number; workingDaysAWeek: number }, Pence> = {
  name: "normal-pay",
  rules: ["SSPE-92", "SSPE-93"],
  value: ({ weeklyPay, workingDays, workingDaysAWeek }) =>
    // No rounding rule is published: exact until the end, then the nearest penny, a half up.
    pence(divideHalfUp(weeklyPay.numerator * workingDays, weeklyPay.denominator * workingDaysAWeek)),
};

/** A week's pay (pence, exact) for so many working days out of those of a week. */
export function normalPay(
  weeklyPay: Rate,
  workingDays: number,
  workingDaysAWeek: number,
  trail?: Trail,
): Pence {
  return figure(normalPayFormula, { weeklyPay, workingDays, workingDaysAWeek }, trail);
}

const topUpFormula: Formula<{ normalPay: Pence; sickPay: Pence }, Pence> = {
  name: "top-up",
  rules: ["SSPE-92", "SSPE-95"],
  value: (from) => pence(Math.max(0, from.normalPay - from.sickPay)),
};

/** The difference between normal pay and sick pay, not below zero. */
export function topUp(normal: Pence, sickPay: Pence, trail?: Trail): Pence {
  return figure(topUpFormula, { normalPay: normal, sickPay }, trail);
}
