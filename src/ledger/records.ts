// What the book answers: batches, returns, claims that stand, postings with their sources, sums, rulings and cases.
import type { BatchEvent } from "../core/batch-event.ts";
import type { Day, Month } from "../core/day.ts";
import type { Head } from "../core/decision.ts";
import type { Pence } from "../core/money.ts";
import type { PersonNumber } from "../core/person.ts";
import type { BatchHeader, NewCase, NewDecision, PostingKind, ReturnKey } from "./new-batch.ts";

export type BatchRecord = BatchHeader & {
  readonly sequence: number;
  readonly kind: "run" | "withdrawal" | "purge";
  /** The id of the batch that a withdrawal undoes, else empty. */
  readonly withdraws: string;
  /** The sequence of the batch that withdrew this one. */
  readonly withdrawnBy: number | undefined;
  /** The id of the purge that it went with: its people are not known any more. */
  readonly purgedBy: string | undefined;
  readonly postings: number;
  /** The sum of its postings. */
  readonly total: Pence;
  readonly published: boolean;
  /** The chain up to and with this batch. */
  readonly chain: string;
  /** The same keyed, as it is printed: 64 hex digits. */
  readonly head: string;
};

/** An event of a batch; `number` counts over the whole book. */
export type NumberedEvent = BatchEvent & { readonly number: number };

/** A batch with what people did to it, in the order of the book. */
export type BookBatch = BatchRecord & { readonly events: readonly NumberedEvent[] };

/** Where the book ends: what the next manifest names as its predecessor. All empty or 0 in a new book. */
type BookEnd = {
  readonly sequence: number;
  readonly id: string;
  readonly manifest: string;
  readonly chain: string;
  /** The chain keyed, as it is printed. */
  readonly head: string;
};

/** What is asked of the whole book before anything else. */
export type BookState = BookEnd & {
  /** The latest month of a return that stands; undefined in a book without returns. */
  readonly latestMonth: Month | undefined;
  /** Whether there is any ruling at all: where there is none, nobody need be asked about. */
  readonly hasRulings: boolean;
  /** Layouts of which a return stands. */
  readonly layouts: ReadonlySet<string>;
  /** Schemes of which a batch that stands has left keys by which people are recognised. */
  readonly remembersNames: ReadonlySet<string>;
  /** Schemes of which a batch was purged: whoever is not known may have been. */
  readonly forgotten: ReadonlySet<string>;
};

/** The newest version of a return that stands. */
type ReturnVersion = {
  readonly submission: number;
  /** The versions before it: of people who wait for a decision something may stand there. */
  readonly earlier: readonly number[];
  readonly sequence: number;
  readonly batchId: string;
  readonly file: string;
  readonly sha256: string;
};

/** The same with the return that it is a version of. */
export type StandingReturn = ReturnKey & ReturnVersion;

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

/** One posting with its source. */
export type PostingLine = HistoryLine & {
  readonly layout: string;
  /** The batch that brought its return: that of the posting too, but for what a later batch undoes or restores. */
  readonly returnBatchId: string;
  /** What it adds to the count of its instalment: 1 for a claim, -1 for the reversal of one, else 0. */
  readonly times: number;
  /** The scheme's whole numbers of the row; undefined where another posting of the row has them. */
  readonly standing: readonly number[] | undefined;
};

/** A row without money that stands: its batch was not withdrawn, its return not replaced. */
export type UnpaidRow = Pick<
  PostingLine,
  "submission" | "returnBatchId" | "employerId" | "laCode" | "period" | "file" | "sheet" | "row"
> & {
  readonly standing: readonly number[];
};

/** What the book holds of one person, in its order. */
export type PersonLines = {
  /** Undefined where it was not asked about by number: the book knows people by their keys only. */
  readonly person: PersonNumber | undefined;
  readonly personKey: string;
  readonly postings: readonly PostingLine[];
  readonly unpaid: readonly UnpaidRow[];
};

/** What stands of a scheme and a head, net, for one value of each part that was asked for. */
export type BookSum = {
  readonly scheme: string;
  readonly head: Head;
  /** The person's key, the employer's id, the council's code, months as whole numbers; in the order asked for. */
  readonly parts: readonly (string | number)[];
  readonly amount: Pence;
  readonly postings: number;
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

/** The same with whom it is about, and the number of its batch. */
export type BookRuling = DecisionRecord & { readonly personKey: string; readonly batch: number };

type ReturnOfCase = Pick<ReturnKey, "layout" | "laCode" | "period">;

type CaseRecord = Omit<NewCase, "person"> & {
  readonly batchId: string;
  /** The latest month that a return of its batch is for. */
  readonly period: Month;
  /** Months from there to the latest month that stands in the book. */
  readonly ageMonths: number;
  readonly openedOn: Day | undefined;
  /**
   * Purged: nobody is known any more whom it could be asked about. Replaced: a later version of the return stands whose row it holds, and
   * has said what there is to ask.
   */
  readonly status: "open" | "closed" | "withdrawn" | "purged" | "replaced";
  /** The return of the row that it holds; undefined where that is no return of this book. */
  readonly returned: ReturnOfCase | undefined;
  readonly outcome: string;
  readonly decidedOn: Day | undefined;
  readonly decidedBy: string;
  /** The sum over all events. */
  readonly recovered: Pence;
};

export type BookCase = CaseRecord & {
  /** Whose case it is. */
  readonly personKey: string;
  /** The first batch that brought GENUINE for it, withdrawn or not; undefined where none did. */
  readonly genuineSince: number | undefined;
};
