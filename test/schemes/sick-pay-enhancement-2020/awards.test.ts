// Awards of the £500 against the days that are paid for: which share a day, from which to which, and what nobody can read.
import { describe, expect, test } from "vitest";
import { day, dayText } from "../../../src/core/day.ts";
import type { Pence } from "../../../src/core/money.ts";
import {
  awardInTheWay,
  awardRemark,
  awardsMet,
} from "../../../src/schemes/sick-pay-enhancement-2020/awards.ts";
import { decide } from "./claims.ts";

type Ends = readonly [from: string | undefined, to: string | undefined];
const period = (first: string, last: string) => ({ first: day(first), last: day(last) });
/** Monday 9 to Friday 20 November, in full pay from the 12th to the 13th. */
const paid = { days: period("2020-11-09", "2020-11-20"), fullPay: period("2020-11-12", "2020-11-13") };
const rows = (awards: readonly Ends[]) =>
  awards.map((ends) => ends.map((one) => (one === undefined ? undefined : day(one))));
const met = (...awards: readonly Ends[]) =>
  awardsMet(paid, rows(awards), 50_130 as Pence).map(
    ({ at, days }) => `${at} ${dayText(days.first)} ${dayText(days.last)}`,
  );
const inTheWay = (...awards: readonly Ends[]) => {
  const found = awardInTheWay(paid, rows(awards));
  return found?.kind === "overlaps"
    ? `${dayText(found.days.first)} ${dayText(found.days.last)}`
    : found?.kind;
};

describe("an award", () => {
  test.for<[why: string, award: Ends, shared: string | undefined]>([
    ["that ended the day before shares nothing", ["2020-11-01", "2020-11-08"], undefined],
    ["that ended on the first day shares that day", ["2020-11-01", "2020-11-09"], "2020-11-09 2020-11-09"],
    ["that began on the last day shares that day", ["2020-11-20", "2020-11-30"], "2020-11-20 2020-11-20"],
    ["that began the day after shares nothing", ["2020-11-21", "2020-11-30"], undefined],
    ["of days in full pay alone shares nothing", ["2020-11-12", "2020-11-13"], undefined],
    ["of a day more shares that day", ["2020-11-12", "2020-11-14"], "2020-11-14 2020-11-14"],
    ["that lasts longer shares all", ["2020-10-01", "2020-12-31"], "2020-11-09 2020-11-20"],
    ["within the days shares its own", ["2020-11-10", "2020-11-16"], "2020-11-10 2020-11-16"],
    ["that ends before it begins shares nothing", ["2020-11-16", "2020-11-10"], undefined],
  ])("%s", ([, award, shared]) => {
    expect(met(award)).toEqual(shared === undefined ? [] : [`0 ${shared}`]);
    expect(inTheWay(award)).toBe(shared === undefined ? undefined : award.join(" "));
  });

  test.for<Ends>([
    [undefined, "2020-11-10"],
    ["2020-11-10", undefined],
    [undefined, undefined],
  ])("without a day it can read is met by nobody, and a person looks: %s to %s", ([from, to]) => {
    expect(met([from, to])).toEqual([]);
    expect(inTheWay([from, to])).toBe("unreadable");
    // One that can be read and shares a day is what is said.
    expect(inTheWay([from, to], ["2020-11-10", "2020-11-11"])).toBe("2020-11-10 2020-11-11");
    expect(met([from, to], ["2020-11-10", "2020-11-11"])).toEqual(["1 2020-11-10 2020-11-11"]);
  });

  test("has a case of its own for each row, with what is at risk; the first is in the way", () => {
    const awards: readonly Ends[] = [
      ["2020-10-01", "2020-10-02"],
      ["2020-11-16", "2020-11-18"],
      ["2020-11-09", "2020-11-10"],
    ];
    expect(met(...awards)).toEqual(["1 2020-11-16 2020-11-18", "2 2020-11-09 2020-11-10"]);
    expect(inTheWay(...awards)).toBe("2020-11-16 2020-11-18");
    expect(awardsMet(paid, rows(awards), 50_130 as Pence)).toMatchObject([
      { layout: "siss-awards", atRisk: 50_130 },
      { layout: "siss-awards", atRisk: 50_130 },
    ]);
  });

  test("of nobody is none", () => {
    expect(awardsMet(paid, undefined, 0 as Pence)).toEqual([]);
    expect(awardInTheWay(paid, undefined)).toBeUndefined();
  });

  test("is said with its own days, or that its days cannot be read", () => {
    expect(awardRemark({ kind: "overlaps", days: period("2020-11-01", "2020-11-10") })).toEqual({
      ...{ code: "award-overlaps", key: "absenceStart", rule: "SSPE-99" },
      expected: `${dayText(day("2020-11-01"))} – ${dayText(day("2020-11-10"))}`,
    });
    expect(awardRemark({ kind: "unreadable" })).toMatchObject({ code: "award-unreadable", rule: "SSPE-99" });
  });
});

test("a row that an award holds says what is at risk, for each award that it meets", () => {
  const decision = decide(
    {},
    {
      awards: [
        ["2020-11-10", "2020-11-16"],
        ["2020-12-01", "2020-12-02"],
        ["2020-11-20", "2020-11-21"],
      ],
    },
  );
  expect(decision.outcome).toBe("held");
  expect(decision.awards?.map(({ at, atRisk }) => `${at} ${atRisk}`)).toEqual(["0 50130", "2 50130"]);
  const less = decide({ topUpClaimed: 50_129 }, { awards: [["2020-11-10", "2020-11-16"]] });
  expect(less.awards?.map(({ atRisk }) => atRisk)).toEqual([50_129]);
  // Nobody knows yet what somebody who is referred would get.
  const referred = decide({ sickPayType: "NO_SSP" }, { awards: [["2020-11-10", "2020-11-16"]] });
  expect([referred.outcome, referred.awards?.[0]?.atRisk]).toEqual(["refer", 0]);
});
