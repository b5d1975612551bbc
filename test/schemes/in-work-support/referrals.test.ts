// The referral list: absences of four weeks, with the provider in charge on the day, and nothing medical.
import { expect, test } from "vitest";
import { day } from "../../../src/core/day.ts";
import { type Absence, referralsOf } from "../../../src/schemes/in-work-support/referrals.ts";
import { shipped } from "../../law/shipped.ts";
import { terms } from "./rows.ts";

function absence(first: string, last: string | undefined, more: Partial<Absence> = {}): Absence {
  return {
    reference: `r ${first}`,
    laCode: "W06000011",
    first: day(first),
    last: last === undefined ? undefined : day(last),
    ...more,
  };
}

function list(absences: readonly Absence[], asAt?: string) {
  return referralsOf(shipped, terms, absences, asAt === undefined ? undefined : day(asAt));
}

test.for([
  ["27 days", [absence("2020-11-01", "2020-11-27")], []],
  ["28 days", [absence("2020-11-01", "2020-11-28")], [28, "reached"]],
  [
    "two rows of one absence",
    [absence("2020-11-01", "2020-11-14"), absence("2020-11-15", "2020-11-28")],
    [28, "reached"],
  ],
  [
    "in any order",
    [absence("2020-11-15", "2020-11-28"), absence("2020-11-01", "2020-11-14")],
    [28, "reached"],
  ],
  [
    "rows that share days",
    [absence("2020-11-01", "2020-11-20"), absence("2020-11-10", "2020-11-28")],
    [28, "reached"],
  ],
  [
    "a shorter row inside a longer one",
    [absence("2020-11-01", "2020-11-28"), absence("2020-11-03", "2020-11-04")],
    [28, "reached"],
  ],
  ["a day between two rows", [absence("2020-11-01", "2020-11-14"), absence("2020-11-16", "2020-11-30")], []],
  ["27 days expected", [absence("2020-11-01", undefined, { expectedDays: 27 })], []],
  ["28 days expected", [absence("2020-11-01", undefined, { expectedDays: 28 })], [28, "expected"]],
  [
    "expected from the second row on",
    [absence("2020-11-01", "2020-11-10"), absence("2020-11-11", "2020-11-12", { expectedDays: 18 })],
    [28, "expected"],
  ],
  [
    "what the first row expected and the second did not come to",
    [absence("2020-11-01", "2020-11-10", { expectedDays: 28 }), absence("2020-11-11", "2020-11-12")],
    [],
  ],
  [
    "what one of two rows for the same days expects",
    [absence("2020-11-01", "2020-11-10", { expectedDays: 28 }), absence("2020-11-01", "2020-11-10")],
    [28, "expected"],
  ],
  [
    "days of an earlier batch before those of this one",
    [absence("2020-11-01", "2020-11-14", { earlier: true }), absence("2020-11-15", "2020-11-28")],
    [28, "reached"],
  ],
  [
    "days of an earlier batch after those of this one",
    [absence("2020-11-01", "2020-11-14"), absence("2020-11-15", "2020-11-28", { earlier: true })],
    [28, "reached"],
  ],
  [
    "an absence of an earlier batch alone, which has listed it",
    [absence("2020-10-01", "2020-10-30", { earlier: true }), absence("2020-11-15", "2020-11-28")],
    [],
  ],
] as const)("%s", ([, absences, expected]) => {
  expect(list(absences).lines.flatMap(({ days, flag }) => [days, flag])).toEqual(expected);
});

test("one that goes on is as long as is known", () => {
  const open = [absence("2020-11-01", undefined)];
  expect(list(open).lines).toEqual([]);
  expect(list(open, "2020-11-27").lines).toEqual([]);
  expect(list(open, "2020-11-28").lines[0]).toMatchObject({ days: 28, flag: "reached" });
});

test("a line holds what a referral needs and no more", () => {
  expect(list([absence("2020-11-01", "2020-12-15")])).toEqual({
    lines: [
      {
        reference: "r 2020-11-01",
        laCode: "W06000011",
        provider: "SBU",
        from: day("2020-11-01"),
        days: 45,
        flag: "reached",
        note: "",
      },
    ],
    outsideProgramme: 0,
  });
});

test.for([
  ["before Carmarthenshire joined", "W06000010", "2021-09-03", "", "no-provider"],
  ["the twenty-eighth day is its first", "W06000010", "2021-09-04", "RCS", ""],
  ["Gwynedd before the extension", "W06000002", "2021-09-03", "RCS", "area-extension-undated"],
  ["Gwynedd after it", "W06000002", "2021-09-04", "RCS", ""],
  ["Cardiff", "W06000015", "2021-09-04", "", "no-provider"],
] as const)("%s", ([, laCode, first, provider, note]) => {
  const [line] = list([absence(first, "2021-12-31", { laCode })]).lines;
  expect(line).toMatchObject({ provider, note });
});

test("the council is that of the row in which the four weeks are full", () => {
  const rows = [
    absence("2020-11-01", "2020-11-27"),
    absence("2020-11-28", "2020-12-10", { laCode: "W06000003" }),
  ];
  expect(list(rows).lines[0]).toMatchObject({
    reference: "r 2020-11-01",
    laCode: "W06000003",
    provider: "RCS",
  });
});

test.for([
  ["on the last day of the programme", "2022-12-04", 1, 0],
  ["a day later", "2022-12-05", 0, 1],
  ["on its first day", "2015-08-05", 1, 0],
  ["a day earlier", "2015-08-04", 0, 1],
] as const)("four weeks that are full %s", ([, first, lines, outside]) => {
  const found = list([absence(first, "2023-06-30")]);
  expect([found.lines.length, found.outsideProgramme]).toEqual([lines, outside]);
});
