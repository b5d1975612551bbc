// What one decision says of itself: whether its outcome fits its kind, who decided and approved, whether it came
// in time, and which rule it may turn. What other decisions say of it is in appeal-order.ts.
import { contains, type Day, dayText } from "../core/day.ts";
import type { Remark } from "../core/decision.ts";
import { infoOf, type ProblemCode, problemCodes } from "../core/problem-codes.ts";
import { fold } from "../input/fold.ts";
import type { Law } from "../law/law.ts";
import type { DecisionOutcome, DecisionRow, DecisionType } from "./row.ts";
import type { DecisionTerms } from "./terms.ts";

const outcomesOf: Readonly<Record<DecisionType, readonly DecisionOutcome[]>> = {
  REFUSAL: ["NOT_ELIGIBLE", "WITHDRAWN"],
  APPEAL_STAGE1: ["ELIGIBLE", "NOT_ELIGIBLE", "NO_GROUNDS", "REFERRED_STAGE2", "WITHDRAWN"],
  APPEAL_STAGE2: ["ELIGIBLE", "NOT_ELIGIBLE", "REFERRED_MINISTERS", "WITHDRAWN"],
  REINSTATEMENT: ["ELIGIBLE", "NOT_ELIGIBLE", "WITHDRAWN"],
  OVERRIDE: ["ELIGIBLE", "NOT_ELIGIBLE", "WITHDRAWN"],
  DUPLICATE_OUTCOME: ["GENUINE", "SAME", "ERROR_RECOVERED", "REFERRED_FRAUD", "WITHDRAWN"],
  WARNING_CONFIRMED: ["CONFIRMED", "WITHDRAWN"],
};

/** Outcomes that change what happens to somebody: they need the day on which they were decided. */
const dated: readonly DecisionOutcome[] = ["ELIGIBLE", "NOT_ELIGIBLE", "NO_GROUNDS"];

export function isAppeal({ decisionType }: DecisionRow): boolean {
  return decisionType === "APPEAL_STAGE1" || decisionType === "APPEAL_STAGE2";
}

export function remark(code: ProblemCode, key: keyof DecisionRow, rule = "", expected = ""): Remark {
  return { code, key, expected, rule };
}

/** Whether two names are of one person, however they are typed. */
export function sameName(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && fold(a) === fold(b);
}

/** Everything that can be said without other decisions; the scheme has appeals and terms for the day. */
export function checkDecision(law: Law, terms: DecisionTerms, row: DecisionRow): readonly Remark[] {
  return [
    ...checkOutcome(terms, row),
    ...checkDays(terms, row),
    ...checkPeople(terms, row),
    ...checkRule(law, terms, row),
    ...checkAmount(row),
    ...checkWarning(row),
  ];
}

/** The same for a scheme whose guidance knows no appeals: only outcomes of duplicates and warnings are its business. */
export function checkWithoutTerms(row: DecisionRow): readonly Remark[] {
  if (row.decisionType === "WARNING_CONFIRMED")
    return [...checkFit(row, ""), ...checkOrderOfDays(row), ...checkAmount(row), ...checkWarning(row)];
  if (row.decisionType !== "DUPLICATE_OUTCOME") return [remark("decision-not-for-scheme", "decisionType")];
  return [...checkFit(row, ""), ...checkOrderOfDays(row), ...checkAmount(row)];
}

function checkOutcome(terms: DecisionTerms, row: DecisionRow): readonly Remark[] {
  const rule = stageRules(terms, row)?.outcomes ?? "";
  return checkFit(row, rule);
}

function checkFit({ decisionType, outcome }: DecisionRow, rule: string): readonly Remark[] {
  const fitting = outcomesOf[decisionType];
  if (fitting.includes(outcome)) return [];
  return [remark("decision-outcome-not-of-kind", "outcome", rule, fitting.join(", "))];
}

function stageRules({ rules }: DecisionTerms, { decisionType }: DecisionRow) {
  if (decisionType === "APPEAL_STAGE1") return rules.stage1;
  return decisionType === "APPEAL_STAGE2" ? rules.stage2 : undefined;
}

function checkDays(terms: DecisionTerms, row: DecisionRow): readonly Remark[] {
  const found: Remark[] = [...checkOrderOfDays(row)];
  const { decidedDate, receivedDate, decisionType } = row;
  if (decidedDate === undefined && dated.includes(row.outcome) && decisionType !== "REFUSAL") {
    found.push(remark("cell-required-with", "decidedDate", "", `outcome: ${row.outcome}`));
  }
  if (row.outcome === "WITHDRAWN") return found;
  const { stage1, stage2 } = terms.rules;
  if (decisionType === "APPEAL_STAGE1" && receivedDate > terms.stage1Last) {
    found.push(late("appeal-received-late", "receivedDate", stage1.window, terms.stage1Last));
  }
  if (decisionType === "APPEAL_STAGE2") {
    if (receivedDate > terms.stage2Last) {
      found.push(late("appeal-received-late", "receivedDate", stage2.window, terms.stage2Last));
    } else if (contains(terms.stage2Discretionary, receivedDate)) {
      found.push(remark("appeal-discretionary", "receivedDate", stage2.window));
    }
    if (decidedDate !== undefined && decidedDate > terms.stage2Decided) {
      found.push(late("appeal-decided-late", "decidedDate", stage2.window, terms.stage2Decided));
    }
  }
  return found;
}

function late(code: ProblemCode, key: keyof DecisionRow, rule: string, last: Day): Remark {
  return remark(code, key, rule, dayText(last));
}

function checkOrderOfDays({ decidedDate, receivedDate }: DecisionRow): readonly Remark[] {
  if (decidedDate === undefined || decidedDate >= receivedDate) return [];
  return [remark("decided-before-received", "decidedDate", "", dayText(receivedDate))];
}

function checkPeople({ rules }: DecisionTerms, row: DecisionRow): readonly Remark[] {
  const { decisionType, decidedBy, originalDecidedBy, approvedBy } = row;
  if (isAppeal(row) && originalDecidedBy === undefined) {
    return [
      remark("cell-required-with", "originalDecidedBy", rules.otherPerson, `decisionType: ${decisionType}`),
    ];
  }
  if (decisionType === "APPEAL_STAGE1" && sameName(decidedBy, originalDecidedBy)) {
    return [remark("decided-by-same-person", "decidedBy", rules.otherPerson)];
  }
  if (decisionType !== "OVERRIDE") return [];
  if (approvedBy === undefined) {
    return [remark("cell-required-with", "approvedBy", "", `decisionType: ${decisionType}`)];
  }
  return sameName(decidedBy, approvedBy) ? [remark("approved-by-same-person", "approvedBy")] : [];
}

/** The rule that the decision turns: a condition of one person's case, never a term of the scheme. */
function checkRule(law: Law, terms: DecisionTerms, row: DecisionRow): readonly Remark[] {
  const { decisionType, outcome, ruleId } = row;
  const { rules } = terms;
  if (decisionType === "REINSTATEMENT" || decisionType === "DUPLICATE_OUTCOME") return [];
  if (decisionType === "WARNING_CONFIRMED") return [];
  if (ruleId === undefined) {
    const turns = outcome === "ELIGIBLE" || outcome === "NO_GROUNDS" || decisionType === "OVERRIDE";
    if (!turns) return [];
    const why = decisionType === "OVERRIDE" ? `decisionType: ${decisionType}` : `outcome: ${outcome}`;
    return [remark("cell-required-with", "ruleId", rules.termsStand, why)];
  }
  const clause = law.clauses.get(ruleId);
  if (clause === undefined || !ruleId.startsWith(`${row.scheme}-`)) {
    return [remark("decision-rule-unknown", "ruleId", rules.termsStand)];
  }
  const listed = terms.listed.has(ruleId);
  if (decisionType === "APPEAL_STAGE1" && (outcome === "NO_GROUNDS") !== listed && outcome !== "WITHDRAWN") {
    // Whoever has grounds is heard, and whoever has none is not.
    if (listed) return [remark("appeal-job-listed", "outcome", rules.noGrounds, "NO_GROUNDS")];
    return outcome === "NO_GROUNDS" ? [remark("appeal-job-not-listed", "ruleId", rules.noGrounds)] : [];
  }
  if (outcome !== "ELIGIBLE") return [];
  if (listed) return [remark("appeal-job-listed", "outcome", rules.noGrounds, "NOT_ELIGIBLE")];
  return terms.decidable.has(ruleId) ? [] : [remark("decision-rule-not-open", "ruleId", rules.termsStand)];
}

/** The scheme computes the money; only of a duplicate the council says what came back. */
function checkAmount({ decisionType, outcome, amountEffect }: DecisionRow): readonly Remark[] {
  if (decisionType !== "DUPLICATE_OUTCOME") {
    return amountEffect === undefined ? [] : [remark("decision-amount-not-used", "amountEffect")];
  }
  if (outcome !== "ERROR_RECOVERED" || amountEffect !== undefined) return [];
  return [remark("cell-required-with", "amountEffect", "", `outcome: ${outcome}`)];
}

/** Only a warning can be confirmed: an error stays one, whoever says that it is none. */
function checkWarning({ decisionType, warningCode }: DecisionRow): readonly Remark[] {
  if (decisionType !== "WARNING_CONFIRMED" || warningCode === undefined) return [];
  return isWarning(warningCode) ? [] : [remark("confirmed-no-warning", "warningCode")];
}

function isWarning(code: string): boolean {
  // The look-up asks first whether there is such a code.
  return Object.hasOwn(problemCodes, code) && infoOf(code as ProblemCode).severity === "warning";
}
