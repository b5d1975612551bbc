// The employer's pension contribution on one pay period: on qualifying earnings (the band of automatic
// enrolment) or on all pay. Rounding is a parameter, because no rule of law was found for it.
import type { Day } from "../core/day.ts";
import { figure, type Trail } from "../core/figure.ts";
import type { Pence } from "../core/money.ts";
import type { PayFrequency } from "../core/pay-frequency.ts";
import { divideHalfUp } from "../core/rate.ts";
import type { Law } from "../law/law.ts";
import { amountsOn, choiceOn } from "../law/parameters.ts";

/** The part of the earnings that counts: what lies between the two limits. */
export type QualifyingBand = { readonly lower: Pence; readonly upper: Pence };

export type PensionBasis = "qualifying-earnings" | "all-pay";

export type PensionInputs = {
  readonly basis: PensionBasis;
  /** Not looked at where the basis is all pay. */
  readonly band: QualifyingBand | undefined;
  /** Earnings of one pay period, not below zero. */
  readonly earnings: Pence;
  /** Thousandths of a per cent: 3 % is 3000. */
  readonly ratePercentThousandths: number;
};

const rules = ["pension-qualifying-earnings", "payetools"];
/** Thousandths of a per cent in a whole. */
const whole = 100_000;

/**
 * The band of qualifying earnings on a pay day; undefined when no limits were reviewed for it, or no rounding.
 */
export function qualifyingBand(law: Law, payDay: Day, frequency: PayFrequency): QualifyingBand | undefined {
  const lower = amountsOn(law, "qualifyingEarnings.lowerLimit", payDay);
  const upper = amountsOn(law, "qualifyingEarnings.upperLimit", payDay);
  const rounding = choiceOn(law, "pension.rounding", payDay);
  if (lower === undefined || upper === undefined || rounding === undefined) return undefined;
  return { lower: lower[frequency], upper: upper[frequency] };
}

/** The contribution on the earnings of one pay period, to the nearest penny, halves up. */
export function pensionContribution(inputs: PensionInputs, trail?: Trail): Pence {
  if (trail !== undefined) return written(inputs, inputs.earnings, trail);
  return share(pensionable(inputs, inputs.earnings), inputs.ratePercentThousandths);
}

/** What `extra` on top of the earnings adds: the difference of two rounded contributions (C-10). */
export function extraPensionContribution(inputs: PensionInputs, extra: Pence, trail?: Trail): Pence {
  const more = (inputs.earnings + extra) as Pence;
  if (trail === undefined) {
    return (share(pensionable(inputs, more), inputs.ratePercentThousandths) -
      share(pensionable(inputs, inputs.earnings), inputs.ratePercentThousandths)) as Pence;
  }
  const withExtra = written(inputs, more, trail);
  const without = written(inputs, inputs.earnings, trail);
  return figure(
    {
      name: "extra-employer-pension",
      rules: [...rules, "WFP-64"],
      value: () => (withExtra - without) as Pence,
    },
    { "employer-pension-with": withExtra, "employer-pension-without": without },
    trail,
  );
}

// The arithmetic: the bare contribution and the written one use the same two functions.

function pensionable({ basis, band }: PensionInputs, earnings: Pence): Pence {
  if (basis === "all-pay") return earnings;
  if (band === undefined) throw new Error("qualifying earnings without their band");
  const top = earnings < band.upper ? earnings : band.upper;
  return (top > band.lower ? top - band.lower : 0) as Pence;
}

function share(earnings: Pence, ratePercentThousandths: number): Pence {
  return divideHalfUp(earnings * ratePercentThousandths, whole) as Pence;
}

function written(inputs: PensionInputs, earnings: Pence, trail: Trail): Pence {
  const { basis, band, ratePercentThousandths } = inputs;
  const limits =
    basis === "all-pay" || band === undefined
      ? {}
      : { "qualifyingEarnings.lowerLimit": band.lower, "qualifyingEarnings.upperLimit": band.upper };
  const counted = figure(
    { name: "pensionable-earnings", rules, value: () => pensionable(inputs, earnings) },
    { "pension-basis": basis, earnings, ...limits },
    trail,
  );
  return figure(
    { name: "employer-pension", rules, value: () => share(counted, ratePercentThousandths) },
    { "pensionable-earnings": counted, employerPensionRate: ratePercentThousandths },
    trail,
  );
}
