// calc: average weekly earnings before a first sick day, and whether they reach the lower earnings limit.
import { z } from "zod";
import { dayText } from "../core/day.ts";
import {
  averagingFrequencies,
  averageWeeklyEarnings as computed,
} from "../statute/average-weekly-earnings.ts";
import { asked, dayField, poundsField, type Question } from "./question.ts";
import { averageText, refusal } from "./sick-pay-fields.ts";

const question = asked("average-weekly-earnings", {
  frequency: z.enum(averagingFrequencies),
  firstSickDay: dayField,
  payments: z.array(z.strictObject({ payday: dayField, amount: poundsField })),
});

export const averageWeeklyEarnings: Question<z.output<typeof question>> = {
  figure: "average-weekly-earnings",
  question,
  answer(law, { frequency, firstSickDay, payments }, trail) {
    const answer = computed(law, { frequency, firstSickDay, payments }, trail);
    if (answer.kind === "no figure") return refusal(answer);
    return {
      averageWeeklyEarnings: averageText(answer.average),
      relevantPeriod: { from: dayText(answer.relevantPeriod.first), to: dayText(answer.relevantPeriod.last) },
      meetsLowerEarningsLimit: answer.meetsLowerEarningsLimit,
    };
  },
};
