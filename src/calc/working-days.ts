// calc: the day that lies a number of working days after (or, below zero, before) a day.
import type { z } from "zod";
import { dayText } from "../core/day.ts";
import { addWorkingDays } from "../statute/working-days.ts";
import { asked, countField, dayField, type Question, unanswered } from "./question.ts";

const question = asked("working-days", { date: dayField, workingDays: countField });

export const workingDays: Question<z.output<typeof question>> = {
  figure: "working-days",
  question,
  answer(law, { date, workingDays: count }) {
    const due = addWorkingDays(law, date, count);
    if (due !== undefined) return { due: dayText(due) };
    return unanswered(
      "no-figure-for-day",
      `${count} working days from ${dayText(date)} leave the years whose bank holidays are known.`,
    );
  },
};
