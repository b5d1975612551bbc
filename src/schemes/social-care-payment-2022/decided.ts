// Rows of people about whom a decision was made: an appeal, an override, a dismissal that was overturned. The
// decision turns findings or stands for a cell; all the rest is judged and computed as for everybody else.
import type { Decision, Remark } from "../../core/decision.ts";
import type { Override } from "../../core/override.ts";
import { named, overruled, refusal } from "../overrides.ts";
import { notMet, type Ruling, unclear, waived } from "../rulings.ts";
import type { WfpClaim } from "./claim.ts";
import type { Legs } from "./findings.ts";
import type { Released } from "./open-instalment.ts";
import type { Roles } from "./roles.ts";
import { dismissed, judgeStatus, overturned } from "./rules.ts";
import type { Recovery } from "./stops.ts";
import type { Terms } from "./terms.ts";

type Overrides = readonly Override[];

function reinstatementIn(overrides: Overrides): Extract<Override, { kind: "reinstatement" }> | undefined {
  for (const override of overrides) if (override.kind === "reinstatement") return override;
  return undefined;
}

/** The claim with the day on which its dismissal was overturned (WFP-72), where the employer did not say it. */
export function reinstated(terms: Terms, claim: WfpClaim, overrides: Overrides): WfpClaim {
  const reinstatement = reinstatementIn(overrides);
  if (reinstatement === undefined || claim.dismissalOverturnedDate !== undefined) return claim;
  return dismissed(terms, claim) ? { ...claim, dismissalOverturnedDate: reinstatement.on } : claim;
}

/** The legs of a (reinstated) claim as the decisions leave them. */
export function decidedLegs(
  terms: Terms,
  roles: Roles,
  claim: WfpClaim,
  legs: Legs,
  overrides: Overrides,
): Legs {
  const turn = (ruling: Ruling): Ruling => overruled(ruling, overrides, terms.decidable);
  const shifts = turn(legs.shifts);
  // The status rests on the shifts.
  const status = shifts === legs.shifts ? legs.status : judgeStatus(terms, roles, claim, shifts);
  const reinstatement = reinstatementIn(overrides);
  const undone = reinstatement !== undefined && overturned(terms, claim);
  const turned: Legs = {
    role: turn(legs.role),
    status: turn(status),
    cohort: turn(legs.cohort),
    shifts,
    country: turn(legs.country),
    dismissal: undone ? named(legs.dismissal, "met", reinstatement.caseId) : turn(legs.dismissal),
    closing: turn(legs.closing),
    // These two are no conditions: a decision lifts them, and one against the claim stands by itself.
    declined: legs.declined && lifted(legs.declined, turn),
    consent: lifted(legs.consent, turn),
  };
  const conditions = [
    ...[turned.role, turned.status, turned.cohort, turned.shifts],
    ...[turned.country, turned.dismissal, turned.closing],
  ];
  const decision = refusal(conditions, overrides);
  return decision === undefined ? turned : { ...turned, declined: refusedAnyway(turned.declined), decision };
}

/** Only a doubt can be lifted: nobody decides for a worker who said no. */
function lifted(ruling: Ruling, turn: (ruling: Ruling) => Ruling): Ruling {
  const turned = unclear(ruling) ? turn(ruling) : ruling;
  return waived(turned) ? turned : ruling;
}

/** Whether the worker meant to decline is no longer the question once a person has refused the claim. */
function refusedAnyway(declined: Ruling | undefined): Ruling | undefined {
  return declined !== undefined && notMet(declined) ? declined : undefined;
}

/** Whether a decision spares the worker the repayment: of the shifts that were missing, or of paying back for them. */
export function spared(terms: Terms, legs: Legs, recovery: Recovery, overrides: Overrides): boolean {
  if (legs.shifts.finding.caseId !== undefined) return waived(legs.shifts);
  return waived(overruled(recovery.shifts, overrides, terms.decidable));
}

/** What the ledger says, as the decisions leave it: the order of instalments may be waived, one payment each never. */
export function decidedLedger(
  terms: Terms,
  ofLedger: Ruling | undefined,
  overrides: Overrides,
): Ruling | undefined {
  if (ofLedger === undefined) return undefined;
  return lifted(ofLedger, (ruling) => overruled(ruling, overrides, terms.decidable));
}

/** What people decided of the order of instalments (WFP-52), and of one that was taken back (WFP-92). */
export function releasedBy(overrides: Overrides): Released {
  const by = (rule: string): string | undefined =>
    overrides.find((one) => one.kind === "finding" && one.eligible && one.rule === rule)?.caseId;
  return { order: by("WFP-52"), takenBack: by("WFP-92") };
}

/** Rules of which a ruling releases a payment of somebody whose right nobody doubts. */
export const releasingRules: readonly string[] = ["WFP-52", "WFP-92"];

/**
 * Rules that a ruling turns: one about the shifts the status that rests on them, too (WFP-25, 94); a dismissal that was overturned
 * whether the worker had left by 31 March, and whether the form came in time (WFP-72).
 */
export function answeredBy(override: Override): readonly string[] {
  if (override.kind === "reinstatement") return ["WFP-71", "WFP-30", "WFP-03"];
  if (!override.eligible) return [];
  return override.rule === "WFP-31" || override.rule === "WFP-33"
    ? [override.rule, "WFP-25"]
    : [override.rule];
}

/** Whether the right to the payment was recognised when months had gone by: what was due by then is due at once (C-34). */
export function recognisedLate(terms: Terms, claim: WfpClaim, overrides: Overrides | undefined): boolean {
  if (terms.arrears !== "at-once" || claim.paymentMethod === "LUMP") return false;
  const monthsDue = Math.min(terms.instalments, terms.month - terms.firstDueMonth + 1);
  if ((claim.instalmentNo ?? 0) > monthsDue) return false;
  if (overturned(terms, claim)) return true;
  return (
    overrides?.some(
      (one) => one.kind === "reinstatement" || (one.eligible && !releasingRules.includes(one.rule)),
    ) === true
  );
}

/** A decision for the claim that turned nothing in it, while something else stands in the way, is said. */
export function withoutEffect(decision: Decision, overrides: Overrides): Decision {
  if (decision.outcome !== "not-eligible" && decision.outcome !== "refer" && decision.outcome !== "held") {
    return decision;
  }
  const idle = overrides.filter(
    (override) =>
      (override.kind === "reinstatement" || override.eligible) &&
      !decision.findings.some(({ caseId }) => caseId === override.caseId),
  );
  if (idle.length === 0) return decision;
  const remarks = idle.map(
    (override): Remark => ({
      code: "decision-without-effect",
      key: "niNumber",
      expected: `${override.caseId} (${override.kind === "finding" ? override.rule : "WFP-72"})`,
      rule: "WFP-87b",
    }),
  );
  return { ...decision, remarks: [...decision.remarks, ...remarks] };
}
