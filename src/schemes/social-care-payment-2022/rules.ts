// The conditions of the payment, one function for each leg but the job's: status, employment in time, shifts, country,
// dismissal, closing day. All legs are judged for every row. A ruling is a finding made when the program starts,
// with its number within the leg, so that a combination of findings is one number.
import type { Day } from "../../core/day.ts";
import { idle, leg, noted, type Ruling } from "../rulings.ts";
import type { WfpClaim } from "./claim.ts";
import { judgeJob, type Roles } from "./roles.ts";
import type { Terms } from "./terms.ts";

// Leaving. The other legs ask these questions.

export function dismissed(terms: Terms, claim: WfpClaim): boolean {
  return claim.leaveReason !== undefined && terms.dismissalReasons.includes(claim.leaveReason);
}

/** A dismissal that was overturned by the pay date counts as never having left (WFP-72). */
export function overturned(terms: Terms, claim: WfpClaim): boolean {
  const on = claim.dismissalOverturnedDate;
  return on !== undefined && on <= claim.payDate && dismissed(terms, claim);
}

/** Somebody left, and nobody says when. A dismissal without its day is judged by itself (WFP-71). */
export function leavingUnknown(terms: Terms, claim: WfpClaim): boolean {
  return claim.leaveReason !== undefined && claim.leaveDate === undefined && !dismissed(terms, claim);
}

/** The day on which the worker left; undefined when that did not happen or was undone. */
export function leavingDay(terms: Terms, claim: WfpClaim): Day | undefined {
  return claim.leaveDate !== undefined && overturned(terms, claim) ? undefined : claim.leaveDate;
}

// The shifts (WFP-31, 33, 70, 92, 95).

const shifts = leg("shifts");
const shiftsOfEmployed = shifts("WFP-31", "met", "shiftsInWindow", "wfp.regularShifts");
const shiftsOfStarter = shifts("WFP-33", "met", "shiftsInWindow", "wfp.regularShifts");
const shiftsWaived = shifts("WFP-70", "waived", "absenceReason", "wfp.waivers", "shiftsInWindow");
export const shiftsExpected = shifts("WFP-92", "met", "shiftsExpected", "shiftsInWindow", "payDate");
const tooFewOfEmployed = shifts("WFP-31", "not met", "shiftsInWindow", "wfp.regularShifts");
const tooFewOfStarter = shifts(
  "WFP-33",
  "not met",
  "shiftsInWindow",
  "shiftsExpected",
  "leaveDate",
  "payDate",
  "wfp.regularShifts",
);

/** The shifts leg of a worker who was paid on expected shifts and did not work them. */
export const expectedShiftsMissing = shifts(
  "WFP-92",
  "not met",
  "shiftsInWindow",
  "absenceReason",
  "payDate",
);
export const leftWithoutShifts = shifts("WFP-91", "not met", "shiftsInWindow", "absenceReason", "leaveDate");

/** Enough shifts are expected, but the pay date is too late for them to count. */
const expectedTooLate = noted(
  shifts(
    "WFP-33",
    "not met",
    "shiftsInWindow",
    "shiftsExpected",
    "payDate",
    "wfp.regularShifts",
    "wfp.lastShiftDay",
  ),
  "expected-too-late",
);

export function judgeShifts(terms: Terms, claim: WfpClaim): Ruling {
  const starter = claim.startDate > terms.employedOn;
  if (claim.shiftsInWindow >= terms.shifts) return starter ? shiftsOfStarter : shiftsOfEmployed;
  if (terms.waivers.has(claim.absenceReason)) return shiftsWaived;
  if (!starter) return tooFewOfEmployed;
  // Paid before the last day for shifts, the payment rests on those still expected.
  const startedInTime = claim.startDate <= terms.starters.last;
  // Nobody expects shifts of somebody who has left (WFP-91).
  const left = leavingDay(terms, claim);
  const gone = left !== undefined && left <= claim.payDate;
  const enough = claim.shiftsExpected !== undefined && claim.shiftsExpected >= terms.shifts;
  if (!startedInTime || gone || !enough) return tooFewOfStarter;
  return claim.payDate > terms.lastShiftDay ? expectedTooLate : shiftsExpected;
}

// The status (WFP-20…25, 93, 94). It rests on the job and on the shifts.

const status = leg("status");
const employed = status("WFP-20", "met", "employmentStatus");
const zeroHours = status("WFP-21", "met", "employmentStatus", "shiftsInWindow", "absenceReason");
const withContract = status("WFP-22", "met", "employmentStatus", "hasContract", "shiftsInWindow");
const withoutContract = status("WFP-22", "not met", "employmentStatus", "hasContract");
const contractNotSaid = status("WFP-22", "unclear", "employmentStatus", "hasContract");
const notRegular = status("WFP-25", "not met", "employmentStatus", "shiftsInWindow", "absenceReason");
const longTemporary = status("WFP-93", "met", "contractMonths", "wfp.temporaryMonths");
const shortTemporary = status("WFP-93", "not met", "contractMonths", "wfp.temporaryMonths");
const lengthNotSaid = status("WFP-93", "unclear", "employmentStatus", "contractMonths");
const selfEmployed = status("WFP-23", "met", "employmentStatus", "roleCode", "settingType");
const otherSelfEmployed = status("WFP-23", "not met", "employmentStatus", "roleCode", "settingType");
const agency = status("WFP-24", "not met", "employmentStatus");
const otherStatus = status("WFP-20", "not met", "employmentStatus");

export function judgeStatus(terms: Terms, roles: Roles, claim: WfpClaim, ofShifts: Ruling): Ruling {
  switch (terms.statuses.get(claim.employmentStatus)) {
    case "eligible":
      return employed;
    case "regular":
      return regular(ofShifts) ? zeroHours : notRegular;
    case "contract":
      if (claim.hasContract === false) return withoutContract;
      if (!regular(ofShifts)) return notRegular;
      return claim.hasContract === undefined ? contractNotSaid : withContract;
    case undefined:
      return judgeOtherStatus(terms, roles, claim);
  }
}

function judgeOtherStatus(terms: Terms, roles: Roles, claim: WfpClaim): Ruling {
  switch (claim.employmentStatus) {
    case "TEMPORARY":
      if (claim.contractMonths === undefined) return lengthNotSaid;
      return claim.contractMonths >= terms.temporaryMonths ? longTemporary : shortTemporary;
    case "SELF_EMPLOYED":
      return judgeSelfEmployed(terms, roles, claim);
    case "AGENCY":
      return agency;
    default:
      return otherStatus;
  }
}

/** Working on a regular basis is having worked the shifts, or being excused from them (WFP-94, C-04). */
function regular(ofShifts: Ruling): boolean {
  return ofShifts.finding.verdict === "met" || ofShifts.finding.verdict === "waived";
}

/** An assistant paid by direct payments, or an eligible job in a home or a home-care service (WFP-23). */
function judgeSelfEmployed(terms: Terms, roles: Roles, claim: WfpClaim): Ruling {
  const { eligible, assistant } = judgeJob(roles, claim);
  if (assistant && claim.settingType === "DIRECT_PAYMENT") return selfEmployed;
  return eligible && terms.selfEmployedSettings.has(claim.settingType) ? selfEmployed : otherSelfEmployed;
}

// Employed in time (WFP-30, 33).

const cohort = leg("cohort");
const employedOnTheDay = cohort("WFP-30", "met", "startDate", "leaveDate", "wfp.employedOn");
const leftTooEarly = cohort("WFP-30", "not met", "leaveDate", "wfp.employedOn");
/** The row's leaving day lies before the day: only the dismissal that counts as never made keeps the worker employed. */
const dismissalUndoneBefore = cohort(
  "WFP-72",
  "met",
  "startDate",
  "leaveDate",
  "dismissalOverturnedDate",
  "payDate",
  "wfp.employedOn",
);
const leavingNotDated = cohort("WFP-30", "unclear", "leaveReason", "leaveDate");
const leavingNotDatedOfStarter = cohort("WFP-91", "unclear", "leaveReason", "leaveDate", "shiftsExpected");
const startedInTime = cohort("WFP-33", "met", "startDate", "wfp.starters");
const startedOnLastDay = noted(
  cohort("WFP-33", "unclear", "startDate", "wfp.starters", "wfp.lastShiftDay"),
  "started-on-last-day",
);
const starterPaidLate = cohort(
  "WFP-90b",
  "not met",
  "startDate",
  "payDate",
  "paymentMethod",
  "instalmentNo",
  "wfp.starterPayDate",
);
const startedTooLate = cohort("WFP-33", "not met", "startDate", "wfp.starters");

/** `ofShifts` matters to a starter who is paid on expected shifts and has left, nobody says when (WFP-91). */
export function judgeCohort(terms: Terms, claim: WfpClaim, ofShifts: Ruling): Ruling {
  const start = claim.startDate;
  if (start <= terms.employedOn) {
    if (leavingUnknown(terms, claim)) return leavingNotDated;
    if (claim.leaveDate === undefined || claim.leaveDate >= terms.employedOn) return employedOnTheDay;
    return overturned(terms, claim) ? dismissalUndoneBefore : leftTooEarly;
  }
  if (start > terms.starters.last) return startedTooLate;
  if (terms.starterPayDate === "condition" && firstPayment(claim) && claim.payDate >= terms.starters.last) {
    return starterPaidLate;
  }
  // Who starts when no shift can count any more is a case for a person (C-07).
  if (start > terms.lastShiftDay) return startedOnLastDay;
  return ofShifts === shiftsExpected && leavingUnknown(terms, claim)
    ? leavingNotDatedOfStarter
    : startedInTime;
}

/** WFP-90b speaks of the day on which a starter is paid for the first time. */
function firstPayment({ paymentMethod, instalmentNo }: WfpClaim): boolean {
  return paymentMethod === "LUMP" || (instalmentNo ?? 1) <= 1;
}

// The country (WFP-74).

const country = leg("country");
const inWales = country("WFP-74", "met", "workCountry");
const notInWales = country("WFP-74", "not met", "workCountry");

export function judgeCountry(terms: Terms, claim: WfpClaim): Ruling {
  return claim.workCountry === terms.country ? inWales : notInWales;
}

// Dismissal (WFP-71, 72).

const dismissal = leg("dismissal");
const notDismissed = idle(dismissal("WFP-71", "met", "leaveReason"));
const dismissedAfterPay = dismissal("WFP-71", "met", "leaveReason", "leaveDate", "payDate");
export const dismissedBeforePay = dismissal("WFP-71", "not met", "leaveReason", "leaveDate", "payDate");
const dismissalUndone = noted(
  dismissal("WFP-72", "met", "dismissalOverturnedDate", "payDate"),
  "dismissal-undone",
);
const dismissalNotDated = dismissal("WFP-71", "unclear", "leaveReason", "leaveDate");

export function judgeDismissal(terms: Terms, claim: WfpClaim): Ruling {
  if (!dismissed(terms, claim)) return notDismissed;
  if (overturned(terms, claim)) return dismissalUndone;
  if (claim.leaveDate === undefined) return dismissalNotDated;
  return claim.leaveDate < claim.payDate ? dismissedBeforePay : dismissedAfterPay;
}

// The closing day (WFP-03, 53, 56, 72).

const closing = leg("closing");
const formInTime = closing("WFP-56", "met", "formReceivedDate", "wfp.lastClaimDate");
const formLate = closing("WFP-03", "not met", "formReceivedDate", "wfp.lastClaimDate");
const formReopened = closing(
  "WFP-72",
  "met",
  "formReceivedDate",
  "dismissalOverturnedDate",
  "wfp.lastClaimDate",
);
const formNotAsked = closing("WFP-54", "waived", "declined");
const formNotSaid = closing("WFP-53", "unclear", "formReceivedDate");

/** A dismissal that was overturned opens the closing day again, whenever it was (WFP-72). */
export function judgeClosing(terms: Terms, claim: WfpClaim): Ruling {
  const received = claim.formReceivedDate;
  if (received !== undefined && received <= terms.lastClaimDay) return formInTime;
  if (claim.dismissalOverturnedDate !== undefined && dismissed(terms, claim)) return formReopened;
  if (received !== undefined) return formLate;
  return claim.declined === true ? formNotAsked : formNotSaid;
}
