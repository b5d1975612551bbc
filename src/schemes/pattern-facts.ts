// What working patterns tell claims of the same employer, person by person: the listing works it out, a scheme asks
// for it as for the rows of an accompanying file. A payroll number means somebody at one employer only.
import type { Companion } from "./scheme.ts";

/**
 * One row for each sick absence whose days could be counted: its first and last day (blank while it goes on), and the
 * first day on which pay is no longer full (blank when it is full throughout).
 */
export const fullPayFacts: Companion = {
  layout: "flex-full-pay",
  key: "payrollRef",
  sameEmployer: true,
  columns: ["from", "to", "reducedFrom"],
};

/**
 * One row for each pattern under which a week's pay is not what was worked in it: its first and last day (blank while
 * it holds), and the pay and allowances of a year in pence.
 */
export const yearPayFacts: Companion = {
  layout: "flex-year-pay",
  key: "payrollRef",
  sameEmployer: true,
  columns: ["from", "to", "yearPay"],
};
