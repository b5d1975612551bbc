// Exceptions that officers' decisions are: appeals, overrides and outcomes of cases that change what is paid.
import { pence, zero } from "../core/money.ts";
import {
  casesNamed,
  type ExceptionalClaim,
  type ExceptionKind,
  type ExceptionLine,
  kindOf,
  totalOf,
} from "./exceptions.ts";
import type { CheckedDecision } from "./row.ts";

/**
 * One line for each decision that stands, or one for each claim of the batch that it touches. `claims` are those
 * whose findings name a case.
 */
export function decisionExceptions(
  decisions: readonly CheckedDecision[],
  claims: readonly ExceptionalClaim[],
): readonly ExceptionLine[] {
  const byCase = new Map<string, ExceptionalClaim[]>();
  for (const claim of claims) {
    for (const caseId of casesNamed(claim.decision)) {
      const list = byCase.get(caseId);
      if (list === undefined) byCase.set(caseId, [claim]);
      else list.push(claim);
    }
  }
  return decisions.flatMap((checked) => {
    const kind = kindOf[checked.decision.decisionType];
    if (kind === undefined) return [];
    const bare = ofDecision(kind, checked);
    const touched = byCase.get(checked.decision.caseId) ?? [];
    if (touched.length === 0) return [bare];
    return touched.map((claim) => ({
      ...bare,
      outcomeBefore: claim.byRules?.outcome ?? "",
      outcomeAfter: claim.decision.outcome,
      amount: pence(totalOf(claim.decision) - (claim.byRules === undefined ? 0 : totalOf(claim.byRules))),
      claimFile: claim.file,
      claimRow: claim.row,
    }));
  });
}

function ofDecision(kind: ExceptionKind, checked: CheckedDecision): ExceptionLine {
  const { decision } = checked;
  return {
    kind,
    caseId: decision.caseId,
    file: checked.file,
    row: checked.row,
    employerId: decision.employerId,
    niNumber: decision.niNumber,
    rule: checked.rule,
    outcomeBefore: "",
    outcomeAfter: "",
    reason: decision.reasonText,
    decidedBy: decision.decidedBy,
    approvedBy: decision.approvedBy ?? "",
    evidenceRef: decision.evidenceRef,
    received: decision.receivedDate,
    decided: decision.decidedDate,
    due: checked.due,
    overdue: checked.overdue,
    amount: zero,
    decision: decision.outcome,
    claimFile: "",
    claimRow: 0,
  };
}
