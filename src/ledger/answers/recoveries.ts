// Amounts to be taken back that stand, and which returns took back what another one paid.
import { pence } from "../../core/money.ts";
import type { RecoveryLine } from "../audit-lines.ts";
import type { ReturnKey } from "../new-batch.ts";
import type { BookSum, PersonLines, PostingLine } from "../records.ts";
import { notUndone } from "./claims.ts";

/**
 * Every recovery that stands, in the order of the book. `people` are the lines of the head RECOVERY of everybody, `sums` the
 * book by employer, council and month of the return.
 */
export function recoveryLines(
  people: readonly PersonLines[],
  sums: readonly BookSum[],
): readonly RecoveryLine[] {
  const payable = new Map<string, number>();
  for (const { scheme, head, parts, amount } of sums) {
    const key = JSON.stringify([scheme, ...parts]);
    if (head !== "RECOVERY") payable.set(key, (payable.get(key) ?? 0) + amount);
  }
  return people
    .flatMap(({ personKey, postings }) =>
      notUndone(postings)
        .filter(({ kind }) => kind === "recovery")
        .map((line) => ({
          posting: line.posting,
          batchId: line.batchId,
          scheme: line.scheme,
          personKey,
          employerId: line.employerId,
          laCode: line.laCode,
          period: line.period,
          dueMonth: line.dueMonth,
          amount: line.amount,
          file: line.file,
          sheet: line.sheet,
          row: line.row,
          otherwisePayable: pence(
            payable.get(JSON.stringify([line.scheme, line.employerId, line.laCode, line.period])) ?? 0,
          ),
        })),
    )
    .sort((a, b) => a.posting - b.posting);
}

/**
 * Other returns that took back what these versions of a return paid, as far as both stand, in order of month and employer.
 * `people` are all lines of those whom they paid.
 */
export function recoveringReturns(
  submissions: readonly number[],
  people: readonly PersonLines[],
): readonly Omit<ReturnKey, "scheme">[] {
  const found = new Map<string, Omit<ReturnKey, "scheme">>();
  for (const { postings } of people) {
    const standing = notUndone(postings);
    const paid = standing.filter(
      ({ submission, head }) => submissions.includes(submission) && head === "PAYMENT",
    );
    for (const line of standing) {
      if (line.head !== "RECOVERY" || !paid.some((one) => isTakenBackBy(one, line))) continue;
      const { layout, employerId, laCode, period } = line;
      found.set(JSON.stringify([layout, employerId, laCode, period]), { layout, employerId, laCode, period });
    }
  }
  return [...found.values()].sort(
    (a, b) => a.period - b.period || compare(a.employerId, b.employerId) || compare(a.laCode, b.laCode),
  );
}

function isTakenBackBy(paid: PostingLine, by: PostingLine): boolean {
  const isLater = by.posting > paid.posting && by.period >= paid.period;
  return isLater && by.scheme === paid.scheme && by.submission !== paid.submission;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
