// What is payable as packed numbers, for the ledger: four for each amount, so that a million rows are a few arrays.
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

const width = 4;
/** Month, head, instalment and whether it is paid again stand in one number of 31 bits. */
const [mostHeads, mostInstalments] = [8, 128];

/** Adds one amount of the row that is number `at` of its piece. */
export function packAmount(into: number[], at: number, row: number, payment: Payment): void {
  const { dueMonth, head, instalment, again, amount } = payment;
  if (instalment >= mostInstalments) throw new Error(`nobody has ${instalment} instalments`);
  const what = (dueMonth * mostHeads + headPlace(head)) * mostInstalments + instalment;
  // Only an instalment is counted, and can be counted once though it is paid again.
  into.push(at, row, what * 2 + (again === true && instalment > 0 ? 1 : 0), amount);
}

/** In the order in which they were packed. */
export function* amountsIn(pieces: readonly PostingPiece[]): Generator<PayableAmount, undefined> {
  for (const { firstRow, numbers } of pieces) {
    for (let at = 0; at < numbers.length; at += width) {
      const packed = numbers[at + 2] ?? 0;
      const what = (packed - (packed % 2)) / 2;
      const instalment = what % mostInstalments;
      const place = ((what - instalment) / mostInstalments) % mostHeads;
      yield {
        at: firstRow + (numbers[at] ?? 0),
        row: numbers[at + 1] ?? 0,
        head: heads[place] ?? "PAYMENT",
        // It was taken from a payment.
        dueMonth: Math.floor(packed / (2 * mostInstalments * mostHeads)) as Month,
        instalment,
        again: packed % 2 === 1,
        amount: pence(numbers[at + 3] ?? 0),
      };
    }
  }
}
