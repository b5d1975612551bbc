// How one row is decided: faults that reject it, the days that can be paid, every leg, then the money.
import type {
  AwardMet,
  Circumstances,
  Decision,
  OtherRows,
  Outcome,
  Payment,
  Remark,
} from "../../core/decision.ts";
import { noted, steps, type Trail } from "../../core/figure.ts";
import type { Finding } from "../../core/finding.ts";
import { type Pence, zero } from "../../core/money.ts";
import type { Origin } from "../../core/origin.ts";
import { daysOnlyCounted, weekdayExamples } from "../../core/weekdays.ts";
import { normalPay, topUp } from "../../statute/top-up.ts";
import { notMet, unclear } from "../rulings.ts";
import { sickPayTakenOff, topUpPayable } from "./amounts.ts";
import { awardInTheWay, awardRemark, awardsMet, awardsTable } from "./awards.ts";
import type { SspeClaim } from "./claim.ts";
import { listDays, payableDays } from "./days.ts";
import { fullPayOf } from "./full-pay.ts";
import type { Pay } from "./pay.ts";
import type { NoPay } from "./pay-weeks.ts";
import type { Prepared } from "./prepared.ts";
import { payRemark, remarksOnRow, sickPayRemark } from "./remarks.ts";
import { jobOf, judgeRole } from "./roles.ts";
import { limitsOf } from "./row-absence.ts";
import { nothingDue, sickPayFor } from "./row-sick-pay.ts";
import {
  judgeDeclaration,
  judgePay,
  judgePlace,
  judgeReason,
  judgeSickPay,
  judgeStatus,
  judgeWindow,
  rulingOfAwards,
  rulingOfPayment,
} from "./rules.ts";
import type { Terms } from "./terms.ts";
import { isWholeWeeks, leavesDays, payableWorkingDays, workingDaysAWeek } from "./working-days.ts";

const noRemarks: readonly Remark[] = Object.freeze([]);
const noPayments: readonly Payment[] = Object.freeze([]);
const noFindings: readonly Finding[] = Object.freeze([]);
const alone: OtherRows = Object.freeze({ all: [], own: -1 });
const noTerms: readonly Remark[] = Object.freeze([
  { code: "no-figure-for-day", key: "absenceStart", expected: "sspe.lastDay", rule: "SSPE-02" },
]);
const noSickPayFigure: readonly Remark[] = Object.freeze([
  { code: "no-figure-for-day", key: "absenceStart", expected: "sickPay.weeklyRate", rule: "SSPE-92" },
]);
/** How many days a week are worked says enough for whole weeks only. */
const weekdaysNotNamed: readonly Remark[] = Object.freeze([
  { code: "cell-not-weekdays", key: "workingDays", expected: weekdayExamples, rule: "SSPE-92" },
]);
const endsBeforeStart: readonly Remark[] = Object.freeze([
  { code: "ends-before-start", key: "absenceEnd", expected: "", rule: "SSPE-82" },
]);

/** Judges every leg, then works out the money. `until` is the step that says how long full pay lasts. */
export function assess(
  prepared: Prepared,
  claim: SspeClaim,
  circumstances: Circumstances,
  terms: Terms | undefined,
  pay: Pay | NoPay | undefined,
  until: Origin | undefined,
  trail: Trail | undefined,
): Decision {
  const { companions, others = alone } = circumstances;
  const { roles, councils, findingsOf } = prepared;
  if (terms === undefined || pay === undefined) return unpaid(claim, "rejected", noFindings, noTerms);
  if (claim.absenceEnd < claim.absenceStart) {
    return unpaid(claim, "rejected", noFindings, endsBeforeStart);
  }
  if ("fault" in pay) return unpaid(claim, "rejected", noFindings, [pay.fault]);

  const limits = limitsOf(prepared, terms, claim, others, trail);
  const days = payableDays(limits, trail);
  const fullPay = fullPayOf(claim, until, trail);
  listDays(limits, claim, fullPay, trail);
  const paid = days && { days, fullPay };
  const leaves = paid !== undefined && leavesDays(paid);
  if (leaves && daysOnlyCounted(claim.workingDays) > 0 && !isWholeWeeks(paid)) {
    return unpaid(claim, "rejected", noFindings, weekdaysNotNamed);
  }
  const perWeek = workingDaysAWeek(claim, trail);
  const due = leaves ? sickPayFor(prepared, claim, pay, paid, others, trail) : nothingDue;
  if (due.kind === "no figure") return unpaid(claim, "rejected", noFindings, noSickPayFigure);

  const ofRole = judgeRole(terms, roles, claim);
  const ofStatus = judgeStatus(terms, claim, jobOf(roles, claim));
  const ofReason = judgeReason(claim);
  const ofSickPay = judgeSickPay(claim, due.right);
  const ofPlace = judgePlace(terms, councils, claim, circumstances.laCode);
  const ofWindow = judgeWindow(claim, limits, days, leaves);
  const ofDeclaration = judgeDeclaration(claim);
  const ofPay = judgePay(terms, claim, pay.filledWeeks);
  const legs = [ofRole, ofStatus, ofReason, ofSickPay, ofPlace, ofWindow, ofDeclaration, ofPay];

  const remarks = remarksOnRow(terms, roles, claim, { limits, pay });
  const awards = companions?.get(awardsTable.layout);
  const award = paid && awardInTheWay(paid, awards);
  const ofAwards = rulingOfAwards(awards?.length ?? 0, award !== undefined);
  if (legs.some(notMet) || paid === undefined) {
    return unpaid(claim, "not-eligible", findingsOf([...legs, ofAwards, undefined]), remarks);
  }
  if (award !== undefined) remarks.push(awardRemark(award));
  if (legs.some(unclear)) {
    const decision = unpaid(claim, "refer", findingsOf([...legs, ofAwards, undefined]), remarks);
    return withAwards(decision, awardsMet(paid, awards, zero));
  }

  const workingDays = payableWorkingDays(claim, paid, trail);
  const usual = normalPay(pay.week, workingDays, perWeek, trail && noted(trail, usualOrigins(trail)));
  const takenOff = sickPayTakenOff(claim, due.amount, trail);
  const computed = topUp(
    usual,
    takenOff,
    trail && noted(trail, steps(trail, "normal-pay", "sick-pay-taken-off")),
  );
  const ofSickPayPaid = sickPayRemark(claim, due.amount);
  if (ofSickPayPaid !== undefined) remarks.push(ofSickPayPaid);
  const findings = findingsOf([...legs, ofAwards, rulingOfPayment(claim)]);
  const amount = topUpPayable(claim, computed, trail);
  if (award !== undefined) {
    const decision = unpaid(claim, "held", findings, remarks, computed);
    return withAwards(decision, awardsMet(paid, awards, amount));
  }
  const ofPayPaid = payRemark(claim, takenOff, amount);
  if (ofPayPaid !== undefined) remarks.push(ofPayPaid);
  return {
    outcome: "payable",
    conditional: false,
    findings,
    payable:
      amount === 0 ? noPayments : [{ head: "TOPUP", dueMonth: circumstances.period, amount, instalment: 0 }],
    later: noPayments,
    claimed: claim.topUpClaimed,
    declared: [{ head: "TOPUP", declared: claim.topUpClaimed, computed }],
    remarks: remarks.length === 0 ? noRemarks : remarks,
  };
}

/** A week's pay is worked out in one of two ways, and always before the days that are paid for. */
function usualOrigins(trail: Trail) {
  const ofYear = trail.some(({ name }) => name === "week-of-year-pay");
  const week = ofYear
    ? steps(trail, "week-of-year-pay")["week-of-year-pay"]
    : steps(trail, "week-pay")["week-pay"];
  return { "week-pay": week, ...steps(trail, "payable-working-days", "workingDaysAWeek") };
}

function withAwards(decision: Decision, awards: readonly AwardMet[]): Decision {
  return awards.length === 0 ? decision : { ...decision, awards };
}

function unpaid(
  claim: SspeClaim,
  outcome: Outcome,
  findings: readonly Finding[],
  remarks: readonly Remark[],
  computed: Pence = zero,
): Decision {
  return {
    outcome,
    conditional: false,
    findings,
    payable: noPayments,
    later: noPayments,
    claimed: claim.topUpClaimed,
    declared: [{ head: "TOPUP", declared: claim.topUpClaimed, computed }],
    remarks,
  };
}
