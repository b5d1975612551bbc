// Balances by person, employer, council or month, and the sums of the grant claim.
import { type Month, monthText } from "../../core/day.ts";
import { heads } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import type { AccruedSum } from "../audit-lines.ts";
import type { SumPart } from "../book.ts";
import type { Balance, BookSum } from "../records.ts";

/** By what balances are told, and the part of the book's sums that it is. */
export const balanceParts = {
  person: "person",
  employer: "employer",
  council: "council",
  month: "period",
} as const satisfies Readonly<Record<string, SumPart>>;

/** The order in which a book tells its sums: by scheme, parts, and heads as reports show them. */
export function inSumOrder(a: BookSum, b: BookSum): number {
  if (a.scheme !== b.scheme) return a.scheme < b.scheme ? -1 : 1;
  for (const [at, part] of a.parts.entries()) {
    const other = b.parts[at] ?? part;
    if (part !== other) return part < other ? -1 : 1;
  }
  return heads.indexOf(a.head) - heads.indexOf(b.head);
}

/** One balance for each scheme and key; `sums` are those of the one part. */
export function balancesOf(sums: readonly BookSum[]): readonly Balance[] {
  const found = new Map<string, Balance>();
  for (const { scheme, head, parts, amount, postings } of sums) {
    const [part = ""] = parts;
    // A part that is a number is a month.
    const key = typeof part === "number" ? monthText(part as Month) : part;
    const of = JSON.stringify([scheme, key]);
    const before = found.get(of);
    const byHead = (before?.byHead ?? heads.map(() => pence(0))).map((sum, at) =>
      heads[at] === head ? pence(sum + amount) : sum,
    );
    found.set(of, {
      scheme,
      key,
      byHead,
      total: pence((before?.total ?? 0) + amount),
      postings: (before?.postings ?? 0) + postings,
    });
  }
  return [...found.values()];
}

/** `sums` are those of council, month in which it is due and month of the return; sums of nothing are left out. */
export function accruedSums(sums: readonly BookSum[]): readonly AccruedSum[] {
  return sums
    .filter(({ amount }) => amount !== 0)
    .map(({ scheme, head, parts: [laCode, dueMonth, period], amount }) => ({
      scheme,
      laCode: String(laCode),
      // They are the numbers of the book's months.
      dueMonth: dueMonth as Month,
      period: period as Month,
      head,
      amount,
    }));
}
