// Divisions of whole numbers, each as its name says, below zero too, and exact fractions.
import fc from "fast-check";
import { expect, test } from "vitest";
import { divideDown, divideHalfUp, divideUp, exactText, fraction } from "../../src/core/rate.ts";

test.for([
  // numerator, denominator, down, up, half up
  [7, 2, 3, 4, 4],
  [-7, 2, -4, -3, -4],
  [5, 2, 2, 3, 3],
  [-5, 2, -3, -2, -3],
  [1, 2, 0, 1, 1],
  [-1, 2, -1, 0, -1],
  [1, 3, 0, 1, 0],
  [-1, 3, -1, 0, 0],
  [2, 3, 0, 1, 1],
  [-2, 3, -1, 0, -1],
  [499, 1000, 0, 1, 0],
  [500, 1000, 0, 1, 1],
  [501, 1000, 0, 1, 1],
  [-499, 1000, -1, 0, 0],
  [-500, 1000, -1, 0, -1],
  [6, 3, 2, 2, 2],
  [-6, 3, -2, -2, -2],
  [0, 3, 0, 0, 0],
] as const)("%i / %i: down %i, up %i, to the nearest %i", ([numerator, denominator, down, up, nearest]) => {
  // Nothing is 0 here, whatever its sign.
  const found = [divideDown, divideUp, divideHalfUp].map((divide) => divide(numerator, denominator) + 0);
  expect(found).toEqual([down, up, nearest]);
});

test("each is the whole number that its name says, for all numbers", () => {
  const numbers = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1e6 }));
  fc.assert(
    fc.property(numbers, ([numerator, denominator]) => {
      const [down, up] = [divideDown(numerator, denominator), divideUp(numerator, denominator)];
      expect(down * denominator).toBeLessThanOrEqual(numerator);
      expect((down + 1) * denominator).toBeGreaterThan(numerator);
      expect(up - down + 0).toBe(numerator % denominator === 0 ? 0 : 1);
      const nearest = divideHalfUp(numerator, denominator);
      expect(Math.abs(2 * (nearest * denominator - numerator))).toBeLessThanOrEqual(denominator);
      // Half away from zero: as much below zero as above it.
      expect(nearest + divideHalfUp(-numerator, denominator) === 0).toBe(true);
      const { numerator: n, denominator: d } = fraction(numerator, denominator);
      expect(BigInt(n) * BigInt(denominator)).toBe(BigInt(numerator) * BigInt(d));
    }),
  );
});

test.for([
  [fraction(819, 5), "163.8"],
  [fraction(1095, 7), "1095/7"],
  [fraction(1, 4), "0.25"],
  [fraction(6, 3), "2"],
  [fraction(0, 5), "0"],
  [fraction(1, 16), "0.0625"],
  [fraction(3, 6), "0.5"],
] as const)("%j is written %s", ([exact, text]) => {
  expect(exactText(exact)).toBe(text);
});

test.for([
  [7, -2, -4, -3],
  [-7, -2, 3, 4],
  [-7, 2, -4, -3],
  [6, -2, -3, -3],
] as const)("%i over %i, whichever is below zero: down %i, up %i", ([numerator, denominator, down, up]) => {
  expect([divideDown(numerator, denominator), divideUp(numerator, denominator)]).toEqual([down, up]);
});
