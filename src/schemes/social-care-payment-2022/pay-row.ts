// What a row of somebody who meets the conditions brings: which payment, whether the ledger lets it through, its on-costs.
import type { Circumstances, Decision, Remark } from "../../core/decision.ts";
import { steps, type Trail } from "../../core/figure.ts";
import { type Pence, zero } from "../../core/money.ts";
import { cell } from "../../core/origin.ts";
import { unclear } from "../rulings.ts";
import { adminFeeDue, dueMonthOf } from "./amounts.ts";
import { instalmentsDue } from "./arrears.ts";
import type { WfpClaim } from "./claim.ts";
import { decidedLedger, recognisedLate, releasedBy } from "./decided.ts";
import type { combiner, Legs } from "./findings.ts";
import { instalmentsPaid, leaverOf, paymentDue, paymentKind } from "./instalments.ts";
import { readingOfReturn } from "./on-cost-reading.ts";
import { costsNotBrought, onCostsOf, type PayDayFigures } from "./on-costs.ts";
import { isOpen, nothingReleased } from "./open-instalment.ts";
import { type Desk, declaredIn, laterOn, noPayments, payableNow, unpaid } from "./row-decision.ts";
import { shiftsExpected } from "./rules.ts";
import { judgeLedger, rulingOfKind } from "./stops.ts";

const nothingClaimed: Remark = Object.freeze({
  code: "nothing-claimed",
  key: "amountPaid",
  expected: "",
  rule: "WFP-01",
});

/** Findings of the ledger that a ruling lifts, together with the return, in one run. */
const toRelease = (rule: string): readonly Remark[] => [
  { code: "held-until-ruling", key: "instalmentNo", expected: rule, rule },
];
const releases: ReadonlyMap<string, readonly Remark[]> = new Map(
  ["WFP-52", "WFP-92"].map((rule) => [rule, toRelease(rule)]),
);

/** `given` is the row as it was sent, `claim` as a person's decision leaves it. */
type EligibleRow = {
  readonly desk: Desk;
  readonly given: WfpClaim;
  readonly claim: WfpClaim;
  readonly legs: Legs;
  readonly claimed: Pence;
  readonly figures: PayDayFigures;
  readonly findingsOf: ReturnType<typeof combiner>;
};

/** The decision of a row of which no leg stands in the way. */
export function payRow(
  { desk, given, claim, legs, claimed, figures, findingsOf }: EligibleRow,
  circumstances: Circumstances,
  trail: Trail | undefined,
): Decision {
  const { terms } = desk;
  const { person, overrides } = circumstances;
  const byCase = claim === given ? undefined : legs.dismissal.finding.caseId;
  const leaver = leaverOf(terms, claim, byCase, trail);
  const released = overrides === undefined ? nothingReleased : releasedBy(overrides);
  const open = isOpen(terms, claim, person, released, trail);
  const paid = instalmentsPaid(claim, leaver, open, person, trail);
  const kind = paymentKind(terms, claim, leaver, { paid, open }, person, trail);
  const numbers = instalmentsDue(terms, kind, paid, open, circumstances, trail);
  const due = paymentDue(terms, kind, paid, numbers, trail);
  const lateRight = recognisedLate(terms, claim, overrides);
  const byLedger = person && judgeLedger(terms, claim, { kind, due, lateRight }, person);
  const ofLedger = overrides === undefined ? byLedger : decidedLedger(terms, byLedger, overrides);
  const findings = findingsOf(legs, rulingOfKind(kind), ofLedger);
  if (unclear(legs.consent) || (ofLedger !== undefined && unclear(ofLedger))) {
    const remarks =
      ofLedger !== undefined && unclear(ofLedger) ? releases.get(ofLedger.finding.rule) : undefined;
    return unpaid(claim, claimed, "held", findings, remarks);
  }

  const payment = trail && steps(trail, "payment-due")["payment-due"];
  const notes = trail && payment && { trail, payDate: cell("payDate"), payment };
  const computed = onCostsOf(terms, readingOfReturn(terms), claim, due, figures, notes);
  const { broughtCosts } = circumstances;
  const onCosts =
    broughtCosts === undefined
      ? computed
      : costsNotBrought(computed, broughtCosts, { dueMonth: dueMonthOf(terms), instalments: numbers }, trail);
  const fee = terms.adminFee === 0 ? zero : adminFeeDue(terms, due, trail);
  return {
    outcome: "payable",
    conditional: legs.shifts === shiftsExpected && due > 0,
    findings,
    payable: payableNow(
      desk,
      due,
      numbers,
      onCosts,
      fee,
      open && person?.instalments.includes(paid + 1) === true,
    ),
    // What comes after an instalment that was missing has been posted, and forecast, already.
    later:
      kind === "instalment" && (!open || numbers.length > 1)
        ? laterOn(desk, claim, (numbers.at(-1) ?? 0) - 1)
        : noPayments,
    claimed,
    declared: declaredIn(claim, due, zero, onCosts),
    remarks: claim.amountPaid === 0 && due > 0 ? [nothingClaimed, ...onCosts.remarks] : onCosts.remarks,
  };
}
