// The reconciliation with the bank, as plain data: what batches make payable, what was really paid, and what
// becomes of each. The steps are in bank-match.ts, the states and books in bank-books.ts.
import type { Day, Month } from "../core/day.ts";
import type { Pence } from "../core/money.ts";

/** One amount that a council owes an employer for a month, and the reference that it pays it with. */
export type Due = {
  /** WFP-W06000015-E0042-2022-06-01: scheme, council, employer, month, number of the submission. */
  readonly reference: string;
  /** The same for this and for all earlier versions of the return: what was paid for those counts as well. */
  readonly references: readonly string[];
  readonly scheme: string;
  readonly laCode: string;
  readonly employerId: string;
  readonly period: Month;
  readonly sequence: number;
  /** Ids of the batches that it comes from, in order. */
  readonly batches: readonly string[];
  /** All heads together; below zero the employer owes the council. */
  readonly amount: Pence;
  /** By head, in the order of `heads`. */
  readonly byHead: readonly Pence[];
};

export const directions = ["LA_TO_EMPLOYER", "EMPLOYER_TO_WORKER", "REPAYMENT"] as const;
export type Direction = (typeof directions)[number];

/** One readable row of the bank file. Texts that it does not have are empty. */
export type BankPayment = {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  /** Where the amount stands, counted from 0, and the heading above it. */
  readonly column: number;
  readonly heading: string;
  readonly date: Day;
  /** As the employer gets it: what comes back to the council is below zero. */
  readonly amount: Pence;
  readonly direction: Direction;
  readonly reference: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly batchId: string;
  readonly period: Month | undefined;
  readonly payeeName: string;
  /** The last four characters, as the layout asks. */
  readonly account: string;
  readonly journalNo: string;
};

/** How a payment was matched, the surest first. */
export const bankSteps = [
  "reference",
  "employer-period-amount",
  "amount-within-days",
  "sum-of-several",
] as const;
export type BankStep = (typeof bankSteps)[number];

/** Part or all of one payment, put to one due amount. Both are places in the lists that were matched. */
export type Allocation = {
  readonly payment: number;
  readonly due: number;
  readonly amount: Pence;
  readonly step: BankStep;
};

export const bankStates = [
  "PAID_IN_FULL",
  "PART_PAID",
  "NOT_PAID",
  "OVERPAID",
  "PAID_TWICE",
  "REPAID",
] as const;
export type BankState = (typeof bankStates)[number];

/** Why a payment belongs to nothing that is due. */
const unknownReasons = [
  "several-fit",
  "too-many-to-try",
  "cells-disagree",
  "other-return",
  "employer-unknown",
  "employer-missing",
  "no-amount-fits",
] as const;
export type UnknownReason = (typeof unknownReasons)[number];

/** A payment that stays unmatched, with what it might belong to: references, those of one sum joined by " + ". */
export type UnknownPayment = {
  readonly payment: number;
  readonly reason: UnknownReason;
  readonly candidates: readonly string[];
};

export type Matching = {
  readonly allocations: readonly Allocation[];
  readonly unknown: readonly UnknownPayment[];
  /** Payments of employers to workers: another pair of hands, not compared here. */
  readonly aside: readonly number[];
};

export type BankOptions = {
  /** How far from the last day of its month, in days, an amount may be paid to be matched by its amount alone. */
  readonly days: number;
};

/** Days unless the operator says otherwise. */
export const usualDays = 10;
