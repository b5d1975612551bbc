// The postings that a batch brings, as rows of their table: some hundreds at a time, so that their people are looked up together.
import type { SQLInputValue } from "node:sqlite";
import { type NewPosting, postingKinds } from "../new-batch.ts";
import { type Bulk, openBulk } from "./bulk.ts";
import type { ClaimKey } from "./claim-keys.ts";
import { headNumber } from "./codes.ts";
import type { Page } from "./page.ts";
import type { People } from "./page-people.ts";
import { idAt } from "./page-rows.ts";

const claim = postingKinds.indexOf("claim") + 1;
const topUp = headNumber("TOPUP");
const together = 1024;
/** From so many postings on they are looked at together. */
export const enoughForBulk = 16 * together;

type Ids = {
  /** The ids of the entry's submissions, and of the scheme of each. */
  readonly submissions: readonly number[];
  readonly schemes: readonly number[];
  /** The key of the claims of each; undefined in a book that has none. */
  readonly keyOf: (submission: number) => ClaimKey | undefined;
};

/** Writes them in their order. What is nothing is no posting. `meanwhile` is called again and again. */
export function putPostings(
  page: Page,
  postings: Iterable<NewPosting>,
  people: People,
  { submissions, schemes, keyOf }: Ids,
  meanwhile: () => void,
): void {
  const { put, end } = page.putMany("posting");
  const first = page.next("posting");
  let id = first;
  // The same array for all postings: millions of new ones would have to be cleared up.
  const row: SQLInputValue[] = [];
  let former: NewPosting | undefined;
  let bulk: Bulk | undefined;
  const putOne = (posting: NewPosting, person: number): void => {
    const kind = postingKinds.indexOf(posting.kind) + 1;
    const head = headNumber(posting.head);
    // What a row says stands with what it pays, and with its first posting; to say it of each cost would be waste.
    const isSaid = posting.standing !== undefined && (head <= topUp || !ofOneRow(posting, former));
    row[0] = id;
    row[1] = page.sequence;
    row[2] = idAt(submissions, posting.submission);
    row[3] = person;
    row[4] = idAt(schemes, posting.submission);
    row[5] = head;
    row[6] = posting.dueMonth;
    row[7] = posting.instalment;
    row[8] = posting.amount;
    row[9] = kind;
    row[10] = kind === claim ? 1 : 0;
    row[11] = null;
    row[12] = posting.sheet;
    row[13] = posting.row;
    row[14] = isSaid ? (posting.standing?.join(",") ?? null) : null;
    put(row);
    former = posting;
    page.postings += 1;
    page.pence += posting.amount;
    id += 1;
  };
  let waiting: NewPosting[] = [];
  let submission: number | undefined;
  let key: ClaimKey | undefined;
  const flush = (): void => {
    const ids = people.idsOf(
      waiting.map(({ person }) => person),
      key,
    );
    for (const [at, posting] of waiting.entries()) putOne(posting, ids[at] ?? 0);
    waiting = [];
  };
  for (const posting of postings) {
    if (posting.amount === 0) continue;
    if (posting.submission !== submission) {
      const next = keyOf(posting.submission);
      // Together are people of claims of one key.
      if (next !== key) flush();
      [submission, key] = [posting.submission, next];
    }
    waiting.push(posting);
    if (waiting.length < together) continue;
    flush();
    if (bulk === undefined && id - first >= enoughForBulk) {
      bulk = openBulk(page.database, page.sequence);
      page.anyOrder = true;
    }
    meanwhile();
  }
  flush();
  end();
  people.end();
  page.anyOrder = false;
  bulk?.end();
}

function ofOneRow(posting: NewPosting, before: NewPosting | undefined): boolean {
  return (
    before !== undefined &&
    before.submission === posting.submission &&
    before.row === posting.row &&
    before.sheet === posting.sheet
  );
}
