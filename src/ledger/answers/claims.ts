// What stands of one person row by row: rows that hold money, net of what was undone, and rows without money.
import { pence } from "../../core/money.ts";
import type { PersonLines, PostingLine, PriorClaim, UnpaidRow } from "../records.ts";

/** Postings that neither undo another one nor are undone, in their order. All of the person's must be among them. */
export function notUndone(postings: readonly PostingLine[]): readonly PostingLine[] {
  const undone = new Set(postings.map(({ reverses }) => reverses));
  return postings.filter(({ kind, posting }) => kind !== "reversal" && !undone.has(posting));
}

type Line = UnpaidRow & {
  readonly posting: number;
  readonly amount: number;
  readonly instalment: number;
  readonly says: readonly number[] | undefined;
};

/** Claims of one scheme, in the order of returns and rows, without those of some submissions. */
export function claimsOf(
  { postings, unpaid }: Pick<PersonLines, "postings" | "unpaid">,
  without: ReadonlySet<number> = none,
): readonly PriorClaim[] {
  const paid = notUndone(postings)
    .filter(({ head }) => head === "PAYMENT" || head === "TOPUP")
    .map((line): Line => ({ ...line, standing: [], says: line.standing }));
  const rows = unpaid.map(
    (row): Line => ({ ...row, posting: 0, amount: 0, instalment: 0, says: row.standing }),
  );
  const claims: PriorClaim[] = [];
  for (const line of [...paid, ...rows].filter(({ submission }) => !without.has(submission)).sort(inOrder)) {
    const last = claims.at(-1);
    const before = last !== undefined && ofOneRow(last, line) ? last : undefined;
    if (before !== undefined) claims.pop();
    const instalments = before?.instalments ?? [];
    claims.push({
      submission: line.submission,
      employerId: line.employerId,
      laCode: line.laCode,
      period: line.period,
      batchId: line.returnBatchId,
      file: line.file,
      sheet: line.sheet,
      row: line.row,
      amount: pence((before?.amount ?? 0) + line.amount),
      instalments: line.instalment === 0 ? instalments : [...instalments, line.instalment],
      standing: line.says ?? before?.standing ?? [],
    });
  }
  return claims;
}

const none: ReadonlySet<number> = new Set();

function ofOneRow(a: PriorClaim, b: Line): boolean {
  return a.submission === b.submission && a.sheet === b.sheet && a.row === b.row;
}

function inOrder(a: Line, b: Line): number {
  if (a.submission !== b.submission) return a.submission - b.submission;
  if (a.sheet !== b.sheet) return a.sheet < b.sheet ? -1 : 1;
  return a.row - b.row || a.posting - b.posting;
}
