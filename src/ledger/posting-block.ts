// A great many postings as columns, which are filled again and again: an object for each of millions has to be made, handed on and
// cleared up, which costs a seventh of posting them.
import type { Month } from "../core/day.ts";
import type { Head } from "../core/decision.ts";
import type { Pence } from "../core/money.ts";
import type { PersonNumber } from "../core/person.ts";
import type { NewPosting } from "./new-batch.ts";

/** The first `count` of each column, none of nothing; good until the next block is asked for. What they mean: `NewPosting`. */
export type PostingBlock = {
  count: number;
  readonly person: PersonNumber[];
  readonly submission: number[];
  readonly kind: NewPosting["kind"][];
  readonly head: Head[];
  readonly dueMonth: Month[];
  readonly instalment: number[];
  readonly amount: Pence[];
  readonly sheet: string[];
  readonly row: number[];
  readonly standing: NewPosting["standing"][];
};

/** So many are written at once, so that their people are looked up together. */
export const postingsTogether = 1024;

export function emptyBlock(): PostingBlock {
  return {
    ...{ count: 0, person: [], submission: [], kind: [], head: [], dueMonth: [], instalment: [] },
    ...{ amount: [], sheet: [], row: [], standing: [] },
  };
}

/** What is nothing is no posting. */
export function* inBlocks(postings: Iterable<NewPosting>): Generator<PostingBlock> {
  const block = emptyBlock();
  for (const posting of postings) {
    if (posting.amount === 0) continue;
    const at = block.count;
    block.person[at] = posting.person;
    block.submission[at] = posting.submission;
    block.kind[at] = posting.kind;
    block.head[at] = posting.head;
    block.dueMonth[at] = posting.dueMonth;
    block.instalment[at] = posting.instalment;
    block.amount[at] = posting.amount;
    block.sheet[at] = posting.sheet;
    block.row[at] = posting.row;
    block.standing[at] = posting.standing;
    block.count += 1;
    if (block.count < postingsTogether) continue;
    yield block;
    block.count = 0;
  }
  if (block.count > 0) yield block;
}
