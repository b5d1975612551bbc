// The sick-pay enhancement's money: normal pay for the days of an absence, less the sick pay of those days.
import { type Formula, figure, type Noted } from "../core/figure.ts";
import { type Pence, pence } from "../core/money.ts";
import { divideHalfUp, type Rate } from "../core/rate.ts";

// Inputs go by the names of the figures that a claim's explanation shows before them.
type NormalPay = {
  readonly "week-pay": Rate;
  readonly "payable-working-days": number;
  readonly workingDaysAWeek: number;
};

const normalPayFormula: Formula<NormalPay, Pence> = {
  name: "normal-pay",
  unit: "money",
  rules: ["SSPE-92", "SSPE-93"],
  inputs: { "week-pay": "money", "payable-working-days": "count", workingDaysAWeek: "count" },
  value: ({ "week-pay": week, "payable-working-days": days, workingDaysAWeek }) =>
    // No rounding rule is published: exact until the end, then the nearest penny, a half up.
    pence(divideHalfUp(week.numerator * days, week.denominator * workingDaysAWeek)),
};

/** A week's pay (pence, exact) for so many working days out of those of a week. */
export function normalPay(
  weeklyPay: Rate,
  workingDays: number,
  workingDaysAWeek: number,
  noted?: Noted<NormalPay>,
): Pence {
  return figure(
    normalPayFormula,
    { "week-pay": weeklyPay, "payable-working-days": workingDays, workingDaysAWeek },
    noted,
  );
}

type TopUp = { readonly "normal-pay": Pence; readonly "sick-pay-taken-off": Pence };

const topUpFormula: Formula<TopUp, Pence> = {
  name: "top-up",
  unit: "money",
  rules: ["SSPE-92", "SSPE-95"],
  inputs: { "normal-pay": "money", "sick-pay-taken-off": "money" },
  value: (from) => pence(Math.max(0, from["normal-pay"] - from["sick-pay-taken-off"])),
};

/** The difference between normal pay and sick pay, not below zero. */
export function topUp(normal: Pence, sickPay: Pence, noted?: Noted<TopUp>): Pence {
  return figure(topUpFormula, { "normal-pay": normal, "sick-pay-taken-off": sickPay }, noted);
}
