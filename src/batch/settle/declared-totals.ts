// What the cover declares of a file against what was read: how many rows, and how many pence.
import { pence, poundsText } from "../../core/money.ts";
import { fileProblem, type Problem } from "../../core/problem.ts";
import { Refusal } from "../../core/refusal.ts";
import type { InputFile } from "../../io/intake.ts";
import type { Cover } from "../../law/layout.ts";
import type { ProblemBook } from "../read/problem-book.ts";

/** The cover says how many rows and pence there are: the only guard against damage that looks like data. */
export function checkTotals(
  input: InputFile,
  cover: Cover,
  rows: number,
  total: number,
  unreadable: number,
  said: ProblemBook,
): void {
  const found: Problem[] = [];
  if (cover.declaredRows !== undefined && cover.declaredRows !== rows) {
    found.push(
      fileProblem("declared-rows-differ", input.label, {
        found: String(rows),
        expected: String(cover.declaredRows),
      }),
    );
  }
  if (cover.declaredTotalPence !== undefined && cover.declaredTotalPence !== total) {
    const details = {
      found: poundsText(pence(total)),
      expected: poundsText(pence(cover.declaredTotalPence)),
    };
    // Cells that could not be read are said one by one; their pence cannot be in our sum.
    if (unreadable > 0) said.add(fileProblem("declared-total-open", input.label, details));
    else found.push(fileProblem("declared-total-differs", input.label, details));
  }
  if (found.length > 0) throw new Refusal(found);
}
