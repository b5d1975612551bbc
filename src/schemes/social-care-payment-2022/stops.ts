// What stops the money of a worker who meets the conditions, or takes money back: the worker said no, consent is
// missing, the ledger disagrees, or shifts that were paid for in advance were not worked.
import type { PersonFacts } from "../../core/decision.ts";
import type { Pence } from "../../core/money.ts";
import { leg, type Ruling } from "../rulings.ts";
import type { WfpClaim } from "./claim.ts";
import type { Legs } from "./findings.ts";
import type { PaymentKind } from "./instalments.ts";
import { highest, isOpen, nothingReleased, wasTakenBack } from "./open-instalment.ts";
import {
  dismissedBeforePay,
  expectedShiftsMissing,
  leavingDay,
  leftWithoutShifts,
  shiftsExpected,
} from "./rules.ts";
import type { Terms } from "./terms.ts";

// The worker said no (WFP-54). Who also filled in the form contradicts himself.

const declined = leg("declined");
const saidNo = declined("WFP-54", "not met", "declined");
const saidNoOnForm = declined("WFP-54", "unclear", "declined", "formReceivedDate");

/** Undefined when the worker did not decline. */
export function judgeDeclined(claim: WfpClaim): Ruling | undefined {
  if (claim.declined !== true) return undefined;
  return claim.formReceivedDate === undefined ? saidNo : saidNoOnForm;
}

// Consent to the check for duplicates (WFP-61). Without it the council decides.

const consent = leg("consent");
const consentGiven = consent("WFP-61", "met", "consentDataCymru");
const consentRefused = consent("WFP-61", "unclear", "consentDataCymru");

export function judgeConsent(claim: WfpClaim): Ruling {
  return claim.consentDataCymru ? consentGiven : consentRefused;
}

// What the row brings.

const payment = leg("payment");
const byKind: Readonly<Record<PaymentKind, Ruling>> = {
  nothing: payment("WFP-55", "met", "paymentMethod", "instalmentNo"),
  lump: payment("WFP-01", "met", "paymentMethod"),
  instalment: payment("WFP-52", "met", "paymentMethod", "instalmentNo"),
  balance: payment("WFP-65", "met", "leaveDate", "instalmentNo"),
  "leaver-lump": payment("WFP-67", "met", "leaveDate", "paymentMethod", "instalmentNo"),
};
const repaymentNotExpected = payment("WFP-91", "unclear", "amountPaid");

export function rulingOfKind(kind: PaymentKind): Ruling {
  return byKind[kind];
}

/** Somebody eligible is said to have paid back: only a person can say why. Undefined when nobody says so. */
export function judgeRepayment(claim: WfpClaim): Ruling | undefined {
  return claim.amountPaid < 0 ? repaymentNotExpected : undefined;
}

// The ledger (WFP-52, 55): one payment for each person, its instalments in order.

const ledger = leg("ledger");
const agrees = ledger("WFP-55", "met", "niNumber");
const alreadyPaid = ledger("WFP-55", "unclear", "niNumber", "paymentMethod", "wfp.total");
const instalmentAlreadyPaid = ledger("WFP-55", "unclear", "niNumber", "instalmentNo");
const instalmentOutOfOrder = ledger("WFP-52", "unclear", "niNumber", "instalmentNo");
const paidAndTakenBack = ledger("WFP-92", "unclear", "niNumber", "instalmentNo", "shiftsInWindow");

/** What a row brings, and whether the right to it was recognised late: then the ledger says what has not been paid. */
type Brought = { readonly kind: PaymentKind; readonly due: Pence; readonly lateRight: boolean };

/** Whether the ledger lets the payment through. */
export function judgeLedger(
  terms: Terms,
  claim: WfpClaim,
  { kind, due, lateRight }: Brought,
  person: PersonFacts,
): Ruling {
  if (wasTakenBack(terms, claim, person) && (kind !== "nothing" || claim.amountPaid !== 0))
    return paidAndTakenBack;
  if (kind === "nothing") return claim.amountPaid === 0 ? agrees : alreadyPaid;
  // A lump sum beside anything is more than the whole, too.
  if (person.paid + due > terms.total) return alreadyPaid;
  if (kind === "lump" || claim.instalmentNo === undefined) return agrees;
  // Whoever counts more payments than the ledger knows of may not get them a second time.
  if (claim.instalmentNo > highest(person.instalments) + 1) return lateRight ? agrees : instalmentOutOfOrder;
  // A leaver's balance is what the ledger leaves, even where the row counts fewer.
  if (kind !== "instalment") return agrees;
  if (person.instalments.includes(claim.instalmentNo)) {
    // Whoever counts returns is behind by the instalments that came with others.
    const counted = claim.instalmentNo + (person.together ?? 0);
    return counted === highest(person.instalments) + 1 ? agrees : instalmentAlreadyPaid;
  }
  const next =
    claim.instalmentNo === highest(person.instalments) + 1 || isOpen(terms, claim, person, nothingReleased);
  return next ? agrees : instalmentOutOfOrder;
}

// Taking back (WFP-71, 91, 92, C-05, C-06).

export type Recovery = {
  readonly paidBefore: Pence;
  /** The shifts leg as it stands then. */
  readonly shifts: Ruling;
};

/**
 * What the worker has to return: a payment on expected shifts that were not worked by the last day for them, or
 * by leaving; and what was paid before a dismissal, where the council reads C-05 so.
 */
export function recoveryFor(
  terms: Terms,
  claim: WfpClaim,
  legs: Legs,
  person: PersonFacts,
): Recovery | undefined {
  if (terms.dismissalRecovery === "paid" && legs.dismissal === dismissedBeforePay && person.paid > 0) {
    return { paidBefore: person.paid, shifts: legs.shifts };
  }
  const paidBefore = person.paidConditionally;
  if (paidBefore === undefined || paidBefore <= 0 || legs.shifts === shiftsExpected) return undefined;
  if (claim.shiftsInWindow >= terms.shifts || terms.recoveryExcuses.has(claim.absenceReason))
    return undefined;
  const left = leavingDay(terms, claim);
  if (left !== undefined && left <= terms.lastShiftDay) return { paidBefore, shifts: leftWithoutShifts };
  return claim.payDate > terms.lastShiftDay ? { paidBefore, shifts: expectedShiftsMissing } : undefined;
}
