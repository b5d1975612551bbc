// What is said of one row of activity, from both sides of each edge.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { day } from "../../../src/core/day.ts";
import { iwsNoteCodes } from "../../../src/schemes/in-work-support/flags.ts";
import { coverOf, providerIn } from "../../../src/schemes/in-work-support/terms.ts";
import { shipped } from "../../law/shipped.ts";
import { type Change, enterprise, flag, flags, many, person } from "./rows.ts";

const open: Change = { absenceEnd: undefined };

test.for([
  ["27 days", { absenceEnd: day("2020-02-27") }, undefined, "NEITHER", 27],
  ["28 days", { absenceEnd: day("2020-02-28") }, undefined, "ABSENTEE", 28],
  ["27 days, at risk", { absenceEnd: day("2020-02-27"), atRiskOfAbsence: true }, undefined, "PRESENTEE", 27],
  ["28 days, at risk", { atRiskOfAbsence: true }, undefined, "ABSENTEE", 28],
  ["27 days expected", { ...open, expectedAbsenceDays: 27 }, undefined, "NEITHER", undefined],
  ["28 days expected", { ...open, expectedAbsenceDays: 28 }, undefined, "ABSENTEE", undefined],
  [
    "28 days expected, no absence yet",
    { ...open, absenceStart: undefined, expectedAbsenceDays: 28 },
    undefined,
    "ABSENTEE",
    undefined,
  ],
  ["one that goes on, nobody says how long", open, undefined, "NEITHER", undefined],
  ["one that goes on, 27 days by the day asked for", open, "2020-02-27", "NEITHER", 27],
  ["one that goes on, 28 days by the day asked for", open, "2020-02-28", "ABSENTEE", 28],
  [
    "at risk without an absence",
    { ...open, absenceStart: undefined, atRiskOfAbsence: true },
    undefined,
    "PRESENTEE",
    undefined,
  ],
  [
    "not at risk",
    { ...open, absenceStart: undefined, atRiskOfAbsence: false },
    undefined,
    "NEITHER",
    undefined,
  ],
] as const)("absent or at risk: %s", ([, change, asAt, kind, absenceDays]) => {
  expect(flag(change, asAt)).toMatchObject({ kind, absenceDays });
});

const complete = { notes: [], counted: true };

test.for([
  ["a sound row", {}, complete],
  [
    "the day before the programme",
    { referralDate: day("2015-08-31") },
    { phase: undefined, counted: false, notes: ["outside-programme", "IWS-01"] },
  ],
  [
    "its first day",
    { referralDate: day("2015-09-01"), firstSessionDate: undefined },
    { phase: 1, ...complete },
  ],
  [
    "the last day of its first phase",
    { referralDate: day("2018-08-31"), firstSessionDate: undefined },
    { phase: 1, ...complete },
  ],
  [
    "the first of its second",
    { referralDate: day("2018-09-01"), firstSessionDate: undefined },
    { phase: 2, ...complete },
  ],
  [
    "its last day",
    { referralDate: day("2022-12-31"), firstSessionDate: undefined },
    { phase: 2, ...complete },
  ],
  [
    "the day after",
    { referralDate: day("2023-01-01"), firstSessionDate: undefined },
    { phase: undefined, counted: false, notes: ["outside-programme", "IWS-01"] },
  ],
  ["six sessions", { sessions: 6 }, { overCap: false, ...complete }],
  [
    "seven sessions, handled",
    { sessions: 7, overCapHandling: "EXTENDED" },
    { overCap: true, notes: ["over-funded-sessions", "IWS-15"] },
  ],
  [
    "seven sessions, nobody says how",
    { sessions: 7 },
    { overCap: true, notes: ["over-funded-sessions", "IWS-15", "over-cap-handling-missing", "IWS-14"] },
  ],
  [
    "no outcome",
    { outcome: undefined, outcomeEvidence: undefined },
    { notes: ["outcome-missing", "IWS-16"] },
  ],
  ["outcome unknown", { outcome: "UNKNOWN" }, { notes: ["outcome-missing", "IWS-16"] }],
  [
    "outcome without evidence",
    { outcomeEvidence: undefined },
    { notes: ["outcome-evidence-missing", "IWS-17"] },
  ],
  [
    "evidence in another format",
    { eligibilityEvidence: "REJECTED_FORMAT" },
    { notes: ["eligibility-evidence-missing", "IWS-17"] },
  ],
  ["not followed up", { followUpDate: undefined }, { notes: ["follow-up-missing", "IWS-26"] }],
  ["a session on the day of referral", { firstSessionDate: day("2020-03-02") }, { lagDays: 0, ...complete }],
  [
    "a session the day before",
    { firstSessionDate: day("2020-03-01") },
    { lagDays: undefined, notes: ["session-before-referral", "IWS-24"] },
  ],
  ["another provider's area", { laCode: "W06000003" }, { counted: false, notes: ["out-of-area", "IWS-07"] }],
] as const)("%s", ([, change, expected]) => {
  const { notes, ...rest } = flag(change);
  expect({ ...rest, notes: notes.flatMap(({ code, rule }) => [code, rule]) }).toMatchObject(expected);
});

test.for([
  ["a small business", {}, true, []],
  ["a large one", { sme: false }, false, ["not-small-business"]],
  ["nobody says", { sme: undefined }, true, ["business-size-not-said"]],
  ["people's evidence is not asked of it", { outcome: undefined, followUpDate: undefined }, true, []],
] as const)("enterprise: %s", ([, change, counted, notes]) => {
  const [found] = flags([{ ...enterprise, ...change }]);
  expect([found?.kind, found?.counted, found?.notes.map(({ code }) => code)]).toEqual([
    "ENTERPRISE",
    counted,
    notes,
  ]);
});

describe("areas", () => {
  test.for([
    ["SBU", "W06000011", "2015-09-01", "covered"],
    ["SBU", "W06000012", "2022-12-31", "covered"],
    ["SBU", "W06000013", "2020-01-01", "covered"],
    ["SBU", "W06000003", "2020-01-01", "outside"],
    ["SBU", "W06000002", "2020-01-01", "outside"],
    ["RCS", "W06000003", "2015-09-01", "covered"],
    ["RCS", "W06000004", "2022-12-31", "covered"],
    ["RCS", "W06000010", "2021-09-30", "outside"],
    ["RCS", "W06000010", "2021-10-01", "covered"],
    ["RCS", "W06000008", "2021-09-30", "outside"],
    ["RCS", "W06000008", "2021-10-01", "covered"],
    ["RCS", "W06000002", "2021-09-30", "undated"],
    ["RCS", "W06000002", "2021-10-01", "covered"],
    ["RCS", "W06000001", "2021-09-30", "undated"],
    ["RCS", "W06000015", "2022-01-01", "outside"],
    ["RCS", "W06000011", "2022-01-01", "outside"],
  ] as const)("%s in %s on %s: %s", ([provider, laCode, on, cover]) => {
    expect(coverOf(shipped, provider, laCode, day(on))).toBe(cover);
  });

  test("one provider is in charge of a council, or none", () => {
    expect(providerIn(shipped, "W06000013", day("2020-01-01"))).toEqual({
      provider: "SBU",
      cover: "covered",
    });
    expect(providerIn(shipped, "W06000002", day("2020-01-01"))).toEqual({
      provider: "RCS",
      cover: "undated",
    });
    expect(providerIn(shipped, "W06000015", day("2020-01-01"))).toBeUndefined();
    for (const { code } of shipped.councils) {
      const both = (["SBU", "RCS"] as const).filter(
        (one) => coverOf(shipped, one, code, day("2022-01-01")) !== "outside",
      );
      expect(both.length, code).toBeLessThan(2);
    }
  });

  test("Gwynedd before the extension is accepted and pointed out", () => {
    const found = flag({ provider: "RCS", laCode: "W06000002" });
    expect([found.counted, found.notes.map(({ code }) => code)]).toEqual([true, ["area-extension-undated"]]);
  });
});

test("a client counts once for each provider, by the first row that counts", () => {
  const found = flags([
    { ...person, referralDate: day("2014-01-01") },
    person,
    person,
    { ...person, provider: "RCS", laCode: "W06000003" },
    ...many(1, {}),
  ]);
  expect(found.map(({ counted }) => counted)).toEqual([false, true, false, true, true]);
  expect(found[2]?.notes.map(({ code }) => code)).toEqual(["client-twice"]);
});

test("every note has words in both languages", () => {
  for (const language of ["en", "cy"]) {
    const words = JSON.parse(readFileSync(`schemas/words/${language}.json`, "utf8"));
    expect(iwsNoteCodes.filter((code) => !(`notes.${code}` in words))).toEqual([]);
  }
});
