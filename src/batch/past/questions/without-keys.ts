// How many people of a scheme the book knows by their numbers alone, of those who are asked about: it kept no keys when they
// were posted.
import * as z from "zod";
import { type PersonNumber, personText } from "../../../core/person.ts";
import type { MatchKey } from "../../../ledger/recognition.ts";
import type { Question } from "../question.ts";

type KnownPeople = { readonly scheme: string; readonly people: ReadonlySet<PersonNumber> };

const line = z.strictObject({ withoutKeys: z.strictObject({ scheme: z.string(), people: z.int() }) });

/** Undefined where it is nobody. */
export const withoutKeys: Question<KnownPeople, number> = {
  field: "withoutKeys",
  idOf: ({ scheme }) => scheme,
  async ask(keys, { book }) {
    const found = new Map<string, number>();
    for (const { scheme, people } of keys) {
      const numbers = [...people].map((person): MatchKey => ({ kind: "n", value: personText(person) }));
      found.set(scheme, numbers.length - (await book.recognise(scheme, numbers)).size);
    }
    return ({ scheme }) => found.get(scheme) || undefined;
  },
  write: ({ scheme }, people) => [{ withoutKeys: { scheme, people } }],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { scheme, people } = line.parse(one).withoutKeys;
        return [scheme, people];
      }),
    ),
};
