// In which order rulings about one person follow each other, whatever their rows.
import { expect, test } from "vitest";
import { byTime } from "../../src/rulings/appeal-order.ts";
import type { Change } from "./ruling-rows.ts";
import { decision } from "./ruling-rows.ts";

test("by the day that each came in, then by its stage, then by the day that it was decided, then by its case", () => {
  const inOrder = (
    [
      { receivedDate: "2022-07-01", decisionType: "APPEAL_STAGE2", decidedDate: "2022-12-01", caseId: "Z" },
      { receivedDate: "2022-07-02", decisionType: "REFUSAL", decidedDate: "2022-12-01", caseId: "Z" },
      { receivedDate: "2022-07-02", decisionType: "APPEAL_STAGE1", decidedDate: undefined, caseId: "Z" },
      { receivedDate: "2022-07-02", decisionType: "APPEAL_STAGE1", decidedDate: "2022-07-03", caseId: "A" },
      { receivedDate: "2022-07-02", decisionType: "APPEAL_STAGE1", decidedDate: "2022-07-03", caseId: "B" },
      { receivedDate: "2022-07-02", decisionType: "APPEAL_STAGE2", decidedDate: "2022-07-02", caseId: "A" },
      { receivedDate: "2022-07-03", decisionType: "REFUSAL", decidedDate: "2022-07-03", caseId: "A" },
    ] as const satisfies readonly Change[]
  ).map((change) => ({ decision: decision(change) }));
  expect(inOrder.toReversed().sort(byTime)).toEqual(inOrder);
  expect([...inOrder.slice(3), ...inOrder.slice(0, 3)].sort(byTime)).toEqual(inOrder);
});
