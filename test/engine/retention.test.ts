// How long a batch is kept: both sides of the day on which it may go (SSPE-86).
import { describe, expect, test } from "vitest";
import { day, dayText, type Month, monthFromText } from "../../src/core/day.ts";
import { isDue, type Retention, retentionOf } from "../../src/engine/retention.ts";

const october = monthFromText("2022-10") as Month; // It is a month.
const rule = (months: number | undefined) => () => ({ scheme: "a-scheme", months, clause: "SSPE-86" });
const kept = (paidOn: string | undefined, months: number | undefined): Retention =>
  retentionOf(
    { scheme: "a-scheme", lastMonth: october },
    paidOn === undefined ? undefined : day(paidOn),
    rule(months),
  );

describe("the day on which a batch may go", () => {
  test.for([
    { why: "the same day, months later", paid: "2022-11-30", months: 24, to: "2024-11-30" },
    { why: "over the year", paid: "2022-12-15", months: 13, to: "2024-01-15" },
    {
      why: "the month has no such day: the next month begins",
      paid: "2024-02-29",
      months: 24,
      to: "2026-03-01",
    },
    { why: "the last of August, in a short month", paid: "2023-08-31", months: 1, to: "2023-10-01" },
  ])("$why", ({ paid, months, to }) => {
    expect(dayText(kept(paid, months).earliest ?? day("1900-01-01"))).toBe(to);
  });

  test("is counted from the end of the month in which something falls due", () => {
    expect(kept(undefined, 24)).toMatchObject({ lastPayDay: day("2022-10-31"), earliest: day("2024-10-31") });
  });

  test("or from a later day on which it was paid, never from an earlier one", () => {
    expect(kept("2022-11-25", 24).earliest).toBe(day("2024-11-25"));
    expect(kept("2022-10-03", 24).earliest).toBe(day("2024-10-31"));
  });

  test("a day before it is not due, on the day it is", () => {
    expect(isDue([kept(undefined, 24)], day("2024-10-30"))).toBe(false);
    expect(isDue([kept(undefined, 24)], day("2024-10-31"))).toBe(true);
  });

  test("all schemes of a batch have to be due", () => {
    expect(isDue([kept(undefined, 24), kept(undefined, 25)], day("2024-10-31"))).toBe(false);
    expect(isDue([kept(undefined, 24), kept(undefined, 25)], day("2024-12-01"))).toBe(true);
  });

  test("where nobody has set how long, nothing is ever due", () => {
    expect(kept(undefined, undefined).earliest).toBeUndefined();
    expect(isDue([kept(undefined, undefined)], day("2199-12-31"))).toBe(false);
    expect(isDue([], day("2199-12-31"))).toBe(false);
  });
});
