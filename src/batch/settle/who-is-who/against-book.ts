// Rows of a batch whose number is another's in the book: the conflict holds every row of the number, also those of the person
// whom the book knows. Three people of whom no two have a name in common: the number is nobody's.
import { type StandingPiece, standingAt } from "../../../engine/standings.ts";
import type { Law } from "../../../law/law.ts";
import type { PersonRow } from "../../../people/evidence.ts";
import { areStrangers } from "../../../people/nobody.ts";
import type { Standing } from "../../../schemes/scheme.ts";
import type { RowStore } from "../../handover/row-store.ts";
import { personRows } from "./terms.ts";
import type { NumberConflict } from "./who-is-who.ts";

export type AgainstBook = {
  /** Rows beside the first row that contradicts the book, which is held by itself. */
  readonly conflicts: readonly NumberConflict[];
  /** Rows of numbers that are nobody's, in order. */
  readonly nobody: readonly Standing[];
};

export const nothingAgainstBook: AgainstBook = { conflicts: [], nobody: [] };

/** `contrary` are rows that the book knows under another name, `rejected` those that no longer take part. */
export function againstBook(
  pieces: readonly StandingPiece[],
  contrary: ReadonlySet<number>,
  rejected: ReadonlySet<number>,
  law: Law,
  store: RowStore,
): AgainstBook {
  const numbers = new Set<number>();
  for (const { row, person } of contrary.size === 0 ? [] : among(pieces, (row) => contrary.has(row))) {
    if (!rejected.has(row)) numbers.add(person);
  }
  if (numbers.size === 0) return nothingAgainstBook;
  const rows = among(pieces, (row, person) => numbers.has(person) && !rejected.has(row));
  const texts = store.resultsOf(rows.map(({ row }) => row));
  const rowOf = personRows(law);
  const textOf = (standing: Standing): PersonRow => {
    const result = texts.get(standing.row);
    if (result === undefined) throw new Error("a row that was kept cannot be found again");
    return rowOf(standing, result);
  };
  const conflicts: NumberConflict[] = [];
  const nobody: Standing[] = [];
  for (const number of numbers) {
    const mine = rows.filter(({ person }) => person === number);
    const strange = mine.filter(({ row }) => contrary.has(row));
    const [first] = strange;
    if (first === undefined) continue;
    if (strange.some((one) => strange.some((other) => areStrangers(textOf(one), textOf(other))))) {
      nobody.push(...mine);
      continue;
    }
    const claims = mine.filter(({ row }) => !contrary.has(row));
    if (claims.length > 0) conflicts.push({ claims, partnerOf: () => first });
  }
  return { conflicts, nobody: nobody.sort((one, other) => one.row - other.row) };
}

function among(
  pieces: readonly StandingPiece[],
  wanted: (row: number, person: number) => boolean,
): readonly Standing[] {
  const found: Standing[] = [];
  for (const piece of pieces) {
    for (let index = 0; index < piece.rows.length; index += 1) {
      if (wanted(piece.firstRow + (piece.rows[index] ?? 0), piece.persons[index] ?? 0)) {
        found.push(standingAt(piece, index));
      }
    }
  }
  return found;
}
