// What stands of a return that a new version takes the place of, posting by posting, of the people whom the new one names.
import * as z from "zod";
import { monthText } from "../../../core/day.ts";
import { heads } from "../../../core/decision.ts";
import { pence } from "../../../core/money.ts";
import { personNumber, personText } from "../../../core/person.ts";
import { returnKey } from "../../../engine/versions.ts";
import { stoodPostings as stoodIn } from "../../../ledger/answers/returns.ts";
import type { StoodPosting } from "../../../ledger/audit-lines.ts";
import { namesAmong } from "../names.ts";
import type { Question } from "../question.ts";
import { monthOf, returnFields, writtenReturn } from "../return-lines.ts";
import type { ReturnAmong } from "./month-before.ts";

const line = z.strictObject({
  stoodPostings: z.strictObject({
    ...returnFields,
    postings: z.array(
      z.strictObject({
        person: z.string().transform(personNumber),
        kind: z.enum(["claim", "recovery", "adjustment"]),
        head: z.enum(heads),
        dueMonth: z.string().transform(monthOf),
        instalment: z.int(),
        amount: z.int().transform(pence),
        batchId: z.string(),
        file: z.string(),
        sheet: z.string(),
        row: z.int(),
        standing: z.array(z.int()),
      }),
    ),
  }),
});

/** In the order of the book; nothing where it has no version of the return. */
export const stoodPostings: Question<ReturnAmong, readonly StoodPosting[]> = {
  field: "stoodPostings",
  idOf: ({ version }) => returnKey(version),
  async ask(keys, { book }) {
    const found = new Map<string, readonly StoodPosting[]>();
    for (const { version, among } of keys) {
      const [posted] = await book.returns([version]);
      if (posted === undefined) continue;
      const lines = await book.lines({ submissions: [posted.submission, ...posted.earlier] });
      const postings = stoodIn(lines, namesAmong(book, among));
      if (postings.length > 0) found.set(returnKey(version), postings);
    }
    return ({ version }) => found.get(returnKey(version));
  },
  write: ({ version }, postings) => [
    {
      stoodPostings: {
        ...writtenReturn(version),
        postings: postings.map((one) => ({
          person: personText(one.person),
          kind: one.kind,
          head: one.head,
          dueMonth: monthText(one.dueMonth),
          instalment: one.instalment,
          amount: one.amount,
          batchId: one.batchId,
          file: one.file,
          sheet: one.sheet,
          row: one.row,
          standing: one.standing,
        })),
      },
    },
  ],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { postings, ...key } = line.parse(one).stoodPostings;
        return [returnKey(key), postings];
      }),
    ),
};
