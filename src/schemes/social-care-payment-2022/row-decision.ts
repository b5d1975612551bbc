// What a row comes to, once its conditions are judged: the decision of a row that is not paid or that takes back, the lines
// that are payable now and later, and each head with what the employer says and what was computed.
import type { Decision, Declared, Head, Outcome, Payment, Remark } from "../../core/decision.ts";
import type { Finding } from "../../core/finding.ts";
import { type Pence, zero } from "../../core/money.ts";
import { dueMonthOf, paymentsLater } from "./amounts.ts";
import type { WfpClaim } from "./claim.ts";
import { noCosts, type OnCosts } from "./on-costs.ts";
import { dismissed, leavingDay } from "./rules.ts";
import type { Terms } from "./terms.ts";

const noRemarks: readonly Remark[] = Object.freeze([]);
export const noPayments: readonly Payment[] = Object.freeze([]);

/** The terms of a month, and the payments that rest on nothing else: made once for each. */
export type Desk = {
  readonly terms: Terms;
  readonly due: Map<number, Payment>;
  readonly later: Map<number, readonly Payment[]>;
};

/** Nothing is payable. */
export function unpaid(
  claim: WfpClaim,
  claimed: Pence,
  outcome: Outcome,
  findings: readonly Finding[],
  remarks = noRemarks,
): Decision {
  return {
    outcome,
    conditional: false,
    findings,
    payable: noPayments,
    later: noPayments,
    claimed,
    declared: declaredIn(claim, zero, zero, noCosts),
    remarks,
  };
}

/** The worker has to return what was paid before: the row makes an amount below zero payable. */
export function recovered(
  terms: Terms,
  claim: WfpClaim,
  claimed: Pence,
  amount: Pence,
  findings: readonly Finding[],
): Decision {
  return {
    outcome: "payable",
    conditional: false,
    findings,
    payable: [{ head: "RECOVERY", dueMonth: dueMonthOf(terms), amount, instalment: 0 }],
    later: noPayments,
    claimed,
    declared: declaredIn(claim, zero, amount, noCosts),
    remarks: noRemarks,
  };
}

/** `numbers` are those of the instalments; none of another payment. Of several the on-costs are those of none by itself. */
export function payableNow(
  desk: Desk,
  due: Pence,
  numbers: readonly number[],
  onCosts: OnCosts,
  fee: Pence,
  again: boolean,
): readonly Payment[] {
  if (due === 0) return noPayments;
  const { terms } = desk;
  const dueMonth = dueMonthOf(terms);
  const instalment = costsOf(numbers);
  const payments =
    numbers.length === 0
      ? [paymentOf(desk, due, 0)]
      : numbers.map((number) => paymentOf(desk, terms.instalment, number));
  const [first] = payments;
  if (again && first !== undefined && first.instalment > 0) payments[0] = { ...first, again };
  const { ni, pension } = onCosts;
  if (ni !== 0) payments.push({ head: "EMPLOYER_NI", dueMonth, amount: ni, instalment });
  if (pension !== 0) payments.push({ head: "EMPLOYER_PENSION", dueMonth, amount: pension, instalment });
  if (fee !== 0) payments.push({ head: "ADMIN_FEE", dueMonth, amount: fee, instalment });
  return payments;
}

/** The instalment whose on-costs they are, 0 where there is none or more than one. */
function costsOf(numbers: readonly number[]): number {
  const [first = 0] = numbers;
  return numbers.length === 1 ? first : 0;
}

function paymentOf({ terms, due }: Desk, amount: Pence, instalment: number): Payment {
  const key = amount * 8 + instalment;
  let payment = due.get(key);
  if (payment === undefined) {
    payment = Object.freeze({ head: "PAYMENT", dueMonth: dueMonthOf(terms), amount, instalment });
    due.set(key, payment);
  }
  return payment;
}

export function laterOn(desk: Desk, claim: WfpClaim, paid: number): readonly Payment[] {
  const left = leavingDay(desk.terms, claim);
  if (left !== undefined) return paymentsLater(desk.terms, paid, left, dismissed(desk.terms, claim));
  let later = desk.later.get(paid);
  if (later === undefined) {
    later = Object.freeze(paymentsLater(desk.terms, paid, undefined, false));
    desk.later.set(paid, later);
  }
  return later;
}

/** Each head with what the employer says and what was computed. */
export function declaredIn(
  claim: WfpClaim,
  payment: Pence,
  recovery: Pence,
  costs: OnCosts,
): readonly Declared[] {
  const { amountPaid } = claim;
  const employerNi = claim.employerNi ?? zero;
  const employerPension = claim.employerPension ?? zero;
  const heads: Declared[] = [];
  if (amountPaid !== 0 || payment !== 0) {
    heads.push({ head: "PAYMENT", declared: amountPaid, computed: payment });
  }
  const cost = (head: Head, declared: Pence, computed: Pence, notClaimed: Pence): void => {
    if (notClaimed !== 0) heads.push({ head, declared, computed, notClaimed });
    else if (declared !== 0 || computed !== 0) heads.push({ head, declared, computed });
  };
  cost("EMPLOYER_NI", employerNi, costs.niComputed, costs.niNotClaimed);
  cost("EMPLOYER_PENSION", employerPension, costs.pensionComputed, costs.pensionNotClaimed);
  if (recovery !== 0) heads.push({ head: "RECOVERY", declared: zero, computed: recovery });
  return heads;
}
