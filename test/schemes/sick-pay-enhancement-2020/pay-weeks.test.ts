// The weeks before an absence: which of them count, what comes out of them, and what the test for sick pay looks at.
import { describe, expect, test } from "vitest";
import { day } from "../../../src/core/day.ts";
import { pence } from "../../../src/core/money.ts";
import {
  earnedInWeeks,
  extrasIn,
  usualFormula,
  yearFormula,
} from "../../../src/schemes/sick-pay-enhancement-2020/pay-earnings.ts";
import {
  countedOf,
  filledOf,
  takenOut,
  weeksOf,
} from "../../../src/schemes/sick-pay-enhancement-2020/pay-weeks.ts";
import { type Terms, termsFor } from "../../../src/schemes/sick-pay-enhancement-2020/terms.ts";
import { shipped } from "../../law/shipped.ts";
import { type Change, claimWith } from "./claims.ts";

const found = termsFor(shipped, day("2020-11-09"));
if (found === undefined) throw new Error("no terms for November 2020");
const terms: Terms = found;

/** The amounts of the eight weeks before Monday 9 November, the oldest first, or the fault and its cell. */
function weeks(
  change: Change,
  table?: readonly (readonly [ends: string | undefined, gross: number | undefined])[],
) {
  const rows = table?.map(([ends, gross]) => [ends === undefined ? undefined : day(ends), gross]);
  const all = weeksOf(terms, claimWith(change), rows);
  if ("fault" in all) return `${all.fault.code} ${all.fault.key}`;
  return all.map((week) => week?.amount ?? "–").join(" ");
}

describe("the sheet of earnings", () => {
  const none = "– – – – – – – –";
  test.for<[why: string, is: string, wanted: string]>([
    ["a week that ended the day before is the eighth", weeks({}, [["2020-11-08", 9]]), "– – – – – – – 9"],
    ["one that ended six days earlier, too", weeks({}, [["2020-11-02", 9]]), "– – – – – – – 9"],
    ["and seven days earlier the seventh", weeks({}, [["2020-11-01", 9]]), "– – – – – – 9 –"],
    ["one that ends on the first day is not over", weeks({}, [["2020-11-09", 9]]), none],
    ["the oldest of eight ended seven weeks before", weeks({}, [["2020-09-14", 9]]), "9 – – – – – – –"],
    ["a day more is a ninth", weeks({}, [["2020-09-13", 9]]), none],
    ["a week worked for nothing is one", weeks({}, [["2020-11-08", 0]]), "– – – – – – – 0"],
    ["its pay cannot be read", weeks({}, [["2020-11-02", undefined]]), "pay-week-unreadable week8"],
    ["its end cannot be read", weeks({}, [[undefined, 9]]), "pay-week-unreadable week1"],
    ["that of a week too old to count does not matter", weeks({}, [["2020-09-13", undefined]]), none],
    [
      "two rows of one week",
      weeks({}, [
        ["2020-11-08", 9],
        ["2020-11-02", 8],
      ]),
      "pay-week-twice week8",
    ],
    ["the row's own weeks come first", weeks({ week2: 7 }, [["2020-11-08", 9]]), "– 7 – – – – – –"],
    ["no sheet and no week", weeks({}), ""],
  ])("%s", ([, is, wanted]) => {
    expect(is).toBe(wanted);
  });

  test("extras without their week are a fault at that week", () => {
    for (const extra of ["bonus3", "backPay3", "overtime3"])
      expect(weeks({ week2: 7, [extra]: 1 })).toBe("pay-week-below-extras week3");
  });
});

test.for<[why: string, change: Change, zeroWeeks: string, overtime: number | undefined | "no week"]>([
  ["irregular overtime comes out", {}, "count", 3],
  ["regular overtime stays in", { regularOvertime: true }, "count", undefined],
])("%s", ([, change, zeroWeeks, overtime]) => {
  const week = { amount: pence(9), overtime: pence(3) };
  expect(countedOf({ ...terms, zeroWeeks }, claimWith(change), week)?.overtime).toBe(overtime);
});

test("a week of nothing counts, unless the council leaves it out; a week not employed never does", () => {
  const week = { amount: pence(0) };
  expect(countedOf({ ...terms, zeroWeeks: "count" }, claimWith({}), week)).toEqual(week);
  expect(countedOf({ ...terms, zeroWeeks: "skip" }, claimWith({}), week)).toBeUndefined();
  expect(countedOf({ ...terms, zeroWeeks: "skip" }, claimWith({}), { amount: pence(1) })).toEqual({
    amount: 1,
  });
  expect(countedOf(terms, claimWith({}), undefined)).toBeUndefined();
  expect(filledOf([undefined, week, undefined, week])).toBe(2);
});

test("bonus, back pay and overtime come out together", () => {
  expect(takenOut({ amount: pence(9), bonus: pence(1), backPay: pence(2), overtime: pence(4) })).toBe(7);
  expect(takenOut({ amount: pence(9) })).toBe(0);
});

describe("earnings for the test of sick pay", () => {
  test("are all that the filled weeks paid", () => {
    const all = [{ amount: pence(9), bonus: pence(5) }, undefined, { amount: pence(2) }];
    expect(earnedInWeeks(claimWith({}), all, 2, undefined)).toMatchObject({ earnings: 11, earningsWeeks: 2 });
  });

  test("hold bonus and back pay beside a usual week, and no overtime", () => {
    expect(extrasIn(claimWith({ bonus1: 1, bonus8: 2, backPay3: 4, overtime4: 8 }))).toEqual([1, 2, 4]);
  });

  test("are the usual week eight times with the extras once", () => {
    const from = {
      normalWeeklyPay: pence(100),
      "averageEarnings.schemeWeeks": 8,
      extras: [pence(5), pence(2)],
    };
    expect(usualFormula.value(from)).toBe(807);
  });

  test("or a year's pay for eight of its weeks, in fifty-seconds, the extras too", () => {
    const of = { "averageEarnings.weeks": 52, "averageEarnings.schemeWeeks": 8, yearPay: pence(5200) };
    expect(yearFormula.value({ ...of, extras: [] })).toBe(8 * 100 * 52);
    expect(yearFormula.value({ ...of, extras: [pence(5), pence(2)] })).toBe(807 * 52);
  });
});
