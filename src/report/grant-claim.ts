// The certified form of a grant claim: what each council claims, quarter by quarter and head by head, on the basis of
// when an amount falls due and on that of the return it was claimed in, and that both add up to the book.
import { type Month, monthText } from "../core/day.ts";
import { type Head, heads } from "../core/decision.ts";
import { type Pence, pence } from "../core/money.ts";

export type AccruedAmount = {
  readonly scheme: string;
  readonly laCode: string;
  readonly dueMonth: Month;
  /** The month of the return. */
  readonly period: Month;
  readonly head: Head;
  readonly amount: Pence;
};

type GrantClaimLine = {
  readonly scheme: string;
  readonly laCode: string;
  /** "2022-23 Q1": April to June 2022. */
  readonly quarter: string;
  readonly head: Head;
  readonly byDueMonth: Pence;
  readonly byReturn: Pence;
};

type GrantClaim = {
  readonly lines: readonly GrantClaimLine[];
  readonly byDueMonth: Pence;
  readonly byReturn: Pence;
  readonly book: Pence;
  /** All three are the same amount. */
  readonly ties: boolean;
};

/** `book` is the sum of all batches of the ledger. Lines in the order of scheme, council, quarter and head. */
export function grantClaimOf(amounts: readonly AccruedAmount[], book: Pence): GrantClaim {
  const lines = new Map<string, GrantClaimLine>();
  const add = (amount: AccruedAmount, month: Month, due: number, returned: number): void => {
    const { scheme, laCode, head } = amount;
    const quarter = quarterOf(month);
    const key = [scheme, laCode, quarter, String(heads.indexOf(head))].join("\u0000");
    const line = lines.get(key);
    lines.set(key, {
      scheme,
      laCode,
      quarter,
      head,
      byDueMonth: pence((line?.byDueMonth ?? 0) + due),
      byReturn: pence((line?.byReturn ?? 0) + returned),
    });
  };
  for (const amount of amounts) {
    add(amount, amount.dueMonth, amount.amount, 0);
    add(amount, amount.period, 0, amount.amount);
  }
  const sorted = [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, line]) => line)
    .filter(({ byDueMonth, byReturn }) => byDueMonth !== 0 || byReturn !== 0);
  const byDueMonth = pence(sorted.reduce((sum, line) => sum + line.byDueMonth, 0));
  const byReturn = pence(sorted.reduce((sum, line) => sum + line.byReturn, 0));
  return { lines: sorted, byDueMonth, byReturn, book, ties: byDueMonth === book && byReturn === book };
}

/** Quarters of the financial year, which begins in April: June 2022 → "2022-23 Q1", March 2023 → "2022-23 Q4". */
export function quarterOf(month: Month): string {
  const [year = "", number = ""] = monthText(month).split("-");
  const sinceApril = (Number(number) + 8) % 12;
  const first = Number(year) - (Number(number) < 4 ? 1 : 0);
  return `${first}-${String((first + 1) % 100).padStart(2, "0")} Q${Math.floor(sinceApril / 3) + 1}`;
}
