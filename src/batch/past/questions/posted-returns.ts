// The newest posted version of a return.
import * as z from "zod";
import { type Posted, returnKey } from "../../../engine/versions.ts";
import type { Question } from "../question.ts";
import { type Return, returnFields, writtenReturn } from "../return-lines.ts";

const line = z.strictObject({
  return: z.strictObject({ ...returnFields, sequence: z.number(), batch: z.string() }),
});

export const postedReturns: Question<Return, Posted> = {
  field: "return",
  idOf: returnKey,
  async ask(keys, { book }) {
    const found = new Map((await book.returns(keys)).map((one) => [returnKey(one), one]));
    return (key) => {
      const one = found.get(returnKey(key));
      if (one === undefined) return undefined;
      const { submission, earlier, sequence, batchId } = one;
      return { submission, earlier, sequence, batchId };
    };
  },
  write: (key, { sequence, batchId: batch }) => [{ return: { ...writtenReturn(key), sequence, batch } }],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { sequence, batch, ...key } = line.parse(one).return;
        // The book's own number of a submission means nothing outside it.
        return [returnKey(key), { submission: -1, earlier: [], sequence, batchId: batch }];
      }),
    ),
};
