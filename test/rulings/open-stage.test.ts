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
