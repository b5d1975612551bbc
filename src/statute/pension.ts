// The employer's pension contribution on one pay period: on qualifying earnings (the band of automatic
// enrolment) or on all pay. Rounding is a parameter, because no rule of law was found for it.
import type { Day } from "../core/day.ts";
import { type Formula, figure, lastStep, noted, type Trail } from "../core/figure.ts";
import type { Pence } from "../core/money.ts";
import { fields, laws, type Origin } from "../core/origin.ts";
import type { PayFrequency } from "../core/pay-frequency.ts";
import { divideHalfUp } from "../core/rate.ts";
import type { Law } from "../law/law.ts";
import { amountsOn, choiceOn } from "../law/parameters.ts";
import { earningsWith } from "./earnings.ts";

/** The part of the earnings that counts: what lies between the two limits. */
export type QualifyingBand = { readonly lower: Pence; readonly upper: Pence };

export type PensionBasis = "qualifying-earnings" | "all-pay";

type PensionInputs = {
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

/** Where the steps go and where the inputs came from: the pay day that the limits were asked for, the scheme's basis, pay and rate. */
type PensionNotes = {
  readonly trail: Trail;
  readonly on: Day;
  readonly payDate: Origin;
  readonly basis: Origin;
  readonly earnings: Origin;
  readonly rate: Origin;
};

/** A question's fields, for a pay day. */
export function pensionFields(trail: Trail, on: Day): PensionNotes & { readonly extra: Origin } {
  return { trail, on, ...fields("payDate", "basis", "earnings", "rate", "extra") };
}

type CountedInputs = {
  readonly "pension-basis": PensionBasis;
  readonly earnings: Pence;
  /** Undefined where all pay counts: then no limit is looked at. */
  readonly "qualifyingEarnings.lowerLimit": Pence | undefined;
  readonly "qualifyingEarnings.upperLimit": Pence | undefined;
};

const counted: Formula<CountedInputs, Pence> = {
  name: "pensionable-earnings",
  unit: "money",
  rules,
  inputs: {
    "pension-basis": "text",
    earnings: "money",
    "qualifyingEarnings.lowerLimit": "money",
    "qualifyingEarnings.upperLimit": "money",
  },
  value: (from) => {
    const { earnings, "qualifyingEarnings.lowerLimit": lower, "qualifyingEarnings.upperLimit": upper } = from;
    if (from["pension-basis"] === "all-pay") return earnings;
    if (lower === undefined || upper === undefined) throw new Error("qualifying earnings without their band");
    const top = earnings < upper ? earnings : upper;
    return (top > lower ? top - lower : 0) as Pence;
  },
};

type ShareInputs = { readonly "pensionable-earnings": Pence; readonly employerPensionRate: number };

const share: Formula<ShareInputs, Pence> = {
  name: "employer-pension",
  unit: "money",
  rules,
  inputs: { "pensionable-earnings": "money", employerPensionRate: "percent" },
  // To the nearest penny, halves up.
  value: (from) => divideHalfUp(from["pensionable-earnings"] * from.employerPensionRate, whole) as Pence,
};

type ExtraInputs = { readonly "employer-pension-with": Pence; readonly "employer-pension-without": Pence };

const extraPension: Formula<ExtraInputs, Pence> = {
  name: "extra-employer-pension",
  unit: "money",
  rules: [...rules, "WFP-64"],
  inputs: { "employer-pension-with": "money", "employer-pension-without": "money" },
  value: (from) => (from["employer-pension-with"] - from["employer-pension-without"]) as Pence,
};

/** The contribution on the earnings of one pay period. */
export function pensionContribution(inputs: PensionInputs, notes?: PensionNotes): Pence {
  return contributionOn(inputs, inputs.earnings, notes);
}

/** What `extra` on top of the earnings adds: the difference of two rounded contributions (C-10). */
export function extraPensionContribution(
  inputs: PensionInputs,
  extra: Pence,
  notes?: PensionNotes & { readonly extra: Origin },
): Pence {
  const more = earningsWith(inputs.earnings, extra, notes);
  return pensionOfMore(inputs, more, notes && { ...notes, more: lastStep(notes.trail) });
}

/** The same where the earnings with the extra have been added up. */
export function pensionOfMore(
  inputs: PensionInputs,
  more: Pence,
  notes?: PensionNotes & { readonly more: Origin },
): Pence {
  const withExtra = contributionOn(inputs, more, notes && { ...notes, earnings: notes.more });
  const first = notes && lastStep(notes.trail);
  const without = contributionOn(inputs, inputs.earnings, notes);
  return figure(
    extraPension,
    { "employer-pension-with": withExtra, "employer-pension-without": without },
    notes &&
      noted(notes.trail, {
        "employer-pension-with": first ?? notes.more,
        "employer-pension-without": lastStep(notes.trail),
      }),
  );
}

function contributionOn(inputs: PensionInputs, earnings: Pence, notes: PensionNotes | undefined): Pence {
  const { basis, band, ratePercentThousandths } = inputs;
  const limits = basis === "all-pay" ? undefined : band;
  const earned = figure(
    counted,
    {
      "pension-basis": basis,
      earnings,
      "qualifyingEarnings.lowerLimit": limits?.lower,
      "qualifyingEarnings.upperLimit": limits?.upper,
    },
    notes &&
      noted(notes.trail, {
        "pension-basis": notes.basis,
        earnings: notes.earnings,
        ...laws(notes.on, notes.payDate, "qualifyingEarnings.lowerLimit", "qualifyingEarnings.upperLimit"),
      }),
  );
  return figure(
    share,
    { "pensionable-earnings": earned, employerPensionRate: ratePercentThousandths },
    notes &&
      noted(notes.trail, {
        "pensionable-earnings": lastStep(notes.trail),
        employerPensionRate: notes.rate,
      }),
  );
}
