// What the rows of a batch say of the people of a scheme, in the form in which the book will have it when the batch is posted.
import type { PersonNumber } from "../../core/person.ts";
import type { StandingPiece } from "../../engine/standings.ts";
import type { PersonMatters } from "../../ledger/answers/open-conditions.ts";
import type { NewCondition } from "../../ledger/conditions.ts";
import type { NewPosting, NewSubmission } from "../../ledger/new-batch.ts";
import type { CheckedDecision } from "../../rulings/row.ts";
import type { Payer } from "../../schemes/dues.ts";
import type { PostedClaim, PostedLine } from "../../schemes/posted.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import { payerKey } from "../past/missing.ts";
import { detailsOf } from "../past/stored-rulings.ts";
import { filesPosted, postingsOf, submissionsOf } from "../publish/posting.ts";

type Batch = Pick<DecidedBatch, "read" | "settled" | "rulings">;

export type OwnRows = {
  readonly scheme: string;
  readonly submissions: readonly NewSubmission[];
  readonly conditions: ReadonlyMap<PersonNumber, readonly NewCondition[]>;
  readonly rulings: ReadonlyMap<PersonNumber, readonly CheckedDecision[]>;
  /** The rows of which each may pay something, packed. */
  readonly standings: readonly StandingPiece[];
  readonly postings: () => Iterable<NewPosting>;
  readonly fileOf: (submission: number) => string;
};

/** What the batch posts, by person: of some people, because of all of them it may be millions. */
export type OwnPostings = ReadonlyMap<PersonNumber, readonly NewPosting[]>;

/** What so many rows post is kept, because it is gone through several times: a few megabytes. */
const rowsKept = 20_000;

/** `conditions` are those of all schemes. */
export function ownRowsOf(
  scheme: string,
  { read, settled, rulings }: Batch,
  conditions: readonly NewCondition[],
): OwnRows {
  const [submissions, files] = [submissionsOf(read), filesPosted(read)];
  const isOurs = ({ submission }: { readonly submission: number }): boolean =>
    submissions[submission]?.scheme === scheme;
  const held = new Set(settled.changed.keys());
  const standings = files.filter((file) => file.scheme === scheme).flatMap((file) => file.standings);
  const made = function* () {
    for (const one of postingsOf({ read, held })) if (isOurs(one)) yield one;
  };
  const isSmall = files.reduce((sum, { rows }) => sum + rows, 0) <= rowsKept;
  let kept: readonly NewPosting[] | undefined;
  return {
    ...{ scheme, submissions, standings },
    conditions: Map.groupBy(conditions.filter(isOurs), ({ person }) => person),
    rulings: Map.groupBy(
      rulings.accepted.filter((one) => one.scheme === scheme),
      ({ person }) => person,
    ),
    postings() {
      if (!isSmall) return made();
      kept ??= [...made()];
      return kept;
    },
    fileOf: (submission) => files[submission]?.input.label ?? "",
  };
}

/** Everybody of whom a row may pay something; whoever has several rows comes several times. */
export function* peopleIn({ standings }: Pick<OwnRows, "standings">): Generator<PersonNumber> {
  // The desk made them with personNumber.
  for (const { persons } of standings) for (const person of persons) yield person as PersonNumber;
}

export function ownPostings(own: OwnRows, isAsked: (person: PersonNumber) => boolean): OwnPostings {
  const found = new Map<PersonNumber, NewPosting[]>();
  for (const one of own.postings()) {
    if (!isAsked(one.person)) continue;
    const mine = found.get(one.person);
    if (mine === undefined) found.set(one.person, [one]);
    else mine.push(one);
  }
  return found;
}

/** No batch of the book has such a number: it comes after all. */
const thisBatch = Number.POSITIVE_INFINITY;

/** What the book has of somebody, with what the batch adds. */
export function withOwn(
  { conditions, rulings, submissions, fileOf }: OwnRows,
  postings: OwnPostings,
  person: PersonNumber,
  before: PersonMatters | undefined,
): PersonMatters {
  const place = (submission: number) => {
    const { layout, employerId, laCode, period } = returnAt(submissions, submission);
    // Submissions of the book have other numbers.
    return { submission: -1 - submission, layout, employerId, laCode, period, file: fileOf(submission) };
  };
  const lines = (conditions.get(person) ?? []).map(({ kind, amount, about, row, submission }) => {
    return { kind, amount, about, row, ...place(submission), batch: thisBatch, batchId: "" };
  });
  const money = (postings.get(person) ?? []).map(({ submission, head, amount, row }) => {
    return { ...place(submission), head, amount, row, returnBatchId: "" };
  });
  const ruled = (rulings.get(person) ?? []).map((one) => {
    const place = { batchId: "", file: one.file, row: one.row };
    return { batch: thisBatch, code: one.decision.caseId, details: detailsOf(one), ...place };
  });
  return {
    lines: [...(before?.lines ?? []), ...lines],
    postings: [...(before?.postings ?? []), ...money],
    rulings: [...(before?.rulings ?? []), ...ruled],
  };
}

/** What the batch posts for somebody, as the ledger's history has it, and the claims that it leaves. */
export function ownCosts({ scheme, submissions }: OwnRows, own: readonly NewPosting[]) {
  const lines = own.map(({ submission, head, dueMonth, instalment, amount }): PostedLine => {
    const { employerId, laCode, period } = returnAt(submissions, submission);
    return { scheme, employerId, laCode, period, head, dueMonth, instalment, amount };
  });
  const claims = own.flatMap(({ submission, head, standing }): readonly PostedClaim[] => {
    if (head !== "PAYMENT" || standing === undefined) return [];
    const { employerId, laCode, period } = returnAt(submissions, submission);
    return [{ employerId, laCode, period, standing }];
  });
  return { lines, claims };
}

/** The employers of the batch with their councils, each once. */
export function payersOf({ scheme, submissions }: OwnRows): readonly Payer[] {
  const mine = submissions.filter((one) => one.scheme === scheme);
  return [
    ...new Map(
      mine.map(({ employerId, laCode }) => [payerKey({ employerId, laCode }), { employerId, laCode }]),
    ).values(),
  ];
}

/** Employers for whose claims the batch brings rulings. */
export function employersRuled({ rulings }: OwnRows): ReadonlySet<string> {
  return new Set([...rulings.values()].flat().map(({ decision }) => decision.employerId));
}

function returnAt(submissions: readonly NewSubmission[], at: number): NewSubmission {
  const found = submissions[at];
  if (found === undefined) throw new Error("a line of no return");
  return found;
}
