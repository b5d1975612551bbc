// What earlier batches left open of people's payments, in the order of the book. Nobody is named: people are recognised by
// where their payments stand.
import * as z from "zod";
import { monthText } from "../../../core/day.ts";
import { pence } from "../../../core/money.ts";
import { openConditions as openIn } from "../../../ledger/answers/open-conditions.ts";
import type { Book } from "../../../ledger/book.ts";
import { type OpenCondition, openKinds, waitsForPerson } from "../../../ledger/conditions.ts";
import type { BatchEntry } from "../../../ledger/new-batch.ts";
import type { Question } from "../question.ts";
import { monthOf } from "../return-lines.ts";

/** `waits` is what stays of returns that the batch is about to replace. */
type AskedConditions = { readonly scheme: string; readonly waits: BatchEntry["waits"] };

const place = z.strictObject({ batchId: z.string(), file: z.string(), row: z.int() });
const line = z.strictObject({
  openCondition: z.strictObject({
    scheme: z.string(),
    kind: z.enum(openKinds),
    employerId: z.string(),
    laCode: z.string(),
    period: z.string().transform(monthOf),
    amount: z.int().transform(pence),
    since: place,
    paid: place,
    about: z.string(),
    rulings: z.array(z.strictObject({ code: z.string(), details: z.string() })),
  }),
});

export const openConditions: Question<AskedConditions, readonly OpenCondition[]> = {
  field: "openCondition",
  idOf: ({ scheme }) => scheme,
  async ask(keys, { book, without }) {
    const found = new Map<string, readonly OpenCondition[]>();
    for (const { scheme, waits = [] } of keys) {
      const stays = new Set(
        waits.flatMap(({ replaced, persons }) =>
          persons.flatMap((person) => replaced.map((one) => `${one} ${book.keyOf(person)}`)),
        ),
      );
      const open = await openInBook(
        book,
        scheme,
        (personKey, submission) => !without.has(submission) || stays.has(`${submission} ${personKey}`),
      );
      if (open.length > 0) found.set(scheme, open);
    }
    return ({ scheme }) => found.get(scheme);
  },
  write: ({ scheme }, open) =>
    open.map(({ kind, employerId, laCode, period, amount, since, paid, about, rulings }) => {
      const told = { scheme, kind, employerId, laCode, period: monthText(period), amount, since, paid };
      return { openCondition: { ...told, about, rulings } };
    }),
  read(lines) {
    const found = new Map<string, OpenCondition[]>();
    for (const { scheme, ...one } of lines.map((value) => line.parse(value).openCondition)) {
      found.set(scheme, [...(found.get(scheme) ?? []), one]);
    }
    return found;
  },
};

/** As the book stands, without what does not count. */
export async function openInBook(
  book: Book,
  scheme: string,
  counts?: (personKey: string, submission: number) => boolean,
): Promise<readonly OpenCondition[]> {
  const lines = await book.conditions(scheme);
  const keys = [...new Set(lines.map(({ personKey }) => personKey))];
  if (keys.length === 0) return [];
  // What waits may be costs, too.
  const all = lines.some(({ about }) => about === waitsForPerson);
  const heads = all ? undefined : (["PAYMENT", "RECOVERY"] as const);
  const people = await book.lines({ keys, scheme, heads });
  const rulings = (await book.rulings({ keys })).filter((one) => one.scheme === scheme);
  return openIn(lines, people, rulings, counts);
}
