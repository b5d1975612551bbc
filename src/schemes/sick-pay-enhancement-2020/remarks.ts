// What is worth saying of a row that can be assessed: each remark names its cell and what was expected there. None
// of them changes the outcome.
import { addDays, type Day, dayText } from "../../core/day.ts";
import type { Remark } from "../../core/decision.ts";
import { type Pence, poundsText, zero } from "../../core/money.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";
import type { SspeClaim } from "./claim.ts";
import type { DayLimits } from "./days.ts";
import { fullPayOf } from "./full-pay.ts";
import type { Pay } from "./pay.ts";
import { bookedElsewhere, type Roles, remarkOnPlace } from "./roles.ts";
import { selfEmployed } from "./rules.ts";
import { sickReasonOf } from "./sick-reason.ts";
import type { Terms } from "./terms.ts";

function remark(code: ProblemCode, key: string, rule: string, expected = ""): Remark {
  return Object.freeze({ code, key, expected, rule });
}

const testMissing = remark("test-missing", "testDate", "SSPE-36");
const isolationOpen = remark("isolation-length-unknown", "isolationEndDate", "SSPE-34");
const sickPayNotDue = remark("ssp-paid-not-due", "sspPaid", "SSPE-95");
const agencyElsewhere = remark("agency-work-elsewhere", "settingType", "SSPE-12");
const evidenceNotHeld = remark("evidence-not-held", "evidenceHeld", "SSPE-40");
const selfEmployedSickPay = remark("self-employed-sick-pay", "sickPayType", "SSPE-20");
const sickPayNotSaid = remark("ssp-paid-missing", "sspPaid", "SSPE-92");

/** What was found out about the row beside its cells: the longest isolation, and the weeks of its average. */
type Known = {
  readonly limits: Pick<DayLimits, "longest-isolation">;
  readonly pay: Pick<Pay, "filledWeeks">;
};

/** Of the row itself, whatever its outcome. */
export function remarksOnRow(terms: Terms, roles: Roles, claim: SspeClaim, { limits, pay }: Known): Remark[] {
  const remarks: Remark[] = [];
  const { absenceEnd, testResult } = claim;
  remarkOnDeclaration(terms, claim, remarks);
  const noResult = testResult === undefined || testResult === "NONE";
  if (claim.absenceCategory === "SYMPTOMS" && noResult && claim.testDate === undefined) {
    remarks.push(testMissing);
  }
  if (limits["longest-isolation"] === undefined) remarks.push(isolationOpen);
  remarkOnTest(terms, claim, remarks);
  remarkOnSickPay(claim, remarks);
  if (!claim.evidenceHeld) remarks.push(evidenceNotHeld);
  const latest = addDays(absenceEnd, terms.backPayDays);
  if (claim.employerPaidDate > latest) {
    remarks.push(remark("paid-after-absence", "employerPaidDate", "SSPE-87", dayText(latest)));
  } else if (claim.employerPaidDate < claim.absenceStart) {
    const start = dayText(claim.absenceStart);
    remarks.push(remark("paid-before-absence", "employerPaidDate", "SSPE-87", start));
  }
  if (bookedElsewhere(terms, roles, claim)) remarks.push(agencyElsewhere);
  const outside = remarkOnPlace(roles, claim);
  if (outside !== undefined) remarks.push(outside);
  if (pay.filledWeeks !== undefined) remarkOnWeeks(terms, pay.filledWeeks, remarks);
  return remarks;
}

/** A declaration comes after the scheme was published, and before the absence is over and the worker is paid. */
function remarkOnDeclaration(terms: Terms, claim: SspeClaim, remarks: Remark[]): void {
  const { declarationDate, absenceEnd, employerPaidDate } = claim;
  if (declarationDate === undefined) return;
  const wrong = (code: ProblemCode, rule: string, other: Day) =>
    remarks.push(remark(code, "declarationDate", rule, dayText(other)));
  if (declarationDate < terms.published) wrong("declared-before-scheme", "SSPE-01", terms.published);
  else if (declarationDate > absenceEnd) wrong("declared-after-absence", "SSPE-81", absenceEnd);
  else if (declarationDate > employerPaidDate) wrong("declared-after-payment", "SSPE-80", employerPaidDate);
}

/**
 * A result that can be of this absence comes before its isolation is over, and not so long before the absence that an
 * isolation from that day would have been over; a negative one of symptoms comes after they began (SSPE-34, 36, 37).
 */
function remarkOnTest(terms: Terms, claim: SspeClaim, remarks: Remark[]): void {
  const { testDate, absenceStart, absenceEnd, isolationEndDate } = claim;
  if (testDate === undefined) return;
  const end = isolationEndDate > absenceEnd ? isolationEndDate : absenceEnd;
  const ofContact = sickReasonOf(claim.absenceCategory) === "isolation";
  const days = (ofContact ? terms.isolationContact : terms.isolationCase) ?? Number.POSITIVE_INFINITY;
  const negative = claim.testResult === "NEGATIVE" && claim.absenceCategory === "SYMPTOMS";
  const early = testDate < absenceStart && (negative || absenceStart - testDate >= days);
  if (!early && testDate <= end) return;
  const those = `${dayText(absenceStart)} – ${dayText(end)}`;
  remarks.push(remark("test-outside-absence", "testDate", "SSPE-36", those));
}

/** Full pay beside "sick pay only" or "no sick pay" (SSPE-42), and sick pay of somebody who is self-employed (SSPE-20). */
function remarkOnSickPay(claim: SspeClaim, remarks: Remark[]): void {
  const { sickPayType, fullPayUntil, absenceStart, absenceEnd } = claim;
  if (selfEmployed(claim) && sickPayType !== "NO_SSP") remarks.push(selfEmployedSickPay);
  const fullPay = fullPayOf(claim);
  if (fullPay === undefined || (sickPayType !== "SSP_ONLY" && sickPayType !== "NO_SSP")) return;
  if (fullPay.first > absenceEnd || fullPay.last < absenceStart) return;
  const key = fullPayUntil === undefined ? "fullPayFrom" : "fullPayUntil";
  remarks.push(remark("full-pay-beside-sick-pay", key, "SSPE-42"));
}

/** Of an average that rests on fewer weeks than the scheme asks for. */
function remarkOnWeeks(terms: Terms, filledWeeks: number, remarks: Remark[]): void {
  if (filledWeeks >= terms.averageWeeks) return;
  remarks.push(remark("pay-weeks-fewer", "week1", "SSPE-93", `${filledWeeks}/${terms.averageWeeks}`));
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
