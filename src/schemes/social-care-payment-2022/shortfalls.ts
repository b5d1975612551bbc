// Who ends below the whole payment when the last month has been claimed for (WFP-01, 52): by whom they were paid last, and how
// much is missing.
import { addMonths, type Month } from "../../core/day.ts";
import type { Head } from "../../core/decision.ts";
import { type Pence, pence } from "../../core/money.ts";
import type { Law } from "../../law/law.ts";
import { countOn, moneyOn, monthOn, parameterOf } from "../../law/parameters.ts";

/** A posting of one person, with the row that brought it. */
type PostedRow = {
  readonly submission: number;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
  readonly head: Head;
  readonly amount: Pence;
  readonly batchId: string;
  readonly file: string;
  readonly row: number;
};

/** The last month in which an instalment falls due; undefined where the law does not say. */
export function lastDueMonth(law: Law): Month | undefined {
  const on = parameterOf(law, "wfp.total").entries[0]?.from;
  const first = on && monthOn(law, "wfp.firstDueMonth", on);
  const instalments = on && countOn(law, "wfp.instalments", on);
  return first === undefined || instalments === undefined ? undefined : addMonths(first, instalments - 1);
}

/**
 * What is missing of the payment, person by person, at the row of the last payment that stands, which names the person. Who
 * has nothing has no right that the ledger knows of.
 */
export function* shortfallsOf(
  law: Law,
  people: Iterable<{ readonly postings: readonly PostedRow[] }>,
): Generator<PostedRow> {
  const on = parameterOf(law, "wfp.total").entries[0]?.from;
  const total = on && moneyOn(law, "wfp.total", on);
  if (total === undefined) return;
  for (const { postings } of people) {
    const mine = postings.filter(({ head }) => head === "PAYMENT" || head === "RECOVERY");
    const paid = mine.reduce((sum, { amount }) => sum + amount, 0);
    const newest = newestPayment(mine);
    if (newest === undefined || paid <= 0 || paid >= total) continue;
    yield { ...newest, amount: pence(total - paid) };
  }
}

/** The last row of which a payment stands. */
function newestPayment(lines: readonly PostedRow[]): PostedRow | undefined {
  const rows = new Map<string, { readonly line: PostedRow; readonly sum: number }>();
  for (const line of lines) {
    if (line.head !== "PAYMENT") continue;
    const key = `${line.submission} ${line.row}`;
    rows.set(key, { line, sum: (rows.get(key)?.sum ?? 0) + line.amount });
  }
  return [...rows.values()].findLast(({ sum }) => sum > 0)?.line;
}
