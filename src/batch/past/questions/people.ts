// What stands of a person in a scheme: what was paid, and row by row who claimed it.
import type { PersonFacts } from "../../../core/decision.ts";
import { zero } from "../../../core/money.ts";
import type { PersonNumber } from "../../../core/person.ts";
import { claimsOf } from "../../../ledger/answers/claims.ts";
import type { PersonLines } from "../../../ledger/records.ts";
import { schemeNamed, schemes } from "../../../schemes/index.ts";
import { type KnownPerson, type PersonInScheme, readPerson, writtenPerson } from "../known-person.ts";
import type { Asking, Question } from "../question.ts";

const nothingPaid: PersonFacts = { paid: zero, instalments: [], lumpPaid: false };
const inOrder = schemes.map(({ name }) => name).sort();
/** Above every number of a person. */
const perScheme = 2 ** 31;

export const people: Question<PersonInScheme, KnownPerson> = {
  field: "person",
  // Asked for each row: a number, and no text that would have to be made.
  idOf: ({ person, scheme }) => inOrder.indexOf(scheme) * perScheme + person,
  async ask(keys, asking) {
    const found = new Map<string, ReadonlyMap<PersonNumber, KnownPerson>>();
    for (const scheme of new Set(keys.map((key) => key.scheme))) {
      const persons = keys.flatMap((key) => (key.scheme === scheme ? [key.person] : []));
      found.set(scheme, await knownIn(scheme, persons, asking));
    }
    return ({ person, scheme }) => found.get(scheme)?.get(person);
  },
  write: ({ person, scheme }, known) => [writtenPerson({ person, scheme }, known)],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { person, scheme, facts, claims } = readPerson(one);
        return [people.idOf({ person, scheme }), withClaims(scheme, { facts, claims })];
      }),
    ),
};

async function knownIn(
  scheme: string,
  persons: readonly PersonNumber[],
  { book, without }: Asking,
): Promise<ReadonlyMap<PersonNumber, KnownPerson>> {
  const lines = await book.lines({ people: persons, scheme, heads: ["PAYMENT", "TOPUP", "RECOVERY"] });
  const found = new Map<PersonNumber, KnownPerson>();
  for (const one of lines) {
    const known = knownFrom(scheme, one, without);
    if (one.person !== undefined && known !== undefined) found.set(one.person, known);
  }
  return found;
}

/** Undefined when nothing stands of the person, neither money nor, where such rows stand, a row without it. */
function knownFrom(
  scheme: string,
  lines: PersonLines,
  without: ReadonlySet<number>,
): KnownPerson | undefined {
  const facts = schemeNamed(scheme).past.standing(undefined, lines.postings, without);
  if (facts === undefined && schemeNamed(scheme).stands !== "assessed") return undefined;
  const claims = claimsOf(lines, without);
  if (facts === undefined && claims.length === 0) return undefined;
  return withClaims(scheme, { facts: facts ?? nothingPaid, claims });
}

/** With what follows from the claims. */
function withClaims(scheme: string, { facts, claims }: KnownPerson): KnownPerson {
  return { facts: schemeNamed(scheme).past.withRows(facts, claims), claims };
}
