// calc: Statutory Sick Pay of each spell of one person at one employer.
import { z } from "zod";
import { poundsText } from "../core/money.ts";
import { sickPay as computed } from "../statute/sick-pay.ts";
import { asked, dayField, type Question } from "./question.ts";
import { averageField, patternField, refusal } from "./sick-pay-fields.ts";

const question = asked("sick-pay", {
  pattern: patternField,
  spells: z
    .array(z.strictObject({ start: dayField, end: dayField, covid: z.boolean().default(false) }))
    .min(1),
  averageWeeklyEarnings: averageField.nullish(),
});

export const sickPay: Question<z.output<typeof question>> = {
  figure: "sick-pay",
  question,
  answer(law, { pattern, spells, averageWeeklyEarnings }, trail) {
    const absences = spells.map(({ start, end, covid }) => ({
      first: start,
      last: end,
      reason: covid ? ("covid" as const) : ("sickness" as const),
    }));
    const average = averageWeeklyEarnings ?? undefined;
    const answer = computed(law, { pattern, spells: absences, averageWeeklyEarnings: average }, trail);
    if (answer.kind === "no figure") return refusal(answer);
    return {
      spells: answer.spells.map(({ formsPiw, linked, waitingDays, paidDays, total }) => ({
        formsPiw,
        linked,
        waitingDays,
        paidDays,
        total: poundsText(total),
      })),
    };
  },
};
