// The other rows of each person with the same employer, file by file, from what a first reading found; for schemes in
// which rows depend on each other.
import type { OtherRows } from "../../core/decision.ts";
import type { PersonNumber } from "../../core/person.ts";
import { otherRowsOf } from "../../engine/other-rows.ts";
import { type Case, casesAmong } from "../../engine/standings.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { Facts } from "../past/facts.ts";

/** Rows are told by their numbers in the file. */
export type OthersInFile = {
  /** The other rows of a person, seen from one row; undefined when there are none. */
  readonly of: (person: PersonNumber, row: number) => OtherRows | undefined;
  /** The same for every row that has others in the batch, for workers; what the ledger has is not in it. */
  readonly byRow: () => ReadonlyMap<number, OtherRows>;
};

/**
 * `first` are the files by their places in the batch, as a first reading found them; refused ones have no standings.
 * Undefined for files whose rows do not depend on each other.
 */
export function othersAmong(
  first: ReadonlyMap<number, ReadFile>,
  facts: Facts,
): (at: number) => OthersInFile | undefined {
  const files = [...first.values()];
  const gone = new Set(files.flatMap((file) => file.rejected));
  const cases = casesAmong(
    files.flatMap((file) => file.standings),
    gone,
  );
  const layouts = new Map(
    [...new Set(files.map((file) => file.layout))].map(
      (layout) => [layout, otherRowsOf(cases, layout)] as const,
    ),
  );
  const rowsInCases = personsOf(cases);
  return (at) => {
    const file = first.get(at);
    const employer = file?.standings[0]?.employer;
    const inBatch = file && layouts.get(file.layout);
    if (file === undefined || employer === undefined || inBatch === undefined) return undefined;
    const { scheme, cover } = file;
    const places = placesOf(file, rowsInCases);
    return {
      of(person, row) {
        const earlierOf = () =>
          (facts.of(person, scheme)?.claims ?? [])
            .filter(({ employerId, standing }) => employerId === cover.employerId && standing.length > 0)
            .map(({ standing }) => standing);
        return inBatch(places.get(row) ?? notInCases, person, employer, earlierOf);
      },
      byRow() {
        const found = new Map<number, OtherRows>();
        for (const [row, inTheBatch] of places) {
          const person = rowsInCases.get(inTheBatch);
          const others =
            person === undefined ? undefined : inBatch(inTheBatch, person, employer, nothingEarlier);
          if (others !== undefined) found.set(row, others);
        }
        return found;
      },
    };
  };
}

const nothingEarlier = () => [];

/** No row of the batch has this number. */
const notInCases = -1;

/** The rows of people who have several, by the number that counts over the batch. */
function personsOf(cases: readonly Case[]): ReadonlyMap<number, PersonNumber> {
  return new Map(cases.flatMap(({ claims }) => claims.map(({ row, person }) => [row, person] as const)));
}

/** The file's rows among them: their numbers in the file, and over the batch. */
function placesOf(
  file: ReadFile,
  rowsInCases: ReadonlyMap<number, PersonNumber>,
): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (const { firstRow, rows, numbers } of file.standings) {
    for (let at = 0; at < rows.length; at += 1) {
      const row = firstRow + (rows[at] ?? 0);
      const number = numbers?.[at];
      if (number !== undefined && rowsInCases.has(row)) places.set(number, row);
    }
  }
  return places;
}
