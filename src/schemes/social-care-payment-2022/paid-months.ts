// What the ledger holds of one person with one employer, put together by due month: what an on-cost file is
// compared with, and which on-costs nobody has claimed yet.
import type { Month } from "../../core/day.ts";
import type { Head, PaidMonth } from "../../core/decision.ts";
import { type Pence, pence, zero } from "../../core/money.ts";
import { jointMark, niOpen, type OnCostMark, onCostMarks, pensionOpen } from "../../core/on-cost-mark.ts";
import type { OutstandingCosts } from "../dues.ts";
import type { Paying, PostedClaim, PostedLine } from "../posted.ts";
import { standing } from "./duplicates.ts";

const markAt = standing.indexOf("onCosts");

const recoversAt = standing.indexOf("recovers");
const openMarks: ReadonlySet<number> = new Set(
  onCostMarks.flatMap((mark, at) => (niOpen(mark) || pensionOpen(mark) ? [at] : [])),
);

export function leavesOpen(values: ArrayLike<number>, first: number): boolean {
  return openMarks.has(values[first + markAt] ?? -1);
}

export function takesBack(values: ArrayLike<number>, first: number): boolean {
  return values[first + recoversAt] === 1;
}

/** Months of which something stands, in order. What was posted and undone again is not in them. */
export function paidMonthsOf(
  { scheme, employerId, laCode }: Paying,
  lines: Iterable<PostedLine>,
  claims: Iterable<PostedClaim>,
): readonly PaidMonth[] {
  const ours = [...lines].filter(
    (line) => line.scheme === scheme && line.employerId === employerId && line.laCode === laCode,
  );
  const marks = new Map<Month, OnCostMark>();
  for (const claim of claims) {
    const mark = onCostMarks[claim.standing[markAt] ?? -1];
    if (mark !== undefined && claim.employerId === employerId && claim.laCode === laCode) {
      marks.set(claim.period, mark);
    }
  }
  const takenBack = sumOf(ours, "RECOVERY") < 0;
  const months = [...new Set(ours.map(({ dueMonth }) => dueMonth))].sort((a, b) => a - b);
  return months.flatMap((dueMonth) => {
    const mine = ours.filter((line) => line.dueMonth === dueMonth);
    const payment = sumOf(mine, "PAYMENT");
    const employerNi = sumOf(mine, "EMPLOYER_NI");
    const employerPension = sumOf(mine, "EMPLOYER_PENSION");
    if (payment === 0 && employerNi === 0 && employerPension === 0) return [];
    const standingLines = instalmentsIn(mine);
    const [first] = standingLines;
    return [
      {
        dueMonth,
        payment,
        employerNi,
        employerPension,
        instalment: standingLines.length === 1 && first !== undefined ? first.instalment : 0,
        onCosts: markOf(standingLines, marks),
        takenBack,
      },
    ];
  });
}

type PaidInstalment = { readonly period: Month; readonly instalment: number };

/** The payments of a month that were not undone, by return and instalment. */
function instalmentsIn(lines: readonly PostedLine[]): readonly PaidInstalment[] {
  const found = new Map<string, PaidInstalment & { readonly amount: number }>();
  for (const { head, period, instalment, amount } of lines) {
    if (head !== "PAYMENT") continue;
    const key = `${period} ${instalment}`;
    found.set(key, { period, instalment, amount: (found.get(key)?.amount ?? 0) + amount });
  }
  return [...found.values()].filter(({ amount }) => amount !== 0);
}

/** One row that leaves a cost open leaves the month open; what nobody marked is not known. */
function markOf(
  lines: readonly PaidInstalment[],
  marks: ReadonlyMap<Month, OnCostMark>,
): OnCostMark | undefined {
  return jointMark(lines.map(({ period }) => marks.get(period)));
}

function sumOf(lines: readonly PostedLine[], head: Head): Pence {
  return pence(lines.reduce((sum, line) => (line.head === head ? sum + line.amount : sum), zero as number));
}

/** Adds up what does not fit together, in order of employer, council and month. */
export function outstandingOnCosts(
  scheme: string,
  people: Iterable<{ readonly lines: readonly PostedLine[]; readonly claims: readonly PostedClaim[] }>,
): readonly OutstandingCosts[] {
  const found = new Map<string, { -readonly [Key in keyof OutstandingCosts]: OutstandingCosts[Key] }>();
  for (const { lines, claims } of people) {
    for (const { employerId, laCode } of payersIn(lines)) {
      for (const paid of paidMonthsOf({ scheme, employerId, laCode }, lines, claims)) {
        const kind = outstandingKind(paid);
        if (kind === undefined) continue;
        const { dueMonth, payment, employerNi, employerPension } = paid;
        const key = JSON.stringify([employerId, laCode, dueMonth, kind]);
        const none = { employerId, laCode, dueMonth, kind, people: 0, payments: zero, onCosts: zero };
        const line = found.get(key) ?? none;
        line.people += 1;
        line.payments = pence(line.payments + payment);
        line.onCosts = pence(line.onCosts + employerNi + employerPension);
        found.set(key, line);
      }
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** A payment that was taken back has kept its on-costs for good: they were the employer's costs of that month. */
function outstandingKind({
  payment,
  employerNi,
  employerPension,
  onCosts,
  takenBack,
}: PaidMonth): OutstandingCosts["kind"] | undefined {
  const costs = employerNi + employerPension;
  if (payment <= 0) return costs > 0 ? "without-payment" : undefined;
  if (takenBack) return undefined;
  // Where both were open, a file that brought one of them has said all that there is.
  const open =
    onCosts === "left-out"
      ? costs === 0
      : (niOpen(onCosts) && employerNi === 0) || (pensionOpen(onCosts) && employerPension === 0);
  return open ? "not-claimed" : undefined;
}

/** The employers and councils that the lines are of, each once. */
function payersIn(lines: readonly PostedLine[]): readonly Pick<PostedLine, "employerId" | "laCode">[] {
  return [...new Map(lines.map((line) => [JSON.stringify([line.employerId, line.laCode]), line])).values()];
}
