// Days and months are whole numbers: every day of three centuries against the calendar that JavaScript has, and both sides of each edge.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  civil,
  contains,
  type Day,
  day,
  dayFromText,
  dayOf,
  daysOf,
  dayText,
  latestOf,
  lengthOf,
  type Month,
  monthFromText,
  monthOf,
  monthText,
  weekday,
} from "../../src/core/day.ts";

const millisecondsOfDay = 86_400_000;
const [firstDay, lastDay] = [day("1900-01-01"), day("2199-12-31")];

test("every day from 1900 to 2199 is the calendar's", () => {
  let wrong = 0;
  for (let at: number = firstDay; at <= lastDay; at += 1) {
    const one = at as Day;
    const date = new Date(at * millisecondsOfDay);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
    const text = date.toISOString().slice(0, 10);
    const { year: y, month: m, date: d } = civil(one);
    const same =
      dayText(one) === text &&
      dayFromText(text) === one &&
      dayOf(year, month, date.getUTCDate()) === one &&
      y === year &&
      m === month &&
      d === date.getUTCDate() &&
      weekday(one) === date.getUTCDay() &&
      monthText(monthOf(one)) === text.slice(0, 7);
    if (!same) wrong += 1;
  }
  expect(wrong).toBe(0);
});

test.for([
  ["1899-12-31", undefined],
  ["1900-01-01", "1900-01-01"],
  ["2199-12-31", "2199-12-31"],
  ["2200-01-01", undefined],
  ["2022-00-10", undefined],
  ["2022-13-10", undefined],
  ["2022-01-00", undefined],
  ["2022-01-31", "2022-01-31"],
  ["2022-01-32", undefined],
  ["2022-04-30", "2022-04-30"],
  ["2022-04-31", undefined],
  ["2022-02-28", "2022-02-28"],
  ["2022-02-29", undefined],
  ["2024-02-29", "2024-02-29"],
  ["2024-02-30", undefined],
  ["2000-02-29", "2000-02-29"],
  ["2100-02-29", undefined],
  ["2022-1-31", undefined],
  ["22-01-31", undefined],
  ["2022-01-31 ", undefined],
  ["", undefined],
])("%s is %s", ([text, wanted]) => {
  const read = dayFromText(text ?? "");
  expect(read === undefined ? undefined : dayText(read)).toBe(wanted);
  if (wanted === undefined) expect(() => day(text ?? "")).toThrow(`not a day: ${text}`);
  else expect(day(wanted)).toBe(read);
});

describe("months", () => {
  const month = (text: string): Month => monthFromText(text) ?? (0 as Month);
  test.for([
    ["1899-12", false],
    ["1900-01", true],
    ["2199-12", true],
    ["2200-01", false],
    ["2022-00", false],
    ["2022-12", true],
    ["2022-13", false],
    ["2022-6", false],
    ["2022-06-01", false],
  ] as const)("%s is one: %s", ([text, is]) => {
    expect(monthFromText(text) !== undefined).toBe(is);
    if (is) expect(monthText(month(text))).toBe(text);
  });

  test.for([
    ["2022-01", "2022-01-01", "2022-01-31"],
    ["2022-02", "2022-02-01", "2022-02-28"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2022-06", "2022-06-01", "2022-06-30"],
    ["2022-12", "2022-12-01", "2022-12-31"],
  ] as const)("%s lasts from %s to %s", ([text, first, last]) => {
    expect(daysOf(month(text))).toEqual({ first: day(first), last: day(last) });
    for (const one of [first, last]) expect(monthOf(day(one))).toBe(month(text));
    expect(monthOf(addDays(day(first), -1))).toBe(addMonths(month(text), -1));
    expect(monthOf(addDays(day(last), 1))).toBe(addMonths(month(text), 1));
  });

  test("are added across years", () => {
    expect(monthText(addMonths(month("2022-11"), 2))).toBe("2023-01");
    expect(monthText(addMonths(month("2022-02"), -2))).toBe("2021-12");
    expect(addMonths(month("2023-06"), 0) - month("2022-06")).toBe(12);
  });

  test("outside the calendar last no days", () => {
    expect(() => daysOf(addMonths(month("1900-01"), -1))).toThrow("not a month");
  });
});

test("a period has both its ends", () => {
  const period = { first: day("2022-06-28"), last: day("2022-07-01") };
  const held = [-1, 0, 1, 3, 4].map((days) => contains(period, addDays(period.first, days)));
  expect(held).toEqual([false, true, true, true, false]);
  expect(lengthOf(period)).toBe(4);
  expect(lengthOf({ first: period.first, last: period.first })).toBe(1);
});

test("the latest of several is the greatest, of none nothing", () => {
  const days = fc.array(fc.integer({ min: firstDay, max: lastDay }).map((one) => one as Day));
  fc.assert(
    fc.property(days, (all) => {
      expect(latestOf(all)).toBe(all.length === 0 ? undefined : Math.max(...all));
    }),
  );
});
