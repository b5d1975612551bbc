// The newest posted version of a return, and whether its batch was purged.
import * as z from "zod";
import { type Posted, returnKey } from "../../../engine/versions.ts";
import type { Book } from "../../../ledger/book.ts";
import type { Question } from "../question.ts";
import { type Return, returnFields, writtenReturn } from "../return-lines.ts";

const line = z.strictObject({
  return: z.strictObject({
    ...returnFields,
    sequence: z.number(),
    batch: z.string(),
    purged: z.literal(true).optional(),
  }),
});

const none: ReadonlySet<string> = new Set();

export const postedReturns: Question<Return, Posted> = {
  field: "return",
  idOf: returnKey,
  async ask(keys, { book, state }) {
    const found = new Map((await book.returns(keys)).map((one) => [returnKey(one), one]));
    const purged = state.forgotten.size === 0 || found.size === 0 ? none : await purgedBatches(book);
    return (key) => {
      const one = found.get(returnKey(key));
      if (one === undefined) return undefined;
      const { submission, earlier, sequence, batchId } = one;
      return posted({ submission, earlier, sequence, batchId }, purged.has(batchId));
    };
  },
  write: (key, { sequence, batchId: batch, isPurged }) => [
    { return: { ...writtenReturn(key), sequence, batch, ...(isPurged ? { purged: isPurged } : {}) } },
  ],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { sequence, batch, purged, ...key } = line.parse(one).return;
        // The book's own number of a submission means nothing outside it.
        return [
          returnKey(key),
          posted({ submission: -1, earlier: [], sequence, batchId: batch }, purged === true),
        ];
      }),
    ),
};

function posted(one: Posted, isPurged: boolean): Posted {
  return isPurged ? { ...one, isPurged } : one;
}

/** An id that was withdrawn and posted again is purged only where the batch that stands is. */
async function purgedBatches(book: Pick<Book, "batches">): Promise<ReadonlySet<string>> {
  const standing = (await book.batches()).filter(({ withdrawnBy }) => withdrawnBy === undefined);
  return new Set(standing.filter(({ purgedBy }) => purgedBy !== undefined).map(({ id }) => id));
}
