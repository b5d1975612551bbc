// Which stage of an appeal is open on which day: to its last day and no longer.
import { expect, test } from "vitest";
import { addDays, day } from "../../src/core/day.ts";
import { openStage, type Weighed } from "../../src/rulings/open-stage.ts";
import type { DecisionTerms } from "../../src/rulings/terms.ts";

const [stage1Last, stage2Last] = [day("2022-12-31"), day("2023-03-31")];
const rules = {
  stage1: { window: "one" },
  stage2: { window: "two", outcomes: "three" },
  nothingFurther: "four",
};
// What is looked at of the terms and of a decision.
const terms = { rules, stage1Last, stage2Last } as unknown as DecisionTerms;
const rejected = {
  decision: {
    ...{ decisionType: "APPEAL_STAGE1", outcome: "NOT_ELIGIBLE", caseId: "A-1", ruleId: "WFP-31" },
    ...{ receivedDate: day("2022-11-01"), decidedDate: day("2022-11-20") },
  },
  stands: true,
  codes: new Set(),
} as unknown as Weighed;

test.for([
  { why: "stage 1 on its last day", ruled: [], from: stage1Last, opened: { kind: "stage1" } },
  {
    why: "nothing the day after",
    ruled: [],
    from: addDays(stage1Last, 1),
    opened: { kind: "none", why: "closed", rule: "one" },
  },
  {
    why: "stage 2 on its last day",
    ruled: [rejected],
    from: stage2Last,
    opened: { kind: "stage2", caseId: "A-1" },
  },
  {
    why: "nothing of stage 2 the day after",
    ruled: [rejected],
    from: addDays(stage2Last, 1),
    opened: { kind: "none", why: "closed", rule: "two" },
  },
])("open is $why", ({ ruled, from, opened }) => {
  expect(openStage(terms, ruled, new Set(["WFP-31"]), from)).toMatchObject(opened);
});

type Told = {
  stage?: 1 | 2;
  outcome?: string;
  month?: number;
  stands?: boolean;
  codes?: readonly string[];
  ruleId?: string | undefined;
  id?: string;
};
/** An appeal that was received on the first of the month and decided on the twentieth. */
function appeal({
  stage = 1,
  outcome = "NOT_ELIGIBLE",
  month = 8,
  stands = true,
  codes = [],
  ...more
}: Told): Weighed {
  const text = String(month).padStart(2, "0");
  return {
    decision: {
      ...{ decisionType: `APPEAL_STAGE${stage}`, outcome, caseId: more.id ?? `${stage}-${month}` },
      ...{ ruleId: "ruleId" in more ? more.ruleId : "WFP-31" },
      ...{ receivedDate: day(`2022-${text}-01`), decidedDate: day(`2022-${text}-20`) },
    },
    stands,
    codes: new Set(codes),
  } as unknown as Weighed;
}
const late = ["appeal-received-late"];

test.for<{ why: string; ruled: readonly Told[]; opened: object }>([
  {
    why: "an appeal that was withdrawn is none",
    ruled: [{ outcome: "WITHDRAWN" }],
    opened: { kind: "stage1" },
  },
  { why: "one about another rule is none", ruled: [{ ruleId: "WFP-99" }], opened: { kind: "stage1" } },
  {
    why: "one that names no rule is about all",
    ruled: [{ ruleId: undefined }],
    opened: { kind: "stage2", caseId: "1-8" },
  },
  {
    why: "nothing comes after no grounds, whatever came later",
    ruled: [{ outcome: "NO_GROUNDS", month: 7 }, { month: 8 }],
    opened: { kind: "none", why: "no-grounds", rule: "four", caseId: "1-7" },
  },
  {
    why: "no grounds that do not stand end nothing",
    ruled: [{ outcome: "NO_GROUNDS", stands: false, codes: late }, { month: 9 }],
    opened: { kind: "stage2", caseId: "1-9" },
  },
  {
    why: "what was referred to the panel waits",
    ruled: [{ outcome: "REFERRED_STAGE2" }],
    opened: { kind: "waits", why: "panel", caseId: "1-8" },
  },
  {
    why: "what was allowed opens stage 1 for what is refused since",
    ruled: [{ outcome: "ELIGIBLE" }],
    opened: { kind: "stage1" },
  },
  {
    why: "the Ministers decide",
    ruled: [{ month: 7 }, { stage: 2, outcome: "REFERRED_MINISTERS" }],
    opened: { kind: "waits", why: "ministers", caseId: "2-8" },
  },
  {
    why: "a rejected stage 2 is the end",
    ruled: [{ month: 7 }, { stage: 2 }],
    opened: { kind: "none", why: "decided", rule: "three", caseId: "2-8" },
  },
  {
    why: "the last one counts, in whatever order they are told",
    ruled: [{ stage: 2 }, { month: 7 }],
    opened: { kind: "none", why: "decided" },
  },
  {
    why: "a stage 2 that was allowed opens stage 1 anew",
    ruled: [{ month: 7 }, { stage: 2, outcome: "ELIGIBLE" }],
    opened: { kind: "stage1" },
  },
  {
    why: "a stage 1 that came too late is over",
    ruled: [{ stands: false, codes: late }],
    opened: { kind: "none", why: "late", rule: "one", caseId: "1-8" },
  },
  {
    why: "one that the council decided wrongly is the council's to correct",
    ruled: [{ stands: false }],
    opened: { kind: "waits", why: "to-correct", caseId: "1-8" },
  },
  {
    why: "a stage 2 that came too late is over",
    ruled: [{ month: 7 }, { stage: 2, stands: false, codes: late }],
    opened: { kind: "none", why: "late", rule: "two", caseId: "2-8" },
  },
  {
    why: "one that was decided wrongly is to be corrected",
    ruled: [{ month: 7 }, { stage: 2, stands: false }],
    opened: { kind: "waits", why: "to-correct", caseId: "2-8" },
  },
  {
    why: "what did not stand before the last that stands is past",
    ruled: [{ month: 7, stands: false, codes: late }, { month: 8 }],
    opened: { kind: "stage2", caseId: "1-8" },
  },
  {
    why: "a stage 2 without a stage 1 that stands leaves stage 1 open",
    ruled: [{ stage: 2, stands: false }],
    opened: { kind: "stage1" },
  },
  {
    why: "a later stage 1 that does not stand leaves stage 2 open",
    ruled: [{ month: 7 }, { month: 8, stands: false, codes: late }],
    opened: { kind: "stage2", caseId: "1-7" },
  },
])("$why", ({ ruled, opened }) => {
  const appeals = ruled.map(appeal);
  for (const order of [appeals, appeals.toReversed()])
    expect(openStage(terms, order, new Set(["WFP-31"]), day("2022-10-01"))).toMatchObject(opened);
});

test("what is no appeal opens and closes nothing", () => {
  const refusal = { ...appeal({}), decision: { ...appeal({}).decision, decisionType: "REFUSAL" } } as Weighed;
  expect(openStage(terms, [refusal], new Set(["WFP-31"]), stage1Last)).toEqual({ kind: "stage1" });
});
