// calc: average weekly earnings before a first sick day, and whether they reach the lower earnings limit.
import { z } from "zod";
import { dayText } from "../core/day.ts";
import { averagingFrequencies } from "../statute/average-weekly-earnings.ts";
import { averageWeeklyEarnings as computed } from "../statute/earnings-before-sickness.ts";
import { asked, countField, dayField, poundsField, type Question, unanswered } from "./question.ts";
import { averageText, refusal } from "./sick-pay-fields.ts";

const question = asked("average-weekly-earnings", {
  frequency: z.enum(averagingFrequencies),
  firstSickDay: dayField,
  payments: z.array(z.strictObject({ payday: dayField, amount: poundsField })),
  /** Of somebody who may have been paid for fewer than eight weeks. */
  employedFrom: dayField.optional(),
  /** The calendar days that the pay stands for, where they are no whole pay periods. */
  paidForDays: countField.optional(),
  /** Where nothing was paid yet. */
  contractPay: poundsField.optional(),
  contractPer: z.enum(["week", "month", "year"]).optional(),
});

export const averageWeeklyEarnings: Question<z.output<typeof question>> = {
  figure: "average-weekly-earnings",
  question,
  answer(law, asked, trail) {
    const { frequency, firstSickDay, payments, employedFrom, paidForDays, contractPay, contractPer } = asked;
    const more = paidForDays !== undefined || contractPay !== undefined || contractPer !== undefined;
    if (more && employedFrom === undefined) {
      return unanswered(
        "employed-from-missing",
        "paidForDays and contractPay are of a new employee. Give employedFrom.",
      );
    }
    if (paidForDays !== undefined && paidForDays < 1) {
      return unanswered(
        "paid-for-days",
        "paidForDays is the number of days that the pay stands for: 1 or more.",
      );
    }
    const employee = employedFrom && {
      employedFrom,
      paidForDays,
      contractPay:
        contractPay === undefined
          ? undefined
          : { amount: contractPay, per: contractPer ?? ("week" as const) },
    };
    const answer = computed(law, { frequency, firstSickDay, payments, employee }, trail);
    if (answer.kind === "no figure") return refusal(answer);
    return {
      averageWeeklyEarnings: averageText(answer.average),
      relevantPeriod: { from: dayText(answer.relevantPeriod.first), to: dayText(answer.relevantPeriod.last) },
      meetsLowerEarningsLimit: answer.meetsLowerEarningsLimit,
    };
  },
};
