// Shares of full-time figures: the worked numbers of the guidance, and every share that can be written.
import { describe, expect, test } from "vitest";
import { calcLine } from "../../src/commands/work/calc.ts";
import { pence } from "../../src/core/money.ts";
import { exactText, fraction, type Rate } from "../../src/core/rate.ts";
import {
  exactly,
  halfDayText,
  inHalfDays,
  payShare,
  type Share,
  type ShareBasis,
  sickAllowance,
} from "../../src/statute/pro-rata.ts";
import { shipped } from "../law/shipped.ts";

function ask(question: object) {
  return JSON.parse(calcLine(shipped, JSON.stringify({ figure: "pro-rata", ...question }), false));
}

test.for([
  ["3.9 i: 182 days × 90%", { base: "182", basis: "90%", of: "half-pay-days" }, "163.8", "164"],
  ["3.9 i: 365 × 90%", { base: "365", basis: "90%", of: "nil-pay-days" }, "328.5", "329"],
  ["3.9 ii: 182 days × 3/7", { base: "182", basis: "3/7", of: "half-pay-days" }, "78", "78"],
  [
    "3.9 ii: 365 days × 3/7 rules out the nearest day",
    { base: 365, basis: "3/7", of: "nil-pay-days" },
    "1095/7",
    "157",
  ],
  ["3.11 i: 90% × 30 days", { base: "30", basis: "90%", of: "leave-days" }, "27", "27"],
  ["3.11 ii: 3/5 × 30 days", { base: "30", basis: "3/5", of: "leave-days" }, "18", "18"],
  ["3.7: 10.5 days × 90%", { base: "10.5", basis: "90%", of: "privilege-days" }, "9.45", "9.5"],
  ["the same as a JSON number", { base: 10.5, basis: "90%", of: "privilege-days" }, "9.45", "9.5"],
  ["3.4: pay", { base: "30000.00", basis: "90%", of: "pay" }, "27000", "27000.00"],
  ["2.1 i: pay by the hours of a week", { base: "30000", basis: "22.2/37", of: "pay" }, "18000", "18000.00"],
  ["half a penny goes up", { base: "0.01", basis: "50%", of: "pay" }, "0.005", "0.01"],
  ["less than half a penny does not", { base: "0.01", basis: "49.9%", of: "pay" }, "0.00499", "0.00"],
  ["full time", { base: "182", basis: "7/7", of: "half-pay-days" }, "182", "182"],
  ["nothing", { base: "182", basis: "0%", of: "half-pay-days" }, "0", "0"],
] as const)("%s", ([, question, exact, value]) => {
  expect(ask(question)).toEqual({ ok: true, exact, value });
});

test.for([
  [
    "fifths are for leave, not for sick absence",
    { base: "182", basis: "3/5", of: "half-pay-days" },
    "basis-not-for-figure",
  ],
  [
    "sevenths are for sick absence, not for leave",
    { base: "30", basis: "3/7", of: "leave-days" },
    "basis-not-for-figure",
  ],
  ["nor for privilege days", { base: "10.5", basis: "3/7", of: "privilege-days" }, "basis-not-for-figure"],
  ["nor for pay", { base: "30000", basis: "3/7", of: "pay" }, "basis-not-for-figure"],
  ["a share of nothing known", { base: "30", basis: "1/2", of: "leave-days" }, "basis-unknown"],
  ["more than full time", { base: "30", basis: "6/5", of: "leave-days" }, "basis-above-whole"],
  ["more than all", { base: "30", basis: "100.001%", of: "leave-days" }, "basis-above-whole"],
  ["no share", { base: "30", basis: "0.9", of: "leave-days" }, "question-not-understood"],
  ["divided by nothing", { base: "30", basis: "3/0", of: "leave-days" }, "question-not-understood"],
  ["a base below zero", { base: "-1", basis: "90%", of: "pay" }, "question-not-understood"],
  ["three decimals", { base: "1.005", basis: "90%", of: "pay" }, "question-not-understood"],
  ["another figure", { base: "1", basis: "90%", of: "bonus" }, "question-not-understood"],
] as const)("refused: %s", ([, question, code]) => {
  expect(ask(question)).toMatchObject({ ok: false, code });
});

test("the trail names the share and the rule", () => {
  const line = JSON.stringify({ figure: "pro-rata", base: "30000", basis: "22.2/37", of: "pay" });
  expect(JSON.parse(calcLine(shipped, line, true)).trail).toEqual([
    {
      figure: "pro-rata-pay",
      rules: ["FLEX-10", "FLEX-20"],
      inputs: { "full-time-pay": "30000.00", share: "60%" },
      value: "18000.00",
    },
  ]);
});

// Every share that can be written: n/7, n/5, n/37 by tenths of an hour, whole per cents.
const shares: readonly (readonly [ShareBasis, number, number])[] = [
  ...Array.from({ length: 8 }, (_, n) => ["sevenths", n, 7] as const),
  ...Array.from({ length: 6 }, (_, n) => ["fifths", n, 5] as const),
  ...Array.from({ length: 371 }, (_, n) => ["hours", n, 370] as const),
  ...Array.from({ length: 101 }, (_, n) => ["percent", n, 100] as const),
];

function up(numerator: bigint, denominator: bigint): bigint {
  return (numerator + denominator - 1n) / denominator;
}

describe("whole numbers all the way", () => {
  test.for([182, 365, 30, 10.5])("%f days in every share", (days) => {
    const base: Rate = fraction(days * 2, 2);
    for (const [basis, n, d] of shares) {
      const share: Share = { basis, rate: fraction(n, d) };
      const doubled = BigInt(days * 2) * BigInt(n);
      const why = `${days} × ${n}/${d}`;
      expect(BigInt(sickAllowance("half-pay-days", base, share)), why).toBe(up(doubled, 2n * BigInt(d)));
      expect(BigInt(sickAllowance("nil-pay-days", base, share)), why).toBe(up(doubled, 2n * BigInt(d)));
      const halves = inHalfDays("leave-days", base, share, "up-to-half-day");
      expect(BigInt(halves), why).toBe(up(doubled, BigInt(d)));
      const nearest = inHalfDays("privilege-days", base, share, "nearest-half-day");
      expect(BigInt(nearest), why).toBe((2n * doubled + BigInt(d)) / (2n * BigInt(d)));
      // The text before rounding stands for the same number.
      const [top = "", bottom = "1"] = exactText(exactly(base, share.rate)).split("/");
      const [whole = "", decimals = ""] = top.split(".");
      const scale = 10n ** BigInt(decimals.length) * BigInt(bottom);
      expect(BigInt(whole + decimals) * 2n * BigInt(d), why).toBe(doubled * scale);
    }
  });

  test.for([1, 99, 2999999, 3000001, 9_999_999_999])("%i pence in every share", (full) => {
    for (const [basis, n, d] of shares) {
      const pay = payShare("pay", pence(full), { basis, rate: fraction(n, d) });
      const twice = 2n * BigInt(full) * BigInt(n);
      expect(BigInt(pay), `${full} × ${n}/${d}`).toBe((twice + BigInt(d)) / (2n * BigInt(d)));
    }
  });
});

test("half days as people write them", () => {
  expect([0, 1, 2, 19, 20].map(halfDayText)).toEqual(["0", "0.5", "1", "9.5", "10"]);
});
