// Duplicate cases of earlier batches that nobody has closed: every batch lists them until somebody does.
import type { Month } from "../core/day.ts";
import type { Pence } from "../core/money.ts";
import type { DuplicateLine } from "./batch.ts";

/** A case of the ledger, as far as it is told: what its own batch said of it, and where it stands. */
export type OpenCase = Pick<
  DuplicateLine,
  | "certainty"
  | "kind"
  | "fileA"
  | "rowA"
  | "employerA"
  | "fileB"
  | "rowB"
  | "employerB"
  | "batchB"
  | "evidence"
  | "keep"
  | "reason"
  | "amountAtRisk"
> & {
  /** Its code in the ledger: "<batch>-3-1". */
  readonly case: string;
  readonly scheme: string;
  /** The month of the batch that opened it. */
  readonly period: Month;
  /** The batch that opened it. */
  readonly batch: string;
  readonly recovered: Pence;
  /** The return whose row it holds, of employer B; undefined where that is no return of the book. */
  readonly returned?:
    | { readonly layout: string; readonly laCode: string; readonly period: Month }
    | undefined;
};

/**
 * Whether somebody has to decide the line of a batch: a row is held, and nobody has said yet that the two are one person. Where
 * nothing is kept, which of the two is paid is still open.
 */
export function isAsked({ effect, matchRule, keep }: DuplicateLine): boolean {
  return effect === "held" && !(matchRule === "closed-as-same" && keep !== "none");
}

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
