// The limits of a director's tax year, and of its weeks from the appointment on, with the rates that HMRC published for the year in
// which they changed (NIM01615), worked out by hand.
import { expect, test } from "vitest";
import { day } from "../../src/core/day.ts";
import type { Pence } from "../../src/core/money.ts";
import { blendedIds, directorNiDue, directorTable } from "../../src/statute/director-ni.ts";
import { shipped } from "../law/shipped.ts";

const table = (payDay: string, appointed?: string) =>
  directorTable(shipped, day(payDay), appointed === undefined ? undefined : day(appointed));
const limits = (payDay: string, appointed?: string) => {
  const found = table(payDay, appointed);
  const { lowerEarningsLimit, primaryThreshold, upperEarningsLimit, categories } = found ?? {};
  const { employerFrom } = categories?.get("A") ?? {};
  return [employerFrom, primaryThreshold, upperEarningsLimit, lowerEarningsLimit];
};

test("the whole year has the year's limits", () => {
  expect(limits("2022-09-28")).toEqual([910_000, 1_190_800, 5_027_000, 639_600]);
  expect(table("2022-09-28")).toMatchObject({ employerRate: { numerator: 1453, denominator: 10_000 } });
  expect(limits("2021-09-28")).toEqual([884_000, 956_800, 5_027_000, 624_000]);
});

// £175, £229, £967 and £123 a week.
test.for([
  ["before the year", "2021-10-05", 0],
  ["on its first day", "2022-04-06", 0],
  ["on the next: all 52 weeks", "2022-04-07", 52],
  ["on the last day of the first week", "2022-04-12", 52],
  ["on the first of the second", "2022-04-13", 51],
  ["in the middle", "2022-10-05", 26],
  ["in week 52", "2023-04-04", 1],
  ["on the odd day at the end, which is of the last week", "2023-04-05", 1],
] as const)("appointed %s", ([, appointed, weeks]) => {
  const whole = [910_000, 1_190_800, 5_027_000, 639_600];
  const byWeek = [17_500, 22_900, 96_700, 12_300].map((limit) => limit * weeks);
  expect(limits("2023-04-05", appointed)).toEqual(weeks === 0 ? whole : byWeek);
});

test("each letter has its blended rate, and whoever pays nothing still pays nothing", () => {
  const { categories } = table("2022-09-28") ?? {};
  const rates = ["A", "B", "J", "C"].map((letter) => categories?.get(letter)?.employeeRate);
  expect(rates).toEqual([
    { numerator: 1273, denominator: 10_000 },
    { numerator: 329, denominator: 5000 },
    { numerator: 273, denominator: 10_000 },
    { numerator: 0, denominator: 1 },
  ]);
  const upper = ["A", "C"].map((letter) => categories?.get(letter)?.employeeUpperRate.numerator);
  expect(upper).toEqual([273, 0]);
});

test("a year within which the rates changed and that has no blended ones has no table", () => {
  expect(table("2023-09-28")).toBeUndefined();
  expect(table("2024-04-06")).toBeDefined();
});

test("the explanation names the blended figures in the year that has them, and no others", () => {
  const byYear = blendedIds(shipped, day("2022-09-28"), false);
  expect(byYear.get("primaryThreshold")).toBe("directors.primaryThreshold");
  expect(blendedIds(shipped, day("2022-09-28"), true).get("primaryThreshold")).toBe(
    "directors.weeklyPrimaryThreshold",
  );
  expect(byYear.get("employerRate")).toBe("directors.employerRate");
  expect(blendedIds(shipped, day("2022-04-05"), false).size).toBe(0);
});

test.for([
  [158_377, 100_000, 58_377],
  [100_000, 100_000, 0],
  [100_000, 100_001, -1],
])("of %i due for the year and %i paid, %i is due now: below zero it comes back", ([ofYear, paid, due]) => {
  expect(directorNiDue(ofYear as Pence, paid as Pence)).toBe(due);
});
