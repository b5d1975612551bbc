// People who appear more than once: what the packed numbers say is what grouping by hand says.
import fc from "fast-check";
import { expect, test } from "vitest";
import { casesAmong, type StandingPiece } from "../../src/engine/standings.ts";

type Row = {
  readonly layout: string;
  readonly employer: number;
  readonly council: number;
  readonly person: number;
  readonly values: readonly number[];
};

const row: fc.Arbitrary<Row | undefined> = fc.option(
  fc.record({
    layout: fc.constantFrom("one", "two"),
    employer: fc.integer({ min: 0, max: 3 }),
    council: fc.integer({ min: 0, max: 2 }),
    // Few people, so that many come again; among them the highest number that there is.
    person: fc.oneof(fc.integer({ min: 0, max: 8 }), fc.constant(675_999_999)),
    values: fc.array(fc.integer({ min: -5, max: 0x7fffffff }), { minLength: 2, maxLength: 2 }),
  }),
  // A row that is not payable has no standing.
  { nil: undefined },
);
/** Pieces of files; the rows of a piece are of one layout and employer, those of its first payable row. */
const batch = fc.array(fc.array(row, { maxLength: 12 }), { maxLength: 6 });

function packed(pieces: readonly (readonly (Row | undefined)[])[]): readonly StandingPiece[] {
  let firstRow = 0;
  return pieces.map((rows) => {
    const first = rows.find((one) => one !== undefined);
    const present = rows.flatMap((one, at) => (one === undefined ? [] : [{ ...one, at }]));
    const piece = {
      layout: first?.layout ?? "one",
      employer: first?.employer ?? 0,
      council: first?.council ?? 0,
      firstRow,
      rows: Uint32Array.from(present.map(({ at }) => at)),
      persons: Uint32Array.from(present.map(({ person }) => person)),
      values: Int32Array.from(present.flatMap(({ values }) => values)),
      width: 2,
    };
    firstRow += rows.length;
    return piece;
  });
}

/** The same by hand: every standing in input order, grouped by layout and person. */
function grouped(pieces: readonly StandingPiece[], gone: ReadonlySet<number>) {
  const groups = new Map<string, { layout: string; claims: unknown[]; first: number }>();
  for (const piece of pieces) {
    for (const [index, at] of piece.rows.entries()) {
      const number = piece.firstRow + at;
      if (gone.has(number)) continue;
      const person = piece.persons[index];
      const key = `${piece.layout} ${person}`;
      const group = groups.get(key) ?? { layout: piece.layout, claims: [], first: number };
      const values = [...piece.values.subarray(index * 2, index * 2 + 2)];
      group.claims.push({ row: number, person, employer: piece.employer, council: piece.council, values });
      groups.set(key, group);
    }
  }
  return [...groups.values()]
    .filter(({ claims }) => claims.length > 1)
    .sort((a, b) => a.first - b.first)
    .map(({ layout, claims }) => ({ layout, claims }));
}

test("cases are the people with two rows or more, in input order, without the rows that are gone", () => {
  fc.assert(
    fc.property(batch, fc.array(fc.integer({ min: 0, max: 60 })), (pieces, without) => {
      const gone = new Set(without);
      const standings = packed(pieces);
      expect(casesAmong(standings, gone)).toEqual(grouped(standings, gone));
    }),
  );
});
