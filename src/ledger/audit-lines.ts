// What the book answers when auditors ask: amounts of a return that stand, recoveries, sums for the grant claim.
import type { Month } from "../core/day.ts";
import type { Head } from "../core/decision.ts";
import type { Pence } from "../core/money.ts";
import type { PersonNumber } from "../core/person.ts";
import type { PostingKind } from "./new-batch.ts";

/** What stands of one person in one return, one head of it, net of what was undone. */
export type StandingAmount = {
  /** Undefined where it is nobody of those asked about: the book knows people by their keys only. */
  readonly person: PersonNumber | undefined;
  readonly head: Head;
  readonly amount: Pence;
  /** Where the first amount of this head stood: in the version itself, or in one before it. */
  readonly batchId: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
};

/** One posting of a return that is about to be replaced, of a person who was asked about. */
export type StoodPosting = {
  readonly person: PersonNumber;
  readonly kind: Exclude<PostingKind, "reversal">;
  readonly head: Head;
  readonly dueMonth: Month;
  readonly instalment: number;
  readonly amount: Pence;
  readonly batchId: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  /** Empty where it stands with another posting of the row. */
  readonly standing: readonly number[];
};

/** An amount to be taken back that stands, beside what it can be set off against. */
export type RecoveryLine = {
  readonly posting: number;
  readonly batchId: string;
  readonly scheme: string;
  /** The person's key in hex. */
  readonly personKey: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
  readonly dueMonth: Month;
  /** Below zero. */
  readonly amount: Pence;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  /** What else stands of the same scheme, employer, council and month: paid together, so set off first. */
  readonly otherwisePayable: Pence;
};

/** What stands of a scheme for one council, one month in which it is due, one month of the return, one head. */
export type AccruedSum = {
  readonly scheme: string;
  readonly laCode: string;
  readonly dueMonth: Month;
  readonly period: Month;
  readonly head: Head;
  readonly amount: Pence;
};
