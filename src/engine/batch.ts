// What a batch comes to, as plain data: what the engine hands to the reports and to the manifest. Rows of
// decisions.csv, payments.csv, forecast.csv and problems.csv stream past; only what is counted or in doubt is kept here.
import type { Day, Month } from "../core/day.ts";
import type { Head, Outcome } from "../core/decision.ts";
import type { Pence } from "../core/money.ts";
import type { PersonNumber } from "../core/person.ts";
import type { Problem } from "../core/problem.ts";
import type { ProblemCode, Severity } from "../core/problem-codes.ts";
import type { Mapping } from "../law/mapping.ts";
import type { Overrides } from "../law/overrides.ts";
import type { HeadAmounts } from "./head-amounts.ts";
import type { MatterSum } from "./open-matters.ts";
import type { Difference } from "./tally.ts";

/** The refused first: the order in which people want to read them. */
export const fileStatuses = [
  "rejected",
  "partly-accepted",
  "accepted-with-warnings",
  "accepted",
  "superseded",
] as const;
export type FileStatus = (typeof fileStatuses)[number];

export type FileResult = {
  /** The name within the batch, without a folder of the machine. */
  readonly file: string;
  /** Empty when no layout fits. */
  readonly layout: string;
  /** The name of the mapping that it was read by; absent = none. */
  readonly mapping?: string | undefined;
  readonly scheme: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly status: FileStatus;
  readonly employerId: string;
  readonly employerName: string;
  readonly laCode: string;
  readonly period: Month | undefined;
  readonly sequence: number;
  /** Claim rows read; the outcomes add up to it. */
  readonly rowsRead: number;
  readonly byOutcome: Readonly<Record<Outcome, number>>;
  /** What the rows claim, added up while reading; the outcomes add up to it. */
  readonly claimed: Pence;
  readonly claimedByOutcome: Readonly<Record<Outcome, Pence>>;
  readonly payableByHead: Readonly<Record<Head, Pence>>;
  /** As the cover says; undefined when there is no cover or it does not say. */
  readonly declaredRows: number | undefined;
  readonly declaredTotal: Pence | undefined;
  /** The sum of the column that the declared total is about. */
  readonly computedTotal: Pence;
  /** Rows that are no claims: of files that accompany claims or are listed; absent = none. */
  readonly otherRows?: OtherRowsRead | undefined;
  readonly problems: Readonly<Record<Severity, number>>;
  /** The gravest one, the first of them in the file. */
  readonly firstProblem: Problem | undefined;
};

/** Rows that are no claims. A rejected one is in no list and accompanies nothing. */
export type OtherRowsRead = { readonly read: number; readonly rejected: number };

/** One line of decisions.csv. */
export type DecisionLine = HeadAmounts & {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly rowRef: string;
  readonly scheme: string;
  readonly niNumber: string;
  readonly surname: string;
  readonly forenames: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month | undefined;
  readonly outcome: Outcome;
  readonly conditional: boolean;
  /** Ids of the rules that decided the row, failed ones first, separated by a space. */
  readonly rules: string;
  readonly total: Pence;
  readonly claimed: Pence;
  /** total − claimed. */
  readonly difference: Pence;
  /** Heads of a payable row whose declared amount is not the computed one: "EMPLOYER_NI 45.09/45.08". */
  readonly differs: string;
};

/** One line of payments.csv, an amount that is payable now, or of forecast.csv: one that a later month brings. */
export type PaymentLine = {
  readonly scheme: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly niNumber: string;
  readonly head: Head;
  readonly dueMonth: Month;
  readonly amount: Pence;
  readonly instalment: number;
  readonly file: string;
  readonly row: number;
  /** The earlier batch whose posting is undone, with its file and row; empty for what this batch makes payable. */
  readonly replaces: string;
};

/** One line of payees.csv: what payments.csv holds for one employer from one council. */
export type PayeeLine = HeadAmounts & {
  readonly employerId: string;
  readonly employerName: string;
  readonly laCode: string;
  readonly total: Pence;
};

/** One line of problems.csv: a problem with its sentences. */
export type ProblemLine = {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly file: string;
  readonly sheet: string;
  /** 0 when the problem is not of one row. */
  readonly row: number;
  /** Letters, empty when the problem is not at one cell. */
  readonly column: string;
  readonly cell: string;
  readonly heading: string;
  readonly key: string;
  readonly found: string;
  readonly expected: string;
  readonly rule: string;
  readonly messageEn: string;
  readonly messageCy: string;
};

/** One line of duplicates.csv: one held row (B) against the row that is kept, or the first of the case (A). */
export type DuplicateLine = {
  /** The case's number within the batch, from 1, in input order of row A. */
  readonly case: number;
  readonly certainty: "certain" | "possible";
  readonly kind: string;
  readonly fileA: string;
  readonly rowA: number;
  readonly employerA: string;
  readonly fileB: string;
  readonly rowB: number;
  readonly employerB: string;
  /** The id of the earlier batch that holds the other claim; empty when both are in this one. */
  readonly batchB: string;
  readonly niNumber: string;
  /** Of row A in the same batch; it is shown beside that of row B and stands in no column of the CSV file. */
  readonly niNumberA?: string | undefined;
  /** Whose row B is, where the batch itself has just found it; with the employers' own numbers of both, not printed either. */
  readonly person?: PersonNumber | undefined;
  readonly payrollRefA?: string | undefined;
  readonly payrollRefB?: string | undefined;
  /** What is alike: codes of words, separated by a space. */
  readonly evidence: string;
  readonly keep: "A" | "B" | "none";
  readonly reason: string;
  readonly amountAtRisk: Pence;
  /** Row B is held, or the case is only worth knowing. */
  readonly effect: "held" | "information";
  /** How sure it is that the two are one person, and by which rule. */
  readonly tier: "certain" | "probable" | "number-conflict" | "possible";
  readonly matchRule: string;
  /** As typed; a claim of the ledger has no names. */
  readonly surnameA: string;
  readonly forenamesA: string;
  readonly surnameB: string;
  readonly forenamesB: string;
  /** Codes of words, separated by a space. */
  readonly agree: string;
  readonly differ: string;
  /** How much likelier one person is than two, in base-2 logarithms: "27.46". Empty where one side has no names. */
  readonly score: string;
  /** The days that an award of another scheme and the claim are both for; absent in any other case. */
  readonly sharedFrom?: Day | undefined;
  readonly sharedTo?: Day | undefined;
};

export const reconciliationLevels = ["file", "employer", "council", "batch"] as const;
export type ReconciliationLevel = (typeof reconciliationLevels)[number];

/** One head of one file, employer, council or of the batch: declared against payable, and every reason. */
export type ReconciliationLine = {
  readonly level: ReconciliationLevel;
  readonly file: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month | undefined;
  readonly head: Head;
  readonly declared: Pence;
  /** What is payable. */
  readonly computed: Pence;
  /** computed − declared: below zero, the employer claims too much. */
  readonly difference: Pence;
  /** They add up to the difference; empty where both agree. */
  readonly differences: readonly Difference[];
  /** What was computed besides and is not payable, because nobody claimed it. */
  readonly notClaimed: { readonly rows: number; readonly amount: Pence };
};

/** A reconciliation line as reconciliation.csv has it, with its reasons as one text. */
export type ReconciliationRow = Omit<ReconciliationLine, "differences" | "notClaimed"> & {
  readonly explanation: string;
};

type RowsOfRule = { readonly outcome: Outcome; readonly rule: string; readonly rows: number };

export type Totals = {
  readonly files: Readonly<Record<FileStatus, number>>;
  readonly rowsRead: number;
  readonly byOutcome: Readonly<Record<Outcome, number>>;
  readonly claimed: Pence;
  readonly claimedByOutcome: Readonly<Record<Outcome, Pence>>;
  readonly payableByHead: Readonly<Record<Head, Pence>>;
  /** All heads together: what the rows come to. */
  readonly payable: Pence;
  /** What earlier versions of returns had been posted with and is undone by this batch: zero or below. */
  readonly replaced: Pence;
  /** `payable` and `replaced` together: what the batch moves, as in the ledger. */
  readonly toPay: Pence;
  readonly toPayByHead: Readonly<Record<Head, Pence>>;
  /** Lines of payments.csv; their amounts are `toPay`. */
  readonly payments: number;
  /** The sum of forecast.csv: what later months bring if nothing changes. */
  readonly forecast: Pence;
  /** Rows that are not payable by their outcome and the rule that stands first, most first. */
  readonly byRule: readonly RowsOfRule[];
  /** Payable rows that rest on shifts still expected. */
  readonly conditional: number;
};

type ListSize = { readonly name: string; readonly lines: number };

/** What the operator chose and what changes the output, defaults filled in. */
type BatchOptions = {
  readonly lang: "en" | "cy" | "both";
  /** Values that a council has set, by parameter id, with the decision that set them. */
  readonly parameters: Overrides;
  /** The mappings that files of it have to do with, by name; absent = none. */
  readonly mappings?: readonly Mapping[] | undefined;
};

export type Batch = {
  /** Twelve hex digits. */
  readonly id: string;
  readonly programVersion: string;
  readonly options: BatchOptions;
  /** In input order. */
  readonly files: readonly FileResult[];
  readonly duplicates: readonly DuplicateLine[];
  readonly reconciliation: readonly ReconciliationLine[];
  /** Codes that occur, with how often. */
  readonly problemCounts: ReadonlyMap<ProblemCode, number>;
  readonly totals: Totals;
  /** Tables that only inform, by the name of their CSV file, and how many lines each has; absent = none. */
  readonly lists?: readonly ListSize[] | undefined;
  /** What an officer has to see to, added up by kind; absent = nothing. */
  readonly matters?: readonly MatterSum[] | undefined;
  /** What the ledger did with it: nothing is kept, posted now, or posted by an earlier run of the same batch. */
  readonly ledger: "none" | "posted" | "posted-before";
  /** Where the ledger's chain ended before this batch, keyed; null for the first one, or without a ledger. */
  readonly previousHead: string | null;
  /** The day for which the parameters are shown: the last day of the latest month that a file is for. */
  readonly parametersOn: Day | undefined;
};
