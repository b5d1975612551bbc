// Which decisions stand: by themselves, in time, and after one another. Both sides of each edge.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day, dayText } from "../../src/core/day.ts";
import { problemCodes } from "../../src/core/problem-codes.ts";
import type { Law } from "../../src/law/law.ts";
import { parameterOf } from "../../src/law/parameters.ts";
import type { DecisionRow } from "../../src/rulings/row.ts";
import { shipped } from "../law/shipped.ts";
import { type Change, check, decision, saidOf, standing } from "./ruling-rows.ts";

const override = {
  decisionType: "OVERRIDE",
  refusedBy: undefined,
  originalDecidedBy: undefined,
  approvedBy: "Nia Parry",
} as const;
const duplicate = {
  decisionType: "DUPLICATE_OUTCOME",
  caseId: "0a1b2c3d4e5f-3",
  ruleId: undefined,
  outcome: "GENUINE",
} as const;
const reinstatement = {
  decisionType: "REINSTATEMENT",
  ruleId: undefined,
  originalDecidedBy: undefined,
} as const;

type Alone = { readonly why: string; readonly row: Change; readonly said: readonly string[] };

const stage2: Change = { decisionType: "APPEAL_STAGE2", caseId: "AP-2", decidedBy: "Panel" };
const rejected: Change = { outcome: "NOT_ELIGIBLE", receivedDate: "2022-07-01", decidedDate: "2022-07-15" };

const alone: readonly Alone[] = [
  { why: "a first appeal that stands", row: {}, said: [] },
  { why: "on the last day (C-09)", row: { receivedDate: "2022-11-29", decidedDate: "2022-12-01" }, said: [] },
  {
    why: "a day later",
    row: { receivedDate: "2022-11-30", decidedDate: "2022-12-01" },
    said: ["appeal-received-late WFP-04 2022-11-29"],
  },
  {
    why: "decided the day before it came in",
    row: { receivedDate: "2022-08-01", decidedDate: "2022-07-31" },
    said: ["decided-before-received 2022-08-01"],
  },
  { why: "decided on the day it came in", row: { decidedDate: "2022-08-01" }, said: [] },
  {
    why: "an outcome without its day",
    row: { decidedDate: undefined },
    said: ["cell-required-with outcome: ELIGIBLE"],
  },
  {
    why: "withdrawn, undated",
    row: { outcome: "WITHDRAWN", decidedDate: undefined, ruleId: undefined },
    said: [],
  },
  {
    why: "the same manager again (WFP-81)",
    row: { originalDecidedBy: "mair  LLWYD" },
    said: ["decided-by-same-person WFP-81"],
  },
  {
    why: "not said who decided first",
    row: { originalDecidedBy: undefined },
    said: ["cell-required-with WFP-81 decisionType: APPEAL_STAGE1"],
  },
  {
    why: "nothing was refused (WFP-80)",
    row: { refusedBy: undefined },
    said: ["appeal-without-refusal WFP-80"],
  },
  {
    why: "an outcome of stage 2",
    row: { outcome: "REFERRED_MINISTERS" },
    said: [
      "decision-outcome-not-of-kind WFP-83 ELIGIBLE, NOT_ELIGIBLE, NO_GROUNDS, REFERRED_STAGE2, WITHDRAWN",
    ],
  },
  {
    why: "eligible by no rule",
    row: { ruleId: undefined },
    said: ["cell-required-with WFP-87b outcome: ELIGIBLE"],
  },
  { why: "not eligible by no rule", row: { ruleId: undefined, outcome: "NOT_ELIGIBLE" }, said: [] },
  { why: "a rule that is none", row: { ruleId: "WFP-99" }, said: ["decision-rule-unknown WFP-87b"] },
  { why: "a rule of another scheme", row: { ruleId: "SSPE-50" }, said: ["decision-rule-unknown WFP-87b"] },
  { why: "a parameter", row: { ruleId: "wfp.total" }, said: ["decision-rule-unknown WFP-87b"] },
  { why: "the amount of the payment", row: { ruleId: "WFP-01" }, said: ["decision-rule-not-open WFP-87b"] },
  { why: "one payment for each person", row: { ruleId: "WFP-55" }, said: ["decision-rule-not-open WFP-87b"] },
  {
    why: "a listed job, eligible (WFP-82)",
    row: { ruleId: "WFP-41" },
    said: ["appeal-job-listed WFP-82 NO_GROUNDS"],
  },
  {
    why: "a listed job, heard and refused",
    row: { ruleId: "WFP-41", outcome: "NOT_ELIGIBLE" },
    said: ["appeal-job-listed WFP-82 NO_GROUNDS"],
  },
  { why: "a listed job, no grounds", row: { ruleId: "WFP-41", outcome: "NO_GROUNDS" }, said: [] },
  {
    why: "no grounds, and the rule lists no job",
    row: { ruleId: "WFP-31", outcome: "NO_GROUNDS" },
    said: ["appeal-job-not-listed WFP-82"],
  },
  {
    why: "no grounds by no rule",
    row: { ruleId: undefined, outcome: "NO_GROUNDS" },
    said: ["cell-required-with WFP-87b outcome: NO_GROUNDS"],
  },
  { why: "an amount that nobody uses", row: { amountEffect: 149800 }, said: ["decision-amount-not-used"] },
  { why: "an override that stands", row: override, said: [] },
  {
    why: "an override that nobody approved",
    row: { ...override, approvedBy: undefined },
    said: ["cell-required-with decisionType: OVERRIDE"],
  },
  {
    why: "an override approved by whoever made it",
    row: { ...override, approvedBy: "MAIR LLWYD" },
    said: ["approved-by-same-person"],
  },
  {
    why: "an override by no rule (WFP-87b)",
    row: { ...override, ruleId: undefined, outcome: "NOT_ELIGIBLE" },
    said: ["cell-required-with WFP-87b decisionType: OVERRIDE"],
  },
  {
    why: "an override for a listed job",
    row: { ...override, ruleId: "WFP-24" },
    said: ["appeal-job-listed WFP-82 NOT_ELIGIBLE"],
  },
  {
    why: "an override long after the appeals",
    row: { ...override, receivedDate: "2023-03-01", decidedDate: "2023-03-02" },
    said: [],
  },
  {
    why: "an override decided before it came in",
    row: { ...override, receivedDate: "2022-08-02", decidedDate: "2022-08-01" },
    said: ["decided-before-received 2022-08-02"],
  },
  {
    why: "a refusal decided before it came in",
    row: {
      decisionType: "REFUSAL",
      outcome: "NOT_ELIGIBLE",
      originalDecidedBy: undefined,
      receivedDate: "2022-08-02",
      decidedDate: "2022-08-01",
    },
    said: ["decided-before-received 2022-08-02"],
  },
  {
    why: "a reinstatement decided before it came in",
    row: { ...reinstatement, receivedDate: "2022-08-02", decidedDate: "2022-08-01" },
    said: ["decided-before-received 2022-08-02"],
  },
  {
    why: "an outcome of a duplicate decided before it came in",
    row: {
      ...duplicate,
      originalDecidedBy: undefined,
      receivedDate: "2022-08-02",
      decidedDate: "2022-08-01",
    },
    said: ["decided-before-received 2022-08-02"],
  },
  {
    why: "on a day for which nothing was reviewed",
    row: { receivedDate: "2024-04-06", decidedDate: "2024-04-08" },
    said: ["no-figure-for-day WFP-04 wfp.appealStage1Last"],
  },
  { why: "a reinstatement", row: reinstatement, said: [] },
  {
    why: "a duplicate of a scheme without appeals, decided before it came in",
    row: { ...duplicate, scheme: "SSPE", receivedDate: "2022-08-02", decidedDate: "2022-08-01" },
    said: ["decided-before-received 2022-08-02"],
  },
  {
    why: "a warning of a scheme without appeals, confirmed before it came in",
    row: {
      ...{ ...reinstatement, decisionType: "WARNING_CONFIRMED", outcome: "CONFIRMED", scheme: "SSPE" },
      ...{ warningCode: "name-doubtful", receivedDate: "2022-08-02", decidedDate: "2022-08-01" },
    },
    said: ["decided-before-received 2022-08-02"],
  },
  {
    why: "a scheme without appeals",
    row: { scheme: "SSPE", ruleId: "SSPE-50" },
    said: ["decision-not-for-scheme"],
  },
  { why: "a duplicate of a scheme without appeals", row: { ...duplicate, scheme: "SSPE" }, said: [] },
  { why: "a scheme that nobody knows", row: { scheme: "FLEX" }, said: ["decision-not-for-scheme"] },
  { why: "a duplicate that is genuine", row: duplicate, said: [] },
  {
    why: "a duplicate with an outcome of an appeal",
    row: { ...duplicate, outcome: "ELIGIBLE" },
    said: ["decision-outcome-not-of-kind GENUINE, SAME, ERROR_RECOVERED, REFERRED_FRAUD, WITHDRAWN"],
  },
  {
    why: "recovered, but not how much",
    row: { ...duplicate, outcome: "ERROR_RECOVERED" },
    said: ["cell-required-with outcome: ERROR_RECOVERED"],
  },
];

describe("one decision", () => {
  test.for(alone)("$why", ({ row, said }) => {
    expect(saidOf([decision(row)], 0)).toEqual(said);
  });

  test.for(alone)("$why: it stands unless it is rejected", ({ row }) => {
    const { accepted, remarks } = check([decision(row)]);
    const refused = remarks.flat().some(({ code }) => problemCodes[code].consequence === "row rejected");
    expect(accepted.length).toBe(refused ? 0 : 1);
  });
});

describe("fifteen working days", () => {
  type Time = {
    readonly why: string;
    readonly received: string;
    readonly due: string;
    readonly stage?: 2;
  };
  const times: readonly Time[] = [
    { why: "three weeks without a bank holiday", received: "2022-07-04", due: "2022-07-25" },
    { why: "over the day of the funeral, 19 September 2022", received: "2022-09-05", due: "2022-09-27" },
    { why: "received on that day", received: "2022-09-19", due: "2022-10-10" },
    { why: "received on the Friday before", received: "2022-09-16", due: "2022-10-10" },
    { why: "over the August bank holiday", received: "2022-08-22", due: "2022-09-13" },
    { why: "received on a Saturday", received: "2022-07-02", due: "2022-07-22" },
    { why: "over Christmas, from the last day", received: "2022-11-29", due: "2022-12-20" },
    { why: "the second stage", received: "2022-10-03", due: "2022-10-24", stage: 2 },
  ];
  const before = decision(rejected);

  test.for(times)("$why: due on $due", ({ received, due, stage }) => {
    const change =
      stage === 2
        ? { ...stage2, receivedDate: received }
        : { caseId: "AP-9", ruleId: "WFP-33", receivedDate: received };
    const rule = stage === 2 ? "WFP-89" : "WFP-84";
    const decidedOn = (date: string) => [before, decision({ ...change, decidedDate: date })];
    const dayAfter = dayText((day(due) + 1) as typeof before.receivedDate);
    expect(saidOf(decidedOn(due), 1)).toEqual([]);
    expect(saidOf(decidedOn(dayAfter), 1)).toEqual([`appeal-overdue ${rule} ${due}`]);
    const { accepted } = check(decidedOn(dayAfter));
    expect(accepted.map((one) => [one.due && dayText(one.due), one.overdue]).at(1)).toEqual([due, true]);
  });

  test("what is not decided is overdue on the day that the run was told, and not by itself", () => {
    const open = decision({ outcome: "REFERRED_STAGE2", decidedDate: undefined, receivedDate: "2022-09-05" });
    expect(saidOf([open], 0)).toEqual([]);
    expect(saidOf([open], 0, { asAt: day("2022-09-27") })).toEqual([]);
    expect(saidOf([open], 0, { asAt: day("2022-09-28") })).toEqual(["appeal-overdue WFP-84 2022-09-27"]);
  });

  test("do not bind an override", () => {
    expect(saidOf([decision({ ...override, decidedDate: "2022-12-24" })], 0)).toEqual([]);
  });
});

type Chain = {
  readonly why: string;
  readonly before: readonly Change[];
  readonly row: Change;
  readonly said: readonly string[];
};

const chains: readonly Chain[] = [
  { why: "stage 2 after a stage 1 that was rejected", before: [rejected], row: stage2, said: [] },
  {
    why: "stage 2 after a stage 1 that was referred",
    before: [{ ...rejected, outcome: "REFERRED_STAGE2", ruleId: undefined }],
    row: stage2,
    said: [],
  },
  {
    why: "stage 2 without a stage 1 (WFP-86)",
    before: [],
    row: stage2,
    said: ["appeal-out-of-order WFP-86"],
  },
  {
    why: "stage 2 after a stage 1 that was granted",
    before: [{ ...rejected, outcome: "ELIGIBLE" }],
    row: stage2,
    said: ["appeal-out-of-order WFP-86"],
  },
  {
    why: "stage 2 after a stage 1 that was withdrawn",
    before: [{ ...rejected, outcome: "WITHDRAWN" }],
    row: stage2,
    said: ["appeal-out-of-order WFP-86"],
  },
  {
    why: "stage 2 after one that was withdrawn (the stage 1 before it is the last word)",
    before: [
      rejected,
      { ...stage2, caseId: "AP-3", receivedDate: "2022-07-20", outcome: "WITHDRAWN", ruleId: undefined },
    ],
    row: stage2,
    said: [],
  },
  {
    why: "stage 2 received on the day on which stage 1 was decided",
    before: [rejected],
    row: { ...stage2, receivedDate: "2022-07-15", decidedDate: "2022-07-20" },
    said: [],
  },
  {
    why: "stage 2 received the day before that",
    before: [rejected],
    row: { ...stage2, receivedDate: "2022-07-14", decidedDate: "2022-07-20" },
    said: ["appeal-out-of-order WFP-86"],
  },
  {
    why: "stage 2 of somebody else",
    before: [rejected],
    row: { ...stage2, niNumber: "AB123457C" },
    said: ["appeal-out-of-order WFP-86"],
  },
  {
    why: "the last letter of the number does not matter",
    before: [rejected],
    row: { ...stage2, niNumber: "AB123456D" },
    said: [],
  },
  {
    why: "stage 2 of a claim with another employer",
    before: [rejected],
    row: { ...stage2, employerId: "E0043" },
    said: ["appeal-out-of-order WFP-86"],
  },
  {
    why: "stage 2 about another rule",
    before: [rejected],
    row: { ...stage2, ruleId: "WFP-33" },
    said: ["appeal-out-of-order WFP-86"],
  },
  {
    why: "stage 2 after no grounds (WFP-85)",
    before: [{ ...rejected, outcome: "NO_GROUNDS", ruleId: "WFP-41" }],
    row: stage2,
    said: ["appeal-after-no-grounds WFP-85"],
  },
  {
    why: "another stage 1 after no grounds",
    before: [{ ...rejected, outcome: "NO_GROUNDS", ruleId: "WFP-41" }],
    row: { caseId: "AP-2" },
    said: ["appeal-after-no-grounds WFP-85"],
  },
  {
    why: "a second stage 1 about the same rule",
    before: [rejected],
    row: { caseId: "AP-2" },
    said: ["appeal-out-of-order WFP-86"],
  },
  {
    why: "a second stage 1 about another rule",
    before: [rejected],
    row: { caseId: "AP-2", ruleId: "WFP-33" },
    said: [],
  },
  {
    why: "a stage 2 after a stage 2 that was rejected",
    before: [rejected, { ...stage2, outcome: "NOT_ELIGIBLE" }],
    row: { ...stage2, caseId: "AP-3", receivedDate: "2022-09-01", decidedDate: "2022-09-02" },
    said: ["appeal-out-of-order WFP-86"],
  },
  {
    why: "the Ministers decide what the panel referred to them (WFP-88)",
    before: [rejected, { ...stage2, outcome: "REFERRED_MINISTERS" }],
    row: { ...stage2, caseId: "AP-3", receivedDate: "2022-09-01", decidedDate: "2022-09-02" },
    said: [],
  },
  {
    why: "a stage 1 that is itself rejected for a fault does not count",
    before: [{ ...rejected, originalDecidedBy: "Mair Llwyd" }],
    row: stage2,
    said: ["appeal-out-of-order WFP-86"],
  },
  {
    why: "a recorded refusal will do",
    before: [
      {
        decisionType: "REFUSAL",
        caseId: "R-1",
        outcome: "NOT_ELIGIBLE",
        receivedDate: "2022-06-20",
        decidedDate: "2022-06-25",
        decidedBy: "Huw Prys",
      },
    ],
    row: { refusedBy: undefined },
    said: [],
  },
  {
    why: "whoever refused cannot hear the appeal, whatever its row says",
    before: [
      {
        decisionType: "REFUSAL",
        caseId: "R-1",
        outcome: "NOT_ELIGIBLE",
        receivedDate: "2022-06-20",
        decidedDate: "2022-06-25",
        decidedBy: "MAIR LLWYD",
      },
    ],
    row: {},
    said: ["decided-by-same-person WFP-81"],
  },
  {
    why: "stage 2 on the last day of October",
    before: [rejected],
    row: { ...stage2, receivedDate: "2022-10-31", decidedDate: "2022-11-18" },
    said: [],
  },
  {
    why: "stage 2 in November need not be heard (WFP-05)",
    before: [rejected],
    row: { ...stage2, receivedDate: "2022-11-01", decidedDate: "2022-11-18" },
    said: ["appeal-discretionary WFP-05"],
  },
  {
    why: "stage 2 on its last day, decided on the last day for that",
    before: [rejected],
    row: { ...stage2, receivedDate: "2022-11-30", decidedDate: "2022-12-31" },
    said: ["appeal-discretionary WFP-05", "appeal-overdue WFP-89 2022-12-21"],
  },
  {
    why: "decided a day too late",
    before: [rejected],
    row: { ...stage2, receivedDate: "2022-11-30", decidedDate: "2023-01-01" },
    said: [
      "appeal-discretionary WFP-05",
      "appeal-decided-late WFP-05 2022-12-31",
      "appeal-overdue WFP-89 2022-12-21",
    ],
  },
  {
    why: "stage 2 a day too late",
    before: [rejected],
    row: { ...stage2, receivedDate: "2022-12-01", decidedDate: "2022-12-05" },
    said: ["appeal-received-late WFP-05 2022-11-30"],
  },
  {
    why: "stage 2 for a listed job",
    before: [{ ...rejected, ruleId: undefined }],
    row: { ...stage2, ruleId: "WFP-41" },
    said: ["appeal-job-listed WFP-82 NOT_ELIGIBLE"],
  },
];

describe("one decision after another", () => {
  test.for(chains)("$why", ({ before, row, said }) => {
    const rows = [...before.map(decision), decision(row)];
    expect(saidOf(rows, before.length)).toEqual(said);
  });

  test.for(chains)("$why: in the batch before it is the same", ({ before, row, said }) => {
    const earlier = standing(before.map(decision));
    expect(saidOf([decision(row)], 0, { earlier })).toEqual(said);
  });

  test("the order of the rows does not matter", () => {
    const chain = fc.constantFrom(...chains).map(({ before, row }) => [...before, row].map(decision));
    const shuffled = chain.chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray([...rows.keys()], { minLength: rows.length, maxLength: rows.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([rows, order]) => {
        const mixed = order.map((at) => rows[at]).filter((row): row is DecisionRow => row !== undefined);
        const ids = (found: ReturnType<typeof check>) =>
          found.accepted.map((one) => one.decision.caseId).sort();
        expect(ids(check(mixed))).toEqual(ids(check(rows)));
        for (const [place, at] of order.entries()) expect(saidOf(mixed, place)).toEqual(saidOf(rows, at));
      }),
    );
  });
});

describe("a case reference", () => {
  test("stands for one decision", () => {
    expect(saidOf([decision(), decision()], 1)).toEqual(["case-known"]);
    expect(check([decision(), decision()]).accepted).toHaveLength(1);
    expect(saidOf([decision(), decision({ reasonText: "Something else altogether." })], 1)).toEqual([
      "case-id-twice",
    ]);
  });

  test("of an earlier batch, too: the same file may be handed in again", () => {
    const earlier = standing([decision()]);
    expect(saidOf([decision()], 0, { earlier })).toEqual(["case-known"]);
    expect(saidOf([decision({ outcome: "NOT_ELIGIBLE" })], 0, { earlier })).toEqual(["case-id-twice"]);
  });

  test("of a duplicate has to be in the ledger, where there is one", () => {
    const row = decision(duplicate);
    expect(saidOf([row], 0, { cases: new Set(["0a1b2c3d4e5f-3"]) })).toEqual([]);
    expect(saidOf([row], 0, { cases: new Set() })).toEqual(["case-unknown"]);
    expect(saidOf([row], 0, { cases: undefined })).toEqual([]);
    // The reference of an appeal is the council's own.
    expect(saidOf([decision()], 0, { cases: new Set() })).toEqual([]);
  });

  test("of a duplicate takes one outcome after the other", () => {
    const first = decision({ ...duplicate, outcome: "REFERRED_FRAUD" });
    const then = decision({
      ...duplicate,
      outcome: "ERROR_RECOVERED",
      decidedDate: "2022-10-01",
      amountEffect: -29960,
    });
    const { caseEvents, remarks } = check([first, then]);
    expect(remarks).toEqual([[], []]);
    expect(
      caseEvents.map(({ code, status, outcome, recovered }) => [code, status, outcome, recovered]),
    ).toEqual([
      ["0a1b2c3d4e5f-3", "open", "REFERRED_FRAUD", 0],
      ["0a1b2c3d4e5f-3", "closed", "ERROR_RECOVERED", 29960],
    ]);
  });
});

describe("what the law does not say for the day on which a decision came in", () => {
  const of = ["Stage1Last", "Stage2Last", "Stage2Discretionary", "Stage2Decided", "WorkingDays"];
  const ids = [...of.map((name) => `wfp.appeal${name}`), "wfp.listedRules", "wfp.decidableRules"];
  /** The law as it would be had nobody looked at the parameter for that day, or for the day after it. */
  const reviewedUntil = (id: string, reviewed: string): Law => {
    const parameter = parameterOf(shipped, id);
    const entries = parameter.entries.map((entry) => ({ ...entry, reviewed: day(reviewed) }));
    return { ...shipped, parameters: new Map([...shipped.parameters, [id, { ...parameter, entries }]]) };
  };

  test.for(ids)("%s: nothing is decided by it", (id) => {
    const [row] = [decision({ receivedDate: "2022-08-01" })];
    expect(saidOf([row], 0, { law: reviewedUntil(id, "2022-07-31") })).toEqual([
      "no-figure-for-day WFP-04 wfp.appealStage1Last",
    ]);
    expect(saidOf([row], 0, { law: reviewedUntil(id, "2022-08-01") })).toEqual([]);
  });
});

test("the layout has the columns of a decision, and its lists", () => {
  const layout = shipped.layouts.get("decisions");
  expect(layout?.columns.map(({ key }) => key)).toEqual(Object.keys(decision()));
});

test("an appeal that was withdrawn may be made again, one that was decided may not", () => {
  const first = (outcome: "WITHDRAWN" | "NOT_ELIGIBLE") =>
    decision({ receivedDate: "2022-07-01", decidedDate: "2022-07-10", outcome });
  const again = decision({ caseId: "AP-2" });
  expect(saidOf([first("WITHDRAWN"), again], 1)).toEqual([]);
  expect(saidOf([first("NOT_ELIGIBLE"), again], 1)).toEqual(["appeal-out-of-order WFP-86"]);
});

test.for([
  ["GENUINE", "closed", 0],
  ["SAME", "closed", 0],
  ["ERROR_RECOVERED", "closed", 500],
  ["REFERRED_FRAUD", "open", 0],
  ["WITHDRAWN", "open", 0],
] as const)("a duplicate with the outcome %s is %s, and %i pence came back", ([
  outcome,
  status,
  recovered,
]) => {
  for (const amountEffect of [500, -500]) {
    const row = decision({ ...duplicate, outcome, amountEffect });
    expect(check([row]).caseEvents).toMatchObject([{ code: duplicate.caseId, status, outcome, recovered }]);
  }
});

test("an outcome of a duplicate may come again on another day, and on the same day it is known", () => {
  const on = (day: string, outcome: "GENUINE" | "WITHDRAWN" = "GENUINE") =>
    decision({ ...duplicate, outcome, decidedDate: day });
  const rows = [on("2022-08-10"), on("2022-08-12", "WITHDRAWN"), on("2022-08-14")];
  expect(rows.map((_, at) => saidOf(rows, at))).toEqual([[], [], []]);
  expect(saidOf([on("2022-08-10"), on("2022-08-10")], 1)).toEqual(["case-known"]);
});

test.for([
  ["name-doubtful", []],
  ["cell-not-money", ["confirmed-no-warning"]],
  ["warning-confirmed", ["confirmed-no-warning"]],
  ["no-such-code", ["confirmed-no-warning"]],
  ["constructor", ["confirmed-no-warning"]],
] as const)("only a warning can be confirmed: %s", ([warningCode, said]) => {
  const confirmation: Change = {
    ...{ decisionType: "WARNING_CONFIRMED", outcome: "CONFIRMED", ruleId: undefined },
    ...{ warningCode, warningColumn: "surname", warningValue: "Glyndðr" },
  };
  expect(saidOf([decision(confirmation)], 0)).toEqual(said);
});

test("each kind of decision has its outcomes, and no others", () => {
  const outcomes = [
    ...["ELIGIBLE", "NOT_ELIGIBLE", "NO_GROUNDS", "REFERRED_STAGE2", "REFERRED_MINISTERS", "WITHDRAWN"],
    ...["GENUINE", "SAME", "ERROR_RECOVERED", "REFERRED_FRAUD", "CONFIRMED"],
  ] as const;
  const fitting = (decisionType: DecisionRow["decisionType"]) =>
    outcomes.filter((outcome) => {
      const said = saidOf([decision({ decisionType, outcome })], 0);
      return !said.some((one) => one.startsWith("decision-outcome-not-of-kind"));
    });
  // WFP-83 to 86: a first appeal may be referred to the panel, a second to the Ministers.
  expect(fitting("APPEAL_STAGE1").join(" ")).toBe(
    "ELIGIBLE NOT_ELIGIBLE NO_GROUNDS REFERRED_STAGE2 WITHDRAWN",
  );
  expect(fitting("APPEAL_STAGE2").join(" ")).toBe("ELIGIBLE NOT_ELIGIBLE REFERRED_MINISTERS WITHDRAWN");
  expect(fitting("REFUSAL").join(" ")).toBe("NOT_ELIGIBLE WITHDRAWN");
  expect(fitting("REINSTATEMENT").join(" ")).toBe("ELIGIBLE NOT_ELIGIBLE WITHDRAWN");
  expect(fitting("OVERRIDE").join(" ")).toBe("ELIGIBLE NOT_ELIGIBLE WITHDRAWN");
  expect(fitting("DUPLICATE_OUTCOME").join(" ")).toBe(
    "WITHDRAWN GENUINE SAME ERROR_RECOVERED REFERRED_FRAUD",
  );
  expect(fitting("WARNING_CONFIRMED").join(" ")).toBe("WITHDRAWN CONFIRMED");
});
