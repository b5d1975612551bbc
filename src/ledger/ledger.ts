// The book of what was made payable: one interface, append-only. sqlite.ts keeps it in one file.
import type { BatchEvent } from "../core/batch-event.ts";
import type { Month } from "../core/day.ts";
import type { BroughtCost, PersonFacts } from "../core/decision.ts";
import type { PersonNumber } from "../core/person.ts";
import type { AccruedSum, RecoveryLine, StandingAmount, StoodPosting } from "./audit-lines.ts";
import type { OpenCondition } from "./conditions.ts";
import type { Events } from "./events.ts";
import type { Anchor, LedgerFinding } from "./findings.ts";
import type { EndedReturns, PaidInReturn, PaidSum, PersonLines } from "./month-sums.ts";
import type { BatchEntry, BatchHeader, NewPosting, NewStanding, Posted, ReturnKey } from "./new-batch.ts";
import type { Recognition } from "./recognition.ts";
import type {
  Balance,
  BatchRecord,
  BookEnd,
  CaseRecord,
  DecisionRecord,
  HistoryLine,
  PriorClaim,
  ReturnVersion,
} from "./records.ts";

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
export type Ledger = Recognition &
  Events & {
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
    /** Undoes a batch, last posting first, by a batch of its own, with the event of the batch that is undone. Refused when a later batch rests on it. */
    withdraw(header: BatchHeader, batchId: string, withdrawn?: BatchEvent): Posted;
    cases(): readonly CaseRecord[];
    /** What is open of people of a scheme, in the order of the book, without the submissions in `without`. */
    openConditions(
      scheme: string,
      without: ReadonlySet<number>,
      waits?: BatchEntry["waits"],
    ): readonly OpenCondition[];
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
    /** The postings that stand of a return and of its earlier versions, of the people in `among`, in the order of the book. */
    stoodPostings(submission: number, among: Iterable<PersonNumber>): readonly StoodPosting[];
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
