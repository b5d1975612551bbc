// What the rows of a batch say of the people of a scheme, in the form in which the book will have it when the batch is posted.
import type { PersonNumber } from "../../core/person.ts";
import { standingsOf } from "../../engine/standings.ts";
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
  readonly postings: ReadonlyMap<PersonNumber, readonly NewPosting[]>;
  /** Everybody of whom a row may pay something. */
  readonly people: ReadonlySet<PersonNumber>;
  readonly fileOf: (submission: number) => string;
};

/** `conditions` are those of all schemes. */
export function ownRowsOf(
  scheme: string,
  { read, settled, rulings }: Batch,
  conditions: readonly NewCondition[],
): OwnRows {
  const [submissions, files] = [submissionsOf(read), filesPosted(read)];
  const isOurs = ({ submission }: { readonly submission: number }): boolean =>
    submissions[submission]?.scheme === scheme;
  const paid = [...postingsOf({ read, held: new Set(settled.changed.keys()) })].filter(isOurs);
  const people = read
    .filter((file) => !file.refused && !file.superseded && file.scheme === scheme)
    .flatMap(({ standings }) => [...standingsOf(standings)].map(({ person }) => person));
  return {
    ...{ scheme, submissions, people: new Set(people) },
    conditions: Map.groupBy(conditions.filter(isOurs), ({ person }) => person),
    rulings: Map.groupBy(
      rulings.accepted.filter((one) => one.scheme === scheme),
      ({ person }) => person,
    ),
    postings: Map.groupBy(paid, ({ person }) => person),
    fileOf: (submission) => files[submission]?.input.label ?? "",
  };
}

/** No batch of the book has such a number: it comes after all. */
const thisBatch = Number.POSITIVE_INFINITY;

/** What the book has of somebody, with what the batch adds. */
export function withOwn(
  { conditions, rulings, postings, submissions, fileOf }: OwnRows,
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
    return { batch: thisBatch, code: one.decision.caseId, details: detailsOf(one) };
  });
  return {
    lines: [...(before?.lines ?? []), ...lines],
    postings: [...(before?.postings ?? []), ...money],
    rulings: [...(before?.rulings ?? []), ...ruled],
  };
}

/** What the batch posts for somebody, as the ledger's history has it, and the claims that it leaves. */
export function ownCosts({ scheme, postings, submissions }: OwnRows, person: PersonNumber) {
  const own = postings.get(person) ?? [];
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

function returnAt(submissions: readonly NewSubmission[], at: number): NewSubmission {
  const found = submissions[at];
  if (found === undefined) throw new Error("a line of no return");
  return found;
}
