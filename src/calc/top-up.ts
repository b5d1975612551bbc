// calc: the sick-pay enhancement for one absence that is already cut to its payable days.
import { z } from "zod";
import { poundsText, zero } from "../core/money.ts";
import { sickPay } from "../statute/sick-pay.ts";
import { daysPerWeek, workingDaysBetween } from "../statute/sick-pay-pattern.ts";
import { spellsFault } from "../statute/sick-pay-periods.ts";
import { topUp as difference, normalPay } from "../statute/top-up.ts";
import { asked, dayField, type Question } from "./question.ts";
import { averageField, patternField, refusal } from "./sick-pay-fields.ts";

const question = asked("top-up", {
  pattern: patternField,
  normalWeeklyPay: averageField,
  start: dayField,
  end: dayField,
  covid: z.boolean(),
  sickPayEntitled: z.boolean(),
});

export const topUp: Question<z.output<typeof question>> = {
  figure: "top-up",
  question,
  answer(law, { pattern, normalWeeklyPay, start, end, covid, sickPayEntitled }, trail) {
    const spells = [{ first: start, last: end, reason: covid ? ("covid" as const) : ("sickness" as const) }];
    const fault = spellsFault(law, spells);
    if (fault !== undefined) return refusal(fault);
    const days = workingDaysBetween(pattern, start, end);
    const normal = normalPay(normalWeeklyPay, days, daysPerWeek(pattern), trail);
    let taken = zero;
    if (sickPayEntitled) {
      const answer = sickPay(law, { pattern, spells }, trail);
      if (answer.kind === "no figure") return refusal(answer);
      taken = answer.spells[0]?.total ?? zero;
    }
    return {
      normalPay: poundsText(normal),
      sickPay: poundsText(taken),
      topUp: poundsText(difference(normal, taken, trail)),
    };
  },
};
