// calc: employer and employee National Insurance on the earnings of one pay period.
import { z } from "zod";
import { dayText } from "../core/day.ts";
import { poundsText } from "../core/money.ts";
import { employeeNi, employerNi, niFields } from "../statute/class-1-ni.ts";
import { categoryInForce, niTable } from "../statute/class-1-ni-table.ts";
import {
  asked,
  dayField,
  frequencyField,
  notKnown,
  poundsField,
  type Question,
  unanswered,
} from "./question.ts";

const question = asked("class-1-ni", {
  payDate: dayField,
  frequency: frequencyField,
  category: z.string(),
  earnings: poundsField,
});

export const class1Ni: Question<z.output<typeof question>> = {
  figure: "class-1-ni",
  question,
  answer(law, { payDate, frequency, category, earnings }, trail) {
    const table = niTable(law, payDate, frequency);
    if (table === undefined) return notKnown("National Insurance", dayText(payDate));
    const charged = categoryInForce(table, category);
    if (charged === undefined) return categoryUnknown(category, dayText(payDate));
    const notes = trail && niFields(trail, payDate);
    return {
      employerNi: poundsText(employerNi(table, charged, earnings, notes)),
      employeeNi: poundsText(employeeNi(table, charged, earnings, notes)),
    };
  },
};

/** A letter that is not in force on the day; a letter for which nothing is due is something else. */
export function categoryUnknown(category: string, day: string) {
  return unanswered(
    "ni-category-not-in-force",
    `Category letter ${JSON.stringify(category)} is not in force on ${day}.`,
  );
}
