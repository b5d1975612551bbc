// Returns of a council for the month before that no return for this month follows, added up by employer.
import * as z from "zod";
import { addMonths } from "../../../core/day.ts";
import { pence } from "../../../core/money.ts";
import { returnKey } from "../../../engine/versions.ts";
import { paidSums } from "../../../ledger/answers/returns.ts";
import type { EndedReturns, PaidSum } from "../../../ledger/month-sums.ts";
import type { Question } from "../question.ts";
import { returnFields, writtenReturn } from "../return-lines.ts";

const { employerId: _ofNoEmployer, ...councilFields } = returnFields;
const line = z.strictObject({
  endedReturns: z.strictObject({
    ...councilFields,
    employers: z.array(
      z.strictObject({
        employerId: z.string(),
        people: z.int(),
        amount: z.int().transform(pence),
        peopleDue: z.int(),
        amountDue: z.int().transform(pence),
      }),
    ),
  }),
});

const idOf = (wanted: Omit<EndedReturns, "except" | "instalments">): string =>
  returnKey({ ...wanted, employerId: "" });

/** `period` is this month. */
export const endedReturns: Question<EndedReturns, readonly PaidSum[]> = {
  field: "endedReturns",
  idOf,
  async ask(keys, { book }) {
    const found = new Map<string, readonly PaidSum[]>();
    for (const wanted of keys) {
      const { scheme, layout, laCode, period, except, instalments } = wanted;
      const of = { scheme, layout, laCode };
      const following = await book.returns([{ ...of, period }]);
      const followed = new Set([...except, ...following.map(({ employerId }) => employerId)]);
      const before = await book.returns([{ ...of, period: addMonths(period, -1) }]);
      const ended = before.filter(({ employerId }) => !followed.has(employerId));
      const submissions = ended.flatMap(({ submission, earlier }) => [submission, ...earlier]);
      const sums = paidSums(await book.lines({ submissions, heads: ["PAYMENT"], bare: true }), instalments);
      if (sums.length > 0) found.set(idOf(wanted), sums);
    }
    return (wanted) => found.get(idOf(wanted));
  },
  write(wanted, employers) {
    const { employerId: _none, ...council } = writtenReturn({ ...wanted, employerId: "" });
    return [{ endedReturns: { ...council, employers } }];
  },
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { employers, ...key } = line.parse(one).endedReturns;
        return [idOf(key), employers];
      }),
    ),
};
