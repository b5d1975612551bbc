// The control totals of one file: rows and pence by outcome, by head, and every pence between what was
// declared and what is payable, with its reason. Kept as plain arrays that add up cell by cell, so that the
// totals of chunks, files and employers are sums of the same thing.
import { type Head, heads, type Outcome, outcomes } from "../core/decision.ts";
import { type Pence, pence } from "../core/money.ts";

/** Why the payable amount of a head is not the declared one. */
export const differenceReasons = [
  ...outcomes.filter((outcome) => outcome !== "payable"),
  "computed-lower",
  "computed-higher",
  "not-declared",
  "nothing-payable",
] as const;
export type DifferenceReason =
  | Exclude<Outcome, "payable">
  | "computed-lower"
  | "computed-higher"
  | "not-declared"
  | "nothing-payable";

/** Every array is indexed by the position in `outcomes`, `heads`, or head × reason. Pence unless it says rows. */
export type Tally = {
  readonly outcomeRows: readonly number[];
  readonly outcomeClaimed: readonly number[];
  readonly headDeclared: readonly number[];
  readonly headPayable: readonly number[];
  readonly reasonRows: readonly number[];
  readonly reasonPence: readonly number[];
  /** By head: what was computed, is not payable because nobody claimed it, and has no part in any difference. */
  readonly notClaimedRows: readonly number[];
  readonly notClaimedPence: readonly number[];
  readonly conditionalRows: number;
  /** Lines of payments.csv and of forecast.csv, and what the latter bring. */
  readonly paymentLines: number;
  readonly forecastLines: number;
  readonly forecastPence: number;
  /** Rows that are not payable, by their outcome and the rule that stands first: "not-eligible WFP-31". */
  readonly byRule: ReadonlyMap<string, number>;
};

export const emptyTally: Tally = {
  outcomeRows: outcomes.map(() => 0),
  outcomeClaimed: outcomes.map(() => 0),
  headDeclared: heads.map(() => 0),
  headPayable: heads.map(() => 0),
  reasonRows: heads.flatMap(() => differenceReasons.map(() => 0)),
  reasonPence: heads.flatMap(() => differenceReasons.map(() => 0)),
  notClaimedRows: heads.map(() => 0),
  notClaimedPence: heads.map(() => 0),
  conditionalRows: 0,
  paymentLines: 0,
  forecastLines: 0,
  forecastPence: 0,
  byRule: new Map(),
};

const outcomeAt = new Map(outcomes.map((outcome, at) => [outcome, at]));
const headAt = new Map(heads.map((head, at) => [head, at]));
const reasonAt = new Map<string, number>(differenceReasons.map((reason, at) => [reason, at]));

/** Where a head stands in the arrays. */
export function headPlace(head: Head): number {
  return headAt.get(head) ?? 0;
}

/** One row for the tally: amounts by head, each array as long as `heads`. */
export type TalliedRow = {
  readonly outcome: Outcome;
  readonly conditional: boolean;
  readonly claimed: number;
  readonly declared: readonly number[];
  readonly payable: readonly number[];
  /** Absent = nothing was left unclaimed. */
  readonly notClaimed?: readonly number[] | undefined;
  /** Lines of payments.csv; absent = none. */
  readonly payments?: number | undefined;
  /** Lines of forecast.csv and their pence; absent = none. */
  readonly forecast?: LaterAmounts | undefined;
  /** The first of the rules that decided the row; absent or empty = none. */
  readonly rule?: string | undefined;
};

/** What later months bring if nothing changes. */
export type LaterAmounts = { readonly lines: number; readonly amount: number };

/** A tally that rows are added to, one after the other; `sum()` is the plain value. */
type Counter = {
  readonly add: (row: TalliedRow, times?: 1 | -1) => void;
  readonly sum: () => Tally;
};

export function counter(start: Tally = emptyTally): Counter {
  const outcomeRows = [...start.outcomeRows];
  const outcomeClaimed = [...start.outcomeClaimed];
  const headDeclared = [...start.headDeclared];
  const headPayable = [...start.headPayable];
  const reasonRows = [...start.reasonRows];
  const reasonPence = [...start.reasonPence];
  const notClaimedRows = [...start.notClaimedRows];
  const notClaimedPence = [...start.notClaimedPence];
  let { conditionalRows, paymentLines, forecastLines, forecastPence } = start;
  const byRule = new Map(start.byRule);

  const put = (into: number[], at: number, amount: number): void => {
    into[at] = (into[at] ?? 0) + amount;
  };

  return {
    add(row, times = 1) {
      const outcome = outcomeAt.get(row.outcome) ?? 0;
      put(outcomeRows, outcome, times);
      put(outcomeClaimed, outcome, times * row.claimed);
      if (row.conditional) conditionalRows += times;
      paymentLines += times * (row.payments ?? 0);
      forecastLines += times * (row.forecast?.lines ?? 0);
      forecastPence += times * (row.forecast?.amount ?? 0);
      if (row.outcome !== "payable" && row.rule) addTo(byRule, `${row.outcome} ${row.rule}`, times);
      for (let head = 0; head < heads.length; head += 1) {
        const declared = row.declared[head] ?? 0;
        const payable = row.payable[head] ?? 0;
        const notClaimed = row.notClaimed?.[head] ?? 0;
        if (notClaimed !== 0) {
          put(notClaimedRows, head, times);
          put(notClaimedPence, head, times * notClaimed);
        }
        if (declared === 0 && payable === 0) continue;
        put(headDeclared, head, times * declared);
        put(headPayable, head, times * payable);
        const difference = payable - declared;
        if (difference === 0) continue;
        const at =
          head * differenceReasons.length + (reasonAt.get(reasonOf(row.outcome, declared, payable)) ?? 0);
        put(reasonRows, at, times);
        put(reasonPence, at, times * difference);
      }
    },
    sum: () => ({
      outcomeRows: [...outcomeRows],
      outcomeClaimed: [...outcomeClaimed],
      headDeclared: [...headDeclared],
      headPayable: [...headPayable],
      reasonRows: [...reasonRows],
      reasonPence: [...reasonPence],
      notClaimedRows: [...notClaimedRows],
      notClaimedPence: [...notClaimedPence],
      conditionalRows,
      paymentLines,
      forecastLines,
      forecastPence,
      byRule: new Map(byRule),
    }),
  };
}

/** A count that comes to nothing is taken out. */
function addTo(counts: Map<string, number>, key: string, times: number): void {
  const count = (counts.get(key) ?? 0) + times;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

function reasonOf(outcome: Outcome, declared: number, payable: number): DifferenceReason {
  if (outcome !== "payable") return outcome;
  if (declared === 0) return "not-declared";
  // Nothing computed, a cell that it rests on is blank, or it was payable before: the row's problems say which.
  if (payable === 0) return "nothing-payable";
  return payable < declared ? "computed-lower" : "computed-higher";
}

/** The sum of several tallies. */
export function addTallies(tallies: readonly Tally[]): Tally {
  const column = (pick: (tally: Tally) => readonly number[]): number[] =>
    pick(emptyTally).map((_, at) => tallies.reduce((sum, tally) => sum + (pick(tally)[at] ?? 0), 0));
  const sum = (pick: (tally: Tally) => number): number =>
    tallies.reduce((total, tally) => total + pick(tally), 0);
  const byRule = new Map<string, number>();
  for (const tally of tallies) for (const [rule, rows] of tally.byRule) addTo(byRule, rule, rows);
  return {
    outcomeRows: column((tally) => tally.outcomeRows),
    outcomeClaimed: column((tally) => tally.outcomeClaimed),
    headDeclared: column((tally) => tally.headDeclared),
    headPayable: column((tally) => tally.headPayable),
    reasonRows: column((tally) => tally.reasonRows),
    reasonPence: column((tally) => tally.reasonPence),
    notClaimedRows: column((tally) => tally.notClaimedRows),
    notClaimedPence: column((tally) => tally.notClaimedPence),
    conditionalRows: sum((tally) => tally.conditionalRows),
    paymentLines: sum((tally) => tally.paymentLines),
    forecastLines: sum((tally) => tally.forecastLines),
    forecastPence: sum((tally) => tally.forecastPence),
    byRule,
  };
}

export function rowsOf(tally: Tally): number {
  return tally.outcomeRows.reduce((sum, rows) => sum + rows, 0);
}

export function claimedOf(tally: Tally): Pence {
  return pence(tally.outcomeClaimed.reduce((sum, amount) => sum + amount, 0));
}

export function payableOf(tally: Tally): Pence {
  return pence(tally.headPayable.reduce((sum, amount) => sum + amount, 0));
}

/** One reason of one head, with how many rows and pence it explains. */
export type Difference = { readonly reason: DifferenceReason; readonly rows: number; readonly amount: Pence };

/** The reasons of one head in the order of `differenceReasons`, those without rows left out. */
export function differencesOf(tally: Tally, head: Head): readonly Difference[] {
  const start = headPlace(head) * differenceReasons.length;
  return differenceReasons.flatMap((reason, at) => {
    const rows = tally.reasonRows[start + at] ?? 0;
    if (rows === 0) return [];
    return [{ reason: reason as DifferenceReason, rows, amount: pence(tally.reasonPence[start + at] ?? 0) }];
  });
}

/** What of a head was computed and not claimed. */
export function notClaimedIn(tally: Tally, head: Head): { readonly rows: number; readonly amount: Pence } {
  const at = headPlace(head);
  return { rows: tally.notClaimedRows[at] ?? 0, amount: pence(tally.notClaimedPence[at] ?? 0) };
}

/** A sentence for each total that does not add up; empty when the books balance. */
export function imbalances(tally: Tally, rowsRead: number): readonly string[] {
  const found: string[] = [];
  if (rowsOf(tally) !== rowsRead) found.push(`${rowsRead} rows read, ${rowsOf(tally)} rows with an outcome`);
  const declared = tally.headDeclared.reduce((sum, amount) => sum + amount, 0);
  if (declared !== claimedOf(tally)) {
    found.push(`${claimedOf(tally)}p claimed by row, ${declared}p declared by head`);
  }
  for (const [at, head] of heads.entries()) {
    const explained = differencesOf(tally, head).reduce((sum, difference) => sum + difference.amount, 0);
    const difference = (tally.headPayable[at] ?? 0) - (tally.headDeclared[at] ?? 0);
    if (explained !== difference)
      found.push(`${head}: ${difference}p between declared and payable, ${explained}p explained`);
  }
  return found;
}
