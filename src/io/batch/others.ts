// For schemes whose rows depend on the person's other rows with the same employer: the standings of all rows that
// could be assessed, gathered before the first of them is decided for good.
import type { OtherRows } from "../../core/decision.ts";
import type { PersonNumber } from "../../core/person.ts";
import { standingsOf } from "../../engine/standings.ts";
import type { PriorClaim } from "../../ledger/ledger.ts";
import type { ReadFile } from "./process.ts";

/** The other rows of a person with an employer, seen from one row; undefined when there are none. */
export type OthersOf = (person: PersonNumber, file: string, row: number) => OtherRows | undefined;

type Stand = { readonly file: string; readonly row: number; readonly values: readonly number[] };

/** `read` are the files as a first reading found them, in input order; refused ones have no standings. */
export function othersAmong(read: readonly ReadFile[]): (scheme: string, employerId: string) => OthersOf {
  const people = new Map<string, Stand[]>();
  for (const file of read) {
    for (const standing of standingsOf(file.standings)) {
      const key = keyOf(file.scheme, file.cover.employerId ?? "", standing.person);
      const stand = { file: file.input.label, row: standing.row - file.firstRow, values: standing.values };
      const known = people.get(key);
      if (known === undefined) people.set(key, [stand]);
      else known.push(stand);
    }
  }
  return (scheme, employerId) => (person, file, row) => {
    const stands = people.get(keyOf(scheme, employerId, person));
    if (stands === undefined || stands.length < 2) return undefined;
    const at = stands.findIndex((stand) => stand.file === file && stand.row === row);
    if (at < 0) return undefined;
    return {
      before: stands.slice(0, at).map(({ values }) => values),
      after: stands.slice(at + 1).map(({ values }) => values),
    };
  };
}

function keyOf(scheme: string, employerId: string, person: PersonNumber): string {
  return `${scheme} ${employerId} ${person}`;
}

/** The same with what the ledger has of the person and the employer put first. */
export function withPrior(
  others: OtherRows | undefined,
  claims: readonly PriorClaim[],
  employerId: string,
): OtherRows | undefined {
  const earlier = claims
    .filter((claim) => claim.employerId === employerId && claim.standing.length > 0)
    .map((claim) => claim.standing);
  if (earlier.length === 0) return others;
  return { before: [...earlier, ...(others?.before ?? [])], after: others?.after ?? [] };
}
