// calc: the sick-pay enhancement's average week for irregular hours.
import { z } from "zod";
import { noted } from "../core/figure.ts";
import { fields } from "../core/origin.ts";
import { parameterOf } from "../law/parameters.ts";
import { eightWeekAverage as computed, type WeekOfPay } from "../statute/eight-week-average.ts";
import { asked, poundsField, type Question, unanswered } from "./question.ts";
import { averageText, refusal } from "./sick-pay-fields.ts";

const week = z.strictObject({
  amount: poundsField.nullish(),
  bonus: poundsField.nullish(),
  backPay: poundsField.nullish(),
});

const question = asked("eight-week-average", {
  /** null, or a week without an amount, is a week not employed. */
  weeks: z.array(week.nullable()),
});

const { weeks: given } = fields("weeks");

export const eightWeekAverage: Question<z.output<typeof question>> = {
  figure: "eight-week-average",
  question,
  answer(law, { weeks }, trail) {
    // The question names no day; the scheme never had another number of weeks.
    const most = parameterOf(law, "averageEarnings.schemeWeeks").entries.at(-1)?.value;
    if (typeof most !== "number") throw new Error("averageEarnings.schemeWeeks is not a count");
    if (weeks.length > most) {
      return unanswered("too-many-weeks", `There are ${weeks.length} weeks; the average is over ${most}.`);
    }
    const filled: (WeekOfPay | undefined)[] = [];
    for (const [at, one] of weeks.entries()) {
      const { amount, bonus, backPay } = one ?? {};
      if (amount != null) filled.push({ amount, bonus: bonus ?? undefined, backPay: backPay ?? undefined });
      else if (bonus == null && backPay == null) filled.push(undefined);
      else
        return unanswered(
          "amount-missing",
          `Week ${at + 1} takes something out of an amount that is missing.`,
        );
    }
    const average = computed(filled, trail && noted(trail, { weeks: given, takenOut: given }));
    return "kind" in average ? refusal(average) : { average: averageText(average) };
  },
};
