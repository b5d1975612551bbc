// Every figure that `calc` answers. A new figure is one file beside this one and one line here.
import { averageWeeklyEarnings } from "./average-weekly-earnings.ts";
import { class1Ni } from "./class-1-ni.ts";
import { eightWeekAverage } from "./eight-week-average.ts";
import { employerPension } from "./employer-pension.ts";
import { extraEmployerNiQuestion } from "./extra-employer-ni.ts";
import { instalments } from "./instalments.ts";
import { niNumber } from "./ni-number.ts";
import { proRata } from "./pro-rata.ts";
import type { Question } from "./question.ts";
import { sickPay } from "./sick-pay.ts";
import { taxPeriodQuestion } from "./tax-period.ts";
import { topUp } from "./top-up.ts";
import { workingDays } from "./working-days.ts";

const all = [
  class1Ni,
  extraEmployerNiQuestion,
  employerPension,
  niNumber,
  taxPeriodQuestion,
  workingDays,
  instalments,
  sickPay,
  averageWeeklyEarnings,
  eightWeekAverage,
  topUp,
  proRata,
];

// Each question checks its input with its own schema before it answers, so the list may forget what the input is.
export const questions: ReadonlyMap<string, Question<never>> = new Map(
  all.map((question) => [question.figure, question as Question<never>]),
);
