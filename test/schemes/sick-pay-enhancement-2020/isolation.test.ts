// Until which day somebody isolates, and what stands of an enhancement that was paid before.
import { describe, expect, test } from "vitest";
import { day, dayText } from "../../../src/core/day.ts";
import {
  endsWithTest,
  isolationLastOf,
  longestIsolation,
} from "../../../src/schemes/sick-pay-enhancement-2020/isolation.ts";
import { past } from "../../../src/schemes/sick-pay-enhancement-2020/past.ts";
import { isIncapable, sickReasonOf } from "../../../src/schemes/sick-pay-enhancement-2020/sick-reason.ts";
import { type Terms, termsFor } from "../../../src/schemes/sick-pay-enhancement-2020/terms.ts";
import { shipped } from "../../law/shipped.ts";
import { type Change, claimWith } from "./claims.ts";

const found = termsFor(shipped, day("2020-11-09"));
if (found === undefined) throw new Error("no terms for November 2020");
const terms: Terms = found;

describe("the last day of an isolation", () => {
  const symptoms = { absenceCategory: "SYMPTOMS", testResult: "NEGATIVE" };
  const last = (change: Change, by: Partial<Terms> = {}) =>
    dayText(isolationLastOf(claimWith(change), { ...terms, ...by }));
  test.for<[why: string, is: string, wanted: string]>([
    ["is its own end", last({}), "2020-11-22"],
    ["is the day of a negative result", last({ ...symptoms, testDate: "2020-11-12" }), "2020-11-12"],
    [
      "or the day before, where a council reads it so",
      last({ ...symptoms, testDate: "2020-11-12" }, { negativeTestLastDay: "day-before" }),
      "2020-11-11",
    ],
    [
      "is its own end where the result comes after it",
      last({ ...symptoms, testDate: "2020-11-23" }),
      "2020-11-22",
    ],
    ["is its own end without the day of the result", last(symptoms), "2020-11-22"],
    [
      "of a contact is its own end, whatever the result",
      last({ testResult: "NEGATIVE", testDate: "2020-11-12" }),
      "2020-11-22",
    ],
    [
      "unless any negative result ends it",
      last({ testResult: "NEGATIVE", testDate: "2020-11-12" }, { negativeTestEnds: "any" }),
      "2020-11-12",
    ],
    [
      "of a positive result is its own end",
      last({ ...symptoms, testResult: "POSITIVE", testDate: "2020-11-12" }),
      "2020-11-22",
    ],
  ])("%s", ([, is, wanted]) => {
    expect(is).toBe(wanted);
  });

  test.for([
    ["SYMPTOMS", "NEGATIVE", "symptoms", true],
    ["POSITIVE", "NEGATIVE", "symptoms", false],
    ["TTP_CONTACT", "NEGATIVE", "symptoms", false],
    ["HOUSEHOLD", "NEGATIVE", "any", true],
    ["SYMPTOMS", "POSITIVE", "any", false],
  ] as const)("%s with %s, where %s: ended by the test %s", ([absenceCategory, testResult, ends, wanted]) => {
    expect(endsWithTest({ absenceCategory, testResult }, ends)).toBe(wanted);
  });

  const longest = (category: string, by: Partial<Terms> = {}) => {
    const began = { day: day("2020-11-09"), from: { kind: "cell", key: "absenceStart" } as const };
    const until = longestIsolation({ ...terms, ...by }, category, began, undefined);
    return until && dayText(until);
  };
  test("of a case and of a contact are as long as the table says, counted from the day after the first or from it", () => {
    const by = { isolationCase: 10, isolationContact: 14, isolationDayOne: "next-day" };
    expect([longest("SYMPTOMS", by), longest("POSITIVE", by)]).toEqual(["2020-11-19", "2020-11-19"]);
    expect([longest("TTP_CONTACT", by), longest("HOUSEHOLD", by)]).toEqual(["2020-11-23", "2020-11-23"]);
    expect(longest("SYMPTOMS", { ...by, isolationDayOne: "first-day" })).toBe("2020-11-18");
    expect(longest("SYMPTOMS", { ...by, isolationCase: undefined })).toBeUndefined();
  });
});

test.for([
  ["SYMPTOMS", "covid", true],
  ["POSITIVE", "covid", true],
  ["TTP_CONTACT", "isolation", true],
  ["HOUSEHOLD", "isolation", true],
  ["OTHER_ILLNESS", "sickness", true],
  ["CARE_RESPONSIBILITY", "sickness", false],
  ["QUARANTINE_TRAVEL", "sickness", false],
  ["HIGH_RISK_ASSESSMENT", "sickness", false],
] as const)("%s counts for sick pay as %s, unable to work: %s", ([category, reason, incapable]) => {
  expect([sickReasonOf(category), isIncapable(category)]).toEqual([reason, incapable]);
});

describe("what was paid before", () => {
  const topUp = (amount: number, submission = 1) =>
    ({ head: "TOPUP", amount, submission, instalment: 0, times: 0 }) as const;
  const stands = (lines: readonly ReturnType<typeof topUp>[], without?: ReadonlySet<number>) =>
    past.standing(undefined, lines, without) !== undefined;
  test("stands until it is undone, or about to be", () => {
    expect(stands([topUp(9)])).toBe(true);
    expect(stands([topUp(9), topUp(-9)])).toBe(false);
    expect(stands([topUp(9), topUp(5, 2)], new Set([1]))).toBe(true);
    expect(stands([topUp(9)], new Set([1]))).toBe(false);
    expect(stands([])).toBe(false);
  });
  test("and what stood before stays", () => {
    const before = past.standing(undefined, [topUp(9)]);
    expect(past.standing(before, [topUp(-9)])).toBe(before);
  });
});
