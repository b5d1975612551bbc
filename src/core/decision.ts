// What becomes of one claim row: its outcome, every finding, and the pence that the batch makes payable.
import type { Day, Month, Period } from "./day.ts";
import type { Finding } from "./finding.ts";
import type { Pence } from "./money.ts";
import type { OnCostMark } from "./on-cost-mark.ts";
import type { Override } from "./override.ts";
import type { ProblemCode } from "./problem-codes.ts";

export const outcomes = [
  "payable",
  "not-eligible",
  "refer",
  "held",
  "declined",
  "rejected",
  "superseded",
] as const;
export type Outcome = (typeof outcomes)[number];

/** The heads of a claim, in the order in which reports show them. */
export const heads = [
  "PAYMENT",
  "EMPLOYER_NI",
  "EMPLOYER_PENSION",
  "ADMIN_FEE",
  "TOPUP",
  "RECOVERY",
] as const;
export type Head = (typeof heads)[number];

/** One amount that falls due: a line of payments.csv and, with a ledger, one posting. */
export type Payment = {
  readonly head: Head;
  readonly dueMonth: Month;
  readonly amount: Pence;
  /** 1–5 for an instalment, 0 for a lump sum, a balance or what has no instalments. */
  readonly instalment: number;
  /** The instalment was paid before and taken back: it is paid once more, and counted once. Absent = no. */
  readonly again?: true | undefined;
};

/** A fault or a remark about the claim at one of its cells; the engine adds the place. */
export type Remark = {
  readonly code: ProblemCode;
  readonly key: string;
  readonly expected: string;
  readonly rule: string;
};

export type Decision = {
  readonly outcome: Outcome;
  /** The payment rests on shifts that are still expected (WFP-92). */
  readonly conditional: boolean;
  readonly findings: readonly Finding[];
  /** What is payable for the row's own period, by head; empty unless the outcome is payable. */
  readonly payable: readonly Payment[];
  /** What will fall due in later months if nothing changes; shown, never counted as payable now. */
  readonly later: readonly Payment[];
  /** What the employer claims for the period, all heads together. */
  readonly claimed: Pence;
  /** The claim by head, as declared, in the order of `heads`; absent heads are zero. */
  readonly declared: readonly Declared[];
  readonly remarks: readonly Remark[];
  /** Awards of another scheme for some of the same days: each opens a case; absent = none. */
  readonly awards?: readonly AwardMet[] | undefined;
};

/** An award of another scheme, a row of a file beside the claims, with the days that this claim is for, too. */
export type AwardMet = {
  readonly layout: string;
  /** Its place among the rows of that layout that belong to the claim. */
  readonly at: number;
  readonly days: Period;
  /** What the claim would bring if the award did not hold it. */
  readonly atRisk: Pence;
};

/** A declared amount beside the computed one, before the lower of both was taken. */
export type Declared = {
  readonly head: Head;
  readonly declared: Pence;
  readonly computed: Pence;
  /** What was computed and is not payable, because the cell in which it is claimed is blank (WFP-64); absent = nothing. */
  readonly notClaimed?: Pence | undefined;
};

/** What earlier batches say of one person: nothing at all without a ledger. */
export type PersonFacts = {
  /** Sum of PAYMENT posted so far. */
  readonly paid: Pence;
  /** Instalment numbers posted so far, in order. */
  readonly instalments: readonly number[];
  readonly lumpPaid: boolean;
  /** Instalments before the last payment that were posted once and do not stand, or not beside this batch: due again. */
  readonly reopened?: readonly number[] | undefined;
  /** So many instalments came together with others: an employer that counts returns is behind by them. Absent = none. */
  readonly together?: number | undefined;
  /** The part of `paid` that rests on shifts nobody has shown yet (WFP-92) and was not taken back. */
  readonly paidConditionally?: Pence | undefined;
};

/** What is known when a claim is decided, beside the claim itself. */
export type Circumstances = {
  /** The month that the file is for. */
  readonly period: Month;
  /** The paying council, for example W06000015. */
  readonly laCode: string;
  readonly employerId: string;
  /** There is a ledger, so that what it does not hold was not paid; absent = no. */
  readonly remembers?: boolean | undefined;
  /** Absent when the batch runs without a ledger. */
  readonly person?: PersonFacts | undefined;
  /** Days that the operator fixed for the run, never "today". */
  readonly asAt?: Day | undefined;
  /** Rows of the files that accompany the claims and belong to this one, by layout; what its scheme asks for. */
  readonly companions?: ReadonlyMap<string, readonly CompanionRow[]> | undefined;
  /** The other rows of the same person with the same employer, where the scheme asks for them. */
  readonly others?: OtherRows | undefined;
  /** What people decided about this person's claims with this employer; absent for nearly everybody. */
  readonly overrides?: readonly Override[] | undefined;
  /** What stands of this person with this employer, month by month, where the file asks for it. */
  readonly paidMonths?: readonly PaidMonth[] | undefined;
  /**
   * On-costs that files of their own have brought: this employer's, for returns that could bring them again, and anybody's
   * whose payment was undone; absent for nearly everybody.
   */
  readonly broughtCosts?: readonly BroughtCost[] | undefined;
};

/** What stands of an employer's cost that came in a file of its own: the return must not bring it a second time. */
export type BroughtCost = {
  readonly head: Head;
  readonly dueMonth: Month;
  /** The instalment whose cost it is, 0 where there is none or more than one. */
  readonly instalment: number;
  readonly amount: Pence;
};

/** What stands in the ledger of one person with one employer for one due month, net of what was undone. */
export type PaidMonth = {
  readonly dueMonth: Month;
  readonly payment: Pence;
  readonly employerNi: Pence;
  readonly employerPension: Pence;
  /** The instalment that was paid, 0 where there is none or more than one. */
  readonly instalment: number;
  /** What the claim said of its on-costs; undefined where the ledger does not know. */
  readonly onCosts: OnCostMark | undefined;
  /** Something was taken back from the person, in whatever month. */
  readonly takenBack: boolean;
};

/** A row of an accompanying file as whole numbers, in the order in which the scheme names its columns. */
export type CompanionRow = readonly (number | undefined)[];

/**
 * Standings of all rows of a person with an employer that could be assessed, in input order; what the ledger has of
 * earlier batches comes first. The rows of one person share the list.
 */
export type OtherRows = {
  readonly all: readonly (readonly number[])[];
  /** The place of the claim's own row in the list; −1 when it is not in it. */
  readonly own: number;
};
