// What the enhancement of sick pay makes of what was paid before: that something stands. Absences are compared row by row.
import type { PersonFacts } from "../../core/decision.ts";
import { zero } from "../../core/money.ts";
import type { Past } from "../past.ts";

const nothingPaid: PersonFacts = { paid: zero, instalments: [], lumpPaid: false };

export const past: Past = {
  standing(before, lines, without) {
    let toppedUp = 0;
    for (const { head, amount, submission } of lines) {
      if (head === "TOPUP" && without?.has(submission) !== true) toppedUp += amount;
    }
    return before ?? (toppedUp === 0 ? undefined : nothingPaid);
  },
  withRows: (facts) => facts,
};
