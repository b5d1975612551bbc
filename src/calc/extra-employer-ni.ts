// calc: what a payment on top of the usual earnings costs the employer in National Insurance.
import { z } from "zod";
import { dayText } from "../core/day.ts";
import { poundsText } from "../core/money.ts";
import { extraEmployerNi, niFields } from "../statute/class-1-ni.ts";
import { categoryInForce, niTable } from "../statute/class-1-ni-table.ts";
import { categoryUnknown } from "./class-1-ni.ts";
import { asked, dayField, frequencyField, notKnown, poundsField, type Question } from "./question.ts";

const question = asked("extra-employer-ni", {
  payDate: dayField,
  frequency: frequencyField,
  category: z.string(),
  earnings: poundsField,
  extra: poundsField,
});

export const extraEmployerNiQuestion: Question<z.output<typeof question>> = {
  figure: "extra-employer-ni",
  question,
  answer(law, { payDate, frequency, category, earnings, extra }, trail) {
    const table = niTable(law, payDate, frequency);
    if (table === undefined) return notKnown("National Insurance", dayText(payDate));
    const charged = categoryInForce(table, category);
    if (charged === undefined) return categoryUnknown(category, dayText(payDate));
    return {
      extra: poundsText(extraEmployerNi(table, charged, earnings, extra, trail && niFields(trail, payDate))),
    };
  },
};
