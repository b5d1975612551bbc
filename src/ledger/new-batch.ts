// What a batch brings into the book: its header, its returns, postings, standings, cases, rulings and conditions. A
// correction is a new posting, a withdrawn batch is a new batch; nothing is ever changed or removed.
import type { BatchEvent } from "../core/batch-event.ts";
import type { Day, Month } from "../core/day.ts";
import type { Head } from "../core/decision.ts";
import type { Pence } from "../core/money.ts";
import type { PersonNumber } from "../core/person.ts";
import type { NewCondition } from "./conditions.ts";
import type { NewMatches, UnmadeMatches } from "./recognition.ts";

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

/** What a batch brings before its postings: known as soon as all of its rows are decided. */
export type BatchStart = {
  /** Every scheme that occurs in the submissions, cases and decisions. */
  readonly schemes: readonly SchemeTerms[];
  readonly inputs: readonly NewInput[];
  readonly submissions: readonly NewSubmission[];
  /** Submissions of earlier versions that this batch replaces: all that stands of them is reversed first. */
  readonly replaces?: readonly number[] | undefined;
  /** But for these people: what stands of them in replaced versions stays until a person has decided. */
  readonly waits?:
    | readonly { readonly replaced: readonly number[]; readonly persons: readonly PersonNumber[] }[]
    | undefined;
  /** Ids of single postings to reverse first (`HistoryLine.posting`). */
  readonly reverses?: readonly number[] | undefined;
  /** By what its people are recognised later. */
  readonly people?: UnmadeMatches | undefined;
};

/** What a batch brings after its postings. */
export type BatchRest = {
  readonly cases?: readonly NewCase[] | undefined;
  readonly caseEvents?: readonly NewCaseEvent[] | undefined;
  readonly decisions?: readonly NewDecision[] | undefined;
  readonly conditions?: readonly NewCondition[] | undefined;
  /** Further keys, after those of the people. */
  readonly matches?: Iterable<NewMatches> | undefined;
  /** Who prepared it, written after it in the same transaction. */
  readonly prepared?: BatchEvent | undefined;
};

export type BatchEntry = BatchHeader & BatchStart & BatchRest;

/** A batch of its own that undoes another one, last posting first. Refused when a later batch rests on it. */
export type Withdrawal = BatchHeader & {
  /** The id of the batch to undo. */
  readonly withdraws: string;
  /** Who withdraws it and why: an event of the batch that is undone. */
  readonly withdrawn?: BatchEvent | undefined;
};

/** A batch of its own that forgets the people of others, whose time has come. Sums, chain and postings stay. */
export type Purge = BatchHeader & {
  /** The numbers of the batches; a withdrawal goes with the batch that it undid. */
  readonly purges: readonly number[];
};

export type Posted = { readonly sequence: number; readonly postings: number; readonly chain: string };
