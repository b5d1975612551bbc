// From what stored batches make payable to what is due: one amount for each return, under the reference that a
// council pays it with.
import { type Month, monthText } from "../core/day.ts";
import { type Pence, pence } from "../core/money.ts";
import type { Due } from "./bank.ts";

/** What one file of a batch makes payable. */
export type Payable = {
  readonly batch: string;
  /** The batch knew what earlier batches had made payable. */
  readonly knewEarlier: boolean;
  readonly scheme: string;
  /** The scheme's short code, WFP. */
  readonly schemeCode: string;
  readonly laCode: string;
  readonly employerId: string;
  readonly period: Month;
  readonly sequence: number;
  /** By head, in the order of `heads`. */
  readonly byHead: readonly Pence[];
};

/** Two batches that make the same return payable and did not know of each other: one of them does not count. */
export type Clash = {
  readonly batches: readonly [string, string];
  readonly employerId: string;
  readonly period: Month;
};

/** WFP-W06000015-E0042-2022-06-01. */
export function referenceOf(payable: Omit<Payable, "batch" | "knewEarlier" | "byHead" | "scheme">): string {
  const { schemeCode, laCode, employerId, period, sequence } = payable;
  return `${schemeCode}-${laCode}-${employerId}-${monthText(period)}-${String(sequence).padStart(2, "0")}`;
}

/** One amount per reference, in the order of the references. Files under one reference are one amount. */
export function duesOf(payables: readonly Payable[]): readonly Due[] {
  const found = new Map<
    string,
    { readonly of: Payable; readonly batches: Set<string>; readonly byHead: number[] }
  >();
  for (const payable of payables) {
    const reference = referenceOf(payable);
    const due = found.get(reference) ?? {
      of: payable,
      batches: new Set(),
      byHead: payable.byHead.map(() => 0),
    };
    found.set(reference, due);
    due.batches.add(payable.batch);
    payable.byHead.forEach((amount, at) => {
      due.byHead[at] = (due.byHead[at] ?? 0) + amount;
    });
  }
  return [...found].sort(byKey).map(([reference, { of, batches, byHead }]) => ({
    reference,
    scheme: of.scheme,
    laCode: of.laCode,
    employerId: of.employerId,
    period: of.period,
    sequence: of.sequence,
    batches: [...batches].sort(),
    amount: pence(byHead.reduce((sum, amount) => sum + amount, 0)),
    byHead: byHead.map(pence),
  }));
}

/**
 * The first employer and month that two batches pay although one of them ran without a ledger, whatever the
 * number of the submission; undefined when there is none. Adding both would expect the money twice.
 */
export function clashOf(payables: readonly Payable[]): Clash | undefined {
  const first = new Map<string, Payable>();
  for (const payable of payables) {
    const { schemeCode, laCode, employerId, period } = payable;
    if (payable.byHead.every((amount) => amount === 0)) continue;
    const key = JSON.stringify([schemeCode, laCode, employerId, period]);
    const other = first.get(key) ?? payable;
    first.set(key, other);
    if (other.batch !== payable.batch && !(other.knewEarlier && payable.knewEarlier)) {
      return { batches: [other.batch, payable.batch], employerId, period };
    }
  }
  return undefined;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
