// Employer pension contributions against published cases, and both sides of each limit.
import { describe, expect, test } from "vitest";
import { day } from "../../src/core/day.ts";
import type { Trail } from "../../src/core/figure.ts";
import type { Pence } from "../../src/core/money.ts";
import { payFrequencies } from "../../src/core/pay-frequency.ts";
import {
  extraPensionContribution,
  type PensionBasis,
  pensionContribution,
  pensionFields,
  qualifyingBand,
} from "../../src/statute/pension.ts";
import { penceOf, shipped, vectors } from "../law/shipped.ts";

const june = day("2022-06-30");
const monthly = qualifyingBand(shipped, june, "monthly");

function contribution(basis: PensionBasis, earnings: number, ratePercentThousandths: number, trail?: Trail) {
  return pensionContribution(
    { basis, band: monthly, earnings: earnings as Pence, ratePercentThousandths },
    trail && pensionFields(trail, day("2022-06-30")),
  );
}

function extra(basis: PensionBasis, earnings: number, more: number, trail?: Trail) {
  const inputs = { basis, band: monthly, earnings: earnings as Pence, ratePercentThousandths: 3000 };
  return extraPensionContribution(inputs, more as Pence, trail && pensionFields(trail, day("2022-06-30")));
}

type Case = {
  readonly id: string;
  readonly input: { basis?: string; pay: number; erPct: number };
  readonly expected: { er?: number; erBeforeExchange?: number };
};

// The three cases of the furlough grant are left out: it floors the grant to whole pounds and shares the lower
// limit by days, which is not the contribution of a pay period.
test.for(vectors<Case>("vectors-pension").filter(({ id }) => !id.startsWith("jrs")))("$id", ({
  input,
  expected,
}) => {
  const basis = input.basis === "pensionablePay" ? "all-pay" : "qualifying-earnings";
  const found = contribution(basis, penceOf(input.pay), (input.erPct ?? 3) * 1000);
  expect(found).toBe(penceOf(expected.er ?? expected.erBeforeExchange ?? Number.NaN));
});

test("what the payment adds to the contribution, in all 263 worked cases", () => {
  type OnCost = {
    readonly id: string;
    readonly input: { normalMonthlyGross: number; extra: number };
    readonly expected: { pension3pcExtra: number };
  };
  const wrong = vectors<OnCost>("vectors-scheme-oncosts-derived").flatMap(({ id, input, expected }) => {
    const found = extra("qualifying-earnings", penceOf(input.normalMonthlyGross), penceOf(input.extra));
    return found === penceOf(expected.pension3pcExtra) ? [] : [{ id, found, expected }];
  });
  expect(wrong).toEqual([]);
});

describe("an instalment of £299.60 at 3 %", () => {
  test.for([
    { base: 40000, found: 539, why: "crosses the lower limit" },
    { base: 50000, found: 839, why: "crosses the lower limit nearer" },
    { base: 52000, found: 899, why: "all of it counts" },
    { base: 400000, found: 567, why: "crosses the upper limit" },
    { base: 418899, found: 0, why: "a penny counts, and rounds away" },
    { base: 418900, found: 0, why: "nothing counts from the upper limit" },
  ])("base of $base pence: $why", ({ base, found }) => {
    expect(extra("qualifying-earnings", base, 29960)).toBe(found);
  });
});

test.for([
  { earnings: 72110, found: 603, why: "6.033 goes down" },
  { earnings: 52016, found: 0, why: "0.0048 goes down" },
  { earnings: 52017, found: 1, why: "0.0051 goes up" },
  { earnings: 52000 + 50, found: 2, why: "0.015, a half, goes up" },
])("$earnings pence: $why", ({ earnings, found }) => {
  expect(contribution("qualifying-earnings", earnings, 3000)).toBe(found);
});

test("the percentage is not rounded before it is used", () => {
  expect(contribution("all-pay", 149800, 3500)).toBe(5243);
});

test("with a trail the figures are the same", () => {
  const trail: Trail = [];
  expect(extra("qualifying-earnings", 50000, 29960, trail)).toBe(839);
  expect(extra("all-pay", 50000, 29960, trail)).toBe(extra("all-pay", 50000, 29960));
  expect(trail.map(({ name }) => name).filter((name) => name === "extra-employer-pension")).toHaveLength(2);
});

test("a day outside the reviewed years has no band", () => {
  for (const frequency of payFrequencies) {
    expect(qualifyingBand(shipped, day("2019-04-05"), frequency)).toBeUndefined();
    expect(qualifyingBand(shipped, day("2019-04-06"), frequency)).toBeDefined();
    expect(qualifyingBand(shipped, day("2027-04-05"), frequency)).toBeDefined();
    expect(qualifyingBand(shipped, day("2027-04-06"), frequency)).toBeUndefined();
  }
});

test("no limit is looked at where all pay counts, and both where qualifying earnings do", () => {
  const limits = (basis: PensionBasis) => {
    const trail: Trail = [];
    contribution(basis, 100_000, 3000, trail);
    const { inputs = {} } = trail.find(({ name }) => name === "pensionable-earnings") ?? {};
    return [inputs["qualifyingEarnings.lowerLimit"], inputs["qualifyingEarnings.upperLimit"]];
  };
  expect(limits("all-pay")).toEqual([undefined, undefined]);
  expect(limits("qualifying-earnings")).toEqual([52_000, 418_900]);
});
