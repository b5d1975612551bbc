// Appeals of a scheme that nobody had decided when the batch began, in the order of the book. The person is not named.
import * as z from "zod";
import type { Book } from "../../../ledger/book.ts";
import type { Question } from "../question.ts";
import { checkedFrom } from "../stored-rulings.ts";
import { type UndecidedAppeal, undecidedAmong } from "../undecided.ts";

const kept = { code: z.string(), details: z.string(), batchId: z.string(), file: z.string(), row: z.int() };
const line = z.strictObject({ undecidedAppeal: z.strictObject({ scheme: z.string(), ...kept }) });

type Kept = z.infer<typeof line>["undecidedAppeal"];

export const undecidedAppeals: Question<string, readonly UndecidedAppeal[]> = {
  field: "undecidedAppeal",
  idOf: (scheme) => scheme,
  async ask(schemes, { book }) {
    const found = new Map<string, readonly UndecidedAppeal[]>();
    for (const scheme of schemes) {
      const open = await undecidedInBook(book, scheme);
      if (open.length > 0) found.set(scheme, open);
    }
    return (scheme) => found.get(scheme);
  },
  write: (scheme, open) =>
    open.map(({ code, details, since }) => ({
      undecidedAppeal: { scheme, code, details, batchId: since.batch, file: since.file, row: since.row },
    })),
  read(lines) {
    const all = lines.map((one) => line.parse(one).undecidedAppeal);
    return new Map(
      [...new Set(all.map(({ scheme }) => scheme))].map((scheme) => [
        scheme,
        all.filter((one) => one.scheme === scheme).map(appealOf),
      ]),
    );
  },
};

/** As the book stands. */
export async function undecidedInBook(book: Book, scheme: string): Promise<readonly UndecidedAppeal[]> {
  const all = await book.rulings({ scheme });
  return undecidedAmong(all.map((one) => ({ ...appealOf(one), who: one.personKey })));
}

/** Of a line of prior-facts.jsonl, too. */
function appealOf({ scheme, code, details, batchId, file, row }: Kept): UndecidedAppeal {
  const kept = { person: undefined, scheme, code, details, batchId, file, sheet: "", row };
  return { code, details, checked: checkedFrom(kept), since: { batch: batchId, file, row } };
}
