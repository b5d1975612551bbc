// The book of what was made payable: one interface of fourteen asynchronous calls, append-only, whatever keeps it. Facts are
// asked of many people at once, never row by row; what they mean is said by plain functions over what the calls answer
// (answers/). What every engine must keep to: rules.ts.
import type { BatchEvent } from "../core/batch-event.ts";
import type { Head } from "../core/decision.ts";
import type { PersonNumber } from "../core/person.ts";
import type { BatchThread, Begun } from "./batch-thread.ts";
import type { ConditionLine } from "./conditions.ts";
import type { Anchor, LedgerFinding } from "./findings.ts";
import type {
  BatchEntry,
  BatchStart,
  NewPosting,
  NewStanding,
  Posted,
  Purge,
  ReturnKey,
  Withdrawal,
} from "./new-batch.ts";
import type { MatchKey } from "./recognition.ts";
import type {
  BookBatch,
  BookCase,
  BookRuling,
  BookState,
  BookSum,
  PersonLines,
  StandingReturn,
} from "./records.ts";

/** Whose lines are wanted, and of which heads; absent = of all. */
export type LinesWanted = {
  readonly scheme?: string | undefined;
  readonly heads?: readonly Head[] | undefined;
  /** Money alone: without rows that brought none, and without what rows are compared by. */
  readonly bare?: true | undefined;
} & (
  | { readonly people: Iterable<PersonNumber> }
  | { readonly keys: Iterable<string> }
  /** Only what was posted in these returns; rows without money are not in it. */
  | { readonly submissions: Iterable<number> }
  /** The same of these rows of returns. */
  | { readonly rows: Iterable<PostedRow> }
  /** Everybody, so many at once, after the person with this key; the first ones where it is undefined. */
  | { readonly after: string | undefined; readonly most: number }
);

/** A row of a return, by the batch that brought the return. */
export type PostedRow = { readonly batchId: string; readonly file: string; readonly row: number };

/** By what postings are added up, beside scheme and head. */
export type SumPart = "person" | "employer" | "council" | "period" | "dueMonth";

/** Rulings about people, or under case references, or of a scheme, whoever they are about. */
export type RulingsWanted =
  | { readonly scheme: string }
  | { readonly people: Iterable<PersonNumber> }
  | { readonly keys: Iterable<string> }
  | { readonly codes: Iterable<string> };

/**
 * A book opened for writing holds the one writer's place from its opening until its `post` or `close`: what it was asked in
 * between cannot change before it is posted. Readers are never in the way. Every call throws `LedgerFault` and nothing else,
 * except for arguments that only our own fault can make.
 *
 * Crashes. The order is: stage the outputs, `post`, rename the staging folder into place, `record` that it is published.
 * Killed before `post` ends: the book is as it was, the staging folder is left over. Killed after it: the batch stands with
 * `published` false and its staging folder named. `recoverPublications` (publication.ts), run by the next writer before it
 * stages anything, renames the folders of posted batches into place and removes the rest.
 */
export type Book = {
  /** Sixteen random hex digits, made with the book; staging folders carry it so that two books never mix. */
  readonly bookId: string;
  /** Whether others post to it whose results lie elsewhere. */
  readonly isShared: boolean;
  /** The key under which the book knows somebody, in hex; the same for one person as long as the book lives. */
  readonly keyOf: (person: PersonNumber) => string;
  /** Where the book ends, and what it knows at all. */
  state(): Promise<BookState>;
  /** Every batch, or those of one id: several where it was withdrawn and posted again. */
  batches(id?: string): Promise<readonly BookBatch[]>;
  /** Of these files, by sha256, the newest batch, not withdrawn, that holds exactly that file. */
  inputs(sha256s: Iterable<string>): Promise<ReadonlyMap<string, InputRecord>>;
  /** The newest standing version of every return that one of these describes, in the order of the book. */
  returns(wanted: Iterable<Partial<ReturnKey>>): Promise<readonly StandingReturn[]>;
  /** What the book holds, person by person; whoever has nothing is not in it. Of everybody, in an order of the book's own. */
  lines(wanted: LinesWanted): Promise<readonly PersonLines[]>;
  /** The whole book added up, in the order of `inSumOrder`; what was undone adds up to nothing. */
  sums(parts: readonly SumPart[]): Promise<readonly BookSum[]>;
  cases(): Promise<readonly BookCase[]>;
  /**
   * What batches that stand have opened and closed in a scheme, person by person, each in the order of the book. With `also`: without
   * those of whom there is nothing but payments on expected shifts that have all been shown, unless `also` has their key.
   */
  conditions(scheme: string, also?: ReadonlySet<string>): Promise<readonly ConditionLine[]>;
  /** Rulings of batches that stand, oldest first, in the order asked for. */
  rulings(wanted: RulingsWanted): Promise<readonly BookRuling[]>;
  /** Those of the keys, the very objects, that a batch that stands has left. */
  recognise(scheme: string, wanted: Iterable<MatchKey>): Promise<ReadonlySet<MatchKey>>;
  /** All or nothing. Reversals come first, then postings and standings in their order; a withdrawal or a purge has none. */
  post(
    entry: BatchEntry | Withdrawal | Purge,
    postings?: Iterable<NewPosting>,
    standings?: Iterable<NewStanding>,
  ): Promise<Posted>;
  /**
   * Begins `post` of a large first batch as soon as its rows are decided, in a thread, which makes postings, standings and people of
   * the source; the book is the same in the end. Undefined where it is no first batch: then it is posted as any other. The book is
   * asked nothing until the batch has ended, and is closed where it does not. `thread` gives one that can begin at once.
   */
  readonly begin?: (
    start: Omit<BatchStart, "people">,
    source: unknown,
    thread: () => BatchThread,
  ) => Begun | undefined;
  /** Writes down what is done to a posted batch. That its folder is in place may be said twice. Refused: batch-unknown. */
  record(batchId: string, event: BatchEvent | Published): Promise<void>;
  /** Re-adds the whole book and walks the chain; empty = all is well. */
  check(anchors?: readonly Anchor[]): Promise<readonly LedgerFinding[]>;
  /** Gives up what was not posted. */
  close(): Promise<void>;
};

export type InputRecord = { readonly batchId: string; readonly file: string };

/** The folder of the batch is in its place. */
type Published = { readonly kind: "published" };
