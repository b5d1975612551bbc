// Chance that can be repeated: the numbers of a seed never change, none is favoured, and a sample is fair.
import fc from "fast-check";
import { expect, test } from "vitest";
import { sampler, seededRandom } from "../../src/core/random.ts";

function numbers(seed: string, count: number, limit: number): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.below(limit));
}

function drawn(seed: string, size: number, of: number): readonly number[] {
  const draw = sampler<number>(size, seededRandom(seed));
  for (let at = 0; at < of; at += 1) draw.offer(() => at);
  return draw.drawn();
}

test("a seed gives these numbers, in this and in every later version", () => {
  expect(numbers("1", 5, 1_000_000)).toEqual(numbers("1", 5, 1_000_000));
  expect(numbers("1", 5, 1_000_000)).toMatchInlineSnapshot(`
    [
      828048,
      766046,
      703793,
      449229,
      818946,
    ]
  `);
  expect(numbers("archwiliad 2022", 5, 1_000_000)).toMatchInlineSnapshot(`
    [
      549735,
      169734,
      718123,
      898903,
      783088,
    ]
  `);
});

test("other seeds give other numbers", () => {
  const firsts = new Set(Array.from({ length: 500 }, (_, seed) => numbers(String(seed), 1, 2 ** 32)[0]));
  expect(firsts.size).toBe(500);
});

test("every number below the limit comes about as often", () => {
  const times = [0, 0, 0, 0, 0, 0, 0];
  for (const number of numbers("fair", 70_000, 7)) times[number] = (times[number] ?? 0) + 1;
  for (const count of times) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test("a sample has the size that was asked for, in order, without repeats, the same each time", () => {
  const size = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(fc.string(), size, fc.integer({ min: 0, max: 60 }), (seed, wanted, of) => {
      const sample = drawn(seed, wanted, of);
      expect(sample).toHaveLength(Math.min(wanted, of));
      expect([...new Set(sample)].sort((a, b) => a - b)).toEqual(sample);
      expect(drawn(seed, wanted, of)).toEqual(sample);
    }),
  );
});

test("every row has the same chance", () => {
  const times = Array.from({ length: 20 }, () => 0);
  for (let seed = 0; seed < 8_000; seed += 1) {
    for (const row of drawn(String(seed), 5, 20)) times[row] = (times[row] ?? 0) + 1;
  }
  // 2,000 each on average; five standard deviations either way.
  for (const count of times) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});
