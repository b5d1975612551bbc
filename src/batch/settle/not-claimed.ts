// What a file's employer could have claimed and did not: computed, shown, and not payable (WFP-64, C-10). Known when the
// last row has been compared, and said once for the file.
import { heads } from "../../core/decision.ts";
import { pence, poundsText } from "../../core/money.ts";
import { fileProblem, type Problem } from "../../core/problem.ts";
import { notClaimedIn, type Tally } from "../../engine/tally.ts";

/** All heads together: their pence, and the cells in which they would be claimed. Undefined where nothing is left. */
export function notClaimedProblem(file: string, tally: Tally): Problem | undefined {
  let [cells, amount] = [0, 0];
  for (const head of heads) {
    const one = notClaimedIn(tally, head);
    cells += one.rows;
    amount += one.amount;
  }
  if (cells === 0) return undefined;
  const said = { found: poundsText(pence(amount)), expected: String(cells), rule: "WFP-64" };
  return fileProblem("on-costs-not-claimed", file, said);
}
