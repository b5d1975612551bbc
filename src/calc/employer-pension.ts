// calc: the employer's pension contribution, or what a payment on top of the usual earnings adds to it.
import { z } from "zod";
import { dayText } from "../core/day.ts";
import { poundsText } from "../core/money.ts";
import type { Rate } from "../core/rate.ts";
import {
  extraPensionContribution,
  pensionContribution,
  pensionFields,
  qualifyingBand,
} from "../statute/pension.ts";
import {
  asked,
  dayField,
  frequencyField,
  notKnown,
  poundsField,
  type Question,
  rateField,
  unanswered,
} from "./question.ts";

const question = asked("employer-pension", {
  payDate: dayField,
  frequency: frequencyField,
  earnings: poundsField,
  rate: rateField,
  basis: z.enum(["qualifying-earnings", "all-pay"]),
  extra: poundsField.optional(),
});

export const employerPension: Question<z.output<typeof question>> = {
  figure: "employer-pension",
  question,
  answer(law, { payDate, frequency, earnings, rate, basis, extra }, trail) {
    const band = qualifyingBand(law, payDate, frequency);
    if (band === undefined) return notKnown("pension figure", dayText(payDate));
    const ratePercentThousandths = thousandths(rate);
    if (ratePercentThousandths === undefined) {
      return unanswered("rate-not-possible", "rate: write 0% to 100% with up to three decimals.");
    }
    const inputs = { basis, band, earnings, ratePercentThousandths };
    const notes = trail && pensionFields(trail, payDate);
    const contribution =
      extra === undefined
        ? pensionContribution(inputs, notes)
        : extraPensionContribution(inputs, extra, notes);
    return { contribution: poundsText(contribution) };
  },
};

/** The rate in thousandths of a per cent; undefined when it is finer than that or above the whole. */
function thousandths({ numerator, denominator }: Rate): number | undefined {
  const parts = (numerator * 100_000) / denominator;
  return Number.isInteger(parts) && parts <= 100_000 ? parts : undefined;
}
