// Whether another council has a claim that may be the person's: an answer to an export opened a case, and nobody has closed it.
import * as z from "zod";
import { personNumber, personText } from "../../../core/person.ts";
import { answerLayout, claimedElsewhere as peopleIn } from "../../../ledger/answers/claimed-elsewhere.ts";
import type { PersonInScheme } from "../known-person.ts";
import type { Question } from "../question.ts";

const line = z.strictObject({ elsewhere: z.strictObject({ scheme: z.string(), person: z.string() }) });

/** Whoever learns of one person of a scheme has learned of all. */
export const claimedElsewhere: Question<PersonInScheme, true> = {
  field: "elsewhere",
  idOf: ({ scheme, person }) => `${scheme} ${personText(person)}`,
  scopeOf: ({ scheme }) => scheme,
  isSilentIn: ({ layouts }) => !layouts.has(answerLayout),
  async ask(keys, { book, outcomes }) {
    const people = peopleIn(await book.cases(), keys[0]?.scheme ?? "", outcomes);
    if (people.size === 0) return () => undefined;
    return ({ person }) => (people.has(book.keyOf(person)) ? true : undefined);
  },
  write: ({ scheme, person }) => [{ elsewhere: { scheme, person: personText(person) } }],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { scheme, person } = line.parse(one).elsewhere;
        return [claimedElsewhere.idOf({ scheme, person: personNumber(person) }), true];
      }),
    ),
};
