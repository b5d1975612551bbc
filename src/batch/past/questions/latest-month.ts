// The latest month of a return that stands in the book, where it is later than the batch's own or the batch has none: what is
// open is as old as that.
import * as z from "zod";
import { type Month, monthText } from "../../../core/day.ts";
import type { Question } from "../question.ts";
import { monthOf } from "../return-lines.ts";

const line = z.strictObject({
  latestMonth: z.strictObject({ batch: z.string(), book: z.string().transform(monthOf) }),
});

const batchText = (batch: Month | undefined): string => (batch === undefined ? "" : monthText(batch));

/** Asked with the latest month of the batch; undefined = it brings rulings alone. */
export const latestMonth: Question<Month | undefined, Month> = {
  field: "latestMonth",
  idOf: batchText,
  async ask(_batches, { state: { latestMonth: latest } }) {
    return (batch) => (latest !== undefined && (batch === undefined || latest > batch) ? latest : undefined);
  },
  write: (batch, book) => [{ latestMonth: { batch: batchText(batch), book: monthText(book) } }],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { batch, book } = line.parse(one).latestMonth;
        return [batch, book];
      }),
    ),
};
