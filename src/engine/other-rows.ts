// The other rows of a person with the same employer, for schemes in which rows see each other: linked spells of sick
// pay need them. Only people with several rows, or with rows in the ledger, are kept.
import type { OtherRows } from "../core/decision.ts";
import type { PersonNumber } from "../core/person.ts";
import type { PriorStanding, Standing } from "../schemes/scheme.ts";
import type { Case } from "./standings.ts";

/** Rows count over the batch; undefined when there is no other row. */
export type OtherRowsOf = (row: number, person: PersonNumber, employer: number) => OtherRows | undefined;

/**
 * `cases` are the people with several assessed rows, found in a first pass over the claims. `priorOf` is what the
 * ledger has of a person, oldest first, as seen from an employer.
 */
export function otherRowsOf(
  cases: readonly Case[],
  scheme: string,
  priorOf: (person: PersonNumber, employer: number) => readonly PriorStanding[],
): OtherRowsOf {
  const byPerson = new Map<PersonNumber, readonly Standing[]>();
  for (const { scheme: of, claims } of cases) {
    const [first] = claims;
    if (of === scheme && first !== undefined) byPerson.set(first.person, claims);
  }
  return (row, person, employer) => {
    const before: (readonly number[])[] = [];
    const after: (readonly number[])[] = [];
    for (const { sameEmployer, values } of priorOf(person, employer)) {
      if (sameEmployer && values.length > 0) before.push(values);
    }
    for (const claim of byPerson.get(person) ?? []) {
      if (claim.employer !== employer || claim.row === row) continue;
      if (claim.row < row) before.push(claim.values);
      else after.push(claim.values);
    }
    return before.length === 0 && after.length === 0 ? undefined : { before, after };
  };
}
