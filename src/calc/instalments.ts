// calc: what is due of the payment of £1,498 after so many instalments, for somebody who stays or has left.
import { z } from "zod";
import { type Formula, figure, noted, steps } from "../core/figure.ts";
import { type Pence, poundsText } from "../core/money.ts";
import { fields, laws } from "../core/origin.ts";
import { countOn, moneyOn, parameterOf } from "../law/parameters.ts";
import { asked, countField, type Question, unanswered } from "./question.ts";

const question = asked("instalments", { paid: countField, left: z.enum(["yes", "no"]) });

type BalanceInputs = {
  readonly paid: number;
  readonly "wfp.total": Pence;
  readonly "wfp.instalment": Pence;
};

const balance: Formula<BalanceInputs, Pence> = {
  name: "balance",
  unit: "money",
  rules: ["WFP-65"],
  inputs: { paid: "count", "wfp.total": "money", "wfp.instalment": "money" },
  value: (from) => (from["wfp.total"] - from.paid * from["wfp.instalment"]) as Pence,
};

type DueInputs = {
  readonly left: "yes" | "no";
  readonly balance: Pence;
  readonly "wfp.instalment": Pence;
};

const dueNow: Formula<DueInputs, Pence> = {
  name: "due-now",
  unit: "money",
  rules: ["WFP-52", "WFP-65", "WFP-67"],
  inputs: { left: "text", balance: "money", "wfp.instalment": "money" },
  value: ({ left, balance: rest, "wfp.instalment": instalment }) =>
    left === "yes" || rest < instalment ? rest : instalment,
};

export const instalments: Question<z.output<typeof question>> = {
  figure: "instalments",
  question,
  answer(law, { paid, left: stays }, trail) {
    // The question has no day: the scheme is asked as it was announced.
    const announced = parameterOf(law, "wfp.total").entries[0]?.from;
    if (announced === undefined) return unanswered("no-figure-for-day", "The payment has no figures.");
    const total = moneyOn(law, "wfp.total", announced);
    const instalment = moneyOn(law, "wfp.instalment", announced);
    const count = countOn(law, "wfp.instalments", announced);
    if (total === undefined || instalment === undefined || count === undefined) {
      return unanswered("no-figure-for-day", "The payment has no figures.");
    }
    if (paid < 0 || paid > count) {
      return unanswered("instalments-not-possible", `paid: write 0 to ${count}.`);
    }
    const asked = trail && {
      ...fields("paid", "left"),
      ...laws(announced, undefined, "wfp.total", "wfp.instalment"),
    };
    const left = figure(
      balance,
      { paid, "wfp.total": total, "wfp.instalment": instalment },
      trail && asked && noted(trail, asked),
    );
    const due = figure(
      dueNow,
      { left: stays, balance: left, "wfp.instalment": instalment },
      trail && asked && noted(trail, { ...asked, ...steps(trail, "balance") }),
    );
    return { due: poundsText(due), balance: poundsText(left) };
  },
};
