// The sick-pay enhancement's average for irregular hours and its top-up: the worked figures and their edges.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Pence, pence } from "../../src/core/money.ts";
import { fraction } from "../../src/core/rate.ts";
import { eightWeekAverage } from "../../src/statute/eight-week-average.ts";
import { normalPay, topUp } from "../../src/statute/top-up.ts";
import { calc, mondayToFriday } from "./sick-pay-helpers.ts";

const worked = ["210.00", "252.00", "168.00", "0.00", "294.00", "231.00", "273.00", "252.00"];

function asked(weeks: readonly object[]) {
  return calc({ figure: "eight-week-average", weeks });
}

describe("the average of eight weeks", () => {
  test("a week worked for nothing counts", () => {
    expect(asked(worked.map((amount) => ({ amount })))).toEqual({
      ok: true,
      average: { fraction: "210/1", decimal: "210.0000000" },
    });
  });

  test("a bonus inside a week changes nothing", () => {
    const weeks = worked.map((amount, at) => (at === 4 ? { amount: "374.00", bonus: "80.00" } : { amount }));
    expect(asked(weeks)).toMatchObject({ average: { fraction: "210/1" } });
  });

  test("35: the earnings test keeps a bonus, this average does not", () => {
    // 889.80 in eight weeks, 75.00 of it a bonus: 111.225 for sick pay.
    const weeks = ["119.27", "107.95", "0.00", "128.26", "123.29", "99.13", "93.93"].map((amount) => ({
      amount,
    }));
    expect(asked([...weeks, { amount: "217.97", bonus: "75.00" }])).toMatchObject({
      average: { fraction: "2037/20", decimal: "101.8500000" },
    });
    expect(asked([...weeks, { amount: "217.97" }])).toMatchObject({ average: { decimal: "111.2250000" } });
  });

  test("fewer weeks of employment divide by the weeks that are filled", () => {
    const weeks = [
      null,
      { amount: null },
      {},
      { amount: "100.00" },
      { amount: "101.00" },
      { amount: "102.00", backPay: "2.00" },
    ];
    expect(calc({ figure: "eight-week-average", weeks })).toMatchObject({
      average: { fraction: "301/3", decimal: "100.3333333" },
    });
  });

  test.for([
    [[], "no-week-filled"],
    [[{}, {}], "no-week-filled"],
    [[{ amount: "10.00", bonus: "10.01" }], "taken-out-above-pay"],
    [[{ bonus: "10.00" }], "amount-missing"],
    [[...worked, "1.00"].map((amount) => ({ amount })), "too-many-weeks"],
  ] as const)("%j is refused: %s", ([weeks, code]) => {
    expect(asked(weeks)).toMatchObject({ ok: false, code });
  });

  test("irregular overtime comes out like a bonus", () => {
    expect(eightWeekAverage([{ amount: pence(30000), overtime: pence(4000) }, undefined])).toEqual(
      fraction(26000, 1),
    );
  });

  test("what is taken out of any week is taken out of the sum", () => {
    const week = fc.record({
      amount: fc.integer({ min: 5000, max: 90000 }),
      bonus: fc.integer({ min: 0, max: 5000 }),
    });
    fc.assert(
      fc.property(fc.array(week, { minLength: 1, maxLength: 8 }), (weeks) => {
        const sum = weeks.reduce((total, { amount, bonus }) => total + amount - bonus, 0);
        const asPence = weeks.map(({ amount, bonus }) => ({ amount: pence(amount), bonus: pence(bonus) }));
        expect(eightWeekAverage(asPence)).toEqual(fraction(sum, weeks.length));
      }),
    );
  });
});

describe("the top-up", () => {
  test.for([
    ["346.50", "2020-11-09", "2020-11-20", "693.00", "191.70", "501.30", "ten working days, regular hours"],
    ["210.00", "2020-11-09", "2020-11-15", "210.00", "95.85", "114.15", "one week, irregular hours"],
    ["837.03", "2020-11-09", "2020-11-15", "837.03", "95.85", "741.18", "an odd week's pay"],
    ["95.85", "2020-11-09", "2020-11-15", "95.85", "95.85", "0.00", "pay like sick pay"],
    ["95.84", "2020-11-09", "2020-11-15", "95.84", "95.85", "0.00", "pay a penny below sick pay"],
    ["95.86", "2020-11-09", "2020-11-15", "95.86", "95.85", "0.01", "pay a penny above sick pay"],
  ] as const)("£%s a week, %s to %s: $6", ([normalWeeklyPay, start, end, normal, sickPay, amount]) => {
    const question = { figure: "top-up", pattern: mondayToFriday, covid: true, sickPayEntitled: true };
    expect(calc({ ...question, normalWeeklyPay, start, end })).toEqual({
      ok: true,
      normalPay: normal,
      sickPay,
      topUp: amount,
    });
  });

  test("normal pay is exact until the end, then a half penny goes up", () => {
    // A fifth of 0.12 is 2.4 pence, two fifths are 4.8; half of 0.05 is 2.5 pence.
    expect([
      normalPay(fraction(12, 1), 1, 5),
      normalPay(fraction(12, 1), 2, 5),
      normalPay(fraction(5, 1), 1, 2),
    ]).toEqual([2, 5, 3]);
  });

  test("normal pay and sick pay make the top-up, which is never below zero", () => {
    const money = fc.integer({ min: 0, max: 1_000_000 }).map((amount): Pence => pence(amount));
    fc.assert(
      fc.property(money, money, (normal, sickPay) => {
        const amount = topUp(normal, sickPay);
        expect(amount).toBeGreaterThanOrEqual(0);
        expect(amount === 0 ? normal <= sickPay : amount + sickPay === normal).toBe(true);
      }),
    );
  });

  test("a day outside the known years is refused, entitled or not", () => {
    const question = { figure: "top-up", pattern: mondayToFriday, normalWeeklyPay: "100.00", covid: false };
    for (const sickPayEntitled of [true, false]) {
      expect(calc({ ...question, start: "2018-04-02", end: "2018-04-09", sickPayEntitled })).toMatchObject({
        ok: false,
        code: "no-figure-for-day",
      });
    }
  });
});
