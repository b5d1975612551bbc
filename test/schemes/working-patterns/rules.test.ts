// What is pointed out about a pattern, from both sides of each edge.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { day } from "../../../src/core/day.ts";
import { pence } from "../../../src/core/money.ts";
import { flexLines } from "../../../src/schemes/working-patterns/lines.ts";
import { noteCodes } from "../../../src/schemes/working-patterns/notes.ts";
import type { PatternRow } from "../../../src/schemes/working-patterns/rows.ts";
import { careerBreakEnds } from "../../../src/schemes/working-patterns/rules.ts";
import { termsOn } from "../../../src/schemes/working-patterns/terms.ts";
import { shipped } from "../../law/shipped.ts";
import { codes, extra, part, terms, year } from "./rows.ts";

const plain: Partial<PatternRow> = { weekPattern: undefined, privilegeBasis: "PCT" };

function notesOf(...rows: readonly Partial<PatternRow>[]): readonly (readonly string[])[] {
  const patterns = rows.map((row) => ({ ...part, ...plain, ...row }));
  const lines = flexLines(shipped, { patterns, extraHours: [], sickness: [] }, year);
  return lines?.patterns.map(({ notes }) => codes(notes)) ?? [];
}

const inspector: Partial<PatternRow> = { staffGroup: "INSPECTION" };
const away: Partial<PatternRow> = { patternType: "CAREER_BREAK", patternEffectiveFrom: day("2017-01-01") };
const term: Partial<PatternRow> = { patternType: "TERM_TIME", ftePercent: 80000 };

test.for([
  ["a sound row", {}, []],
  ["permanent staff", { employmentType: "PERMANENT" }, []],
  ["fixed-term staff", { employmentType: "FIXED" }, ["not-permanent-staff"]],
  ["inspectors part time", { ...inspector }, []],
  [
    "inspectors with compressed hours",
    { ...inspector, patternType: "COMPRESSED" },
    ["inspection-needs-approval"],
  ],
  ["inspectors with flexible hours", { ...inspector, patternType: "FLEXI" }, ["inspection-needs-approval"]],
  ["with approval", { ...inspector, patternType: "FLEXI", approvalRef: "HR-7" }, []],
  ["others with flexible hours", { staffGroup: "OTHER", patternType: "FLEXI" }, []],
  ["term time with half-term said", { ...term, halfTermIncluded: false }, []],
  ["term time without", { ...term }, ["half-term-not-said"]],
  ["five years away", { ...away, patternEffectiveTo: day("2021-12-31") }, []],
  ["five years and a day", { ...away, patternEffectiveTo: day("2022-01-01") }, ["career-break-too-long"]],
  ["away with no end", { ...away }, ["career-break-open"]],
  ["six hours a day without a break", { breakMinutes: 0, weeklyHours: 1800, daysPerWeek: 300 }, []],
  ["a little more", { breakMinutes: 29, weeklyHours: 1803, daysPerWeek: 300 }, ["break-too-short"]],
  ["with half an hour", { breakMinutes: 30, weeklyHours: 1803, daysPerWeek: 300 }, []],
  ["breaks not said", { weeklyHours: 1803, daysPerWeek: 300 }, []],
  ["one long day", { breakMinutes: 0, weekPattern: "Mon 5, Tue 7", weeklyHours: 1200 }, ["break-too-short"]],
  ["days and week agree", { daysPerWeek: 200, weekPattern: "Mon 11.1, Tue 11.1" }, []],
  ["days and week differ", { daysPerWeek: 300, weekPattern: "Mon 11.1, Tue 11.1" }, ["days-and-week-differ"]],
  ["week and hours differ", { weekPattern: "Mon 11.1, Tue 11.09" }, ["week-and-hours-differ"]],
] as const)("%s", ([, row, notes]) => {
  expect(notesOf(row)).toEqual([notes]);
});

test.for([
  ["2017-01-01", "2021-12-31"],
  ["2016-02-29", "2021-02-28"],
  ["2015-03-01", "2020-02-29"],
] as const)("five years from %s end on %s", ([first, last]) => {
  expect(careerBreakEnds(terms, day(first))).toBe(day(last));
});

describe("history", () => {
  const first: Partial<PatternRow> = {
    patternEffectiveFrom: day("2020-01-01"),
    patternEffectiveTo: day("2021-12-31"),
  };
  test.for([
    ["one after the other", day("2022-01-01"), "0012", []],
    ["a day too early", day("2021-12-31"), "0012", ["patterns-overlap"]],
    ["of somebody else", day("2021-12-31"), "0013", []],
  ] as const)("%s", ([, from, payrollRef, notes]) => {
    expect(notesOf(first, { patternEffectiveFrom: from, payrollRef })[1]).toEqual(notes);
    // The order of the rows does not matter.
    expect(notesOf({ patternEffectiveFrom: from, payrollRef }, first)[0]).toEqual(notes);
  });
});

describe("job share", () => {
  const share = (
    payrollRef: string,
    jobSharePercent: number,
    from: string,
    to?: string,
  ): Partial<PatternRow> => ({
    patternType: "JOB_SHARE",
    payrollRef,
    jobSharePost: "P1",
    jobSharePercent,
    patternEffectiveFrom: day(from),
    patternEffectiveTo: to === undefined ? undefined : day(to),
  });
  const broken = ["job-share-not-whole"];

  test.for([
    ["60 and 40", [share("1", 60000, "2020-01-01"), share("2", 40000, "2020-01-01")], [[], []]],
    ["60 and 39.999", [share("1", 60000, "2020-01-01"), share("2", 39999, "2020-01-01")], [broken, broken]],
    ["50 and 60", [share("1", 50000, "2020-01-01"), share("2", 60000, "2020-01-01")], [broken, broken]],
    ["one of them", [share("1", 50000, "2020-01-01")], [broken]],
    [
      "another post",
      [share("1", 50000, "2020-01-01"), { ...share("2", 50000, "2020-01-01"), jobSharePost: "P2" }],
      [broken, broken],
    ],
    [
      "the second leaves, the third follows the next day",
      [
        share("1", 50000, "2020-01-01"),
        share("2", 50000, "2020-01-01", "2020-12-31"),
        share("3", 50000, "2021-01-01"),
      ],
      [[], [], []],
    ],
    [
      "a day later, the first is alone for a day",
      [
        share("1", 50000, "2020-01-01"),
        share("2", 50000, "2020-01-01", "2020-12-31"),
        share("3", 50000, "2021-01-02"),
      ],
      [broken, [], []],
    ],
  ] as const)("%s", ([, rows, notes]) => {
    expect(notesOf(...rows)).toEqual(notes);
  });
});

describe("partial retirement", () => {
  const older: Partial<PatternRow> = {
    patternEffectiveFrom: day("2022-04-01"),
    dateOfBirth: day("1962-04-01"),
    pensionablePayBefore: pence(3000000),
    pensionablePayAfter: pence(2400000),
  };
  test.for([
    ["sixty on the day, a fifth less", {}, "possible"],
    ["sixty the day after", { dateOfBirth: day("1962-04-02") }, "no"],
    ["a penny short of a fifth", { pensionablePayAfter: pence(2400001) }, "no"],
    [
      "born on 29 February, the day before 1 March counts as too early",
      { dateOfBirth: day("1960-02-29"), patternEffectiveFrom: day("2020-02-28") },
      "no",
    ],
    ["age not said", { dateOfBirth: undefined }, "not-said"],
    ["pay not said", { pensionablePayBefore: undefined }, "not-said"],
    ["no pay before", { pensionablePayBefore: pence(0), pensionablePayAfter: pence(0) }, "no"],
  ] as const)("%s", ([, change, answer]) => {
    const row = { ...part, ...plain, ...older, ...change };
    const [line] =
      flexLines(shipped, { patterns: [row], extraHours: [], sickness: [] }, year)?.patterns ?? [];
    expect(line?.partialRetirement).toBe(answer);
    expect(line?.rules.includes("FLEX-70")).toBe(answer !== "not-said");
  });
});

test("extra hours outside every pattern are pointed out, not paid", () => {
  const rows = {
    patterns: [{ ...part, patternEffectiveTo: day("2022-06-11") }],
    extraHours: [extra],
    sickness: [],
  };
  const [line] = flexLines(shipped, rows, year)?.extraHours ?? [];
  expect(line).toMatchObject({ plain: 0, overtime: 0 });
  expect(codes(line?.notes ?? [])).toEqual(["no-pattern-in-force"]);
});

test("lines stand in the order of their rows", () => {
  const refs = ["3", "1", "2"];
  const rows = {
    patterns: refs.map((payrollRef) => ({ ...part, payrollRef })),
    extraHours: refs.map((payrollRef) => ({ ...extra, payrollRef })),
    sickness: [],
  };
  const lines = flexLines(shipped, rows, year);
  expect(lines?.patterns.map(({ row }) => row.payrollRef)).toEqual(refs);
  expect(lines?.extraHours.map(({ row }) => row.payrollRef)).toEqual(refs);
});

test.for([
  ["2009-08-31", false],
  ["2009-09-01", true],
  ["2027-04-05", true],
  ["2027-04-06", false],
] as const)("the guidance says something on %s: %s", ([on, known]) => {
  expect(termsOn(shipped, day(on)) !== undefined).toBe(known);
});

test("every note has words in both languages", () => {
  for (const language of ["en", "cy"]) {
    const words = JSON.parse(readFileSync(`schemas/words/${language}.json`, "utf8"));
    expect(noteCodes.filter((code) => !(`notes.${code}` in words))).toEqual([]);
  }
});
