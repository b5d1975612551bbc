// What a book in memory holds: everything that was ever posted, in its order, as plain data. Nothing is changed in place; a
// batch makes new pages of the old ones, so that what is refused leaves nothing behind.
import type { PersonNumber } from "../../core/person.ts";
import type { NewCondition } from "../conditions.ts";
import type {
  BatchHeader,
  NewCase,
  NewCaseEvent,
  NewDecision,
  NewInput,
  NewStanding,
  NewSubmission,
} from "../new-batch.ts";
import type { MatchKey } from "../recognition.ts";
import type { NumberedEvent, PostingLine } from "../records.ts";

/** By the number of its batch. */
type OfBatch = { readonly batch: number };

type MemoryBatch = BatchHeader & {
  readonly sequence: number;
  /** The sequence of the batch that it undoes. */
  readonly withdraws: number | undefined;
  /** Of a purge, the sequences of the batches that it forgets. */
  readonly purges?: readonly number[] | undefined;
  readonly postings: number;
  readonly total: number;
  readonly chain: string;
};

/** Its number is its place, from 1. */
type MemorySubmission = OfBatch & NewSubmission & { readonly file: string; readonly sha256: string };

/** What a posting says itself; its number is its place, from 1. What its return says is looked up. */
export type MemoryPosting = OfBatch &
  Pick<
    PostingLine,
    | "submission"
    | "scheme"
    | "kind"
    | "head"
    | "dueMonth"
    | "instalment"
    | "amount"
    | "times"
    | "reverses"
    | "sheet"
    | "row"
    | "standing"
  > & { readonly person: PersonNumber };

export type Pages = {
  readonly batches: readonly MemoryBatch[];
  /** Sequences of batches whose folders are in place. */
  readonly published: ReadonlySet<number>;
  readonly events: readonly (OfBatch & NumberedEvent)[];
  readonly ceilings: ReadonlyMap<string, number | undefined>;
  readonly inputs: readonly (OfBatch & NewInput)[];
  readonly submissions: readonly MemorySubmission[];
  readonly postings: readonly MemoryPosting[];
  /** `submission` is the number of a submission here, not a place in its batch. */
  readonly standings: readonly (OfBatch & NewStanding & { readonly scheme: string })[];
  readonly conditions: readonly (OfBatch & NewCondition & { readonly scheme: string })[];
  readonly cases: readonly (OfBatch & NewCase)[];
  readonly caseEvents: readonly (OfBatch & NewCaseEvent)[];
  readonly rulings: readonly (OfBatch & NewDecision & { readonly file: string })[];
  /** Values as they stand between the quotes of JSON. */
  readonly matches: readonly (OfBatch & MatchKey & { readonly scheme: string })[];
};

export const noPages: Pages = {
  batches: [],
  published: new Set(),
  events: [],
  ceilings: new Map(),
  inputs: [],
  submissions: [],
  postings: [],
  standings: [],
  conditions: [],
  cases: [],
  caseEvents: [],
  rulings: [],
  matches: [],
};

/** Whether a batch stands: nobody has withdrawn it. */
export function stands({ batches }: Pages): (batch: number) => boolean {
  const gone = new Set(batches.map(({ withdraws }) => withdraws));
  return (batch) => !gone.has(batch);
}

export function sameReturn(a: NewSubmission, b: NewSubmission): boolean {
  return (
    a.scheme === b.scheme &&
    a.layout === b.layout &&
    a.employerId === b.employerId &&
    a.laCode === b.laCode &&
    a.period === b.period
  );
}

/** Whether a later version of the same return stands. */
export function isReplaced(
  { submissions }: Pages,
  one: MemorySubmission,
  standing: (batch: number) => boolean,
): boolean {
  return submissions.some(
    (other) => sameReturn(other, one) && (other.sequence ?? 0) > (one.sequence ?? 0) && standing(other.batch),
  );
}

export function submissionOf({ submissions }: Pages, number: number): MemorySubmission {
  const found = submissions[number - 1];
  if (found === undefined) throw new Error(`no submission ${number}`);
  return found;
}
