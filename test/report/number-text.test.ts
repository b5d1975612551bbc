// Numbers as people read them, with both signs and every length of decimals.
import { expect, test } from "vitest";
import { rate } from "../../src/core/rate.ts";
import { fractionText, pounds, rateText, scaled } from "../../src/report/number-text.ts";

test.for([
  [3750, 2, "37.5", "37.50"],
  [3700, 2, "37", "37.00"],
  [5, 2, "0.05", "0.05"],
  [0, 2, "0", "0.00"],
  [-3750, 2, "−37.5", "−37.50"],
  [-5, 3, "−0.005", "−0.005"],
  [191_700, 4, "19.17", "19.17"],
  [191_701, 4, "19.1701", "19.1701"],
] as const)("%i with %i places is %s, and as pounds %s", ([value, places, text, money]) => {
  expect([scaled(value, places), pounds(value, places)]).toEqual([text, money]);
});

test.for([
  ["15.05%", "15.05%"],
  ["3/7", "3/7"],
  ["0.125%", "0.125%"],
  ["1/800000", "1/800000"],
  ["1/2", "50%"],
])("the rate %s is written %s", ([text = "", written]) => {
  expect(rateText(rate(text))).toBe(written);
});

test.for([
  [21_000, 1, "£210.00"],
  [22_245, 2, "£111.225"],
  [10_000, 3, "£100/3"],
  [5, 1, "£0.05"],
  [1, 1_000, "£0.00001"],
  [1, 100_000, "£0.0000001"],
  [1, 1_000_000, "£1/100000000"],
] as const)("%i over %i pence is %s, never rounded", ([numerator, denominator, text]) => {
  expect(fractionText("money", { numerator, denominator }, "£")).toBe(text);
});
