// The other rows of a person with the same employer, for schemes in which rows see each other: linked spells of sick
// pay need them. Only people with several rows, or with rows in the ledger, are kept.
import type { OtherRows } from "../core/decision.ts";
import type { PersonNumber } from "../core/person.ts";
import type { Standing } from "../schemes/scheme.ts";
import type { Case } from "./standings.ts";

/**
 * Rows count over the batch. `earlier` are the standings that the ledger has of the person with this employer, oldest
 * first. Undefined when there is no other row.
 */
export type OtherRowsOf = (
  row: number,
  person: PersonNumber,
  employer: number,
  earlier: readonly (readonly number[])[],
) => OtherRows | undefined;

/** `cases` are the people with several assessed rows, found in a first reading of the claims. */
export function otherRowsOf(cases: readonly Case[], layout: string): OtherRowsOf {
  const byPerson = new Map<PersonNumber, readonly Standing[]>();
  for (const { layout: of, claims } of cases) {
    const [first] = claims;
    if (of === layout && first !== undefined) byPerson.set(first.person, claims);
  }
  return (row, person, employer, earlier) => {
    const claims = byPerson.get(person);
    if (claims === undefined) return earlier.length === 0 ? undefined : { before: earlier, after: [] };
    const before: (readonly number[])[] = [...earlier];
    const after: (readonly number[])[] = [];
    for (const claim of claims) {
      if (claim.employer !== employer || claim.row === row) continue;
      if (claim.row < row) before.push(claim.values);
      else after.push(claim.values);
    }
    return before.length === 0 && after.length === 0 ? undefined : { before, after };
  };
}
