// Duplicate cases of earlier batches that nobody has closed: every batch lists them until somebody does.
import type { Month } from "../core/day.ts";
import type { Pence } from "../core/money.ts";

/** A case of the ledger, as far as it is told. A is the claim that was first. */
export type OpenCase = {
  /** Its code in the ledger: "<batch>-3-1". */
  readonly case: string;
  readonly scheme: string;
  /** The month of the batch that opened it. */
  readonly period: Month;
  readonly certainty: "certain" | "possible";
  readonly kind: string;
  readonly fileA: string;
  readonly rowA: number;
  readonly employerA: string;
  readonly fileB: string;
  readonly rowB: number;
  readonly employerB: string;
  /** The batch that opened it. */
  readonly batch: string;
  readonly evidence: string;
  readonly keep: "A" | "B" | "none";
  readonly reason: string;
  readonly amountAtRisk: Pence;
  readonly recovered: Pence;
};

export type OpenCaseLine = OpenCase & {
  /** Months from the month that opened it to the batch's own. */
  readonly ageMonths: number;
};

/**
 * The lines of open-cases.csv, oldest first: what was open before the batch, without what its own decisions close.
 * `month` is the latest that a file of claims is for.
 */
export function openCaseLines(
  cases: readonly OpenCase[],
  events: readonly { readonly code: string; readonly status: "open" | "closed" }[],
  month: Month,
): readonly OpenCaseLine[] {
  const status = new Map(events.map((event) => [event.code, event.status]));
  return cases
    .filter((one) => status.get(one.case) !== "closed")
    .map((one) => ({ ...one, ageMonths: Math.max(0, month - one.period) }))
    .sort((a, b) => a.period - b.period);
}
