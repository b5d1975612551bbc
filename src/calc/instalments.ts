// calc: what is due of the payment of £1,498 after so many instalments, for somebody who stays or has left.
import { z } from "zod";
import { figure } from "../core/figure.ts";
import { type Pence, poundsText } from "../core/money.ts";
import { countOn, moneyOn, parameterOf } from "../law/parameters.ts";
import { asked, countField, type Question, unanswered } from "./question.ts";

const question = asked("instalments", { paid: countField, left: z.enum(["yes", "no"]) });

export const instalments: Question<z.output<typeof question>> = {
  figure: "instalments",
  question,
  answer(law, { paid, left }, trail) {
    // The question has no day: the scheme is asked as it was announced.
    const announced = parameterOf(law, "wfp.total").entries[0]?.from;
    const total = announced && moneyOn(law, "wfp.total", announced);
    const instalment = announced && moneyOn(law, "wfp.instalment", announced);
    const count = announced && countOn(law, "wfp.instalments", announced);
    if (total === undefined || instalment === undefined || count === undefined) {
      return unanswered("no-figure-for-day", "The payment has no figures.");
    }
    if (paid < 0 || paid > count) {
      return unanswered("instalments-not-possible", `paid: write 0 to ${count}.`);
    }
    const inputs = { paid, "wfp.total": total, "wfp.instalment": instalment };
    const balance = figure(
      { name: "balance", rules: ["WFP-65"], value: () => (total - paid * instalment) as Pence },
      inputs,
      trail,
    );
    const due = figure(
      {
        name: "due-now",
        rules: ["WFP-52", "WFP-65", "WFP-67"],
        value: () => (left === "yes" || balance < instalment ? balance : instalment),
      },
      { left, balance, "wfp.instalment": instalment },
      trail,
    );
    return { due: poundsText(due), balance: poundsText(balance) };
  },
};
