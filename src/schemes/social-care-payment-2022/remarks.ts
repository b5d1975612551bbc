// What cannot be so, or what another sentence of the guidance asks about, said at its cell: more shifts than days, a
// form older than the scheme, pay before the first day of work. None of it changes the outcome: the guidance counts
// shifts and days as the employer gives them, and it is for the employer to put right which cell is wrong.
// Where two sentences of the guidance pull apart, the row comes to what the list or the leg says, and this says the other.
import { type Day, dayText, lengthOf, type Period } from "../../core/day.ts";
import type { Remark } from "../../core/decision.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";
import type { WfpClaim } from "./claim.ts";
import { jobNotSettled, type Roles, remarksOnJob } from "./roles.ts";
import { dismissed, leavingDay, leavingUnknown } from "./rules.ts";
import type { Terms } from "./terms.ts";

function remark(code: ProblemCode, key: keyof WfpClaim, rule: string, expected = ""): Remark {
  return { code, key, expected, rule };
}

/** Of the row itself, whatever its outcome. */
export function remarksOnRow(terms: Terms, roles: Roles, claim: WfpClaim): readonly Remark[] {
  const remarks: Remark[] = [];
  remarkOnShifts(terms, claim, remarks);
  remarkOnForm(terms, claim, remarks);
  remarkOnLeaving(terms, claim, remarks);
  remarks.push(...remarksOnJob(roles, claim));
  if (selfEmployedJobOpen(terms, roles, claim)) {
    remarks.push(remark("self-employed-job-open", "roleCode", "WFP-23"));
  }
  const { payDate, startDate, otherEligibleJob, otherHours, contractedHours } = claim;
  if (payDate < startDate) {
    remarks.push(remark("paid-before-start", "payDate", "WFP-50", dayText(startDate)));
  }
  if (otherEligibleJob && otherHours !== undefined && otherHours > contractedHours) {
    remarks.push(remark("more-hours-elsewhere", "otherHours", "WFP-73", `${contractedHours / 100}`));
  }
  return remarks;
}

/** More shifts than there are days: two shifts on one day can be, so it is asked and not refused (WFP-31, 33). */
function remarkOnShifts(terms: Terms, claim: WfpClaim, remarks: Remark[]): void {
  const days = daysForShifts(terms, claim);
  const most = days.last < days.first ? 0 : lengthOf(days);
  const starter = claim.startDate > terms.employedOn;
  if (claim.shiftsInWindow <= most && (claim.shiftsExpected ?? 0) <= most) return;
  const rule = starter ? "WFP-33" : "WFP-31";
  const those = most === 0 ? "0" : `${most} (${dayText(days.first)} – ${dayText(days.last)})`;
  if (claim.shiftsInWindow > most) {
    remarks.push(remark("shifts-more-than-days", "shiftsInWindow", rule, those));
  }
  if (starter && claim.shiftsExpected !== undefined && claim.shiftsExpected > most) {
    remarks.push(remark("shifts-more-than-days", "shiftsExpected", "WFP-92", those));
  }
}

/** The days on which a shift counts: the six months before 31 March, or from the start to the last day for shifts. */
function daysForShifts(terms: Terms, claim: WfpClaim): Period {
  const { startDate } = claim;
  const { shiftWindow, lastShiftDay } = terms;
  const starter = startDate > terms.employedOn;
  const last = starter ? lastShiftDay : shiftWindow.last;
  const left = leavingDay(terms, claim) ?? last;
  return {
    first: starter || startDate > shiftWindow.first ? startDate : shiftWindow.first,
    last: left < last ? left : last,
  };
}

/** A form comes after the scheme and the start, and before the pay (WFP-02, 53, 90). */
function remarkOnForm(
  terms: Terms,
  { formReceivedDate, startDate, payDate }: WfpClaim,
  remarks: Remark[],
): void {
  if (formReceivedDate === undefined) return;
  const wrong = (code: ProblemCode, rule: string, other: Day) =>
    remarks.push(remark(code, "formReceivedDate", rule, dayText(other)));
  if (formReceivedDate < terms.published) wrong("form-before-scheme", "WFP-02", terms.published);
  else if (formReceivedDate < startDate) wrong("form-before-start", "WFP-90", startDate);
  if (formReceivedDate > payDate) wrong("form-after-pay-day", "WFP-53", payDate);
}

/** A reason for leaving without its day, and a dismissal that was overturned but does not fit the other cells (WFP-30, 72). */
function remarkOnLeaving(terms: Terms, claim: WfpClaim, remarks: Remark[]): void {
  if (leavingUnknown(terms, claim)) remarks.push(remark("leaving-day-missing", "leaveDate", "WFP-30"));
  const { dismissalOverturnedDate: overturnedOn, leaveDate } = claim;
  if (overturnedOn === undefined) return;
  if (!dismissed(terms, claim)) {
    remarks.push(remark("overturned-without-dismissal", "dismissalOverturnedDate", "WFP-72"));
    return;
  }
  if (leaveDate !== undefined && overturnedOn < leaveDate) {
    const expected = dayText(leaveDate);
    remarks.push(remark("overturned-before-dismissal", "dismissalOverturnedDate", "WFP-72", expected));
  }
  remarkOnLateForm(terms, claim, leaveDate ?? overturnedOn, remarks);
}

/** A late form is excused, although whoever was dismissed after the closing day could have sent it in time (WFP-56, 72). */
function remarkOnLateForm(terms: Terms, claim: WfpClaim, dismissedOn: Day, remarks: Remark[]): void {
  const { formReceivedDate } = claim;
  const { lastClaimDay } = terms;
  if (formReceivedDate === undefined || formReceivedDate <= lastClaimDay) return;
  if (dismissedOn <= lastClaimDay) return;
  remarks.push(remark("form-late-before-dismissal", "formReceivedDate", "WFP-72", dayText(lastClaimDay)));
}

/** The status is not met, and nobody has said yet which job it is (WFP-23, 79). */
function selfEmployedJobOpen(terms: Terms, roles: Roles, claim: WfpClaim): boolean {
  if (claim.employmentStatus !== "SELF_EMPLOYED") return false;
  return terms.selfEmployedSettings.has(claim.settingType) && jobNotSettled(roles, claim);
}
