// What somebody has decided of two people: that they are two, or one.
import * as z from "zod";
import { ruledPairs as pairsIn, rowsAgainst, ruledCases } from "../../../ledger/answers/ruled-pairs.ts";
import type { OnePerson, PairRuling } from "../../../ledger/recognition.ts";
import type { Question } from "../question.ts";

export type AskedPair = { readonly scheme: string; readonly a: OnePerson; readonly b: OnePerson };

const line = z.strictObject({
  ruled: z.strictObject({ scheme: z.string(), pair: z.string(), as: z.enum(["two", "one"]) }),
});

/** Whoever learns of one pair of a scheme has learned of all. */
export const ruledPairs: Question<AskedPair, PairRuling> = {
  field: "ruled",
  idOf: ({ scheme, a, b }) => `${scheme} ${pairText(a, b)}`,
  scopeOf: ({ scheme }) => scheme,
  async ask(keys, { book, outcomes }) {
    const cases = ruledCases(await book.cases(), keys[0]?.scheme ?? "", outcomes);
    const paid = cases.length === 0 ? [] : await book.lines({ rows: rowsAgainst(cases) });
    const rulingOn = pairsIn(cases, paid, outcomes);
    if (cases.length === 0) return () => undefined;
    const side = ({ person, employerId }: OnePerson) => ({ personKey: book.keyOf(person), employerId });
    return ({ a, b }) => rulingOn(side(a), side(b));
  },
  write: ({ scheme, a, b }, as) => [{ ruled: { scheme, pair: pairText(a, b), as } }],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { scheme, pair, as } = line.parse(one).ruled;
        return [`${scheme} ${pair}`, as];
      }),
    ),
};

function pairText(a: OnePerson, b: OnePerson): string {
  return [a, b]
    .map(({ person, employerId }) => JSON.stringify([person, employerId]))
    .sort()
    .join(" ");
}
