// What an auditor's bundle shows: the lines that were drawn, each with what its row comes to when it is decided again.
import { type Pence, pence } from "../../core/money.ts";
import type { DrawnUnit } from "../../engine/audit-sample.ts";
import type { DecisionLine } from "../../engine/batch.ts";
import type { Explained } from "../explain.ts";

/** A line of the sample with its number, from 1, and its row. */
export type AuditedLine = DrawnUnit & {
  readonly number: number;
  /** What the row's inputs come to under the batch's own law, worked out again for the bundle. */
  readonly workedOut: Pence;
  /** The page of its row, seen from the first page: rows/001.html. */
  readonly page: string;
  readonly decision: DecisionLine;
};

/** A row with all its lines that were drawn. */
export type SampledRow = { readonly explained: Explained; readonly lines: readonly AuditedLine[] };

/** The amount of the line by the row as it was decided again; of a whole row, all that it pays. */
export function workedOut({ outcome, decision }: Explained, unit: DrawnUnit): Pence {
  const payable = outcome === "payable" ? (decision?.payable ?? []) : [];
  const same = payable.filter(
    ({ head, dueMonth, instalment }) =>
      unit.head === "" ||
      (head === unit.head && dueMonth === unit.dueMonth && instalment === unit.instalment),
  );
  return pence(same.reduce((sum, { amount }) => sum + amount, 0));
}

/** Where a line stands, as people name it: "payments.csv, line 47". */
export function tableOf({ head }: Pick<DrawnUnit, "head">): string {
  return head === "" ? "decisions.csv" : "payments.csv";
}
