// Which stage of an appeal is open to somebody who was refused, after what was decided about the person so far.
import type { Day } from "../core/day.ts";
import { byTime } from "./appeal-order.ts";
import { isAppeal } from "./checks.ts";
import type { DecisionRow } from "./row.ts";
import type { DecisionTerms } from "./terms.ts";

/** A ruling about the claim, and what took its effect away. */
export type Weighed = {
  readonly decision: DecisionRow;
  readonly stands: boolean;
  /** Codes of what is said of it. */
  readonly codes: ReadonlySet<string>;
};

export type OpenStage =
  | { readonly kind: "stage1" }
  | { readonly kind: "stage2"; readonly caseId: string }
  /** An appeal has been made, and somebody else has to act. */
  | { readonly kind: "waits"; readonly why: "panel" | "ministers" | "to-correct"; readonly caseId: string }
  | {
      readonly kind: "none";
      readonly why: "no-grounds" | "decided" | "late" | "closed";
      /** Empty where no appeal was made. */
      readonly caseId: string;
      readonly rule: string;
    };

/** `inTheWay` are the rules by which the claim is refused; `from` is the first day of the claim's month. */
export function openStage(
  { rules, stage1Last, stage2Last }: DecisionTerms,
  ruled: readonly Weighed[],
  inTheWay: ReadonlySet<string>,
  from: Day,
): OpenStage {
  const appeals = ruled
    .filter(({ decision }) => isAppeal(decision) && decision.outcome !== "WITHDRAWN")
    .filter(({ decision: { ruleId } }) => ruleId === undefined || inTheWay.has(ruleId))
    .sort(byTime);
  const standing = appeals.filter(({ stands }) => stands);
  const ended = standing.find(({ decision }) => decision.outcome === "NO_GROUNDS");
  if (ended !== undefined) return none("no-grounds", rules.nothingFurther, ended);
  const last = standing.at(-1);
  const refused = appeals.findLast((one) => !one.stands && (last === undefined || byTime(last, one) < 0));
  const { decisionType, outcome, caseId } = last?.decision ?? {};
  if (caseId !== undefined && decisionType === "APPEAL_STAGE2") {
    if (outcome === "REFERRED_MINISTERS") return { kind: "waits", why: "ministers", caseId };
    if (outcome === "NOT_ELIGIBLE") return none("decided", rules.stage2.outcomes, last);
  }
  if (caseId !== undefined && decisionType === "APPEAL_STAGE1" && outcome !== "ELIGIBLE") {
    if (refused?.decision.decisionType === "APPEAL_STAGE2") return afterRefused(refused, rules.stage2.window);
    if (outcome === "REFERRED_STAGE2") return { kind: "waits", why: "panel", caseId };
    return from > stage2Last ? none("closed", rules.stage2.window, undefined) : { kind: "stage2", caseId };
  }
  if (refused?.decision.decisionType === "APPEAL_STAGE1") return afterRefused(refused, rules.stage1.window);
  return from > stage1Last ? none("closed", rules.stage1.window, undefined) : { kind: "stage1" };
}

/** Too late is the worker's to bear; every other fault is one of the council's decision, which it has to put right. */
function afterRefused(refused: Weighed, window: string): OpenStage {
  if (refused.codes.has("appeal-received-late")) return none("late", window, refused);
  return { kind: "waits", why: "to-correct", caseId: refused.decision.caseId };
}

function none(
  why: Extract<OpenStage, { kind: "none" }>["why"],
  rule: string,
  by: Weighed | undefined,
): OpenStage {
  return { kind: "none", why, caseId: by?.decision.caseId ?? "", rule };
}
