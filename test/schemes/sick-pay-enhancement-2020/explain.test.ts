// The explanation of a row of the enhancement: every name in it has words, every number is read by what it is.
import { describe, expect, test } from "vitest";
import { day, monthOf } from "../../../src/core/day.ts";
import type { Trail } from "../../../src/core/figure.ts";
import type { Cell } from "../../../src/core/place.ts";
import { fileProblem } from "../../../src/core/problem.ts";
import type { Explained } from "../../../src/report/explain.ts";
import { explanationText } from "../../../src/report/explain-text.ts";
import { awardRemark } from "../../../src/schemes/sick-pay-enhancement-2020/awards.ts";
import { layoutOf } from "../../input/law.ts";
import { shipped } from "../../law/shipped.ts";
import { type Around, assessor, type Change, circumstancesOf, claimWith } from "./claims.ts";

const file = "claims.csv";

function explained(change: Change, around: Around = {}): Explained {
  const claim = claimWith(change);
  const trail: Trail = [];
  const decision = assessor.decide(claim, circumstancesOf(around, assessor, change), trail);
  const cells = new Map<string, Cell<unknown>>();
  for (const [column, { key, headings }] of layoutOf("sspe-claim").columns.entries()) {
    const value: unknown = Object.entries(claim).find(([name]) => name === key)?.[1];
    const text = value === undefined ? "" : String(value);
    cells.set(key, { value, file, sheet: "", row: 12, column, heading: headings.en, text });
  }
  return {
    batch: "0123456789ab",
    scheme: "sick-pay-enhancement-2020",
    layout: "sspe-claim",
    file,
    sheet: "",
    row: 12,
    rowRef: "",
    niNumber: claim.niNumber,
    employerId: "E1",
    period: { month: monthOf(day("2020-11-01")), first: day("2020-11-01") },
    rulings: [],
    sharer: undefined,
    cells,
    outcome: decision.outcome,
    decision,
    trail,
    problems: [],
    law: shipped,
    duplicates: [],
    appeal: { kind: "none-scheme" },
    sources: undefined,
    on: claim.absenceStart,
  };
}

const irregular: Change = {
  hoursPattern: "IRREGULAR",
  normalWeeklyPay: undefined,
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((week) => [`week${week}`, 20_000 + week])),
  bonus8: 3,
};

const stories: readonly (readonly [string, Change, Around])[] = [
  ["regular hours", {}, {}],
  ["irregular hours", irregular, {}],
  ["full pay for some days", { sickPayType: "FULL_PAY_LIMITED", fullPayUntil: "2020-11-11" }, {}],
  [
    "full pay by the working patterns",
    { sickPayType: "FULL_PAY_LIMITED" },
    { fullPay: [["2020-11-09", undefined, "2020-11-12"]] },
  ],
  ["pay of a year", { normalWeeklyPay: undefined }, { yearPay: [0, undefined, 1_801_800] }],
  ["a negative test", { testResult: "NEGATIVE", testDate: "2020-11-12" }, {}],
  ["a linked spell", {}, { before: [{ absenceStart: "2020-10-12", absenceEnd: "2020-10-16" }] }],
  ["an award before", {}, { awards: [["2020-10-01", "2020-11-08"]] }],
  ["an award for the same days", {}, { awards: [["2020-10-01", "2020-11-09"]] }],
  ["nothing of it met", { roleCode: "VOLUNTEER", absenceCategory: "OTHER_ILLNESS", workerOptIn: false }, {}],
];

describe("an explanation", () => {
  test.for(stories)("of %s has words for every name, in both languages", ([_name, change, around]) => {
    const row = explained(change, around);
    for (const language of ["en", "cy"] as const) {
      const text = explanationText(row, language);
      // Pence are never read as per cent, days never as pounds.
      expect(text).not.toMatch(/\d000%|£18\d\.\d\d: (?:first|Sunday|diwrnod|dydd)/);
      expect(text).not.toContain("undefined");
    }
    const columns = new Set(layoutOf("sspe-claim").columns.map(({ key }) => key));
    const named = row.trail.flatMap(({ name, inputs }) => [name, ...Object.keys(inputs)]);
    const bare = named.filter(
      (name) =>
        !columns.has(name) && !shipped.parameters.has(name) && !shipped.words.cy.has(`figures.${name}`),
    );
    expect(bare).toEqual([]);
  });

  test("tells the days one by one and the average to the last decimal", () => {
    const text = explanationText(explained(irregular), "en");
    expect(text).toContain(
      "- Friday 13 November 2020: paid for\n     - Saturday 14 November 2020: not a working day",
    );
    expect(text).toContain("- Monday to Friday: Days per week");
    // (8 × 200.00 + 0.36 − 0.03) ÷ 8, and with the bonus ÷ 8.
    expect(text).toContain("Result: £200.04125");
    expect(text).toContain("Result: £200.045");
  });
});

describe("the answer says what of the row would have to be otherwise", () => {
  const cook = { roleCode: "ANCILLARY_CARE_HOME" };
  test.for([
    [
      "close contact",
      { ...cook, closeContact: false },
      "the clause asks for close contact",
      "cysylltiad agos",
    ],
    [
      "full pay for longer than the absence",
      { sickPayType: "FULL_PAY_LIMITED", fullPayUntil: "2020-12-31" },
      "What would change it: an absence longer than the full pay",
      "absenoldeb hirach na'r cyflog llawn",
    ],
  ] as const)("%s", ([_why, change, en, cy]) => {
    const row = explained(change);
    expect(row.outcome).toBe("not-eligible");
    const [english, welsh] = [explanationText(row, "en"), explanationText(row, "cy")].map((text) =>
      text.replaceAll(/\s+/g, " "),
    );
    expect(english).toContain(en);
    expect(welsh).toContain(cy);
    expect(english).not.toContain("registration");
  });

  test("regular hours have no weeks to be shown as blank beside them", () => {
    const text = explanationText(explained({}), "en");
    expect(text).not.toContain("(blank): Hours");
    expect(text).toContain("the councils' pages about the scheme");
    expect(text).not.toContain("sspe-council-pages");
  });

  test("an award for the same days: who decides and how, and what is not payable is not shown as payable", () => {
    const row = explained({}, { awards: [["2020-10-01", "2020-11-09"]] });
    const text = explanationText(row, "en").replaceAll(/\s+/g, " ");
    expect(row.outcome).toBe("held");
    expect(text).toContain("a decision of an officer of the council");
    expect(text).toContain("once the row is no longer held");
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });

  test("the days of an award are in words, the first and the last", () => {
    const remark = awardRemark({
      kind: "overlaps",
      days: { first: day("2020-11-20"), last: day("2020-11-29") },
    });
    const row = explained({}, { awards: [["2020-10-01", "2020-11-09"]] });
    const told = fileProblem(remark.code, file, { ...remark, row: 12, found: "09/11/2020" });
    const text = (language: "en" | "cy"): string =>
      explanationText({ ...row, problems: [told] }, language).replaceAll(/\s+/g, " ");
    expect(text("en")).toContain("for isolating for 20 November 2020 – 29 November 2020, and some");
    expect(text("cy")).toContain("ar gyfer 20 Tachwedd 2020 – 29 Tachwedd 2020, a hawlir");
  });
});
