// Elimination stays exact where numbers grow beyond what a plain number holds, and comes back to plain numbers.
import { expect, test } from "vitest";
import { cleared, columnsIn, compareRatios, type Equation, shifted } from "../../src/disclosure/equation.ts";

function equation(...columns: readonly number[]): Equation {
  return { columns: Float64Array.from(columns), most: Math.max(...columns.map(Math.abs)) };
}

function clear(from: Equation, by: Equation, at: number): readonly string[] {
  return Array.from<number | bigint>(cleared(from, by, columnsIn(by), at).columns).map(String);
}

test("a column is cleared, in lowest terms", () => {
  expect(clear(equation(6, 4, 2), equation(4, 0, 8), 0)).toEqual(
    ["0", "4", "-10"].map((x) => String(Number(x) / 2)),
  );
});

test("products beyond 2 to the 53 are exact", () => {
  const [big, other] = [2 ** 40 + 1, 2 ** 40 - 1];
  expect(clear(equation(big, 1, 7), equation(other, 3, 2 ** 39), 0)).toEqual([
    "0",
    String(BigInt(other) - 3n * BigInt(big)),
    String(7n * BigInt(other) - BigInt(big) * 2n ** 39n),
  ]);
});

test("numbers that become small are plain again", () => {
  const big: Equation = { columns: [2n ** 60n, 2n ** 60n, 0n], most: 2 ** 60 };
  const result = cleared(big, equation(1, 3, 5), [0, 1, 2], 0);
  expect(result.columns).toBeInstanceOf(Float64Array);
  expect([...result.columns]).toEqual([0, -2, -5]);
});

test("the right-hand side moves with its unknown, beyond safe numbers too", () => {
  expect([...shifted(equation(2, 5), 0, 3, 1).columns]).toEqual([2, 11]);
  expect([...shifted(equation(2 ** 30, 1), 0, 2 ** 30, 1).columns]).toEqual([2n ** 30n, 2n ** 60n + 1n]);
});

test.for([
  ["1/2 is more than 1/3", [1, 2], [1, 3], 1],
  ["2/4 is 1/2", [2, 4], [1, 2], 0],
  ["what is the same in floating point is not the same", [2 ** 52, 2 ** 52 + 1], [2 ** 52 - 1, 2 ** 52], 1],
  ["a third of a great number is less than half of it", [2n ** 70n, 3n], [2n ** 70n, 2n], -1],
] as const)("fractions are compared exactly: %s", ([, first, second, sign]) => {
  expect(Math.sign(compareRatios(first, second))).toBe(sign);
});
