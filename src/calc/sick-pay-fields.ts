// What the questions about sick pay and averages share: how they are asked, and how a refusal reads.
import { z } from "zod";
import { fraction, type Rate } from "../core/rate.ts";
import type { NoFigure, NoFigureCode } from "../statute/no-figure.ts";
import { workPattern } from "../statute/sick-pay-pattern.ts";
import { countField, type Unanswered, unanswered } from "./question.ts";

/** Weekdays worked, 0 = Sunday; becomes a WorkPattern. */
export const patternField = z
  .array(countField)
  .refine((weekdays) => weekdays.length > 0 && weekdays.every((one) => one >= 0 && one <= 6), {
    message: "is not a list of weekdays. Write 0 for Sunday to 6 for Saturday, at least one",
  })
  .transform(workPattern);

/** An average that must not be rounded: pounds with up to seven decimals, or a fraction of pounds; becomes pence. */
export const averageField = z.string().transform((text, context) => {
  const average = exactPence(text);
  if (average !== undefined) return average;
  context.addIssue({
    code: "custom",
    message: 'is not an amount in pounds. Write it as text: "154.0625" or "2465/16"',
  });
  return z.NEVER;
});

function exactPence(text: string): Rate | undefined {
  const ratio = /^(\d{1,9})\/([1-9]\d{0,8})$/.exec(text);
  if (ratio) return fraction(Number(ratio[1]) * 100, Number(ratio[2]));
  const decimal = /^(\d{1,6})(?:\.(\d{1,7}))?$/.exec(text);
  if (!decimal) return undefined;
  const decimals = decimal[2] ?? "";
  return fraction(Number(`${decimal[1]}${decimals}`) * 100, 10 ** decimals.length);
}

/** An exact amount of pence in pounds: as a fraction in lowest terms and with seven decimals, half up. */
export function averageText(average: Rate): { readonly fraction: string; readonly decimal: string } {
  const pounds = fraction(average.numerator, average.denominator * 100);
  // Seven decimals of a large total pass what a number holds exactly; only the print needs them.
  const places = 7;
  const denominator = BigInt(pounds.denominator);
  const scaled = BigInt(pounds.numerator) * 10n ** BigInt(places);
  const digits = ((2n * scaled + denominator) / (2n * denominator)).toString().padStart(places + 1, "0");
  return {
    fraction: `${pounds.numerator}/${pounds.denominator}`,
    decimal: `${digits.slice(0, -places)}.${digits.slice(-places)}`,
  };
}

const messages: Readonly<Record<NoFigureCode, (at: string) => string>> = {
  "no-figure-for-day": (at) =>
    `There is no sick pay for ${at}. Figures are given only for days that were reviewed.`,
  "no-working-day": () => "The pattern has no working day. Name at least one weekday.",
  "spell-ends-before-start": (at) => `The spell that starts on ${at} ends before it.`,
  "spells-overlap": (at) =>
    `The spell that starts on ${at} does not come after the one before it. List spells in order, without overlaps.`,
  "spells-adjoin": (at) =>
    `The spell that starts on ${at} follows the one before it without a day between. Write both as one spell.`,
  "average-weekly-earnings-missing": (at) =>
    `The rate on ${at} depends on the average. Give averageWeeklyEarnings.`,
  "no-payday-before-sickness": (at) =>
    `No payday lies before ${at}. A payday on the first sick day does not count. For a new employee give employedFrom, and contractPay where nothing was paid yet.`,
  "paydays-do-not-reach-back": (at) =>
    `The relevant period begins after a payday on or before ${at}; none is listed. List the paydays of the employment back to there; a new employee has fewer: give employedFrom.`,
  "employed-after-sickness": (at) =>
    `The employment begins on ${at}, which is not before the first sick day.`,
  "payday-before-employment": (at) =>
    `The payday ${at} lies before employedFrom. List only pay of this employment.`,
  "nothing-paid-yet": (at) =>
    `Nothing was paid before ${at}. Give contractPay, what the contract pays, and contractPer: week, month or year.`,
  "paydays-not-regular": (at) =>
    `The payday ${at} is not a whole number of pay periods from the last one. List the normal paydays, or ask with another frequency.`,
  "no-week-filled": () => "No week is filled, so there is nothing to average.",
  "taken-out-above-pay": (at) =>
    `In ${at} the bonus, back pay and overtime are more than the amount that holds them.`,
};

export function refusal({ code, at }: NoFigure): Unanswered {
  return unanswered(code, messages[code](at));
}
