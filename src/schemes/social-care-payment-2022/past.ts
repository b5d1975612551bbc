// What the payment of 2022 makes of what was paid before: instalments and lump sums that stand, what rests on shifts still
// expected, and on-costs that came in files of their own.
import type { Month } from "../../core/day.ts";
import type { BroughtCost, PersonFacts } from "../../core/decision.ts";
import { type Pence, pence } from "../../core/money.ts";
import type { Past, PastLine, PastRow, ReturnLine, ReturnOf } from "../past.ts";
import { standing } from "./duplicates.ts";

const none: ReadonlySet<number> = new Set();

function paidBy(
  before: PersonFacts | undefined,
  lines: Iterable<PastLine & { readonly submission: number }>,
  without: ReadonlySet<number> = none,
): PersonFacts | undefined {
  let paid: number = before?.paid ?? 0;
  let toppedUp = 0;
  let lumps = before?.lumpPaid === true ? 1 : 0;
  const times = new Map<number, number>();
  for (const instalment of before?.instalments ?? []) times.set(instalment, 1);
  for (const instalment of before?.reopened ?? []) times.set(instalment, 0);
  for (const { head, instalment, amount, times: adds, submission } of lines) {
    const isGone = without.has(submission);
    if (!isGone && head === "TOPUP") toppedUp += amount;
    else if (!isGone && (head === "PAYMENT" || head === "RECOVERY")) paid += amount;
    if (head !== "PAYMENT") continue;
    if (instalment > 0) times.set(instalment, (times.get(instalment) ?? 0) + (isGone ? 0 : adds));
    else if (!isGone) lumps += adds;
  }
  const instalments = [...times].flatMap(([instalment, count]) => (count > 0 ? [instalment] : []));
  if (before === undefined && paid === 0 && toppedUp === 0 && lumps === 0 && instalments.length === 0)
    return undefined;
  // After the last payment that stands nothing is missing: what was undone there comes next by itself.
  const last = Math.max(0, ...instalments);
  const reopened = [...times.keys()].filter(
    (each) => (each < last || lumps > 0) && !instalments.includes(each),
  );
  return {
    paid: pence(paid),
    instalments: inOrder(instalments),
    lumpPaid: lumps > 0,
    ...(reopened.length === 0 ? {} : { reopened: inOrder(reopened) }),
  };
}

/**
 * On-costs of one person that files of `layout`, which are about payments of before, have brought: those of the return's own
 * employer and council from its month on, which it would pay again, and anybody's whose payment does not stand, which are
 * the costs of the next payment. Each once.
 */
function costsBeside(lines: readonly ReturnLine[], of: ReturnOf, layout: string): readonly BroughtCost[] {
  const costs = lines.filter(({ head }) => head === "EMPLOYER_NI" || head === "EMPLOYER_PENSION");
  // Such files bring on-costs themselves.
  const ofReturn =
    of.layout === layout ? [] : costs.filter((line) => line.layout !== of.layout && isBefore(line, of));
  const own = addedUp(ofReturn, ({ submission }) => submission);
  const undone = addedUp(
    costs.filter((line) => line.layout === layout && !paysFor(lines, line)),
    () => 0,
  );
  return [...own, ...undone.filter((one) => !own.some((known) => isSame(known, one)))];
}

function isBefore(
  line: ReturnLine,
  { employerId, laCode, period }: Pick<ReturnLine, "employerId" | "laCode"> & { readonly period: Month },
): boolean {
  return line.employerId === employerId && line.laCode === laCode && line.dueMonth >= period;
}

/** Whether the payment stands whose cost this is. */
function paysFor(lines: readonly ReturnLine[], cost: ReturnLine): boolean {
  let count = 0;
  for (const line of lines) {
    if (line.head !== "PAYMENT" || line.instalment !== cost.instalment || line.dueMonth !== cost.dueMonth)
      continue;
    if (line.employerId === cost.employerId && line.laCode === cost.laCode) count += line.times;
  }
  return count > 0;
}

/** By what is told of a cost and by `apart`; what was undone is not in it. */
function addedUp(lines: readonly ReturnLine[], apart: (line: ReturnLine) => number): readonly BroughtCost[] {
  const sums = new Map<string, BroughtCost & { readonly part: number }>();
  for (const line of lines) {
    const { head, dueMonth, instalment, amount } = line;
    const key = `${apart(line)} ${head} ${dueMonth} ${instalment}`;
    const sum = pence((sums.get(key)?.amount ?? 0) + amount);
    sums.set(key, { head, dueMonth, instalment, amount: sum, part: apart(line) });
  }
  return [...sums.values()]
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => a.part - b.part)
    .map(({ part: _part, ...cost }) => cost);
}

function isSame(a: BroughtCost, b: BroughtCost): boolean {
  return (
    a.head === b.head && a.dueMonth === b.dueMonth && a.instalment === b.instalment && a.amount === b.amount
  );
}

function inOrder(numbers: readonly number[]): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}

const conditionalAt = standing.indexOf("conditional");

/**
 * What was paid on shifts that were only expected, by the mark that a row leaves in its standing, without what was taken back
 * of it already: only such money is ever taken back. Undefined where no row rests on any.
 */
function conditionally({ paid }: PersonFacts, rows: readonly PastRow[]): Pence | undefined {
  const marked = rows.filter((row) => row.standing[conditionalAt] === 1);
  if (marked.length === 0) return undefined;
  const takenBack = sumOf(rows) - paid;
  return pence(Math.max(0, sumOf(marked) - takenBack));
}

/** Instalments beyond the first of each row: those that were missed came with the next (C-34). */
function together(rows: readonly PastRow[]): number {
  return rows.reduce((more, { instalments }) => more + Math.max(0, instalments.length - 1), 0);
}

function sumOf(rows: readonly PastRow[]): number {
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}

function withRows(facts: PersonFacts, rows: readonly PastRow[]): PersonFacts {
  const [expected, more] = [conditionally(facts, rows), together(rows)];
  return {
    ...facts,
    ...(expected === undefined ? {} : { paidConditionally: expected }),
    ...(more === 0 ? {} : { together: more }),
  };
}

export const past: Past = { standing: paidBy, withRows, costsBeside };
