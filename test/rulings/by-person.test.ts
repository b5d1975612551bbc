// What all decisions come to for one person: the last word counts, within its months, with its employer.
import { describe, expect, test } from "vitest";
import { monthFromText } from "../../src/core/day.ts";
import { personNumber } from "../../src/core/person.ts";
import { overrideBook, overridesFor } from "../../src/rulings/by-person.ts";
import { type Change, decision, standing } from "./ruling-rows.ts";

const override = { decisionType: "OVERRIDE", approvedBy: "Nia Parry", originalDecidedBy: undefined } as const;
const no = "NOT_ELIGIBLE";
const stage1: Change = { receivedDate: "2022-07-01", decidedDate: "2022-07-10", outcome: no };
const stage2: Change = { caseId: "AP-2", decisionType: "APPEAL_STAGE2" };
const later = { receivedDate: "2022-09-01", decidedDate: "2022-09-02" };
const back = { decisionType: "REINSTATEMENT", ruleId: undefined, caseId: "R-1" } as const;

/** "WFP-31 for AP-1", "WFP-31 against AP-1", "reinstated R-1". */
function saidFor(
  changes: readonly Change[],
  { niNumber = "AB123456C", employerId = "E0042", period = "2022-08" } = {},
): readonly string[] | undefined {
  const month = monthFromText(period);
  if (month === undefined) throw new Error(`not a month: ${period}`);
  const people = overrideBook(standing(changes.map(decision))).get("social-care-payment-2022");
  return overridesFor(people, personNumber(niNumber), employerId, month)?.map((one) =>
    one.kind === "reinstatement"
      ? `reinstated ${one.caseId}`
      : `${one.rule} ${one.eligible ? "for" : "against"} ${one.caseId}`,
  );
}

type Case = {
  readonly why: string;
  readonly rows: readonly Change[];
  readonly said: readonly string[] | undefined;
};

const cases: readonly Case[] = [
  { why: "nothing decided", rows: [], said: undefined },
  { why: "an appeal that was granted", rows: [{}], said: ["WFP-31 for AP-1"] },
  { why: "an appeal that was rejected", rows: [stage1], said: ["WFP-31 against AP-1"] },
  { why: "rejected by no rule", rows: [{ ...stage1, ruleId: undefined }], said: undefined },
  { why: "withdrawn", rows: [{ outcome: "WITHDRAWN" }], said: undefined },
  {
    why: "an appeal that was withdrawn takes back nothing of one that was granted",
    rows: [{}, { ...later, caseId: "AP-9", outcome: "WITHDRAWN" }],
    said: ["WFP-31 for AP-1"],
  },
  {
    why: "of two the last that was decided, whichever came in last",
    rows: [
      { ...override, caseId: "O-1", receivedDate: "2022-09-01", decidedDate: "2022-09-20", outcome: no },
      { ...override, caseId: "O-2", receivedDate: "2022-09-05", decidedDate: "2022-09-10" },
    ],
    said: ["WFP-31 against O-1"],
  },
  { why: "referred and not decided", rows: [{ outcome: "REFERRED_STAGE2" }], said: undefined },
  {
    why: "a refusal alone is the rules' own answer",
    rows: [{ decisionType: "REFUSAL", outcome: no }],
    said: undefined,
  },
  { why: "no grounds", rows: [{ outcome: "NO_GROUNDS", ruleId: "WFP-41" }], said: ["WFP-41 against AP-1"] },
  { why: "stage 2 has the last word", rows: [stage1, stage2], said: ["WFP-31 for AP-2"] },
  { why: "whatever the order of rows", rows: [stage2, stage1], said: ["WFP-31 for AP-2"] },
  {
    why: "a stage 2 that was withdrawn leaves stage 1 standing",
    rows: [stage1, { ...stage2, outcome: "WITHDRAWN" }],
    said: ["WFP-31 against AP-1"],
  },
  {
    why: "a later override turns an appeal",
    rows: [{}, { ...override, ...later, caseId: "O-1", outcome: no }],
    said: ["WFP-31 against O-1"],
  },
  {
    why: "and taken back, the appeal stands again",
    rows: [
      {},
      { ...override, ...later, caseId: "O-1", outcome: no },
      { ...override, ...later, caseId: "O-2", outcome: "WITHDRAWN", decidedDate: "2022-09-03" },
    ],
    said: ["WFP-31 for AP-1"],
  },
  {
    why: "two rules, two decisions",
    rows: [{}, { ...override, caseId: "O-1", ruleId: "WFP-74" }],
    said: ["WFP-31 for AP-1", "WFP-74 for O-1"],
  },
  { why: "reinstated", rows: [back], said: ["reinstated R-1"] },
  { why: "the tribunal upheld the dismissal", rows: [{ ...back, outcome: no }], said: undefined },
  {
    why: "a decision with a fault changes nothing",
    rows: [{ ...override, approvedBy: undefined }],
    said: undefined,
  },
];

test.for(cases)("$why", ({ rows, said }) => {
  expect(saidFor(rows)).toEqual(said);
});

describe("a decision holds", () => {
  const months = { ...override, effectiveFrom: monthFromText("2022-07") ?? 0, expiresOn: "2022-09-01" };
  test.for([
    ["2022-06", undefined],
    ["2022-07", ["WFP-31 for AP-1"]],
    ["2022-09", ["WFP-31 for AP-1"]],
    ["2022-10", undefined],
  ] as const)("from the month it names, for months that begin by its last day: %s", ([period, said]) => {
    expect(saidFor([months], { period })).toEqual(said);
  });

  test("not for a month that begins the day after", () => {
    expect(saidFor([{ ...months, expiresOn: "2022-08-31" }], { period: "2022-09" })).toBeUndefined();
  });

  test("for one person with one employer", () => {
    expect(saidFor([{}], { niNumber: "AB123457C" })).toBeUndefined();
    expect(saidFor([{}], { niNumber: "AB123456D" })).toEqual(["WFP-31 for AP-1"]);
    expect(saidFor([{}], { employerId: "E0043" })).toBeUndefined();
  });
});

test("the book is plain data, so that a worker can be given it", () => {
  const book = overrideBook(standing([decision(), decision({ ...back })]));
  expect(structuredClone(book)).toEqual(book);
});
