// Other returns that took back what stands of the newest posted version of a return.
import * as z from "zod";
import { monthText } from "../../../core/day.ts";
import { type RecoveringReturn, returnKey } from "../../../engine/versions.ts";
import { recoveringReturns as recoveringIn } from "../../../ledger/answers/recoveries.ts";
import type { Book } from "../../../ledger/book.ts";
import type { Question } from "../question.ts";
import { type Return, returnFields, writtenReturn } from "../return-lines.ts";

const { scheme: _scheme, ...ofOneScheme } = returnFields;
const line = z.strictObject({
  recovered: z.strictObject({ ...returnFields, by: z.array(z.strictObject(ofOneScheme)) }),
});

export const recoveringReturns: Question<Return, readonly RecoveringReturn[]> = {
  field: "recovered",
  idOf: returnKey,
  async ask(keys, { book }) {
    const found = new Map<string, readonly RecoveringReturn[]>();
    for (const { submission, earlier, ...key } of await book.returns(keys)) {
      const by = await recoveringOf(book, [submission, ...earlier]);
      if (by.length > 0) found.set(returnKey(key), by);
    }
    return (key) => found.get(returnKey(key));
  },
  write: (key, by) => [
    {
      recovered: {
        ...writtenReturn(key),
        by: by.map(({ layout, employerId, laCode, period }) => {
          return { layout, employerId, laCode, period: monthText(period) };
        }),
      },
    },
  ],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { by, ...key } = line.parse(one).recovered;
        return [returnKey(key), by];
      }),
    ),
};

async function recoveringOf(
  book: Book,
  submissions: readonly number[],
): Promise<readonly RecoveringReturn[]> {
  const paid = await book.lines({ submissions, heads: ["PAYMENT"] });
  const keys = paid.map(({ personKey }) => personKey);
  return recoveringIn(submissions, await book.lines({ keys, heads: ["PAYMENT", "RECOVERY"] }));
}
