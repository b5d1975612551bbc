// calc: employer and employee National Insurance on the earnings of one pay period, or of a director's tax year to date.
import { z } from "zod";
import { dayText } from "../core/day.ts";
import type { Trail } from "../core/figure.ts";
import { poundsText, zero } from "../core/money.ts";
import { fields } from "../core/origin.ts";
import type { Law } from "../law/law.ts";
import { employeeNi, employerNi, niFields } from "../statute/class-1-ni.ts";
import { categoryInForce, niTable } from "../statute/class-1-ni-table.ts";
import { blendedIds, directorNiDue, directorTable } from "../statute/director-ni.ts";
import {
  asked,
  dayField,
  frequencyField,
  notKnown,
  poundsField,
  type Question,
  unanswered,
} from "./question.ts";

/** What only a question about a director may say. */
const ofDirectors = ["earningsToDate", "employerNiPaid", "employeeNiPaid", "appointed"] as const;

const question = asked("class-1-ni", {
  payDate: dayField,
  frequency: frequencyField,
  category: z.string(),
  earnings: poundsField,
  director: z.enum(["annual", "alternative"]).optional(),
  earningsToDate: poundsField.optional(),
  employerNiPaid: poundsField.optional(),
  employeeNiPaid: poundsField.optional(),
  appointed: dayField.optional(),
}).superRefine((given, context) => {
  for (const key of ofDirectors) {
    if (given.director !== undefined || given[key] === undefined) continue;
    context.addIssue({ code: "custom", path: [key], message: "goes with director" });
  }
});

type Asked = z.output<typeof question>;

export const class1Ni: Question<Asked> = {
  figure: "class-1-ni",
  question,
  answer(law, given, trail) {
    const { payDate, frequency, category, earnings, director, earningsToDate } = given;
    // By the alternative arrangements each payment is charged as an employee's, and the last of the year settles the year.
    if (director === "annual" || (director === "alternative" && earningsToDate !== undefined)) {
      return ofYear(law, given, trail);
    }
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

/** The contributions on a director's earnings of the tax year to date, less what was paid before; a refund is below zero. */
function ofYear(law: Law, given: Asked, trail: Trail | undefined) {
  const { payDate, category, appointed } = given;
  const toDate = given.earningsToDate ?? given.earnings;
  const table = directorTable(law, payDate, appointed);
  if (table === undefined) return notKnown("National Insurance of directors", dayText(payDate));
  const charged = categoryInForce(table, category);
  if (charged === undefined) return categoryUnknown(category, dayText(payDate));
  const from = fields("earnings", "earningsToDate", "employerNiPaid", "employeeNiPaid");
  const notes = trail && {
    ...niFields(trail, payDate),
    earnings: given.earningsToDate === undefined ? from.earnings : from.earningsToDate,
    instead: blendedIds(law, payDate, table.frequency === "weekly"),
  };
  const employer = directorNiDue(
    employerNi(table, charged, toDate, notes),
    given.employerNiPaid ?? zero,
    trail && { trail, paid: from.employerNiPaid },
  );
  const employee = directorNiDue(
    employeeNi(table, charged, toDate, notes),
    given.employeeNiPaid ?? zero,
    trail && { trail, paid: from.employeeNiPaid },
  );
  return { employerNi: poundsText(employer), employeeNi: poundsText(employee) };
}

/** A letter that is not in force on the day; a letter for which nothing is due is something else. */
export function categoryUnknown(category: string, day: string) {
  return unanswered(
    "ni-category-not-in-force",
    `Category letter ${JSON.stringify(category)} is not in force on ${day}.`,
  );
}
