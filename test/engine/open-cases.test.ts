// Duplicate cases that stay open: which are listed, how old they are, and that their table has words.
import { expect, test } from "vitest";
import { openCases } from "../../src/batch/past/questions/open-cases.ts";
import { monthFromText } from "../../src/core/day.ts";
import { pence } from "../../src/core/money.ts";
import type { DuplicateLine } from "../../src/engine/batch.ts";
import { isAsked, type OpenCase, openCaseLines } from "../../src/engine/open-cases.ts";
import { cellsOf, keysOf, lineOf } from "../../src/report/columns.ts";
import { openCaseColumns } from "../../src/report/open-cases.ts";
import { shipped } from "../law/shipped.ts";

const month = (text: string) => monthFromText(text) ?? (0 as never);

function opened(code: string, period: string): OpenCase {
  return {
    case: code,
    scheme: "social-care-payment-2022",
    period: month(period),
    certainty: "certain",
    kind: "other-employer",
    fileA: "a.csv",
    rowA: 14,
    employerA: "E0001",
    fileB: "b.csv",
    rowB: 15,
    employerB: "E0002",
    batchB: "",
    batch: "0123456789ab",
    evidence: "ni-number",
    keep: "A",
    reason: "moved",
    amountAtRisk: pence(29_960),
    recovered: pence(0),
  };
}

const cases = [opened("late", "2022-08"), opened("first", "2022-06"), opened("second", "2022-07")];
const told = (...events: Parameters<typeof openCaseLines>[1]) =>
  openCaseLines(cases, events, month("2022-08")).map((line) => `${line.case} ${line.ageMonths}`);

test("the oldest comes first, with its age in months", () => {
  expect(told()).toEqual(["first 2", "second 1", "late 0"]);
});

test("what the batch closes is gone, what it opens again stays", () => {
  const [close, open] = [
    { code: "first", status: "closed" },
    { code: "first", status: "open" },
  ] as const;
  expect(told(close)).toEqual(["second 1", "late 0"]);
  expect(told(close, open)).toEqual(["first 2", "second 1", "late 0"]);
  expect(told(open, close)).toEqual(["second 1", "late 0"]);
});

test.for<[why: string, line: Pick<DuplicateLine, "effect" | "matchRule" | "keep">, asked: boolean]>([
  ["a row that is held", { effect: "held", matchRule: "number-slip", keep: "A" }, true],
  ["one that is only listed", { effect: "information", matchRule: "number-slip", keep: "A" }, false],
  ["closed as one person, the first kept", { effect: "held", matchRule: "closed-as-same", keep: "A" }, false],
  ["and the second kept", { effect: "held", matchRule: "closed-as-same", keep: "B" }, false],
  [
    "closed as one, nothing kept: who is paid",
    { effect: "held", matchRule: "closed-as-same", keep: "none" },
    true,
  ],
  [
    "nothing kept, and nobody has closed it",
    { effect: "held", matchRule: "number-slip", keep: "none" },
    true,
  ],
])("somebody is asked about %s", ([, line, asked]) => {
  // Nothing else of the line is looked at.
  expect(isAsked(line as DuplicateLine)).toBe(asked);
});

test("an earlier month that is sent late is younger than nothing", () => {
  expect(openCaseLines([opened("late", "2022-08")], [], month("2022-06"))[0]?.ageMonths).toBe(0);
});

test("a case comes back from its line, and a line from its cells", () => {
  for (const one of cases) {
    const lines = openCases.write(one.scheme, [one]);
    const again = openCases.read(JSON.parse(JSON.stringify(lines)));
    expect(again).toEqual(new Map([[one.scheme, [one]]]));
    // In one order, whoever made it.
    const rewritten = [...again].flatMap(([, found]) => openCases.write(one.scheme, found));
    expect(JSON.stringify(rewritten)).toBe(JSON.stringify(lines));
  }
  for (const line of openCaseLines(cases, [], month("2022-08"))) {
    expect(lineOf(openCaseColumns, cellsOf(openCaseColumns, line))).toEqual(line);
    expect([...keysOf(openCaseColumns)].sort()).toEqual(Object.keys(line).sort());
  }
});

test("every heading has words", () => {
  const wanted = keysOf(openCaseColumns).map((key) => `headings.${key}`);
  expect(wanted.filter((key) => !shipped.words.en.has(key) || !shipped.words.cy.has(key))).toEqual([]);
});
