// What a bank reconciliation says: the lines of its files and their totals.
import type { Day, Month } from "../core/day.ts";
import type { Pence } from "../core/money.ts";
import type { HeadAmounts } from "../engine/head-amounts.ts";
import type { BankState, BankStep, Direction, UnknownReason } from "./bank.ts";

/** One line of bank.csv: one due amount. */
export type BankLine = HeadAmounts & {
  readonly state: BankState;
  readonly reference: string;
  readonly scheme: string;
  readonly laCode: string;
  readonly employerId: string;
  readonly period: Month;
  readonly sequence: number;
  readonly expected: Pence;
  /** What was paid to the employer, and what came back. */
  readonly paid: Pence;
  readonly repaid: Pence;
  /** paid − repaid − expected: below zero, the employer still waits for money. */
  readonly difference: Pence;
  /** The steps that matched, separated by a space. */
  readonly matched: string;
  /** Where the payments stand: file and row. */
  readonly payments: string;
  /** Their references as the bank file has them. */
  readonly references: string;
  readonly firstPaid: Day | undefined;
  readonly lastPaid: Day | undefined;
  /** Days from the end of the month to the last payment; 0 where it was paid within its month. */
  readonly daysLate: number;
  readonly batches: string;
};

/** One line of unknown.csv: a payment that belongs to nothing that is due, or is not compared. */
export type UnknownLine = {
  readonly state: "UNKNOWN_PAYMENT" | "SET_ASIDE";
  readonly reason: UnknownReason | "employer-to-worker";
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly paymentDate: Day;
  readonly amount: Pence;
  readonly direction: Direction;
  readonly employerId: string;
  readonly paymentReference: string;
  readonly batchId: string;
  readonly period: Month | undefined;
  readonly payeeName: string;
  readonly accountNumber: string;
  readonly journalNo: string;
  /** References that it might belong to, separated by " | "; those of one sum are joined by " + ". */
  readonly candidates: string;
  /** Where its amount stands. */
  readonly column: number;
  readonly heading: string;
};

/** One line of cut-off.csv: money that moved after the end of the month that it is for. */
export type CutOffLine = {
  readonly reference: string;
  readonly scheme: string;
  readonly laCode: string;
  readonly employerId: string;
  readonly period: Month;
  readonly periodEnd: Day;
  readonly paymentDate: Day;
  readonly daysAfter: number;
  readonly amount: Pence;
  readonly paymentReference: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
};

/** One line of balances.csv: what an employer is owed at the end of a month, by what is due for it and paid in it. */
export type BalanceLine = {
  readonly scheme: string;
  readonly laCode: string;
  readonly employerId: string;
  readonly month: Month;
  readonly due: Pence;
  readonly paid: Pence;
  readonly repaid: Pence;
  /** The balance before + due − paid + repaid. */
  readonly balance: Pence;
};

export type BankTotals = {
  readonly expected: Pence;
  readonly paid: Pence;
  readonly repaid: Pence;
  readonly difference: Pence;
  readonly byState: Readonly<Record<BankState, { readonly lines: number; readonly difference: Pence }>>;
  /** How many payments each step has matched. */
  readonly byStep: Readonly<Record<BankStep, number>>;
  readonly payments: number;
  readonly unknown: { readonly payments: number; readonly amount: Pence };
  readonly aside: { readonly payments: number; readonly amount: Pence };
  readonly cutOff: { readonly payments: number; readonly amount: Pence };
  /** Due amounts that are not paid to the penny. */
  readonly differing: number;
};

export type BankReconciliation = {
  readonly lines: readonly BankLine[];
  readonly unknown: readonly UnknownLine[];
  readonly aside: readonly UnknownLine[];
  readonly cutOff: readonly CutOffLine[];
  readonly balances: readonly BalanceLine[];
  readonly totals: BankTotals;
};
