// The other rows of a person with the same employer, for schemes in which rows see each other: linked spells of sick
// pay need them. Only people with several rows, or with rows in the ledger, are kept.
import type { OtherRows } from "../core/decision.ts";
import type { PersonNumber } from "../core/person.ts";
import type { Standing } from "../schemes/scheme.ts";
import type { Case } from "./standings.ts";

/**
 * Rows count over the batch. `earlierOf` gives the standings that the ledger has of the person with this employer,
 * oldest first. Undefined when there is no other row.
 */
type OtherRowsOf = (
  row: number,
  person: PersonNumber,
  employer: number,
  earlierOf: () => readonly (readonly number[])[],
) => OtherRows | undefined;

/** All rows of one person with one employer, and where each of the batch stands among them. */
type Group = {
  readonly all: readonly (readonly number[])[];
  readonly places: ReadonlyMap<number, number>;
};

/** `cases` are the people with several assessed rows, found in a first reading of the claims. */
export function otherRowsOf(cases: readonly Case[], layout: string): OtherRowsOf {
  const byPerson = new Map<PersonNumber, readonly Standing[]>();
  for (const { layout: of, claims } of cases) {
    const [first] = claims;
    if (of === layout && first !== undefined) byPerson.set(first.person, claims);
  }
  const groups = new Map<string, Group>();

  function groupOf(
    person: PersonNumber,
    employer: number,
    earlierOf: () => readonly (readonly number[])[],
  ): Group {
    const key = `${employer} ${person}`;
    const known = groups.get(key);
    if (known !== undefined) return known;
    const earlier = earlierOf();
    const mine = byPerson.get(person)?.filter((claim) => claim.employer === employer) ?? [];
    const group = {
      all: [...earlier, ...mine.map(({ values }) => values)],
      places: new Map(mine.map(({ row }, at) => [row, earlier.length + at])),
    };
    groups.set(key, group);
    return group;
  }

  return (row, person, employer, earlierOf) => {
    // Nearly everybody has one row and nothing in the ledger.
    if (!byPerson.has(person) && earlierOf().length === 0) return undefined;
    const { all, places } = groupOf(person, employer, earlierOf);
    const own = places.get(row) ?? -1;
    return all.length > (own < 0 ? 0 : 1) ? { all, own } : undefined;
  };
}
