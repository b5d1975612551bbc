// What differs between what is due and what was paid, as problems: one for each amount that is not paid to the
// penny, one for each payment that belongs to nothing.
import { type Pence, poundsText } from "../core/money.ts";
import { fileProblem, type Problem } from "../core/problem.ts";
import type { ProblemCode } from "../core/problem-codes.ts";
import type { BankState } from "./bank.ts";
import type { BankReconciliation } from "./lines.ts";

const codes: Readonly<Record<Exclude<BankState, "PAID_IN_FULL">, ProblemCode>> = {
  NOT_PAID: "bank-not-paid",
  PART_PAID: "bank-part-paid",
  OVERPAID: "bank-overpaid",
  PAID_TWICE: "bank-paid-twice",
  REPAID: "bank-repaid",
};

/** A due amount is in no file of the bank, so its problem has no file; it is called by its reference. */
export function bankProblems({ lines, unknown }: BankReconciliation): readonly Problem[] {
  const differing = lines.flatMap(({ state, reference, expected, paid, repaid, difference }) => {
    if (state === "PAID_IN_FULL" || difference === 0) return [];
    const found = poundsOf((paid - repaid) as Pence); // The difference of whole pence is whole pence.
    return [fileProblem(codes[state], "", { heading: reference, found, expected: poundsOf(expected) })];
  });
  const unmatched = unknown.map(({ file, sheet, row, column, heading, amount, candidates }) =>
    fileProblem("bank-unknown-payment", file, {
      sheet,
      row,
      column,
      heading,
      key: "amount",
      found: poundsOf(amount),
      expected: candidates,
    }),
  );
  return [...differing, ...unmatched];
}

function poundsOf(amount: Pence): string {
  const text = poundsText(amount);
  return amount < 0 ? `−£${text.slice(1)}` : `£${text}`;
}
