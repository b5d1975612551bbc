// The other figures of one row: when a payment falls due and what falls due later, the council's fee, what is taken back, and
// what the employer claims.
import { addMonths, type Day, type Month, monthOf } from "../../core/day.ts";
import type { Payment } from "../../core/decision.ts";
import { type Formula, figure, noted, steps, type Trail } from "../../core/figure.ts";
import { type Pence, zero } from "../../core/money.ts";
import { book, cells } from "../../core/origin.ts";
import type { WfpClaim } from "./claim.ts";
import { lawOf, type Terms } from "./terms.ts";

/** No payment falls due before the first month of the scheme (C-03). */
export function dueMonthOf(terms: Terms): Month {
  return terms.month < terms.firstDueMonth ? terms.firstDueMonth : terms.month;
}

/**
 * What falls due in the months after, if nothing changes, when this month brings instalment number `paid` + 1.
 * A worker who is known to leave gets the balance in the month of leaving, a dismissed one nothing from then on.
 */
export function paymentsLater(
  terms: Terms,
  paid: number,
  left: Day | undefined,
  isDismissal: boolean,
): readonly Payment[] {
  const later: Payment[] = [];
  const leavingMonth = left === undefined ? undefined : monthOf(left);
  let month = dueMonthOf(terms);
  for (let number = paid + 2; number <= terms.instalments; number += 1) {
    month = addMonths(month, 1);
    const leaves = leavingMonth !== undefined && leavingMonth <= month;
    if (leaves && isDismissal) break;
    const rest = (terms.total - terms.instalment * (number - 1)) as Pence;
    later.push({
      head: "PAYMENT",
      dueMonth: month,
      amount: leaves ? rest : terms.instalment,
      instalment: leaves ? 0 : number,
    });
    if (leaves) break;
  }
  return later;
}

type FeeInputs = { readonly "wfp.adminFee": Pence; readonly "payment-due": Pence };

const feeFormula: Formula<FeeInputs, Pence> = {
  name: "admin-fee-due",
  unit: "money",
  rules: ["WFP-64"],
  inputs: { "wfp.adminFee": "money", "payment-due": "money" },
  head: "ADMIN_FEE",
  value: (from) => (from["payment-due"] > 0 ? from["wfp.adminFee"] : zero),
};

/** The council's fee for each row that brings a payment. */
export function adminFeeDue(terms: Terms, payment: Pence, trail: Trail | undefined): Pence {
  return figure(
    feeFormula,
    { "wfp.adminFee": terms.adminFee, "payment-due": payment },
    trail && noted(trail, { ...lawOf(terms, "wfp.adminFee"), ...steps(trail, "payment-due") }),
  );
}

// Taking back (WFP-71, 91, 92).

const recoveryFormula: Formula<{ readonly paidBefore: Pence }, Pence> = {
  name: "recovery-due",
  unit: "money",
  rules: ["WFP-71", "WFP-91", "WFP-92"],
  inputs: { paidBefore: "money" },
  head: "RECOVERY",
  value: (from) => -from.paidBefore as Pence,
};

/** What was paid before, with a minus sign. */
export function recoveryDue(paidBefore: Pence, trail: Trail | undefined): Pence {
  return figure(recoveryFormula, { paidBefore }, trail && noted(trail, { paidBefore: book }));
}

// What the employer claims.

type ClaimedInputs = {
  readonly amountPaid: Pence;
  readonly employerNi: Pence | undefined;
  readonly employerPension: Pence | undefined;
};

const claimedFormula: Formula<ClaimedInputs, Pence> = {
  name: "claimed",
  unit: "money",
  rules: ["WFP-64"],
  inputs: { amountPaid: "money", employerNi: "money", employerPension: "money" },
  value: (from) => (from.amountPaid + (from.employerNi ?? 0) + (from.employerPension ?? 0)) as Pence,
};

/** All heads of the claim together, as declared. */
export function claimedIn(claim: WfpClaim, trail: Trail | undefined): Pence {
  const { amountPaid, employerNi, employerPension } = claim;
  return figure(
    claimedFormula,
    { amountPaid, employerNi, employerPension },
    trail && noted(trail, cells("amountPaid", "employerNi", "employerPension")),
  );
}
