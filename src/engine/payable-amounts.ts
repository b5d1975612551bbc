// What is payable as packed numbers, for the ledger: six for each amount, so that a million rows are a few arrays.
import type { Month } from "../core/day.ts";
import { type Head, heads, type Payment } from "../core/decision.ts";
import { type Pence, pence } from "../core/money.ts";
import { headPlace } from "./tally.ts";

/** The amounts of one piece of a file; its rows count over the batch from `firstRow`. */
export type PostingPiece = { readonly firstRow: number; readonly numbers: Int32Array };

type PayableAmount = {
  /** Counted over the batch. */
  readonly at: number;
  /** The row's number in its file. */
  readonly row: number;
  readonly head: Head;
  readonly dueMonth: Month;
  /** 1–5 for an instalment, else 0. */
  readonly instalment: number;
  /** Paid once more after it was taken back. */
  readonly again: boolean;
  readonly amount: Pence;
};

const width = 6;

/** Adds one amount of the row that is number `at` of its piece. */
export function packAmount(into: number[], at: number, row: number, payment: Payment): void {
  const number = payment.again === true ? -payment.instalment : payment.instalment;
  into.push(at, row, headPlace(payment.head), payment.dueMonth, number, payment.amount);
}

/** In the order in which they were packed. */
export function* amountsIn(pieces: readonly PostingPiece[]): Generator<PayableAmount, undefined> {
  for (const { firstRow, numbers } of pieces) {
    for (let at = 0; at < numbers.length; at += width) {
      yield {
        at: firstRow + (numbers[at] ?? 0),
        row: numbers[at + 1] ?? 0,
        head: heads[numbers[at + 2] ?? 0] ?? "PAYMENT",
        // It was taken from a payment.
        dueMonth: (numbers[at + 3] ?? 0) as Month,
        instalment: Math.abs(numbers[at + 4] ?? 0),
        again: (numbers[at + 4] ?? 0) < 0,
        amount: pence(numbers[at + 5] ?? 0),
      };
    }
  }
}
