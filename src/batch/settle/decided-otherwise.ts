// Rows of a later month are decided by what the payer's months before it pay. The comparison of all months may come to another
// end about an earlier month than the one that they were decided by: then nobody is kept, and a person decides (WFP-55, 73).
import type { Assumed } from "../handover/assumed.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { RowStore } from "../handover/row-store.ts";
import { peopleIn, personIn } from "./people-in.ts";
import { fileAt } from "./settled-rows.ts";

/**
 * Rows that count now, of `away` being those that do not, although rows of the same person and payer in later months were decided
 * as if they did not.
 */
export function decidedOtherwise(
  files: readonly ReadFile[],
  store: RowStore,
  assumed: readonly Assumed[],
  away: ReadonlySet<number>,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [at, { before, away: then }] of assumed.entries()) {
    const rows = [...then].filter((row) => !away.has(row));
    if (rows.length === 0) continue;
    const end = assumed[at + 1]?.before ?? Number.POSITIVE_INFINITY;
    const later = files.filter(({ firstRow }) => firstRow >= before && firstRow < end);
    const results = store.resultsOf(rows);
    const ofPayers = Map.groupBy(rows, (row) => payerOf(files[fileAt(files, row)]));
    for (const one of later) {
      const mine = ofPayers.get(payerOf(one));
      if (mine === undefined) continue;
      const ofPeople = Map.groupBy(mine, (row) => {
        const result = results.get(row);
        return result && personIn(result);
      });
      for (const person of peopleIn(one, store)) for (const row of ofPeople.get(person) ?? []) found.add(row);
    }
  }
  return found;
}

function payerOf(file: ReadFile | undefined): string {
  const { employerId, laCode } = file?.cover ?? {};
  return JSON.stringify([file?.scheme, employerId, laCode]);
}
