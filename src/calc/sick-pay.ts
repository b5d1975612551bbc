// calc: Statutory Sick Pay of each spell of one person at one employer.
import { z } from "zod";
import type { Trail } from "../core/figure.ts";
import { poundsText } from "../core/money.ts";
import { fields } from "../core/origin.ts";
import { sickPay as computed } from "../statute/sick-pay.ts";
import type { SickPayNotes } from "../statute/sick-pay-amounts.ts";
import { asked, dayField, type Question } from "./question.ts";
import { averageField, patternField, refusal } from "./sick-pay-fields.ts";

const question = asked("sick-pay", {
  pattern: patternField,
  spells: z
    .array(z.strictObject({ start: dayField, end: dayField, covid: z.boolean().default(false) }))
    .min(1),
  averageWeeklyEarnings: averageField.nullish(),
});

/** Where a question says what sick pay rests on. */
export function sickPayFields(trail: Trail): SickPayNotes {
  const { averageWeeklyEarnings, pattern, spells } = fields("averageWeeklyEarnings", "pattern", "spells");
  return { trail, average: averageWeeklyEarnings, workingDaysAWeek: pattern, spells };
}

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
    const asked = { pattern, spells: absences, averageWeeklyEarnings: average };
    const answer = computed(law, asked, trail && sickPayFields(trail));
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
