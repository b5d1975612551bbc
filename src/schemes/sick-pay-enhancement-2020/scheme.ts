// The enhancement of Statutory Sick Pay (2020): what the engine needs to know of it, and the order in which a row
// is decided. Conditions are in roles.ts and rules.ts, days in days.ts, money in pay.ts and amounts.ts.
import type { Day } from "../../core/day.ts";
import type {
  AwardMet,
  Circumstances,
  Decision,
  OtherRows,
  Outcome,
  Payment,
  Remark,
} from "../../core/decision.ts";
import { lastStep, noted, steps, type Trail } from "../../core/figure.ts";
import type { Finding } from "../../core/finding.ts";
import { type Pence, zero } from "../../core/money.ts";
import { cell, type Origin, otherRows } from "../../core/origin.ts";
import { rulesText } from "../../core/rules-text.ts";
import { daysOnlyCounted, weekdayExamples } from "../../core/weekdays.ts";
import type { Law } from "../../law/law.ts";
import { choiceOn, parameterOf } from "../../law/parameters.ts";
import type { NoFigure } from "../../statute/no-figure.ts";
import { normalPay, topUp } from "../../statute/top-up.ts";
import { fullPayFacts, yearPayFacts } from "../pattern-facts.ts";
import { combiner, notMet, unclear } from "../rulings.ts";
import type { Assessor, Scheme } from "../scheme.ts";
import { noSickPay, sickPayTakenOff, topUpPayable } from "./amounts.ts";
import { awardInTheWay, awardRemark, awardsMet, awardsTable } from "./awards.ts";
import type { SspeClaim } from "./claim.ts";
import {
  type DayLimits,
  isIncapable,
  isolationLastOf,
  isWholeWeeks,
  leavesDays,
  listDays,
  longestIsolation,
  type PaidDays,
  patternOf,
  payableDays,
  payableWorkingDays,
  sickReasonOf,
  workingDaysAWeek,
} from "./days.ts";
import { inform, informPrior, partOf, settle, settlePrior } from "./duplicates.ts";
import { fullPayOf } from "./full-pay.ts";
import { withFullPay, yearPayOn } from "./patterns.ts";
import { earningsAverage, earningsTable, type NoPay, type Pay, payOf } from "./pay.ts";
import { payRemark, remarksOnRow, sickPayRemark } from "./remarks.ts";
import { jobOf, judgedRoles, judgeRole } from "./roles.ts";
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
  selfEmployed,
} from "./rules.ts";
import { type SickPayDue, sickPayDesk } from "./sick-pay-due.ts";
import {
  type Absence,
  absencesDesk,
  type Comparison,
  isolationFrom,
  seriesOf,
  standing,
  standingOf,
} from "./spells.ts";
import { type Terms, termsFor } from "./terms.ts";

const code = "SSPE";
const noRemarks: readonly Remark[] = Object.freeze([]);
const noPayments: readonly Payment[] = Object.freeze([]);
const noFindings: readonly Finding[] = Object.freeze([]);
const nothingDue: SickPayDue = Object.freeze({ kind: "due", right: false, amount: zero });
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

export const sickPayEnhancement: Scheme<SspeClaim> = {
  name: "sick-pay-enhancement-2020",
  code,
  layout: "sspe-claim",
  totalKey: "topUpClaimed",
  declares: [{ head: "TOPUP", key: "topUpClaimed" }],
  lawDay: ({ absenceStart }) => absenceStart,
  standing,
  stands: "assessed",
  absence: { first: "absenceStart", last: "absenceEnd", expectedLast: "expectedLast" },
  companions: [earningsTable, awardsTable, fullPayFacts, yearPayFacts],
  // The jobs' own rules are in roles.json.
  onePerson: ["SSPE-80", "SSPE-82"],
  cites: [
    ...[
      "SSPE-01",
      "SSPE-02",
      "SSPE-10",
      "SSPE-11",
      "SSPE-12",
      "SSPE-20",
      "SSPE-30",
      "SSPE-31",
      "SSPE-32",
      "SSPE-33",
    ],
    ...[
      "SSPE-34",
      "SSPE-35",
      "SSPE-36",
      "SSPE-37",
      "SSPE-38",
      "SSPE-40",
      "SSPE-41",
      "SSPE-42",
      "SSPE-43",
      "SSPE-44",
    ],
    ...["SSPE-45", "SSPE-46", "SSPE-47", "SSPE-48", "SSPE-49", "SSPE-50", "SSPE-51", "SSPE-52", "SSPE-53"],
    ...["SSPE-54", "SSPE-55", "SSPE-56", "SSPE-57", "SSPE-58", "SSPE-60", "SSPE-61", "SSPE-62", "SSPE-63"],
    ...["SSPE-64", "SSPE-65", "SSPE-66", "SSPE-67", "SSPE-68", "SSPE-69", "SSPE-70", "SSPE-71", "SSPE-72"],
    ...["SSPE-80", "SSPE-81", "SSPE-82", "SSPE-82b", "SSPE-87", "SSPE-92", "SSPE-93", "SSPE-94", "SSPE-95"],
    ...["SSPE-99", "SSPE-100", "SSPE-101", "SSPE-102"],
  ],
  prepare,
};

function prepare(law: Law): Assessor<SspeClaim> {
  const roles = judgedRoles(law, code);
  const councils = new Set(law.councils.map((council) => council.code));
  const findingsOf = combiner();
  const sickPayOf = sickPayDesk(law);
  const absencesOf = absencesDesk();
  const multipleEmployers = newestChoice(law, "sspe.multipleEmployers");
  const termsByDay = new Map<Day, Terms | undefined>();
  // The standing of a row is asked for when it has just been decided, and rests on the same.
  let decided: { readonly claim: SspeClaim; readonly absence: Absence } | undefined;

  function termsOn(first: Day): Terms | undefined {
    if (termsByDay.has(first)) return termsByDay.get(first);
    const terms = termsFor(law, first);
    termsByDay.set(first, terms);
    return terms;
  }

  /** The row's own absence, and all absences that count with it; just its own where there is no other. */
  function absencesWith(claim: SspeClaim, pay: Pay | undefined, others: OtherRows) {
    const own = absenceOf(claim, pay, "yes");
    return { own, all: isAlone(others) ? undefined : absencesOf(own, others) };
  }

  function sickPayFor(
    claim: SspeClaim,
    pay: Pay,
    paid: PaidDays,
    others: OtherRows,
    trail: Trail | undefined,
  ): SickPayDue | NoFigure {
    if (selfEmployed(claim)) return { ...nothingDue, amount: noSickPay(claim, trail) };
    const { own, all } = absencesWith(claim, pay, others);
    const { spells, earnings, earningsWeeks, ofOwn } =
      all === undefined ? { spells: [own], ofOwn: true, ...pay } : seriesOf(law, own, all, trail);
    const notes = trail && {
      trail,
      workingDaysAWeek: steps(trail, "workingDaysAWeek").workingDaysAWeek,
      spells: all === undefined ? cell("absenceStart") : steps(trail, "linked-absences")["linked-absences"],
    };
    const earningsFrom = ofOwn ? pay.from : { earnings: otherRows, earningsWeeks: otherRows };
    const average = earningsAverage(earnings as Pence, earningsWeeks, earningsFrom, trail);
    const pattern = patternOf(claim.workingDays);
    return sickPayOf(pattern, spells, average, paid, notes && { ...notes, average: lastStep(notes.trail) });
  }

  function decide(asSent: SspeClaim, circumstances: Circumstances, trail?: Trail): Decision {
    const { companions } = circumstances;
    const claim = withFullPay(asSent, companions, trail);
    const terms = termsOn(claim.absenceStart);
    const yearPay = yearPayOn(claim, companions);
    const pay = terms && payOf(terms, claim, companions?.get(earningsTable.layout), yearPay, trail);
    // The first step, where the patterns of the employer say how long full pay lasts.
    const until = trail && claim !== asSent ? steps(trail, "full-pay-until")["full-pay-until"] : undefined;
    const decision = assess(claim, circumstances, terms, pay, until, trail);
    const known = pay === undefined || "fault" in pay ? undefined : pay;
    // What is rejected has to come again and must not stand in the way of itself.
    const { outcome } = decision;
    const compared =
      outcome === "not-eligible" || outcome === "rejected" ? "no" : outcome === "refer" ? "referred" : "yes";
    const isolationLast = isolationLastOf(claim, terms);
    decided = { claim: asSent, absence: absenceOf(claim, known, compared, isolationLast) };
    return decision;
  }

  function assess(
    claim: SspeClaim,
    circumstances: Circumstances,
    terms: Terms | undefined,
    pay: Pay | NoPay | undefined,
    until: Origin | undefined,
    trail: Trail | undefined,
  ): Decision {
    const { companions, others = alone } = circumstances;
    if (terms === undefined || pay === undefined) return unpaid(claim, "rejected", noFindings, noTerms);
    if (claim.absenceEnd < claim.absenceStart) {
      return unpaid(claim, "rejected", noFindings, endsBeforeStart);
    }
    if ("fault" in pay) return unpaid(claim, "rejected", noFindings, [pay.fault]);

    const limits = limitsOf(terms, claim, others, trail);
    const days = payableDays(limits, trail);
    const fullPay = fullPayOf(claim, until, trail);
    listDays(limits, claim, fullPay, trail);
    const paid = days && { days, fullPay };
    const leaves = paid !== undefined && leavesDays(paid);
    if (leaves && daysOnlyCounted(claim.workingDays) > 0 && !isWholeWeeks(paid)) {
      return unpaid(claim, "rejected", noFindings, weekdaysNotNamed);
    }
    const perWeek = workingDaysAWeek(claim, trail);
    const due = leaves ? sickPayFor(claim, pay, paid, others, trail) : nothingDue;
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
        amount === 0
          ? noPayments
          : [{ head: "TOPUP", dueMonth: circumstances.period, amount, instalment: 0 }],
      later: noPayments,
      claimed: claim.topUpClaimed,
      declared: [{ head: "TOPUP", declared: claim.topUpClaimed, computed }],
      remarks: remarks.length === 0 ? noRemarks : remarks,
    };
  }

  function limitsOf(terms: Terms, claim: SspeClaim, others: OtherRows, trail: Trail | undefined): DayLimits {
    const { own, all } = absencesWith(claim, undefined, others);
    const from = all === undefined ? own.first : isolationFrom(own, all);
    // The day on which the isolation began decides how long it may be.
    const ofIsolation = from === own.first ? terms : (termsOn(from) ?? terms);
    const began = { day: from, from: from === own.first ? cell("absenceStart") : otherRows };
    return {
      absenceStart: claim.absenceStart,
      absenceEnd: claim.absenceEnd,
      "sspe.firstDay": terms.firstDay,
      "sspe.lastDay": terms.lastDay,
      isolationEndDate: claim.isolationEndDate,
      "longest-isolation": longestIsolation(ofIsolation, claim.absenceCategory, began, trail),
      absenceCategory: claim.absenceCategory,
      testResult: claim.testResult,
      testDate: claim.testDate,
      "sspe.negativeTestEnds": terms.negativeTestEnds,
      "sspe.negativeTestLastDay": terms.negativeTestLastDay,
      sissAppliedDate: claim.sissAppliedDate,
    };
  }

  return {
    decide,
    rulesText,
    standingOf(claim, circumstances) {
      if (decided?.claim !== claim && circumstances !== undefined) decide(claim, circumstances);
      return standingOf(decided?.claim === claim ? decided.absence : absenceOf(claim, undefined, "yes"));
    },
    partOf,
    settle: (claims) => settle(multipleEmployers, claims),
    inform: (claims) => inform(multipleEmployers, claims),
    settlePrior: (claim, prior) => settlePrior(multipleEmployers, claim, prior),
    informPrior: (claim, prior) => informPrior(multipleEmployers, claim, prior),
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

function isAlone({ all, own }: OtherRows): boolean {
  return all.length === (own < 0 ? 0 : 1);
}

function absenceOf(
  claim: SspeClaim,
  pay: Pay | undefined,
  compared: Comparison,
  isolationLast: Day = claim.isolationEndDate,
): Absence {
  return {
    first: claim.absenceStart,
    last: claim.absenceEnd,
    reason: sickReasonOf(claim.absenceCategory),
    earnings: pay?.earnings ?? 0,
    earningsWeeks: selfEmployed(claim) ? 0 : (pay?.earningsWeeks ?? 0),
    incapable: isIncapable(claim.absenceCategory),
    compared,
    expectedLast: isolationLast > claim.absenceEnd ? isolationLast : claim.absenceEnd,
    isolationLast,
  };
}

/** Rows of several versions are compared by the newest reading. */
function newestChoice(law: Law, id: string): string {
  const last = parameterOf(law, id).entries.at(-1)?.reviewed;
  const choice = last === undefined ? undefined : choiceOn(law, id, last);
  if (choice === undefined) throw new Error(`${id} has no entry`);
  return choice;
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
