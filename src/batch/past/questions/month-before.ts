// What the employer's return for the month before paid, person by person; named are only people of the return in hand.
import * as z from "zod";
import { addMonths } from "../../../core/day.ts";
import { pence } from "../../../core/money.ts";
import { type PersonNumber, personNumber, personText } from "../../../core/person.ts";
import { returnKey } from "../../../engine/versions.ts";
import { paidInReturn } from "../../../ledger/answers/returns.ts";
import type { PaidInReturn } from "../../../ledger/month-sums.ts";
import { namesAmong } from "../names.ts";
import type { Question } from "../question.ts";
import { type Return, returnFields, writtenReturn } from "../return-lines.ts";

/** The payment of one return of an earlier batch. */
type PaidReturn = {
  readonly batchId: string;
  readonly file: string;
  readonly people: readonly PaidInReturn[];
};

/** A return, and the people whom it names. */
export type ReturnAmong = { readonly version: Return; readonly among: ReadonlySet<PersonNumber> };

const line = z.strictObject({
  monthBefore: z.strictObject({
    ...returnFields,
    batch: z.string(),
    file: z.string(),
    people: z.array(
      z.strictObject({ person: z.string(), amount: z.int(), instalment: z.int(), row: z.int() }),
    ),
  }),
});

export const monthBefore: Question<ReturnAmong, PaidReturn> = {
  field: "monthBefore",
  idOf: ({ version }) => returnKey(version),
  async ask(keys, { book }) {
    const found = new Map<string, PaidReturn>();
    for (const { version, among } of keys) {
      const [before] = await book.returns([{ ...version, period: addMonths(version.period, -1) }]);
      if (before === undefined) continue;
      const { submission, earlier, batchId, file } = before;
      const lines = await book.lines({
        submissions: [submission, ...earlier],
        heads: ["PAYMENT"],
        bare: true,
      });
      found.set(returnKey(version), { batchId, file, people: paidInReturn(lines, namesAmong(book, among)) });
    }
    return ({ version }) => found.get(returnKey(version));
  },
  write: ({ version }, { batchId: batch, file, people }) => [
    {
      monthBefore: {
        ...writtenReturn(version),
        batch,
        file,
        people: people.map(({ person, amount, instalment, row }) => {
          return { person: person === undefined ? "" : personText(person), amount, instalment, row };
        }),
      },
    },
  ],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { batch, file, people, ...key } = line.parse(one).monthBefore;
        const named = people.map(({ person, amount, ...rest }) => {
          return { ...rest, person: person === "" ? undefined : personNumber(person), amount: pence(amount) };
        });
        return [returnKey(key), { batchId: batch, file, people: named }];
      }),
    ),
};
