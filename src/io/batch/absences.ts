// The absences of a batch for the lists of long ones: those that claims tell of are found among the standings, which
// are kept as packed numbers, and looked up among the written lines only where a person's rows come to enough days.
import type { Day } from "../../core/day.ts";
import { casesAmong, standingsOf } from "../../engine/standings.ts";
import type { Law } from "../../law/law.ts";
import { listings, schemeNamed, schemeOfClaims } from "../../schemes/index.ts";
import type { Absence, PersonAbsences, ResultTable } from "../../schemes/listing.ts";
import type { Standing } from "../../schemes/scheme.ts";
import type { Spool } from "../spool.ts";
import type { ReadFile } from "./process.ts";
import { decisionCells } from "./references.ts";

/** Nobody's absence, however it is cut up, is looked at by itself beyond so many rows at a time. */
const slice = 5_000;

/**
 * The lists of long absences of claims and of listed files; none when no file of the batch could tell of an absence.
 * Asked before the spool is finished, with the rows that were rejected after all.
 */
export function longAbsences(
  law: Law,
  read: readonly ReadFile[],
  listed: readonly PersonAbsences[] | undefined,
  decisions: Spool,
): readonly ResultTable[] {
  const files = read.filter((file) => !file.refused && schemeOfClaims(file.layout)?.absence !== undefined);
  if (files.length === 0 && listed === undefined) return [];
  return listings.flatMap(({ longAbsences: lists }) => {
    if (lists === undefined) return [];
    const ofClaims = absencesOfClaims(files, lists.fewest(law), decisions);
    return [lists.list(law, [...ofClaims, ...(listed ?? [])])];
  });
}

/** Where a standing of the scheme holds the first and the last day of an absence. */
function columnsOf(name: string): readonly [first: number, last: number] | undefined {
  const { absence, standing } = schemeNamed(name);
  return absence && [standing.indexOf(absence.first), standing.indexOf(absence.last)];
}

type Person = readonly Standing[];

function absencesOfClaims(
  files: readonly ReadFile[],
  fewest: number,
  decisions: Spool,
): readonly PersonAbsences[] {
  const gone = new Set(files.flatMap((file) => file.rejected));
  const people: Person[] = [];
  for (const scheme of new Set(files.map((file) => file.scheme))) {
    const columns = columnsOf(scheme);
    if (columns === undefined) continue;
    const pieces = files.filter((file) => file.scheme === scheme).flatMap((file) => file.standings);
    const daysOf = ({ values }: Standing) => (values[columns[1]] ?? 0) - (values[columns[0]] ?? 0) + 1;
    const several = casesAmong(pieces, gone).map(({ claims }) => claims);
    const inSeveral = new Set(several.flatMap((claims) => claims.map(({ row }) => row)));
    people.push(...several.filter((claims) => claims.reduce((sum, one) => sum + daysOf(one), 0) >= fewest));
    for (const standing of standingsOf(pieces)) {
      if (daysOf(standing) < fewest || gone.has(standing.row) || inSeveral.has(standing.row)) continue;
      people.push([standing]);
    }
  }
  people.sort((a, b) => (a[0]?.row ?? 0) - (b[0]?.row ?? 0));
  const found: PersonAbsences[] = [];
  for (let from = 0; from < people.length; from += slice) {
    const some = people.slice(from, from + slice);
    const lines = decisions.linesOf(some.flatMap((claims) => claims.map(({ row }) => row)));
    for (const claims of some) {
      const absences = claims.flatMap((claim) => absenceIn(files, claim, lines.get(claim.row)));
      if (absences.length > 0) found.push({ absences, asAt: undefined });
    }
  }
  return found;
}

/** The absence of a row, unless the row was rejected: then nobody knows what its days are worth. */
function absenceIn(
  files: readonly ReadFile[],
  { row, values }: Standing,
  line: string | undefined,
): readonly Absence[] {
  const cell = decisionCells(line);
  if (cell("outcome") === "rejected") return [];
  const scheme = files.find((file) => row >= file.firstRow && row < file.firstRow + file.rows)?.scheme;
  const columns = scheme === undefined ? undefined : columnsOf(scheme);
  if (columns === undefined) throw new Error("a row of absence without its scheme");
  const [first, last] = columns.map((at) => values[at] ?? 0);
  const reference = `${cell("file")}:${cell("row")}`;
  // The scheme put days there.
  return [{ reference, laCode: cell("laCode"), first: first as Day, last: last as Day }];
}
