// The absences of a batch for the lists of long ones: those that claims tell of are found among the standings, which
// are kept as packed numbers, and looked up in the row store only where a person's rows come to enough days.
// What earlier batches know of the same people, by the ledger, goes before them.
import type { Day } from "../../core/day.ts";
import type { PersonNumber } from "../../core/person.ts";
import { casesAmong, standingsOf } from "../../engine/standings.ts";
import { listings, schemeNamed, schemeOfClaims } from "../../schemes/index.ts";
import type { Absence, PersonAbsences, ResultTable } from "../../schemes/listing.ts";
import type { Standing } from "../../schemes/scheme.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { RowResult } from "../handover/row-result.ts";
import type { RowStore } from "../handover/row-store.ts";
import type { Facts } from "../past/prior.ts";
import { fileAt } from "../settle/settled-rows.ts";

/** Nobody's absence, however it is cut up, is looked at by itself beyond so many rows at a time. */
const slice = 5_000;

/** The lists of long absences of claims and of listed files; none when no file of the batch could tell of an absence. */
export function longAbsences({ law, read, lists, store, facts }: DecidedBatch): readonly ResultTable[] {
  const listed = lists.absences;
  const files = read.filter((file) => !file.refused && schemeOfClaims(file.layout)?.absence !== undefined);
  if (files.length === 0 && listed === undefined) return [];
  return listings.flatMap(({ longAbsences: long }) => {
    if (long === undefined) return [];
    const ofClaims = absencesOfClaims(files, long.fewest(law), store, facts);
    return [long.list(law, [...ofClaims, ...(listed ?? [])])];
  });
}

const nothingEarlier: readonly Absence[] = Object.freeze([]);

/** Where a standing of the scheme holds the days of an absence. */
type Columns = { readonly first: number; readonly last: number; readonly expectedLast: number };

function columnsOf(name: string): Columns | undefined {
  const { absence, standing } = schemeNamed(name);
  return (
    absence && {
      first: standing.indexOf(absence.first),
      last: standing.indexOf(absence.last),
      expectedLast: standing.indexOf(absence.expectedLast),
    }
  );
}

/** A standing that was posted before there was an expected day ends with its last day. */
function expectedDaysIn(values: readonly number[], { first, last, expectedLast }: Columns): number {
  return (values[expectedLast] ?? values[last] ?? 0) - (values[first] ?? 0) + 1;
}

/** The scheme put days there. */
function daysIn(values: readonly number[], columns: Columns) {
  const first = (values[columns.first] ?? 0) as Day;
  const last = (values[columns.last] ?? 0) as Day;
  return { first, last, expectedDays: expectedDaysIn(values, columns) };
}

/** The rows of one person, and what the ledger has of earlier ones. */
type Person = { readonly claims: readonly Standing[]; readonly earlier: readonly Absence[] };

function absencesOfClaims(
  files: readonly ReadFile[],
  fewest: number,
  store: RowStore,
  facts: Facts,
): readonly PersonAbsences[] {
  const gone = new Set(files.flatMap((file) => file.rejected));
  const people: Person[] = [];
  for (const scheme of new Set(files.map((file) => file.scheme))) {
    const columns = columnsOf(scheme);
    if (columns === undefined) continue;
    const pieces = files.filter((file) => file.scheme === scheme).flatMap((file) => file.standings);
    const take = (claims: readonly Standing[]): void => {
      const [one] = claims;
      const earlier = one === undefined ? [] : earlierAbsences(facts, one.person, scheme, columns);
      let days = 0;
      for (const { values } of claims) days += expectedDaysIn(values, columns);
      for (const { expectedDays = 0 } of earlier) days += expectedDays;
      if (days >= fewest) people.push({ claims, earlier });
    };
    const several = casesAmong(pieces, gone).map(({ claims }) => claims);
    const inSeveral = new Set(several.flatMap((claims) => claims.map(({ row }) => row)));
    for (const claims of several) take(claims);
    for (const standing of standingsOf(pieces)) {
      if (!gone.has(standing.row) && !inSeveral.has(standing.row)) take([standing]);
    }
  }
  people.sort((a, b) => (a.claims[0]?.row ?? 0) - (b.claims[0]?.row ?? 0));
  const found: PersonAbsences[] = [];
  for (let from = 0; from < people.length; from += slice) {
    const some = people.slice(from, from + slice);
    const results = store.resultsOf(some.flatMap(({ claims }) => claims.map(({ row }) => row)));
    for (const { claims, earlier } of some) {
      const own = claims.flatMap((claim) => absenceIn(files, claim, results.get(claim.row)));
      if (own.length > 0) found.push({ absences: [...earlier, ...own], asAt: undefined });
    }
  }
  return found;
}

/** The absence of a row, unless the row was rejected: then nobody knows what its days are worth. */
function absenceIn(
  files: readonly ReadFile[],
  { row, values }: Standing,
  result: RowResult | undefined,
): readonly Absence[] {
  const file = files[fileAt(files, row)];
  const columns = file === undefined ? undefined : columnsOf(file.scheme);
  if (file === undefined || columns === undefined || result === undefined) {
    throw new Error("a row of absence that was not kept");
  }
  if (result.outcome === "rejected") return [];
  const reference = `${file.input.label}:${result.row}`;
  return [{ reference, laCode: file.cover.laCode ?? "", ...daysIn(values, columns) }];
}

/** What stands in the ledger of a person's absences, paid for or not. */
function earlierAbsences(
  facts: Facts,
  person: PersonNumber,
  scheme: string,
  columns: Columns,
): readonly Absence[] {
  const claims = facts.of(person, scheme)?.claims;
  if (claims === undefined) return nothingEarlier;
  return claims
    .filter(({ standing }) => standing.length > 0)
    .map(({ batchId, file, row, laCode, standing }) => {
      return { reference: `${batchId}/${file}:${row}`, laCode, ...daysIn(standing, columns), earlier: true };
    });
}
