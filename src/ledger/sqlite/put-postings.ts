// The postings that a batch brings, as rows of their table: some hundreds at a time, so that their people are looked up together.
import type { SQLInputValue } from "node:sqlite";
import { postingKinds } from "../new-batch.ts";
import { type PostingBlock, postingsTogether } from "../posting-block.ts";
import { type Bulk, openBulk } from "./bulk.ts";
import type { ClaimKey } from "./claim-keys.ts";
import { headNumber } from "./codes.ts";
import type { Page } from "./page.ts";
import type { People } from "./page-people.ts";
import { idAt } from "./page-rows.ts";

const claim = postingKinds.indexOf("claim") + 1;
const topUp = headNumber("TOPUP");
/** From so many postings on they are looked at together. */
export const enoughForBulk = 16 * postingsTogether;

type Ids = {
  /** The ids of the entry's submissions, and of the scheme of each. */
  readonly submissions: readonly number[];
  readonly schemes: readonly number[];
  /** The key of the claims of each; undefined in a book that has none. */
  readonly keyOf: (submission: number) => ClaimKey | undefined;
};

/** Writes them in their order. `meanwhile` is called again and again. */
export function putPostings(
  page: Page,
  blocks: Iterable<PostingBlock>,
  people: People,
  { submissions, schemes, keyOf }: Ids,
  meanwhile: () => void,
): void {
  const { put, end } = page.putMany("posting");
  const first = page.next("posting");
  let id = first;
  // The same array for all postings: millions of new ones would have to be cleared up.
  const row: SQLInputValue[] = [];
  let bulk: Bulk | undefined;
  // Whose posting was the last one.
  let [submission, number, sheet]: [number, number, string] = [-1, -1, ""];
  const putOne = (block: PostingBlock, at: number, person: number): void => {
    const isNext =
      block.submission[at] !== submission || block.row[at] !== number || block.sheet[at] !== sheet;
    if (isNext)
      [submission, number, sheet] = [block.submission[at] ?? 0, block.row[at] ?? 0, block.sheet[at] ?? ""];
    const kind = postingKinds.indexOf(block.kind[at] ?? "claim") + 1;
    const head = headNumber(block.head[at] ?? "PAYMENT");
    // What a row says stands with what it pays, and with its first posting; to say it of each cost would be waste.
    const standing = head <= topUp || isNext ? block.standing[at] : undefined;
    const amount = block.amount[at] ?? 0;
    row[0] = id;
    row[1] = page.sequence;
    row[2] = idAt(submissions, submission);
    row[3] = person;
    row[4] = idAt(schemes, submission);
    row[5] = head;
    row[6] = block.dueMonth[at] ?? 0;
    row[7] = block.instalment[at] ?? 0;
    row[8] = amount;
    row[9] = kind;
    row[10] = kind === claim ? 1 : 0;
    row[11] = null;
    row[12] = sheet;
    row[13] = number;
    row[14] = standing?.join(",") ?? null;
    put(row);
    page.postings += 1;
    page.pence += amount;
    id += 1;
  };
  for (const block of blocks) {
    for (let from = 0; from < block.count; ) {
      const key = keyOf(block.submission[from] ?? 0);
      const to = endOf(block, from, (submission) => keyOf(submission) === key);
      const ids = people.idsOf(block.person.slice(from, to), key);
      for (let at = from; at < to; at += 1) putOne(block, at, ids[at - from] ?? 0);
      from = to;
      if (bulk === undefined && id - first >= enoughForBulk) {
        bulk = openBulk(page.database, page.sequence);
        page.anyOrder = true;
      }
      meanwhile();
    }
  }
  end();
  people.end();
  page.anyOrder = false;
  bulk?.end();
}

/** Behind the last one of those that are written together: people of claims of one key. */
function endOf(
  { submission, count }: PostingBlock,
  from: number,
  isOfKey: (submission: number) => boolean,
): number {
  const most = Math.min(count, from + postingsTogether);
  let last = submission[from];
  for (let at = from + 1; at < most; at += 1) {
    const next = submission[at];
    if (next !== last && !isOfKey(next ?? 0)) return at;
    last = next;
  }
  return most;
}
