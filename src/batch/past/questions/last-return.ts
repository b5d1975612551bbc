// The newest posted return of an employer before a month, as far back as a year: whoever leaves months out is not new.
import * as z from "zod";
import { addMonths, type Month, monthText } from "../../../core/day.ts";
import { returnKey } from "../../../engine/versions.ts";
import type { Question } from "../question.ts";
import { monthOf, type Return, returnFields, writtenReturn } from "../return-lines.ts";

type LastReturn = { readonly period: Month; readonly batchId: string; readonly file: string };

const line = z.strictObject({
  lastReturn: z.strictObject({
    ...returnFields,
    last: z.string().transform(monthOf),
    batch: z.string(),
    file: z.string(),
  }),
});

const monthsBack = 12;

function monthsBefore(wanted: Return): readonly Return[] {
  return Array.from({ length: monthsBack }, (_, at) => {
    return { ...wanted, period: addMonths(wanted.period, -at - 1) };
  });
}

export const lastReturn: Question<Return, LastReturn> = {
  field: "lastReturn",
  idOf: returnKey,
  async ask(keys, { book }) {
    const found = new Map(
      (await book.returns(keys.flatMap(monthsBefore))).map((one) => [returnKey(one), one]),
    );
    return (key) => {
      const newest = monthsBefore(key).find((month) => found.has(returnKey(month)));
      const one = newest && found.get(returnKey(newest));
      return one && { period: one.period, batchId: one.batchId, file: one.file };
    };
  },
  write: (key, { period, batchId: batch, file }) => [
    { lastReturn: { ...writtenReturn(key), last: monthText(period), batch, file } },
  ],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { last, batch, file, ...key } = line.parse(one).lastReturn;
        return [returnKey(key), { period: last, batchId: batch, file }];
      }),
    ),
};
