// What was paid before, as a scheme counts it: over postings, whether the book holds them or the batch itself has made them.
import type { Month } from "../core/day.ts";
import type { BroughtCost, Head, PersonFacts } from "../core/decision.ts";
import { pence } from "../core/money.ts";

/** A posting as the book or the batch has it. */
type PastLine = {
  readonly head: Head;
  /** 0 where it has none: a lump sum, a balance. */
  readonly instalment: number;
  readonly amount: number;
  /** What it adds to the count of its instalment: 1 where it pays, -1 where that is undone, else 0. */
  readonly times: number;
};

const none: ReadonlySet<number> = new Set();

/**
 * What stands after these postings, on top of what stood before; undefined when nothing is left of all. Postings of the
 * returns in `without` are about to be undone: they pay nothing, and what they had paid is due again.
 */
export function paidBy(
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

/** A posting with the return that brought it. */
type ReturnLine = PastLine & {
  readonly submission: number;
  readonly layout: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly dueMonth: Month;
};

/**
 * On-costs of one person that files of `layout`, which are about payments of before, have brought: those of the return's own
 * employer and council from its month on, which it would pay again, and anybody's whose payment does not stand, which are
 * the costs of the next payment. Each once.
 */
export function costsBeside(
  lines: readonly ReturnLine[],
  of: Pick<ReturnLine, "layout" | "employerId" | "laCode"> & { readonly period: Month },
  layout: string,
): readonly BroughtCost[] {
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
