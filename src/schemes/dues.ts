// What a scheme owes until the last month has been claimed for: who ends short of the whole, and which costs of a payment
// nobody has claimed. Told of what stands of one person, in a book or with the batch that is being made.
import type { Month } from "../core/day.ts";
import type { Head } from "../core/decision.ts";
import type { Pence } from "../core/money.ts";
import type { Override } from "../core/override.ts";
import type { Law } from "../law/law.ts";
import type { PostedClaim, PostedLine } from "./posted.ts";

export type Payer = { readonly employerId: string; readonly laCode: string };

/** Where a row stands; `returnBatchId` is that of the batch that brought its return. */
type RowPlace = Payer & {
  readonly period: Month;
  readonly submission: number;
  readonly returnBatchId: string;
  readonly file: string;
  readonly row: number;
};

/** What stands of a person's money. */
type StandingAmount = RowPlace & { readonly head: Head; readonly amount: Pence };

/** What a row said of its person (`OpenMatterTold`), with its row; batches count up. */
type RowTold = Payer & {
  readonly kind: string;
  readonly amount: Pence;
  readonly about: string;
  readonly period: Month;
  readonly batch: number;
  readonly batchId: string;
  readonly file: string;
  readonly row: number;
};

/** A ruling that stands and is for the claim: the right has been recognised. The month is that of the decision. */
type Recognised = {
  readonly employerId: string;
  readonly period: Month;
  readonly batch: number;
  readonly batchId: string;
  readonly file: string;
  readonly row: number;
};

export type StandingOfPerson = {
  readonly postings: readonly StandingAmount[];
  readonly lines: readonly RowTold[];
  /** The newest of each employer. */
  readonly recognised: readonly Recognised[];
};

/** What one person lacks, at the row of the last payment that stands, or at the row that is held, or at the ruling. */
export type Missing = Payer & {
  readonly period: Month;
  readonly amount: Pence;
  readonly reason: MissingReason;
  readonly batchId: string;
  readonly file: string;
  readonly row: number;
};

export const missingReasons = [
  "returns-stopped",
  "not-in-last-return",
  "earlier-month",
  "held",
  "ruling-not-followed",
  "referred",
  "rejected",
  "dismissed",
  "not-eligible",
] as const;
type MissingReason = (typeof missingReasons)[number];

/** The whole that one person may have, and the last month in which a part of it falls due. */
export type DueTerms = { readonly total: Pence; readonly lastMonth: Month };

/** Payments of whose on-costs one or both are not claimed, or on-costs that stand although their payment does not. */
export const outstandingKinds = ["not-claimed", "without-payment"] as const;

/** Costs of payments of one employer, council and due month. */
export type OutstandingCosts = Payer & {
  readonly dueMonth: Month;
  readonly kind: (typeof outstandingKinds)[number];
  readonly people: number;
  /** Of the payments. */
  readonly payments: Pence;
  /** Of the on-costs without one. */
  readonly onCosts: Pence;
};

export type Dues = {
  /** Undefined where the law does not say. */
  readonly terms: (law: Law) => DueTerms | undefined;
  /** Undefined where nothing is missing, or no right is known. `sentLast`: whether a return for the last month stands. */
  readonly missing: (
    terms: DueTerms,
    person: StandingOfPerson,
    sentLast: (payer: Payer) => boolean,
  ) => Missing | undefined;
  /** Rules of which a ruling releases a payment, but recognises no right. */
  readonly releases: readonly string[];
  /** Rules of a refusal that a ruling answers: whoever is refused for these alone has the right by it. */
  readonly answeredBy: (ruling: Override) => readonly string[];
  /** Whether a row leaves a cost open, and whether it takes back, by its standing, which begins at `first` of `values`. */
  readonly leavesOpen: (values: ArrayLike<number>, first: number) => boolean;
  readonly takesBack: (values: ArrayLike<number>, first: number) => boolean;
  /** In order of employer, council, month and kind. */
  readonly outstanding: (
    scheme: string,
    people: Iterable<{ readonly lines: readonly PostedLine[]; readonly claims: readonly PostedClaim[] }>,
  ) => readonly OutstandingCosts[];
};
