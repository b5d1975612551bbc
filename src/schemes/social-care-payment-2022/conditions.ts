// What a row leaves open, or closes, of what the person was paid: a payment on expected shifts until a return shows them
// (WFP-91, 92), a refusal of somebody who has the money, which the guidance does not take back (C-05), and why a row of
// somebody who may have a right brings nothing (WFP-01).
import type { Circumstances, Decision } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import type { OpenMatterTold } from "../scheme.ts";
import type { WfpClaim } from "./claim.ts";
import { reinstated } from "./decided.ts";
import { dismissed, judgeShifts, overturned, shiftsExpected } from "./rules.ts";
import type { whyNothing } from "./shortfalls.ts";
import type { Terms } from "./terms.ts";

/** Rules of the leg that a person may waive so that a payment on expected shifts stands without them. */
export const conditionRules = ["WFP-31", "WFP-33", "WFP-91", "WFP-92"] as const;

const nothingOpen: readonly OpenMatterTold[] = [];

/** Nothing for nearly every row. `terms` are those of the row's month. */
export function conditionsOf(
  terms: Terms | undefined,
  given: WfpClaim,
  circumstances: Circumstances,
  decision: Decision,
): readonly OpenMatterTold[] {
  const open = terms && conditionOf(circumstances, decision);
  const shown = terms && shownBy(given, terms, circumstances, decision);
  const rests = circumstances.overrides === undefined ? undefined : restsOn(decision);
  const nothing = terms && whyNothingCame(terms, given, circumstances, decision);
  if ((open ?? shown ?? rests ?? nothing) === undefined) return nothingOpen;
  return [open, shown, rests, nothing].filter((one) => one !== undefined);
}

/**
 * Above zero: what is missing of the whole, and why this row brings nothing of it, or nothing after it. Below zero: of somebody
 * of whom an earlier row was held it is known now that the right is not there, or what came of a ruling ("ruled"). Who has nothing and is
 * referred has no right that is known.
 */
function whyNothingCame(
  terms: Terms,
  given: WfpClaim,
  { person, remembers, overrides }: Circumstances,
  { outcome, payable }: Decision,
): OpenMatterTold | undefined {
  if (remembers !== true) return undefined;
  const [kind, paid] = ["arrears", person?.paid ?? 0] as const;
  if (outcome === "payable") {
    if (payable.some(({ head }) => head === "RECOVERY"))
      return { kind, amount: pence(-terms.total), about: "held" };
    const claim = overrides === undefined ? given : reinstated(terms, given, overrides);
    if (!dismissed(terms, claim) || overturned(terms, claim)) return undefined;
    const due = payable.reduce((sum, { head, amount }) => (head === "PAYMENT" ? sum + amount : sum), 0);
    const missing = pence(Math.max(0, terms.total - paid - due));
    return missing === 0 ? undefined : { kind, amount: missing, about: "dismissed" };
  }
  // A refusal of somebody who was paid says so itself.
  const isRefused = outcome === "not-eligible" || outcome === "declined";
  if (paid <= 0 && overrides !== undefined && (isRefused || outcome === "refer"))
    return { kind, amount: pence(-terms.total), about: "ruled" };
  if (paid <= 0 && isRefused) return { kind, amount: pence(-terms.total), about: "held" };
  const about = becauseOf[outcome];
  const missing = pence(Math.max(0, terms.total - paid));
  if (about === undefined || missing === 0 || (paid <= 0 && about !== "held")) return undefined;
  return { kind, amount: missing, about };
}

const becauseOf: Readonly<Partial<Record<Decision["outcome"], (typeof whyNothing)[number]>>> = {
  held: "held",
  refer: "referred",
  rejected: "rejected",
};

/** The rules of the rulings that let a payment through: when one of them no longer stands, the money has lost its ground. */
function restsOn({ outcome, payable, findings }: Decision): OpenMatterTold | undefined {
  if (outcome !== "payable" || !payable.some(({ head }) => head === "PAYMENT")) return undefined;
  const rules = findings.filter(({ caseId, verdict }) => caseId !== undefined && verdict !== "not met");
  if (rules.length === 0) return undefined;
  const about = rules.map(({ rule, verdict }) => (verdict === "met" ? reinstatement : rule));
  return { kind: "paid-not-eligible", amount: pence(0), about: [...new Set(about)].join(" ") };
}

/** The rule of a dismissal, and that of one that was overturned. */
const dismissal = "WFP-71";
const reinstatement = "WFP-72";

/** What the row says against a payment, or of one on expected shifts. */
function conditionOf({ person }: Circumstances, decision: Decision): OpenMatterTold | undefined {
  const { outcome, findings } = decision;
  if (decision.conditional) {
    const due = decision.payable.find(({ head }) => head === "PAYMENT");
    if (due !== undefined) return { kind: "expected-shifts", amount: due.amount, about: "" };
  }
  if (person === undefined || person.paid <= 0) return undefined;
  if (outcome === "not-eligible" || outcome === "declined") {
    const against = findings.filter(({ verdict }) => verdict === "not met").map(({ rule }) => rule);
    return { kind: "paid-not-eligible", amount: person.paid, about: [...new Set(against)].join(" ") };
  }
  // The returns of before said that the worker was dismissed, and were right: nothing contradicts this payment (WFP-72).
  const overturned = findings.some(({ rule, verdict }) => rule === reinstatement && verdict === "met");
  if (overturned && outcome === "payable") {
    return { kind: "paid-not-eligible", amount: pence(-person.paid), about: dismissal };
  }
  return undefined;
}

/** Whether the shifts are there that were expected, whatever else the row comes to. */
function shownBy(
  given: WfpClaim,
  terms: Terms,
  { person, overrides }: Circumstances,
  { outcome, findings, conditional }: Decision,
): OpenMatterTold | undefined {
  const expected = person?.paidConditionally ?? 0;
  if (expected <= 0 || conditional || outcome === "rejected" || outcome === "superseded") return undefined;
  const claim = overrides === undefined ? given : reinstated(terms, given, overrides);
  const shifts = findings.find(({ leg }) => leg === "shifts");
  const settled = shifts?.verdict === "met" || shifts?.verdict === "waived";
  if (!settled || judgeShifts(terms, claim) === shiftsExpected) return undefined;
  return { kind: "expected-shifts", amount: pence(-expected), about: "" };
}
