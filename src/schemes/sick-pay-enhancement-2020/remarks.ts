// What is worth saying of a row that can be assessed: each remark names its cell and what was expected there. None
// of them changes the outcome.
import { addDays, dayText } from "../../core/day.ts";
import type { Remark } from "../../core/decision.ts";
import { type Pence, poundsText, zero } from "../../core/money.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";
import type { SspeClaim } from "./claim.ts";
import type { Terms } from "./terms.ts";

function remark(code: ProblemCode, key: string, rule: string, expected = ""): Remark {
  return Object.freeze({ code, key, expected, rule });
}

const testMissing = remark("test-missing", "testDate", "SSPE-36");
const isolationOpen = remark("isolation-length-unknown", "isolationEndDate", "SSPE-34");
const sickPayNotDue = remark("ssp-paid-not-due", "sspPaid", "SSPE-95");
export const agencyElsewhere = remark("agency-work-elsewhere", "settingType", "SSPE-12");
const sickPayNotSaid = remark("ssp-paid-missing", "sspPaid", "SSPE-92");

/** Of the row itself, whatever its outcome. */
export function remarksOnRow(terms: Terms, claim: SspeClaim, longestKnown: boolean): Remark[] {
  const remarks: Remark[] = [];
  const { declarationDate, absenceEnd, testResult } = claim;
  if (declarationDate !== undefined && declarationDate > absenceEnd) {
    remarks.push(remark("declared-after-absence", "declarationDate", "SSPE-81", dayText(absenceEnd)));
  }
  const noResult = testResult === undefined || testResult === "NONE";
  if (claim.absenceCategory === "SYMPTOMS" && noResult && claim.testDate === undefined) {
    remarks.push(testMissing);
  }
  if (!longestKnown) remarks.push(isolationOpen);
  const latest = addDays(absenceEnd, terms.backPayDays);
  if (claim.employerPaidDate > latest) {
    remarks.push(remark("paid-after-absence", "employerPaidDate", "SSPE-87", dayText(latest)));
  }
  return remarks;
}

/** Of an average that rests on fewer weeks than the scheme asks for. */
export function shortServiceRemark(terms: Terms, filledWeeks: number): Remark | undefined {
  if (filledWeeks >= terms.averageWeeks) return undefined;
  return remark("pay-weeks-fewer", "week1", "SSPE-93", `${filledWeeks}/${terms.averageWeeks}`);
}

/** Of the declared sick pay beside the computed one. */
export function sickPayRemark(claim: SspeClaim, computed: Pence): Remark | undefined {
  if (claim.sickPayType === "NO_SSP") return (claim.sspPaid ?? zero) > zero ? sickPayNotDue : undefined;
  if (claim.sspPaid === undefined) return sickPayNotSaid;
  if (claim.sspPaid === computed) return undefined;
  return remark("ssp-paid-differs", "sspPaid", "SSPE-92", poundsText(computed));
}

/** Of pay that leaves the worker with less than sick pay and enhancement together (SSPE-87). */
export function payRemark(claim: SspeClaim, takenOff: Pence, payable: Pence): Remark | undefined {
  const due = takenOff + payable;
  // A sum of two amounts of pence.
  return payable > zero && claim.payPaid < due
    ? remark("pay-paid-less", "payPaid", "SSPE-87", poundsText(due as Pence))
    : undefined;
}
