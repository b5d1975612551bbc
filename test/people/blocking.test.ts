// Rows are sorted by counting as by comparing.
import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsIn, runsIn, sortedRows } from "../../src/people/blocking.ts";

const most = 2 ** 30 - 1;
/** From so many rows on they are counted. */
const count = 9000;

test("any keys, rows of one key in their order, some left out", () => {
  const key = fc.oneof(
    fc.integer({ min: -1, max: most }),
    fc.integer({ min: 0, max: 40 }),
    fc.constant(most),
  );
  fc.assert(
    fc.property(
      fc.array(key, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 0, max: 999_983 }),
      (keys, step) => {
        // Each key comes as it is and moved along, so that there are runs and single ones.
        const keyOf = (row: number): number => {
          const one = keys[row % keys.length] ?? 0;
          return one < 0 || row % 3 === 0 ? one : (one + row * step) % (most + 1);
        };
        const [counted, compared] = [
          sortedRows(count, keyOf, new Float64Array(count), new Float64Array(count)),
          sortedRows(count, keyOf, new Float64Array(count)),
        ];
        const all = (sorted: typeof counted) =>
          Array.from({ length: sorted.count }, (_, at) => `${sorted.keyAt(at)} ${sorted.rowAt(at)}`);
        expect(all(counted)).toEqual(all(compared));
        const rows = Array.from({ length: count }, (_, row) => row).filter((row) => keyOf(row) >= 0);
        expect(all(counted)).toEqual(
          rows.sort((a, b) => keyOf(a) - keyOf(b) || a - b).map((row) => `${keyOf(row)} ${row}`),
        );
      },
    ),
    { numRuns: 25 },
  );
});

test("runs are of one key each", () => {
  const sorted = sortedRows(count, (row) => row % 4500, new Float64Array(count), new Float64Array(count));
  const runs: (readonly number[])[] = [];
  runsIn(sorted, (from, to) => runs.push(rowsIn(sorted, from, to)));
  expect(runs).toHaveLength(4500);
  expect(runs.every(([one, other]) => (other ?? 0) - (one ?? 0) === 4500)).toBe(true);
});
