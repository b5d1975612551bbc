// Duplicate cases that were open when the batch began, asked once and written down, so that the batch can be run again
// without the ledger.
import * as z from "zod";
import { monthText } from "../../core/day.ts";
import { pence } from "../../core/money.ts";
import type { OpenCase } from "../../engine/open-cases.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { monthOf } from "./return-lines.ts";

const line = z.strictObject({
  openCase: z.strictObject({
    case: z.string(),
    scheme: z.string(),
    period: z.string().transform(monthOf),
    certainty: z.enum(["certain", "possible"]),
    kind: z.string(),
    fileA: z.string(),
    rowA: z.int(),
    employerA: z.string(),
    fileB: z.string(),
    rowB: z.int(),
    employerB: z.string(),
    batchB: z.string(),
    batch: z.string(),
    evidence: z.string(),
    keep: z.enum(["A", "B", "none"]),
    reason: z.string(),
    amountAtRisk: z.int(),
    recovered: z.int(),
  }),
});

/** In the order of the book. */
export function openCasesIn(ledger: Ledger): readonly OpenCase[] {
  return ledger
    .cases()
    .filter(({ status }) => status === "open")
    .map(({ code, batchId, ...one }) => told({ ...one, case: code, batch: batchId }));
}

/** Only what is told, and in one order, so that the same case is the same bytes. */
function told(one: OpenCase): OpenCase {
  return {
    case: one.case,
    scheme: one.scheme,
    period: one.period,
    certainty: one.certainty,
    kind: one.kind,
    fileA: one.fileA,
    rowA: one.rowA,
    employerA: one.employerA,
    fileB: one.fileB,
    rowB: one.rowB,
    employerB: one.employerB,
    batchB: one.batchB,
    batch: one.batch,
    evidence: one.evidence,
    keep: one.keep,
    reason: one.reason,
    amountAtRisk: one.amountAtRisk,
    recovered: one.recovered,
  };
}

/** One line of prior-facts.jsonl; the same bytes for the same case. */
export function openCaseText(one: OpenCase): string {
  return `${JSON.stringify({ openCase: { ...told(one), period: monthText(one.period) } })}\n`;
}

/** Throws on what `openCaseText` never writes. */
export function openCaseFrom(value: unknown): OpenCase {
  const { amountAtRisk, recovered, ...rest } = line.parse(value).openCase;
  return { ...rest, amountAtRisk: pence(amountAtRisk), recovered: pence(recovered) };
}
