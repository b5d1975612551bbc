// What an auditor reads first: every payment that rests on more than the rules, and every decision of a person,
// with who decided, who approved, why, and on what evidence.
import type { Day, Month } from "../core/day.ts";
import type { Decision, Outcome } from "../core/decision.ts";
import { type Pence, pence } from "../core/money.ts";
import type { ExceptionRules } from "../schemes/appeal-rules.ts";
import type { DecisionType } from "./row.ts";

export const exceptionKinds = [
  "override",
  "appeal",
  "conditional",
  "back-payment",
  "late-claim",
  "reinstatement",
] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

/** One line of exceptions.csv. Texts are empty and days undefined where they do not apply. */
export type ExceptionLine = {
  readonly kind: ExceptionKind;
  readonly caseId: string;
  /** The row of the decisions file, or of the claim where no decision is behind it. */
  readonly file: string;
  readonly row: number;
  readonly employerId: string;
  readonly niNumber: string;
  readonly rule: string;
  /** Of the claim, by the rules alone and as it was decided; empty where no claim of this batch is touched. */
  readonly outcomeBefore: Outcome | "";
  readonly outcomeAfter: Outcome | "";
  readonly reason: string;
  readonly decidedBy: string;
  readonly approvedBy: string;
  readonly evidenceRef: string;
  readonly received: Day | undefined;
  readonly decided: Day | undefined;
  readonly due: Day | undefined;
  readonly overdue: boolean;
  /** What is payable because of it: of a decision, more or less than by the rules alone. */
  readonly amount: Pence;
  /** What the person decided: ELIGIBLE, NO_GROUNDS … */
  readonly decision: string;
  /** The claim that it touches. */
  readonly claimFile: string;
  readonly claimRow: number;
};

/** A claim row about which there is something to list. */
export type ExceptionalClaim = {
  readonly file: string;
  readonly row: number;
  readonly employerId: string;
  readonly niNumber: string;
  readonly decision: Decision;
  /** The same row decided without what people decided; undefined where nobody did. */
  readonly byRules: Decision | undefined;
};

export const kindOf: Partial<Record<DecisionType, ExceptionKind>> = {
  APPEAL_STAGE1: "appeal",
  APPEAL_STAGE2: "appeal",
  OVERRIDE: "override",
  REINSTATEMENT: "reinstatement",
};

/** Cases whose decisions the claim's findings name. */
export function casesNamed({ findings }: Decision): readonly string[] {
  return [...new Set(findings.flatMap(({ caseId }) => (caseId === undefined ? [] : [caseId])))];
}

/**
 * Whether a claim is an exception by itself, whoever decided: a condition that is still open, money for a month
 * before `current` (the latest that the batch has a return for), a claim after the closing day that is payable all
 * the same, or a decision of a person behind it. Asked for every row, so it makes nothing.
 */
export function isExceptional(
  decision: Decision,
  current: Month,
  rules: ExceptionRules | undefined,
): boolean {
  if (decision.conditional) return true;
  for (const { caseId } of decision.findings) if (caseId !== undefined) return true;
  if (decision.outcome !== "payable") return false;
  for (const { dueMonth, head } of decision.payable)
    if (dueMonth < current && head !== "RECOVERY") return true;
  return rules !== undefined && lateRule(decision, rules) !== "";
}

/** The lines of a claim that is exceptional by itself; those of its decisions come from `decisionExceptions`. */
export function claimExceptions(
  claim: ExceptionalClaim,
  current: Month,
  rules: ExceptionRules | undefined,
): readonly ExceptionLine[] {
  const { decision } = claim;
  if (decision.outcome !== "payable") return [];
  const lines: ExceptionLine[] = [];
  const total = totalOf(decision);
  const add = (kind: ExceptionKind, rule: string, amount: Pence): void => {
    lines.push({ ...ofClaim(claim), kind, rule, amount });
  };
  if (decision.conditional) add("conditional", rules?.conditional ?? "", total);
  const back = decision.payable.filter(({ dueMonth, head }) => dueMonth < current && head !== "RECOVERY");
  if (back.length > 0) add("back-payment", "", sum(back.map(({ amount }) => amount)));
  const late = rules === undefined ? "" : lateRule(decision, rules);
  if (late !== "") add("late-claim", late, total);
  return lines;
}

/** The rule by which a claim after the closing day is let in; empty where it came in time. */
function lateRule({ findings }: Decision, { closing }: ExceptionRules): string {
  for (const { leg, rule } of findings) if (leg === closing.leg) return rule === closing.inTime ? "" : rule;
  return "";
}

function ofClaim(claim: ExceptionalClaim): Omit<ExceptionLine, "kind" | "rule" | "amount"> {
  const { decision, byRules } = claim;
  return {
    caseId: casesNamed(decision).join(" "),
    file: claim.file,
    row: claim.row,
    employerId: claim.employerId,
    niNumber: claim.niNumber,
    outcomeBefore: byRules?.outcome ?? decision.outcome,
    outcomeAfter: decision.outcome,
    reason: "",
    decidedBy: "",
    approvedBy: "",
    evidenceRef: "",
    received: undefined,
    decided: undefined,
    due: undefined,
    overdue: false,
    decision: "",
    claimFile: claim.file,
    claimRow: claim.row,
  };
}

export function totalOf({ payable }: Decision): Pence {
  return sum(payable.map(({ amount }) => amount));
}

function sum(amounts: readonly Pence[]): Pence {
  return pence(amounts.reduce((total, amount) => total + amount, 0));
}
