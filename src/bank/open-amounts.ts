// What the steps of the matching share: the open amounts and what has been put to each.
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

export function referencesOf(dues: readonly Due[], places: Iterable<number>): readonly string[] {
  return [...places].map((place) => dues[place]?.reference ?? "").sort();
}
