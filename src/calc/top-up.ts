// calc: the sick-pay enhancement for one absence that is already cut to its payable days.
import { z } from "zod";
import { lastStep, noted, steps } from "../core/figure.ts";
import { poundsText, zero } from "../core/money.ts";
import { fields, together } from "../core/origin.ts";
import { sickPay } from "../statute/sick-pay.ts";
import { daysPerWeek, workingDaysBetween } from "../statute/sick-pay-pattern.ts";
import { spellsFault } from "../statute/sick-pay-periods.ts";
import { topUp as difference, normalPay } from "../statute/top-up.ts";
import { asked, dayField, type Question } from "./question.ts";
import { sickPayFields } from "./sick-pay.ts";
import { averageField, patternField, refusal } from "./sick-pay-fields.ts";

const question = asked("top-up", {
  pattern: patternField,
  normalWeeklyPay: averageField,
  start: dayField,
  end: dayField,
  covid: z.boolean(),
  sickPayEntitled: z.boolean(),
});

const given = fields("normalWeeklyPay", "pattern", "start", "end", "sickPayEntitled");

export const topUp: Question<z.output<typeof question>> = {
  figure: "top-up",
  question,
  answer(law, { pattern, normalWeeklyPay, start, end, covid, sickPayEntitled }, trail) {
    const spells = [{ first: start, last: end, reason: covid ? ("covid" as const) : ("sickness" as const) }];
    const fault = spellsFault(law, spells);
    if (fault !== undefined) return refusal(fault);
    const days = workingDaysBetween(pattern, start, end);
    const normal = normalPay(
      normalWeeklyPay,
      days,
      daysPerWeek(pattern),
      trail &&
        noted(trail, {
          "week-pay": given.normalWeeklyPay,
          "payable-working-days": together(given.pattern, given.start, given.end),
          workingDaysAWeek: given.pattern,
        }),
    );
    let taken = zero;
    if (sickPayEntitled) {
      const answer = sickPay(law, { pattern, spells }, trail && sickPayFields(trail));
      if (answer.kind === "no figure") return refusal(answer);
      taken = answer.spells[0]?.total ?? zero;
    }
    const notes =
      trail &&
      noted(trail, {
        ...steps(trail, "normal-pay"),
        "sick-pay-taken-off": sickPayEntitled ? lastStep(trail) : given.sickPayEntitled,
      });
    return {
      normalPay: poundsText(normal),
      sickPay: poundsText(taken),
      topUp: poundsText(difference(normal, taken, notes)),
    };
  },
};
