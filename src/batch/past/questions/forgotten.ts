// Whether somebody may have had claims that were purged: a batch of the scheme was, and the ledger knows nothing of the person in
// it. Who they were cannot be told any more, so nobody is paid as new until a person has decided (GENUINE).
import * as z from "zod";
import { personNumber, personText } from "../../../core/person.ts";
import type { BookCase } from "../../../ledger/records.ts";
import type { PersonInScheme } from "../known-person.ts";
import type { Question } from "../question.ts";

/** The rule, the reason and the kind of the case that such a row opens. */
const notKnownAnyMore = "not-known-any-more";

const line = z.strictObject({ forgotten: z.strictObject({ scheme: z.string(), person: z.string() }) });

export const forgotten: Question<PersonInScheme, true> = {
  field: "forgotten",
  idOf: ({ scheme, person }) => `${scheme} ${personText(person)}`,
  isSilentIn: (state) => state.forgotten.size === 0,
  async ask(keys, { book, state, outcomes }) {
    const known = new Set<string>();
    for (const [scheme, mine] of Map.groupBy(keys, (key) => key.scheme)) {
      if (!state.forgotten.has(scheme)) continue;
      for (const { personKey } of await book.lines({ scheme, people: mine.map(({ person }) => person) }))
        known.add(keyIn(scheme, personKey));
    }
    for (const one of released(await book.cases(), outcomes)) known.add(keyIn(one.scheme, one.personKey));
    return ({ scheme, person }) =>
      state.forgotten.has(scheme) && !known.has(keyIn(scheme, book.keyOf(person))) ? true : undefined;
  },
  write: ({ scheme, person }) => [{ forgotten: { scheme, person: personText(person) } }],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { scheme, person } = line.parse(one).forgotten;
        return [forgotten.idOf({ scheme, person: personNumber(person) }), true];
      }),
    ),
};

/** Who is known in one scheme may have been forgotten in another. */
function keyIn(scheme: string, personKey: string): string {
  return `${scheme} ${personKey}`;
}

/** Cases in which somebody has decided; `now` are the outcomes of this batch, by the codes of cases. */
function released(cases: readonly BookCase[], now: ReadonlyMap<string, string>): readonly BookCase[] {
  return cases
    .filter(({ reason, status }) => reason === notKnownAnyMore && status !== "withdrawn")
    .filter(({ code, outcome }) => (now.get(code) ?? outcome) === "GENUINE");
}
