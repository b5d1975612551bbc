// What stands of a return in its newest posted version, head by head, for the list of corrections; named are only people of
// the new version.
import * as z from "zod";
import { heads } from "../../../core/decision.ts";
import { pence } from "../../../core/money.ts";
import { personNumber, personText } from "../../../core/person.ts";
import type { StoodAmount } from "../../../engine/corrections.ts";
import { returnKey } from "../../../engine/versions.ts";
import { standingAmounts } from "../../../ledger/answers/returns.ts";
import { namesAmong } from "../names.ts";
import type { Question } from "../question.ts";
import { returnFields, writtenReturn } from "../return-lines.ts";
import type { ReturnAmong } from "./month-before.ts";

/** What stands of the version that a new one takes the place of, and where that is. */
type Stood = {
  readonly batchId: string;
  readonly file: string;
  readonly amounts: readonly StoodAmount[];
};

const line = z.strictObject({
  stood: z.strictObject({
    ...returnFields,
    batch: z.string(),
    file: z.string(),
    amounts: z.array(
      z.strictObject({
        person: z.string(),
        head: z.enum(heads),
        amount: z.int().transform(pence),
        from: z.strictObject({ batchId: z.string(), file: z.string() }).optional(),
        sheet: z.string(),
        row: z.int(),
      }),
    ),
  }),
});

export const stoodReturns: Question<ReturnAmong, Stood> = {
  field: "stood",
  idOf: ({ version }) => returnKey(version),
  async ask(keys, { book }) {
    const found = new Map<string, Stood>();
    for (const { version, among } of keys) {
      const [posted] = await book.returns([version]);
      if (posted === undefined) continue;
      const { submission, earlier, batchId, file } = posted;
      const lines = await book.lines({ submissions: [submission, ...earlier] });
      // Of an amount that has stayed in an earlier version it is said where it stands.
      const amounts = standingAmounts(lines, namesAmong(book, among)).map(
        ({ batchId: batch, file: name, ...one }) =>
          batch === batchId && name === file ? one : { ...one, from: { batchId: batch, file: name } },
      );
      found.set(returnKey(version), { batchId, file, amounts });
    }
    return ({ version }) => found.get(returnKey(version));
  },
  write: ({ version }, { batchId: batch, file, amounts }) => [
    {
      stood: {
        ...writtenReturn(version),
        batch,
        file,
        amounts: amounts.map(({ person, head, amount, from, sheet, row }) => ({
          person: person === undefined ? "" : personText(person),
          head,
          amount,
          ...(from === undefined ? {} : { from }),
          sheet,
          row,
        })),
      },
    },
  ],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { batch, file, amounts, ...key } = line.parse(one).stood;
        const named = amounts.map(({ person, ...rest }) => {
          return { ...rest, person: person === "" ? undefined : personNumber(person) };
        });
        return [returnKey(key), { batchId: batch, file, amounts: named }];
      }),
    ),
};
