// Money is whole pence: what is no whole number is our own fault, and pounds are written and read to the penny.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Pence, pence, penceFromText, poundsText, zero } from "../../src/core/money.ts";

test.for([
  [0, "0.00"],
  [1, "0.01"],
  [9, "0.09"],
  [10, "0.10"],
  [99, "0.99"],
  [100, "1.00"],
  [109, "1.09"],
  [29_960, "299.60"],
  [-1, "-0.01"],
  [-5, "-0.05"],
  [-100, "-1.00"],
  [-29_960, "-299.60"],
  [123_456_789_012, "1234567890.12"],
] as const)("%i pence are £%s", ([amount, text]) => {
  expect(poundsText(pence(amount))).toBe(text);
  expect(penceFromText(text)).toBe(amount);
});

test.for([
  ["1498", 149_800],
  ["5.1", 510],
  ["-5.1", -510],
  ["007.00", 700],
  ["-0", 0],
  ["999999999999.99", 99_999_999_999_999],
  ["1000000000000", undefined],
  ["5.123", undefined],
  ["5.", undefined],
  [".5", undefined],
  ["1,498", undefined],
  ["£5", undefined],
  ["+5", undefined],
  ["--5", undefined],
  [" 5", undefined],
  ["5 ", undefined],
  ["", undefined],
] as const)("%s is %s", ([text, amount]) => {
  expect(penceFromText(text)).toBe(amount);
});

test("what is no whole number of pence is thrown, and nothing is nothing with a sign", () => {
  for (const one of [0.5, Number.NaN, Infinity, 2 ** 53])
    expect(() => pence(one)).toThrow("not a whole number of pence");
  expect(Object.is(pence(-0), 0)).toBe(true);
  expect(zero).toBe(0);
});

test("any amount is read as it was written", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e13, max: 1e13 }), (amount) => {
      expect(penceFromText(poundsText(amount as Pence))).toBe(amount);
    }),
  );
});
