// The tables: per cents and medians of the evaluation, and counts from which nobody can be recognised.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, day } from "../../../src/core/day.ts";
import { attainment, countLines } from "../../../src/schemes/in-work-support/count-lines.ts";
import { medianInHalves } from "../../../src/schemes/in-work-support/pathway-lines.ts";
import { type ActivityRow, providers, type TargetRow } from "../../../src/schemes/in-work-support/rows.ts";
import { markOfPart, marksOf } from "../../../src/schemes/in-work-support/suppression.ts";
import type { TableLine } from "../../../src/schemes/in-work-support/table-line.ts";
import { tablesOf } from "../../../src/schemes/in-work-support/tables.ts";
import { type Change, enterprise, flags, many, terms } from "./rows.ts";

function tables(rows: readonly ActivityRow[], targets: readonly TargetRow[] = []): readonly TableLine[] {
  return tablesOf(terms, flags(rows), targets);
}

function lineOf(
  lines: readonly TableLine[],
  table: string,
  category: string,
  group = "",
  provider = "SBU",
): TableLine {
  const found = lines.find(
    (one) =>
      one.table === table && one.category === category && one.group === group && one.provider === provider,
  );
  if (found === undefined) throw new Error(`no line ${table} ${category}`);
  return found;
}

const atRisk: Change = { absenceStart: undefined, absenceEnd: undefined, atRiskOfAbsence: true };
const rcs: Change = { provider: "RCS", laCode: "W06000003" };

describe("targets", () => {
  test("the evaluation's per cents: 41 and 47 of absentees, 89 and 175 of presentees", () => {
    const rows = [
      ...many(41, {}),
      ...many(47, rcs),
      ...many(89, atRisk),
      ...many(175, { ...atRisk, ...rcs }),
    ];
    const targets = providers.flatMap((provider): readonly TargetRow[] => [
      { provider, clientType: "ABSENTEE", target: 60 },
      { provider, clientType: "ABSENTEE", target: 40 },
      { provider, clientType: "PRESENTEE", target: 100 },
    ]);
    const lines = tables(rows, targets);
    const percent = (category: string, provider: string) =>
      lineOf(lines, "targets", category, "", provider).percent;
    expect([percent("ABSENTEE", "SBU"), percent("ABSENTEE", "RCS")]).toEqual([41, 47]);
    expect([percent("PRESENTEE", "SBU"), percent("PRESENTEE", "RCS")]).toEqual([89, 175]);
    expect(lineOf(lines, "targets", "ABSENTEE")).toMatchObject({
      count: 41,
      target: 100,
      mark: "",
      rule: "IWS-10",
    });
  });

  test.for([
    [404, 1000, 40],
    [405, 1000, 41],
    [414, 1000, 41],
    [415, 1000, 42],
    [1, 201, 0],
    [1, 200, 1],
    [0, 10, 0],
    [350, 200, 175],
    [0, 0, undefined],
    [5, 0, undefined],
  ] as const)("%i of %i is %s per cent", ([achieved, target, percent]) => {
    expect(attainment(achieved, target)).toBe(percent);
  });

  test("employers and programmes have targets of their own", () => {
    const rows = [
      ...many(20, {}, enterprise),
      ...many(10, { whpDelivered: false }, enterprise),
      ...many(5, { sme: false }, enterprise),
    ];
    const lines = tables(rows, [
      { provider: "SBU", clientType: "ENTERPRISE", target: 60 },
      { provider: "SBU", clientType: "PROGRAMME", target: 60 },
    ]);
    expect(lineOf(lines, "targets", "ENTERPRISE")).toMatchObject({ count: 30, percent: 50, rule: "IWS-12" });
    expect(lineOf(lines, "targets", "PROGRAMME")).toMatchObject({ count: 20, percent: 33, rule: "IWS-12" });
  });

  test("a target that nobody gave has no per cent; a provider with a target and no rows has none of it", () => {
    expect(lineOf(tables(many(50, {})), "targets", "ABSENTEE")).toMatchObject({
      count: 50,
      target: undefined,
      percent: undefined,
    });
    const lines = tables([], [{ provider: "RCS", clientType: "FIT_FOR_WORK", target: 30 }]);
    expect(lineOf(lines, "targets", "FIT_FOR_WORK", "", "RCS")).toMatchObject({
      count: 0,
      percent: 0,
      rule: "IWS-13",
    });
    expect(lines.some(({ provider }) => provider === "SBU")).toBe(false);
  });

  test("a per cent would tell a count that is withheld", () => {
    const rows = [...many(4, {}), ...many(50, atRisk)];
    const lines = tables(rows, [{ provider: "SBU", clientType: "ABSENTEE", target: 100 }]);
    expect(lineOf(lines, "targets", "ABSENTEE")).toMatchObject({
      count: undefined,
      percent: undefined,
      mark: "suppressed",
    });
    // The number of people is known, so the other count goes, too.
    expect(lineOf(lines, "targets", "PRESENTEE")).toMatchObject({ count: undefined, mark: "suppressed" });
  });
});

describe("small counts", () => {
  test("the evaluation's own sample: 62, 13, 8, 4, 3 and 3, together 93", () => {
    const sample = {
      clients: 62,
      staff: 13,
      employers: 8,
      professionals: 4,
      "more professionals": 3,
      stakeholders: 3,
    };
    const values = Object.entries(sample).flatMap(([name, count]) =>
      Array.from({ length: count }, () => name),
    );
    expect(values).toHaveLength(93);
    const lines = countLines(
      terms,
      { table: "groups", provider: "SBU", rule: "IWS-18" },
      Object.keys(sample),
      values,
    );
    expect(lines.map(({ count, mark }) => [count, mark])).toEqual([
      [62, ""],
      [13, ""],
      [8, "low-base"],
      [undefined, "suppressed"],
      [undefined, "suppressed"],
      [undefined, "suppressed"],
    ]);
  });

  test.for([
    ["nothing is small", [20, 30, 0], ["", "", ""]],
    ["zero is nobody", [0, 0, 12], ["", "", ""]],
    ["four is withheld, and the least of the others", [4, 30, 20], ["suppressed", "", "suppressed"]],
    ["five is shown with care", [5, 30, 20], ["low-base", "", ""]],
    ["nine with care, ten without", [9, 10], ["low-base", ""]],
    ["two hide each other", [1, 2, 20], ["suppressed", "suppressed", ""]],
    ["alone, nothing else to withhold", [3, 0], ["suppressed", ""]],
  ] as const)("%s", ([, counts, marks]) => {
    expect(marksOf(terms, counts)).toEqual(marks);
  });

  test.for([
    ["a part of a base", 10, 40, ""],
    ["a small part", 4, 40, "suppressed"],
    ["a small rest", 36, 40, "suppressed"],
    ["none of them", 0, 40, ""],
    ["all of them", 40, 40, ""],
    ["a small base", 0, 4, "suppressed"],
    ["a base of nine", 0, 9, "low-base"],
    ["nobody at all", 0, 0, ""],
  ] as const)("%s", ([, part, base, mark]) => {
    expect(markOfPart(terms, part, base)).toBe(mark);
  });

  const clients: fc.Arbitrary<readonly Change[]> = fc.array(
    fc.record({
      pathway: fc.constantFrom<ActivityRow["pathway"]>("PHYSIO", "MENTAL_HEALTH", "BOTH", undefined),
      referralSource: fc.constantFrom<ActivityRow["referralSource"]>("GP", "SELF", "FIT_FOR_WORK", undefined),
      sessions: fc.integer({ min: 0, max: 9 }),
      outcome: fc.constantFrom<ActivityRow["outcome"]>("RETURNED", "UNKNOWN"),
      female: fc.constantFrom(true, false, undefined),
      atRiskOfAbsence: fc.boolean(),
      absenceEnd: fc.constantFrom(day("2020-02-20"), day("2020-02-28")),
    }),
    { maxLength: 80 },
  );

  test("whatever the rows, no count from 1 to 4 is shown, and none follows from the others of its table", () => {
    fc.assert(
      fc.property(clients, (changes) => {
        const rows = changes.flatMap((change, at) =>
          many(1, { ...change, carer: at % 2 === 0 }).map((row) => ({
            ...row,
            clientRef: `c${at}`,
          })),
        );
        const lines = tables(rows);
        const groups = new Map<string, TableLine[]>();
        for (const line of lines) {
          expect(line.count === undefined || line.count === 0 || line.count >= 5).toBe(true);
          if (line.base !== undefined && line.count !== undefined) {
            const rest = line.base - line.count;
            expect(rest === 0 || rest >= 5).toBe(true);
          }
          if (line.mark === "suppressed")
            expect([line.count, line.base, line.percent, line.medianHalfDays]).toEqual([
              undefined,
              undefined,
              undefined,
              undefined,
            ]);
          const key = `${line.table} ${line.group}`;
          groups.set(key, [...(groups.get(key) ?? []), line]);
        }
        for (const table of ["phases", "referral-sources", "pathways", "delivery-modes", "languages"]) {
          const cells = groups.get(`${table} `) ?? [];
          const shown = cells.reduce((sum, { count }) => sum + (count ?? 0), 0);
          const withheld = cells.filter(({ mark }) => mark === "suppressed").length;
          // One withheld count alone follows from the number of people, unless there is nobody else.
          if (withheld === 1) expect(shown).toBe(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("no line holds a client's reference", () => {
    const text = JSON.stringify(tables([...many(30, {}), ...many(12, {}, enterprise)]));
    expect(text).not.toContain("PERSON");
    expect(text).not.toContain("clientRef");
  });
});

describe("sessions, evidence, waiting", () => {
  const over = (overCapHandling: ActivityRow["overCapHandling"]): Change => ({
    sessions: 7,
    overCapHandling,
    pathway: "MENTAL_HEALTH",
  });

  test("over six sessions by pathway, and what was done about it", () => {
    const lines = tables([
      ...many(30, { pathway: "MENTAL_HEALTH" }),
      ...many(12, over("EXTENDED")),
      ...many(8, over(undefined)),
      ...many(20, {}),
    ]);
    expect(lineOf(lines, "over-cap", "over-cap", "MENTAL_HEALTH")).toMatchObject({
      count: 20,
      base: 50,
      percent: 40,
      rule: "IWS-15",
    });
    expect(lineOf(lines, "over-cap", "over-cap", "PHYSIO")).toMatchObject({ count: 0, base: 20, percent: 0 });
    expect(lineOf(lines, "over-cap-handling", "EXTENDED", "MENTAL_HEALTH").count).toBe(12);
    expect(lineOf(lines, "over-cap-handling", "BLANK", "MENTAL_HEALTH")).toMatchObject({
      count: 8,
      mark: "low-base",
      rule: "IWS-14",
    });
  });

  test("evidence that is missing, by pathway", () => {
    const lines = tables([
      ...many(20, {}),
      ...many(6, { outcome: undefined, outcomeEvidence: undefined }),
      ...many(7, { eligibilityEvidence: "REJECTED_FORMAT" }),
      ...many(7, { followUpDate: undefined }),
    ]);
    expect(lineOf(lines, "evidence-gaps", "outcome", "PHYSIO")).toMatchObject({
      count: 6,
      base: 40,
      percent: 15,
      rule: "IWS-16",
    });
    expect(lineOf(lines, "evidence-gaps", "outcome-evidence", "PHYSIO")).toMatchObject({
      count: 6,
      percent: 15,
      rule: "IWS-17",
    });
    expect(lineOf(lines, "evidence-gaps", "eligibility-evidence", "PHYSIO")).toMatchObject({
      count: 7,
      percent: 18,
      rule: "IWS-17",
    });
    expect(lineOf(lines, "evidence-gaps", "follow-up", "PHYSIO")).toMatchObject({
      count: 7,
      percent: 18,
      rule: "IWS-26",
    });
  });

  test.for([
    [[], undefined],
    [[7], 14],
    [[3, 8], 11],
    [[8, 3, 5], 10],
    [[0, 0, 1, 100], 1],
    [[10, 9, 100], 20],
  ] as const)("the middle of %j in halves is %s", ([numbers, median]) => {
    expect(medianInHalves(numbers)).toBe(median);
  });

  test("the middle wait from referral to first session", () => {
    const waits = [2, 4, 4, 5, 6, 8, 9, 9, 30, 60].flatMap((wait, at) =>
      many(1, { firstSessionDate: addDays(day("2020-03-02"), wait), sessions: at % 7 }),
    );
    const line = lineOf(
      tables([...waits, ...many(5, { firstSessionDate: undefined })]),
      "referral-lag",
      "days",
    );
    expect(line).toMatchObject({
      count: 10,
      base: 15,
      medianHalfDays: 14,
      percent: undefined,
      rule: "IWS-24",
    });
  });

  test("groups are counted where it was said", () => {
    const lines = tables([...many(20, { female: true }), ...many(10, { female: false }), ...many(9, {})]);
    expect(lineOf(lines, "groups", "female")).toMatchObject({
      count: 20,
      base: 30,
      percent: 67,
      rule: "IWS-21",
    });
    expect(lineOf(lines, "groups", "carer")).toMatchObject({ count: 0, base: 0, percent: undefined });
    // Four who said nothing would follow from the number of people.
    expect(lineOf(tables([...many(20, { female: true }), ...many(4, {})]), "groups", "female").mark).toBe(
      "suppressed",
    );
  });
});

test("how sessions above the cap were handled is withheld with their number, zeros too", () => {
  const handled = (over: number) => {
    const rows = [...many(40, {}), ...many(over, { sessions: 30, overCapHandling: "EXTENDED" })];
    const lines = tables(rows).filter(
      ({ table, group }) => table === "over-cap-handling" && group === "PHYSIO",
    );
    return lines.map(({ count, mark }) => `${count ?? "–"} ${mark}`.trim());
  };
  const few = handled(1);
  expect(few.length).toBeGreaterThan(2);
  expect(new Set(few)).toEqual(new Set(["– suppressed"]));
  expect(handled(40).some((line) => line.startsWith("40"))).toBe(true);
  expect(new Set(handled(0))).toEqual(new Set(["0"]));
});
