// What the steps of the matching share: the open amounts, whether a payment's cells speak against a due amount,
// and an order that does not depend on the file's.
import { daysOf } from "../core/day.ts";
import { pence } from "../core/money.ts";
import type { Allocation, BankOptions, BankPayment, BankStep, Due, UnknownReason } from "./bank.ts";

export type Book = {
  readonly allocations: readonly Allocation[];
  /** What is due and not yet paid; below zero where too much was paid. */
  readonly open: (due: number) => number;
  readonly allocated: (due: number) => readonly Allocation[];
  readonly put: (payment: number, due: number, amount: number, step: BankStep) => void;
};

export type Work = {
  readonly dues: readonly Due[];
  readonly payments: readonly BankPayment[];
  readonly employers: ReadonlyMap<string, readonly number[]>;
  readonly book: Book;
  readonly pending: ReadonlySet<number>;
  readonly options: BankOptions;
  /** Puts the payment, or this much of it, to a due amount. */
  readonly take: (payment: number, due: number, step: BankStep, amount?: number) => void;
};

export type Leave = (payment: number, reason: UnknownReason, candidates?: readonly string[]) => void;

export function openBook(dues: readonly Due[], payments: readonly BankPayment[]): Book {
  const allocations: Allocation[] = [];
  const byDue: Allocation[][] = dues.map(() => []);
  const left: number[] = dues.map(({ amount }) => amount);
  return {
    allocations,
    open: (due) => left[due] ?? 0,
    allocated: (due) => byDue[due] ?? [],
    put(payment, due, amount, step) {
      if (payments[payment] === undefined || dues[due] === undefined)
        throw new Error("no such payment or due");
      const allocation = { payment, due, amount: pence(amount), step };
      allocations.push(allocation);
      byDue[due]?.push(allocation);
      left[due] = (left[due] ?? 0) - amount;
    },
  };
}

/** Does no cell of the payment speak against it? The month is a hint only, so a reference is stronger. */
export function agrees(payment: BankPayment, due: Due | undefined, by: "reference" | "amount"): due is Due {
  if (due === undefined) return false;
  const { employerId, laCode, batchId, period } = payment;
  if (employerId !== "" && employerKey(employerId) !== employerKey(due.employerId)) return false;
  if (laCode !== "" && laCode !== due.laCode) return false;
  if (batchId !== "" && !due.batches.includes(batchId)) return false;
  return by === "reference" || period === undefined || period === due.period;
}

/** Was it paid within the days before or after the last day of its month, that day included? */
export function nearMonthEnd(payment: BankPayment, due: Due, { days }: BankOptions): boolean {
  return Math.abs(payment.date - daysOf(due.period).last) <= days;
}

export function employerKey(employerId: string): string {
  return employerId.trim().toUpperCase();
}

export function referencesOf(dues: readonly Due[], places: Iterable<number>): readonly string[] {
  return [...places].map((place) => dues[place]?.reference ?? "").sort();
}

/** Places by each of their keys, in order. */
export function placesBy<Value>(
  values: readonly Value[],
  keysOf: (value: Value, place: number) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  values.forEach((value, place) => {
    for (const key of keysOf(value, place)) {
      const places = found.get(key);
      if (places === undefined) found.set(key, [place]);
      else places.push(place);
    }
  });
  return found;
}

/** Places of the payments in an order that does not depend on the file's. */
export function inOrder(payments: readonly BankPayment[]): readonly number[] {
  const keys = payments.map((payment) =>
    [
      String(payment.date + 1_000_000).padStart(8, "0"),
      String(payment.amount + 1_000_000_000_000).padStart(16, "0"),
      payment.reference,
      payment.employerId,
      payment.laCode,
      payment.period ?? "",
      payment.batchId,
      payment.direction,
      payment.payeeName,
      payment.account,
      payment.journalNo,
    ].join("\u0000"),
  );
  return payments
    .map((_, place) => place)
    .sort((a, b) => {
      const [left, right] = [keys[a] ?? "", keys[b] ?? ""];
      return left < right ? -1 : left > right ? 1 : a - b;
    });
}
