// Which days of an absence are a period of incapacity, which of them are for COVID, and when two periods are linked.
import { describe, expect, test } from "vitest";
import { day, dayText, type Period } from "../../src/core/day.ts";
import {
  covidStretches,
  joinedSpells,
  linksTo,
  periodOfIncapacity,
  type SickReason,
  type Spell,
} from "../../src/statute/sick-pay-periods.ts";
import { law, spell } from "./sick-pay-helpers.ts";

const period = (first: string, last: string): Period => ({ first: day(first), last: day(last) });
const text = (found: Period | undefined) =>
  found === undefined ? "none" : `${dayText(found.first)} ${dayText(found.last)}`;

describe("stretches for COVID", () => {
  const partly = (...covidDays: readonly Period[]): Spell => ({
    ...spell("2020-03-10", "2020-03-20"),
    covidDays,
  });
  const from13 = period("2020-03-13", "2020-03-20");
  test.for<[why: string, stretches: readonly string[], is: Spell]>([
    ["all of an absence for COVID", ["2020-03-13 2020-03-20"], spell("2020-03-13", "2020-03-20", "covid")],
    ["none of another", [], spell("2020-03-13", "2020-03-20")],
    ["one that ended the day before the period", [], partly(period("2020-03-10", "2020-03-12"))],
    [
      "one that ended on its first day",
      ["2020-03-13 2020-03-13"],
      partly(period("2020-03-10", "2020-03-13")),
    ],
    [
      "two, the first cut to the period",
      ["2020-03-13 2020-03-14", "2020-03-18 2020-03-19"],
      partly(period("2020-03-11", "2020-03-14"), period("2020-03-18", "2020-03-19")),
    ],
  ])("%s: %j", ([, stretches, is]) => {
    expect(covidStretches(is, from13).map(text)).toEqual(stretches);
  });
});

describe("absences that are one", () => {
  const joined = (...spells: readonly Spell[]) =>
    joinedSpells(spells).map(({ reason, covidDays, ...whole }) =>
      `${text(whole)} ${reason} ${(covidDays ?? []).map(text).join(", ")}`.trim(),
    );
  test("adjoin or share a day; a day between parts them", () => {
    const next = (first: string) => joined(spell("2020-11-02", "2020-11-06"), spell(first, "2020-11-12"));
    expect(next("2020-11-06")).toEqual(["2020-11-02 2020-11-12 sickness"]);
    expect(next("2020-11-07")).toEqual(["2020-11-02 2020-11-12 sickness"]);
    expect(next("2020-11-08")).toEqual(["2020-11-02 2020-11-06 sickness", "2020-11-08 2020-11-12 sickness"]);
  });
  test("keep the days that were for COVID, unless all were", () => {
    const after = spell("2020-11-07", "2020-11-12", "covid");
    expect(joined(after, spell("2020-11-02", "2020-11-06"))).toEqual([
      "2020-11-02 2020-11-12 sickness 2020-11-07 2020-11-12",
    ]);
    expect(joined(after, spell("2020-11-02", "2020-11-06", "isolation"))).toEqual([
      "2020-11-02 2020-11-12 isolation",
    ]);
    // One within another is no longer than that.
    expect(joined(spell("2020-11-02", "2020-11-12"), spell("2020-11-03", "2020-11-04"))).toEqual([
      "2020-11-02 2020-11-12 sickness",
    ]);
  });
});

describe("a period of incapacity", () => {
  test.for<[first: string, last: string, reason: SickReason, found: string]>([
    ["2020-11-02", "2020-11-05", "sickness", "2020-11-02 2020-11-05"],
    ["2020-11-02", "2020-11-04", "sickness", "none"],
    // Isolation counts from 13 March 2020, shielding from 16 April.
    ["2020-03-10", "2020-03-16", "isolation", "2020-03-13 2020-03-16"],
    ["2020-03-10", "2020-03-15", "isolation", "none"],
    ["2020-04-10", "2020-04-19", "shielding", "2020-04-16 2020-04-19"],
    ["2020-04-10", "2020-04-18", "shielding", "none"],
    // One day is enough from 6 April 2026.
    ["2026-04-04", "2026-04-05", "sickness", "none"],
    ["2026-04-04", "2026-04-06", "sickness", "2026-04-06 2026-04-06"],
    ["2026-04-03", "2026-04-06", "sickness", "2026-04-03 2026-04-06"],
    ["2026-04-06", "2026-04-06", "sickness", "2026-04-06 2026-04-06"],
  ])("from %s to %s for %s: %s", ([first, last, reason, found]) => {
    expect(text(periodOfIncapacity(law, spell(first, last, reason)))).toBe(found);
  });
});

test("56 days between two periods link them, 57 do not", () => {
  // 6 November, then 56 days, then 2 January.
  expect(linksTo(law, day("2020-11-06"), day("2021-01-02"))).toBe(true);
  expect(linksTo(law, day("2020-11-06"), day("2021-01-03"))).toBe(false);
});
