// Duplicate cases of a scheme that were open when the batch began, in the order of the book.
import * as z from "zod";
import { monthText } from "../../../core/day.ts";
import { pence } from "../../../core/money.ts";
import type { OpenCase } from "../../../engine/open-cases.ts";
import type { BookCase } from "../../../ledger/records.ts";
import type { Question } from "../question.ts";
import { monthOf } from "../return-lines.ts";

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
    amountAtRisk: z.int().transform(pence),
    recovered: z.int().transform(pence),
    // Lines of older batches do not say it.
    returned: z
      .strictObject({ layout: z.string(), laCode: z.string(), period: z.string().transform(monthOf) })
      .optional(),
  }),
});

export const openCases: Question<string, readonly OpenCase[]> = {
  field: "openCase",
  idOf: (scheme) => scheme,
  inOrderAsked: true,
  async ask(_schemes, { book }) {
    const open = openAmong(await book.cases());
    return (scheme) => {
      const mine = open.filter((one) => one.scheme === scheme);
      return mine.length === 0 ? undefined : mine;
    };
  },
  write: (_scheme, cases) =>
    cases.map(({ returned, ...one }) => ({
      openCase: {
        ...told(one),
        period: monthText(one.period),
        ...(returned && { returned: { ...returned, period: monthText(returned.period) } }),
      },
    })),
  read(lines) {
    const found = new Map<string, OpenCase[]>();
    for (const { openCase } of lines.map((one) => line.parse(one))) {
      found.set(openCase.scheme, [...(found.get(openCase.scheme) ?? []), openCase]);
    }
    return found;
  },
};

/** In the order of the book. */
export function openAmong(cases: readonly BookCase[]): readonly OpenCase[] {
  return cases
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
    ...(one.returned === undefined ? {} : { returned: one.returned }),
  };
}
