// calc: tax year, month, week and pay period of a pay day.
import { z } from "zod";
import { dayText } from "../core/day.ts";
import { calendarFrequencies, taxPeriod, taxYearText } from "../statute/tax-calendar.ts";
import { asked, dayField, notKnown, type Question } from "./question.ts";

const question = asked("tax-period", { payDate: dayField, frequency: z.enum(calendarFrequencies) });

export const taxPeriodQuestion: Question<z.output<typeof question>> = {
  figure: "tax-period",
  question,
  answer(law, { payDate, frequency }) {
    const found = taxPeriod(law, payDate, frequency);
    if (found === undefined) return notKnown("tax calendar", dayText(payDate));
    const { year, month, week, period } = found;
    return { taxYear: taxYearText(year), taxMonth: month, taxWeek: week, period };
  },
};
