// The steps of National Insurance one by one: the bands, the product cut at three decimals of a pound, the rounding.
import { expect, test } from "vitest";
import type { Pence } from "../../src/core/money.ts";
import { rate } from "../../src/core/rate.ts";
import { band, bandAbove, extraNi, onBand, product } from "../../src/statute/class-1-formulas.ts";

const limits = (earnings: number, from: number, upper: number) => ({
  earnings: earnings as Pence,
  "ni-threshold": from as Pence,
  "class1.upperEarningsLimit": upper as Pence,
});

test.for<[why: string, earnings: number, from: number, below: number, above: number]>([
  ["below the threshold", 75_799, 75_800, 0, 0],
  ["on it", 75_800, 75_800, 0, 0],
  ["a penny above it", 75_801, 75_800, 1, 0],
  ["a penny below the upper limit", 418_899, 75_800, 343_099, 0],
  ["on it", 418_900, 75_800, 343_100, 0],
  ["a penny above it", 418_901, 75_800, 343_100, 1],
  ["a threshold above the upper limit: nothing below it", 450_000, 440_000, 0, 10_000],
  ["and nothing above the limit up to the threshold", 440_000, 440_000, 0, 0],
])("earnings %s", ([, earnings, from, below, above]) => {
  expect(band.value(limits(earnings, from, 418_900))).toBe(below);
  expect(bandAbove.value(limits(earnings, from, 418_900))).toBe(above);
});

// 13.8 % of a pound is 13.8 p: tenths of a penny, what is less is cut.
test.for([
  ["13.8%", 100, 138],
  ["13.8%", 101, 139],
  ["13.8%", 106, 146],
  ["15.05%", 100, 150],
  ["15.05%", 102, 153],
] as const)("%s of %i pence is %i tenths of a penny", ([text, amount, tenths]) => {
  expect(product.value({ "ni-band": amount as Pence, rate: rate(text) })).toBe(tenths);
});

test.for([
  [134, 13],
  [135, 13],
  [136, 14],
  [140, 14],
] as const)("%i tenths of a penny are %i pence: a five goes down", ([tenths, amount]) => {
  expect(onBand.value({ "ni-product": tenths, "class1.rounding": "third-decimal-above-five-up" })).toBe(
    amount,
  );
});

test("a rounding that nobody knows is refused", () => {
  expect(() => onBand.value({ "ni-product": 136, "class1.rounding": "up" })).toThrow("no such rounding");
});

test("what a payment adds is what is due with it, less what is due without it", () => {
  const dues = { "employer-ni-with": 4509 as Pence, "employer-ni-without": 4000 as Pence };
  expect(extraNi.value(dues)).toBe(509);
});
