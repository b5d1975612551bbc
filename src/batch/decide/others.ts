// The other rows of each person with the same employer, file by file, from what a first reading found; for schemes in
// which rows depend on each other.
import type { OtherRows } from "../../core/decision.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { RowPlace } from "../../core/place.ts";
import { otherRowsOf } from "../../engine/other-rows.ts";
import { type Case, casesAmong } from "../../engine/standings.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { Facts } from "../past/prior.ts";

/** Rows are told by their numbers in the file. */
export type OthersInFile = {
  /** The other rows of a person, seen from one row; undefined when there are none. */
  readonly of: (person: PersonNumber, row: number) => OtherRows | undefined;
  /** Where these rows stand, those of earlier batches first. */
  readonly rowsOf: (person: PersonNumber, row: number) => readonly RowPlace[];
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
    const earlierClaims = (person: PersonNumber) =>
      (facts.of(person, scheme)?.claims ?? []).filter(
        ({ employerId, standing }) => employerId === cover.employerId && standing.length > 0,
      );
    return {
      of(person, row) {
        const earlierOf = () => earlierClaims(person).map(({ standing }) => standing);
        return inBatch(places.get(row) ?? notInCases, person, employer, earlierOf);
      },
      rowsOf(person, row) {
        const earlier = earlierClaims(person).map((claim) => {
          return { batch: claim.batchId, file: claim.file, sheet: claim.sheet, row: claim.row };
        });
        const mine = files.flatMap((one) =>
          one.layout === file.layout && one.standings[0]?.employer === employer
            ? rowsIn(one, person).filter((at) => one !== file || at.row !== row)
            : [],
        );
        return [...earlier, ...mine];
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

/** The rows of one person in a file, by their numbers in it. */
function rowsIn({ input, sheet, standings }: ReadFile, person: PersonNumber): readonly RowPlace[] {
  return standings.flatMap(({ persons, numbers }) =>
    [...persons].flatMap((one, at) => {
      const row = numbers?.[at];
      return one === person && row !== undefined ? [{ batch: "", file: input.label, sheet, row }] : [];
    }),
  );
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
