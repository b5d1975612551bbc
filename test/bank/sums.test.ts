// The search for sums: complete where it ends, and it always ends.
import fc from "fast-check";
import { expect, test } from "vitest";
import { exactSums } from "../../src/bank/sums.ts";
import { workTime, worth } from "../work.ts";

/** All sets of two or more, by trying every one. */
function everySum(amounts: readonly number[], target: number): readonly string[] {
  const found: string[] = [];
  for (let set = 0; set < 2 ** amounts.length; set += 1) {
    const places = amounts.map((_, at) => at).filter((at) => (set >> at) & 1);
    const sum = places.reduce((total, at) => total + (amounts[at] ?? 0), 0);
    if (places.length > 1 && sum === target) found.push(places.join());
  }
  return found.sort();
}

test("finds what trying every set finds", () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 9 });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 40 }), (list, target) => {
      const every = everySum(list, target);
      const found = exactSums(list, target);
      if (found === undefined) expect(every.length).toBeGreaterThan(16);
      else expect(found.map((places) => places.join()).sort()).toEqual(every);
    }),
    { numRuns: 1000 },
  );
});

test.for([
  ["nothing adds up to anything", [], 5, []],
  ["one amount is no sum", [5], 5, []],
  ["sixteen ways are shown", Array.from({ length: 16 }, (_, at) => [400 + at, 600 - at]).flat(), 1000, 16],
  [
    "seventeen are too many",
    Array.from({ length: 17 }, (_, at) => [400 + at, 600 - at]).flat(),
    1000,
    undefined,
  ],
  ["sixty-four amounts are not", [4, 7, ...Array.from({ length: 62 }, () => 10)], 11, [[0, 1]]],
  ["one more is", [4, 7, ...Array.from({ length: 63 }, () => 10)], 11, undefined],
  [
    "amounts above the target count for nothing",
    [4, 7, ...Array.from({ length: 63 }, () => 12)],
    11,
    [[0, 1]],
  ],
  ["sixty-five amounts are too many", Array.from({ length: 65 }, () => 7), 21, undefined],
] as const)("%s", ([, amounts, target, expected]) => {
  const found = exactSums(amounts, target);
  if (typeof expected === "number") expect(found).toHaveLength(expected);
  else expect(found).toEqual(expected);
});

test("sixty awkward amounts end the search, not the program", () => {
  const amounts = Array.from({ length: 60 }, (_, at) => 2 * (10_007 + at * 13));
  const started = workTime();
  expect(exactSums(amounts, 700_001)).toBeUndefined();
  expect(workTime() - started).toBeLessThan(worth(2_000));
});
