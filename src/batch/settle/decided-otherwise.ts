// Rows of a later month are decided by what the payer's months before it pay. The comparison of all months may come to another
// end about an earlier month than the one that they were decided by: then nobody is kept, and a person decides (WFP-55, 73).
import type { PersonNumber } from "../../core/person.ts";
import { readNiNumber } from "../../statute/ni-number.ts";
import type { Assumed } from "../handover/assumed.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { RowResult } from "../handover/row-result.ts";
import type { RowStore } from "../handover/row-store.ts";
import { personOf } from "../past/whose-row.ts";
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
    for (const row of rows) {
      const [file, person] = [files[fileAt(files, row)], personIn(results.get(row))];
      if (file === undefined || person === undefined) continue;
      const mine = later.filter((one) => isOfPayer(one, file));
      if (mine.some((one) => names(one, person, store))) found.add(row);
    }
  }
  return found;
}

function isOfPayer(one: ReadFile, { scheme, cover }: ReadFile): boolean {
  const { employerId, laCode } = one.cover;
  return one.scheme === scheme && employerId === cover.employerId && laCode === cover.laCode;
}

function names({ firstRow, rows }: ReadFile, person: PersonNumber, store: RowStore): boolean {
  for (const { result } of store.between(firstRow, firstRow + rows)) {
    if (personIn(result) === person) return true;
  }
  return false;
}

function personIn(result: RowResult | undefined): PersonNumber | undefined {
  if (result === undefined) return undefined;
  const niNumber = readNiNumber(result.niNumber);
  return niNumber === undefined ? undefined : personOf(niNumber, result.isSecond);
}
