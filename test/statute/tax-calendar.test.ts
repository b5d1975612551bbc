// Tax years, months, weeks and pay periods against published cases.
import { expect, test } from "vitest";
import { addDays, type Day, day, dayText } from "../../src/core/day.ts";
import {
  type CalendarFrequency,
  calendarFrequencies,
  lastDayOfPeriod,
  taxPeriod,
  taxYearText,
} from "../../src/statute/tax-calendar.ts";
import { shipped, vectors } from "../law/shipped.ts";

type Case = {
  readonly id: string;
  readonly freq: string;
  readonly payDate?: string;
  readonly taxYearEnding?: number;
  readonly taxPeriod?: number;
  readonly taxMonth?: number;
  readonly taxWeek?: number;
  readonly lastDay?: string;
};

function frequencyOf(name: string): CalendarFrequency {
  const found = calendarFrequencies.find((one) => one.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new Error(`no frequency ${name}`);
  return found;
}

test.for(vectors<Case>("vectors-tax-calendar"))("$id: $freq $payDate", (one) => {
  const frequency = frequencyOf(one.freq);
  if (one.lastDay !== undefined) {
    const last = lastDayOfPeriod(shipped, (one.taxYearEnding ?? 0) - 1, one.taxPeriod ?? 0, frequency);
    expect(last && dayText(last)).toBe(one.lastDay);
    return;
  }
  const found = taxPeriod(shipped, day(one.payDate ?? ""), frequency);
  if (one.taxYearEnding !== undefined) expect(found?.year).toBe(one.taxYearEnding - 1);
  if (one.taxPeriod !== undefined) expect(found?.period).toBe(one.taxPeriod);
  if (one.taxMonth !== undefined) expect(found?.month).toBe(one.taxMonth);
  if (one.taxWeek !== undefined) expect(found?.week).toBe(one.taxWeek);
});

test("the last day of a period is in it, and the next day in another", () => {
  for (let at: Day = day("2019-04-06"); at <= day("2026-04-05"); at = addDays(at, 1)) {
    for (const frequency of calendarFrequencies) {
      const found = taxPeriod(shipped, at, frequency);
      const last = found && lastDayOfPeriod(shipped, found.year, found.period, frequency);
      if (found === undefined || last === undefined) throw new Error(`no period on ${dayText(at)}`);
      expect(last).toBeGreaterThanOrEqual(at);
      expect(taxPeriod(shipped, last, frequency)?.period).toBe(found.period);
      const next = taxPeriod(shipped, addDays(last, 1), frequency);
      expect([next?.year, next?.period]).not.toEqual([found.year, found.period]);
    }
  }
});

test.for([
  { at: "2020-04-03", week: 52 },
  { at: "2020-04-04", week: 53 },
  { at: "2020-04-05", week: 53 },
  { at: "2021-04-04", week: 52 },
  { at: "2021-04-05", week: 53 },
  { at: "2021-04-06", week: 1 },
])("$at is in week $week: two odd days where the tax year holds a 29 February", ({ at, week }) => {
  expect(taxPeriod(shipped, day(at), "weekly")?.week).toBe(week);
});

test("days after the reviewed calendar have no tax period", () => {
  expect(taxPeriod(shipped, day("2027-04-05"), "monthly")?.year).toBe(2026);
  expect(taxPeriod(shipped, day("2027-04-06"), "monthly")).toBeUndefined();
});

test("tax years are written with both years", () => {
  expect(taxYearText(2021)).toBe("2021-22");
  expect(taxYearText(1999)).toBe("1999-00");
});
