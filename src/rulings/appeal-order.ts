// What earlier decisions about the same person say of an appeal: that there was a refusal, that stage 2 comes
// after stage 1, and that nothing comes after "no grounds". Appeals are compared by their days, so the order of
// rows and files does not matter.
import type { Remark } from "../core/decision.ts";
import { remark, sameName } from "./checks.ts";
import { type CheckedDecision, type DecisionRow, decisionTypes } from "./row.ts";
import type { DecisionTerms } from "./terms.ts";

/** In the order in which things happened: received, then the stage, then decided, then the case. */
export function byTime(a: { readonly decision: DecisionRow }, b: { readonly decision: DecisionRow }): number {
  const [one, other] = [a.decision, b.decision];
  return (
    one.receivedDate - other.receivedDate ||
    decisionTypes.indexOf(one.decisionType) - decisionTypes.indexOf(other.decisionType) ||
    decidedOn(one) - decidedOn(other) ||
    (one.caseId < other.caseId ? -1 : one.caseId > other.caseId ? 1 : 0)
  );
}

function decidedOn({ decidedDate, receivedDate }: DecisionRow): number {
  return decidedDate ?? receivedDate;
}

/** `before` are the decisions that stand of the same person, employer and scheme, earlier by `byTime`. */
export function checkOrder(
  { rules }: DecisionTerms,
  row: DecisionRow,
  before: readonly CheckedDecision[],
): readonly Remark[] {
  const earlier = before.map(({ decision }) => decision);
  const found: Remark[] = [];
  if (earlier.some(({ outcome }) => outcome === "NO_GROUNDS")) {
    return [remark("appeal-after-no-grounds", "decisionType", rules.nothingFurther)];
  }
  const refusals = earlier.filter(
    ({ decisionType, outcome }) => decisionType === "REFUSAL" && outcome === "NOT_ELIGIBLE",
  );
  if (refusals.length === 0 && row.refusedBy === undefined) {
    found.push(remark("appeal-without-refusal", "refusedBy", rules.needsRefusal));
  }
  if (row.decisionType === "APPEAL_STAGE1") {
    if (refusals.some(({ decidedBy }) => sameName(decidedBy, row.decidedBy))) {
      found.push(remark("decided-by-same-person", "decidedBy", rules.otherPerson));
    }
    const again = earlier.some(
      (other) =>
        other.decisionType === "APPEAL_STAGE1" && other.outcome !== "WITHDRAWN" && sameMatter(other, row),
    );
    if (again) found.push(remark("appeal-out-of-order", "decisionType", rules.afterStage1));
  } else if (!mayGoToStage2(earlier, row)) {
    found.push(remark("appeal-out-of-order", "decisionType", rules.afterStage1));
  }
  return found;
}

/** The last word before it was a stage 1 rejected or referred, or a stage 2 that the Ministers have to decide. */
function mayGoToStage2(earlier: readonly DecisionRow[], row: DecisionRow): boolean {
  const last = earlier.findLast(
    (other) =>
      (isStage(other, 1) || isStage(other, 2)) && other.outcome !== "WITHDRAWN" && sameMatter(other, row),
  );
  if (last === undefined || decidedOn(last) > row.receivedDate) return false;
  if (isStage(last, 2)) return last.outcome === "REFERRED_MINISTERS";
  return last.outcome === "NOT_ELIGIBLE" || last.outcome === "REFERRED_STAGE2";
}

function isStage({ decisionType }: DecisionRow, stage: 1 | 2): boolean {
  return decisionType === (stage === 1 ? "APPEAL_STAGE1" : "APPEAL_STAGE2");
}

/** Two appeals are about one matter unless they name different rules. */
function sameMatter(a: DecisionRow, b: DecisionRow): boolean {
  return a.ruleId === undefined || b.ruleId === undefined || a.ruleId === b.ruleId;
}
