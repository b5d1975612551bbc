// The book of what was made payable: one interface, append-only. A correction is a new posting, a withdrawn
// batch is a new batch; nothing is ever changed or removed. sqlite.ts keeps it in one file.
import type { Day, Month } from "../core/day.ts";
import type { BroughtCost, Head, PersonFacts } from "../core/decision.ts";
import type { Pence } from "../core/money.ts";
import type { PersonNumber } from "../core/person.ts";
import type { AccruedSum, RecoveryLine, StandingAmount } from "./audit-lines.ts";
import type { NewCondition, OpenCondition } from "./conditions.ts";
import type { EndedReturns, PaidInReturn, PaidSum, PersonLines } from "./month-sums.ts";
import type { NewMatch, Recognition } from "./recognition.ts";

export { LedgerFault, type LedgerFaultKind, ledgerFaultKinds } from "./fault.ts";

/** A claim pays, a reversal undoes one posting, a recovery takes back (WFP-91, 92), an adjustment corrects. */
export const postingKinds = ["claim", "reversal", "recovery", "adjustment"] as const;
export type PostingKind = (typeof postingKinds)[number];

/** A file of a batch; only files of which something is kept. */
export type NewInput = { readonly file: string; readonly sha256: string };

/** What makes two files versions of the same return. */
export type ReturnKey = {
  readonly scheme: string;
  /** wfp-return, wfp-oncost …: an on-cost file is no new version of the claim. */
  readonly layout: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
};

/** One return within a file. `sequence` is the cover's; undefined for what has no versions, such as decisions. */
export type NewSubmission = ReturnKey & {
  /** Place in `BatchEntry.inputs`. */
  readonly input: number;
  readonly sequence: number | undefined;
};

/** One line of the book. What is undone is said in `BatchEntry.replaces` and `reverses`, never here. */
export type NewPosting = {
  readonly person: PersonNumber;
  /** Place in `BatchEntry.submissions`. */
  readonly submission: number;
  readonly kind: Exclude<PostingKind, "reversal">;
  readonly head: Head;
  readonly dueMonth: Month;
  /** 1–5 for an instalment, 0 for what has none. */
  readonly instalment: number;
  /** A claim is above zero, a recovery below. A posting of nothing is left out. */
  readonly amount: Pence;
  readonly sheet: string;
  readonly row: number;
  /** The scheme's whole numbers by which claims are compared (hours …), shown when a later claim meets this one. */
  readonly standing?: readonly number[] | undefined;
};

/** What a row that brought no posting says to later ones, in schemes whose rows stand as soon as they are assessed. */
export type NewStanding = {
  readonly person: PersonNumber;
  /** Place in `BatchEntry.submissions`. */
  readonly submission: number;
  readonly sheet: string;
  readonly row: number;
  /** The scheme's whole numbers, as of a posting; at least one. */
  readonly values: readonly number[];
};

/** A scheme's name and the most that one person may get from it, net; undefined = no such limit. */
export type SchemeTerms = { readonly name: string; readonly ceiling: Pence | undefined };

/** A possible duplicate that waits for a person. Columns as in duplicates.csv. */
export type NewCase = {
  /** Unique in the book, for example "<batch id>-3". */
  readonly code: string;
  readonly scheme: string;
  readonly person: PersonNumber;
  readonly certainty: "certain" | "possible";
  readonly kind: string;
  readonly fileA: string;
  readonly rowA: number;
  readonly employerA: string;
  readonly fileB: string;
  readonly rowB: number;
  readonly employerB: string;
  /** The earlier batch that holds the other claim; empty when both are in this one. */
  readonly batchB: string;
  readonly evidence: string;
  readonly keep: "A" | "B" | "none";
  readonly reason: string;
  readonly amountAtRisk: Pence;
};

/** What was decided about a case (decisions file, DUPLICATE_OUTCOME). The last event says how it stands. */
export type NewCaseEvent = {
  readonly code: string;
  readonly status: "open" | "closed";
  /** GENUINE, ERROR_RECOVERED, REFERRED_FRAUD … */
  readonly outcome: string;
  readonly day: Day | undefined;
  readonly decidedBy: string;
  readonly evidence: string;
  readonly recovered: Pence;
};

/** What a person decided about somebody's claims: an appeal, an override, the outcome of a duplicate. */
export type NewDecision = {
  /** Place in `BatchEntry.inputs`. */
  readonly input: number;
  readonly scheme: string;
  readonly person: PersonNumber;
  /** The case reference. */
  readonly code: string;
  readonly sheet: string;
  readonly row: number;
  /** The rest of the decision as its batch understood it; the book keeps it and does not look into it. */
  readonly details: string;
};

/** What the book writes down of every batch. */
export type BatchHeader = {
  /** Twelve hex digits. */
  readonly id: string;
  /** sha256 of manifest.json, 64 hex digits. */
  readonly manifest: string;
  /** The name of the staging folder whose files wait to be renamed into place; empty when there is none. */
  readonly staging: string;
  /** Handed in, never "today"; only shown. */
  readonly recordedOn?: Day | undefined;
};

export type BatchEntry = BatchHeader & {
  /** Every scheme that occurs in the submissions, cases and decisions. */
  readonly schemes: readonly SchemeTerms[];
  readonly inputs: readonly NewInput[];
  readonly submissions: readonly NewSubmission[];
  /** `ReturnVersion.submission` of earlier versions that this batch replaces: all that stands of them is reversed first. */
  readonly replaces?: readonly number[] | undefined;
  /** Ids of single postings to reverse first (`HistoryLine.posting`). */
  readonly reverses?: readonly number[] | undefined;
  readonly cases?: readonly NewCase[] | undefined;
  readonly caseEvents?: readonly NewCaseEvent[] | undefined;
  readonly decisions?: readonly NewDecision[] | undefined;
  readonly conditions?: readonly NewCondition[] | undefined;
  readonly matches?: Iterable<NewMatch> | undefined;
};

export type BatchRecord = BatchHeader & {
  readonly sequence: number;
  readonly kind: "run" | "withdrawal";
  /** The id of the batch that a withdrawal undoes, else empty. */
  readonly withdraws: string;
  /** The sequence of the batch that withdrew this one. */
  readonly withdrawnBy: number | undefined;
  readonly postings: number;
  /** The sum of its postings. */
  readonly total: Pence;
  readonly published: boolean;
  /** The chain up to and with this batch. */
  readonly chain: string;
};

/** Where the book ends: what the next manifest names as its predecessor. All empty or 0 in a new book. */
export type BookEnd = {
  readonly sequence: number;
  readonly id: string;
  readonly manifest: string;
  readonly chain: string;
};

/** The newest version of a return that stands. */
export type ReturnVersion = {
  readonly submission: number;
  readonly sequence: number;
  readonly batchId: string;
  readonly file: string;
  readonly sha256: string;
};

/** What stands of one row of an earlier batch; of a row without money, nothing and no instalments. */
export type PriorClaim = {
  readonly submission: number;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
  readonly batchId: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  /** PAYMENT and TOPUP, net of reversals. */
  readonly amount: Pence;
  readonly instalments: readonly number[];
  /** Empty when none was given. */
  readonly standing: readonly number[];
};

/** One posting with its source, in the order of the book. */
export type HistoryLine = {
  readonly posting: number;
  readonly submission: number;
  readonly batchId: string;
  readonly scheme: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
  readonly kind: PostingKind;
  readonly head: Head;
  readonly dueMonth: Month;
  readonly instalment: number;
  readonly amount: Pence;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  /** The posting that this one undoes or restores. */
  readonly reverses: number | undefined;
};

export type Balance = {
  readonly scheme: string;
  /** The person's key in hex, the employer's id, the council's code or the period's month as 2022-06. */
  readonly key: string;
  /** In the order of `heads`. */
  readonly byHead: readonly Pence[];
  readonly total: Pence;
  readonly postings: number;
};

/** A decision of a batch that was not withdrawn. */
export type DecisionRecord = Omit<NewDecision, "input" | "person"> & {
  /** Undefined where it was not found by its person: the book knows people by their keys only. */
  readonly person: PersonNumber | undefined;
  readonly batchId: string;
  readonly file: string;
};

export type CaseRecord = Omit<NewCase, "person"> & {
  readonly batchId: string;
  /** The latest month that a return of its batch is for. */
  readonly period: Month;
  /** Months from there to the latest month that stands in the book. */
  readonly ageMonths: number;
  readonly openedOn: Day | undefined;
  readonly status: "open" | "closed" | "withdrawn";
  readonly outcome: string;
  readonly decidedOn: Day | undefined;
  readonly decidedBy: string;
  /** The sum over all events. */
  readonly recovered: Pence;
};

/** What is known of a batch from outside the book, for example from the manifest in its folder. */
export type Anchor = { readonly id: string; readonly manifest: string };

/** `code` is the key of words `cli.ledger-check.<code>`; `where` names the batch, posting or person's key. */
export type LedgerFinding = {
  readonly code: LedgerFindingCode;
  readonly where: string;
  readonly detail: string;
};

export const ledgerFindingCodes = [
  "file-damaged",
  "schema-changed",
  "reference-broken",
  "batch-missing",
  "batch-not-sealed",
  "posting-missing",
  "posting-without-batch",
  "content-differs",
  "chain-broken",
  "totals-differ",
  "above-ceiling",
  "instalment-twice",
  "negative-balance",
  "reversal-differs",
  "end-missing",
  "book-shorter",
  "batch-not-in-book",
  "manifest-differs",
  "not-published",
  "folder-is-link",
  "folder-missing",
  "manifest-unreadable",
] as const;
export type LedgerFindingCode = (typeof ledgerFindingCodes)[number];

export type Posted = { readonly sequence: number; readonly postings: number; readonly chain: string };

/**
 * A ledger opened for writing holds the one writer's place from `openLedger` until its `post`, `withdraw` or
 * `close`: what it was asked in between cannot change before it is posted. Readers are never in the way.
 * Every method throws `LedgerFault` and nothing else, except for arguments that only our own fault can make.
 *
 * Crashes. The order is: stage the outputs, `post`, rename the staging folder into place, `markPublished`.
 * Killed before `post` ends: the book is as it was, the staging folder is left over. Killed after it: the
 * batch stands with `published` false and its staging folder named. `recoverPublications` (publication.ts), run
 * by the next writer before it stages anything, renames the folders of posted batches into place and removes the rest.
 */
export type Ledger = Recognition & {
  /** Sixteen random hex digits, made with the book; staging folders carry it so that two books never mix. */
  readonly bookId: string;
  end(): BookEnd;
  /** What stands of one person, without the returns in `without` (those about to be replaced); undefined = nothing. */
  factsOf(person: PersonNumber, scheme: string, without?: ReadonlySet<number>): PersonFacts | undefined;
  /** The same for many; only people with facts are in it, in ascending order of person. */
  factsFor(
    persons: Iterable<PersonNumber>,
    scheme: string,
    without?: ReadonlySet<number>,
  ): ReadonlyMap<PersonNumber, PersonFacts>;
  /**
   * What stands of one person, row by row, oldest first: who claimed, for which council and month, in which batch.
   * Rows without money are among them, in schemes whose rows stand as soon as they are assessed.
   */
  claimsOf(person: PersonNumber, scheme: string, without?: ReadonlySet<number>): readonly PriorClaim[];
  /** The newest standing version of a return. */
  findReturn(key: ReturnKey): ReturnVersion | undefined;
  /** The newest batch, not withdrawn, that holds exactly this file. */
  seenInput(sha256: string): { readonly batchId: string; readonly file: string } | undefined;
  /** The batch of that id that stands (not withdrawn). */
  findBatch(id: string): BatchRecord | undefined;
  batches(): readonly BatchRecord[];
  /** All or nothing, in one transaction. Reversals come first, then postings and standings in their order. */
  post(entry: BatchEntry, postings: Iterable<NewPosting>, standings?: Iterable<NewStanding>): Posted;
  /** Undoes a batch, last posting first, by a batch of its own. Refused when a later batch rests on it. */
  withdraw(header: BatchHeader, batchId: string): Posted;
  cases(): readonly CaseRecord[];
  /** What is open of people of a scheme, in the order of the book, without the submissions in `without`. */
  openConditions(scheme: string, without: ReadonlySet<number>): readonly OpenCondition[];
  /** Whether there is any decision at all: where there is none, nobody need be asked about. */
  hasDecisions(): boolean;
  /** The decisions about one person, oldest first. */
  decisionsOf(person: PersonNumber): readonly DecisionRecord[];
  /** The decisions with one case reference, oldest first, whoever they are about. */
  decisionsUnder(code: string): readonly DecisionRecord[];
  /** The latest month of a return that stands; undefined in a book without returns. */
  latestMonth(): Month | undefined;
  balances(by: "person" | "employer" | "council" | "month", scheme?: string): readonly Balance[];
  history(person: PersonNumber): readonly HistoryLine[];
  /** What stands of one return, by person and head, in the order of its rows. Named are only people in `among`. */
  standingOf(submission: number, among: Iterable<PersonNumber>): readonly StandingAmount[];
  /** What stands of the payment in one return, person by person, in the order of its rows. */
  paidIn(submission: number, among: Iterable<PersonNumber>): readonly PaidInReturn[];
  /** The standing returns of a month that no return of the next month follows, in order of employer. */
  endedReturns(wanted: EndedReturns): readonly PaidSum[];
  /** Employers of whom a return of claims of this month stands, with the council. */
  returnsFor(period: Month): readonly Pick<ReturnKey, "scheme" | "layout" | "employerId" | "laCode">[];
  /**
   * On-costs due from the month of a return on that files of another layout have brought for the same employer and
   * council, without the submissions in `without`; undefined where there are none at all.
   */
  broughtCosts(
    key: ReturnKey,
    without: ReadonlySet<number>,
  ): ((person: PersonNumber) => readonly BroughtCost[]) | undefined;
  /**
   * On-costs that files of this layout have brought, of any employer and month, for payments of that employer and month that
   * do not stand; without the submissions in `without`. Undefined where there are none at all.
   */
  undoneCosts(
    scheme: string,
    layout: string,
    without: ReadonlySet<number>,
  ): ((person: PersonNumber) => readonly BroughtCost[]) | undefined;
  /** Other returns that took back what this submission paid, as far as both stand. */
  takenBackBy(submission: number): readonly Omit<ReturnKey, "scheme">[];
  /** Everybody of a scheme, one after the other, without a name. */
  everybody(scheme: string): Iterable<PersonLines>;
  /** Every recovery that stands, in the order of the book; those of `person` are named. */
  recoveries(person?: PersonNumber): readonly RecoveryLine[];
  /** The whole book added up for the grant claim; sums of nothing are left out. */
  accrued(): readonly AccruedSum[];
  pendingPublications(): readonly BatchRecord[];
  /** Saying it twice does no harm. */
  markPublished(batchId: string): void;
  /** Re-adds the whole book and walks the chain; empty = all is well. */
  check(anchors?: readonly Anchor[]): readonly LedgerFinding[];
  /** Writes a copy of the book; the file must not be there yet. The key file is not part of it. */
  copyTo(path: string): void;
  /** Gives up what was not posted. */
  close(): void;
};
