// `taliad ledger cases`: pairs of rows that a person has to look at, or has looked at.
import { monthText } from "../../../core/day.ts";
import { poundsText } from "../../../core/money.ts";
import type { Book } from "../../../ledger/book.ts";
import type { Line } from "./line.ts";

export async function caseLines(book: Book): Promise<readonly Line[]> {
  return (await book.cases()).map((one) => ({
    case: one.code,
    batch: one.batchId,
    period: monthText(one.period),
    ageMonths: one.ageMonths,
    status: one.status,
    outcome: one.outcome,
    kind: one.kind,
    employerA: one.employerA,
    employerB: one.employerB,
    amountAtRisk: poundsText(one.amountAtRisk),
    recovered: poundsText(one.recovered),
  }));
}
