// The payment of £1,498 to social care workers (2022): what the engine needs to know of it, and the order in
// which a row is decided. Conditions are in rules.ts and stops.ts, figures in amounts.ts.

import { addMonths, daysOf, type Month, monthOf } from "../../core/day.ts";
import type { Circumstances, Decision, Remark } from "../../core/decision.ts";
import type { Trail } from "../../core/figure.ts";
import type { Finding } from "../../core/finding.ts";
import { rulesText } from "../../core/rules-text.ts";
import type { Law } from "../../law/law.ts";
import { parameterOf } from "../../law/parameters.ts";
import { refuse } from "../../law/shape.ts";
import { notMet, waived } from "../rulings.ts";
import type { Assessor, Scheme } from "../scheme.ts";
import { claimedIn, dueMonthOf, recoveryDue } from "./amounts.ts";
import { appeals } from "./appeals.ts";
import type { WfpClaim } from "./claim.ts";
import { conditionRules, conditionsOf } from "./conditions.ts";
import { answeredBy, decidedLegs, reinstated, releasingRules, spared, withoutEffect } from "./decided.ts";
import { type Effect, partOf, settle, settlePrior, standing, standingOf } from "./duplicates.ts";
import { faultsOf } from "./faults.ts";
import { anyNotMet, anyUnclear, combiner, type Legs, listOf } from "./findings.ts";
import { onCostMarkOf, payDays } from "./on-costs.ts";
import { leavesOpen, outstandingOnCosts, takesBack } from "./paid-months.ts";
import { past } from "./past.ts";
import { payRow } from "./pay-row.ts";
import { remarksOnRow } from "./remarks.ts";
import { judgedRoles, judgeRole, type Roles } from "./roles.ts";
import { type Desk, recovered, unpaid } from "./row-decision.ts";
import {
  judgeClosing,
  judgeCohort,
  judgeCountry,
  judgeDismissal,
  judgeShifts,
  judgeStatus,
} from "./rules.ts";
import { dueTerms, missingOf } from "./shortfalls.ts";
import { judgeConsent, judgeDeclined, judgeRepayment, recoveryFor } from "./stops.ts";
import { type Terms, termsFor } from "./terms.ts";

const code = "WFP";
const noFindings: readonly Finding[] = Object.freeze([]);
const noTerms: readonly Remark[] = Object.freeze([
  { code: "no-figure-for-day", key: "payDate", expected: "wfp.total", rule: "WFP-01" },
]);
const removed: readonly Remark[] = Object.freeze([
  { code: "row-removed", key: "recordAction", expected: "", rule: "" },
]);

export const socialCarePayment: Scheme<WfpClaim> = {
  name: "social-care-payment-2022",
  code,
  layout: "wfp-return",
  totalKey: "amountPaid",
  ceiling: "wfp.total",
  toSet: [{ parameter: "wfp.adminFee", code: "admin-fee-not-set" }],
  declares: [
    { head: "PAYMENT", key: "amountPaid" },
    { head: "EMPLOYER_NI", key: "employerNi" },
    { head: "EMPLOYER_PENSION", key: "employerPension" },
  ],
  lawDay: (_claim, period) => daysOf(period).last,
  standing,
  costsMayComeBeside: true,
  dues: {
    terms: dueTerms,
    missing: missingOf,
    releases: releasingRules,
    answeredBy,
    leavesOpen,
    takesBack,
    outstanding: outstandingOnCosts,
  },
  monthly: {
    instalments: "wfp.instalments",
    varianceAmount: "wfp.varianceAmount",
    varianceShare: "wfp.varianceShare",
  },
  appeals,
  exceptionRules: { closing: { leg: "closing", inTime: "WFP-56" }, conditional: "WFP-92" },
  conditionRules,
  // The jobs' own rules are in roles.json.
  onePerson: ["WFP-55"],
  cites: [
    ...[
      "WFP-01",
      "WFP-02",
      "WFP-03",
      "WFP-06",
      "WFP-10",
      "WFP-11",
      "WFP-12",
      "WFP-13",
      "WFP-14",
      "WFP-15",
      "WFP-17",
    ],
    ...["WFP-19", "WFP-20", "WFP-21", "WFP-22", "WFP-23", "WFP-24", "WFP-25", "WFP-30", "WFP-31", "WFP-32"],
    ...["WFP-33", "WFP-40", "WFP-41", "WFP-42", "WFP-43", "WFP-44", "WFP-50", "WFP-52", "WFP-53", "WFP-54"],
    ...[
      "WFP-55",
      "WFP-56",
      "WFP-59",
      "WFP-61",
      "WFP-64",
      "WFP-65",
      "WFP-66",
      "WFP-67",
      "WFP-68",
      "WFP-70",
      "WFP-71",
    ],
    ...[
      "WFP-72",
      "WFP-73",
      "WFP-74",
      "WFP-79",
      "WFP-90",
      "WFP-90b",
      "WFP-91",
      "WFP-92",
      "WFP-93",
      "WFP-94",
      "WFP-95",
    ],
    ...["WFP-96", "WFP-04", "WFP-05", "WFP-80", "WFP-81", "WFP-82", "WFP-83", "WFP-84", "WFP-85", "WFP-86"],
    ...["WFP-87b", "WFP-88", "WFP-89"],
  ],
  past,
  prepare,
};

function prepare(law: Law): Assessor<WfpClaim> {
  const roles = judgedRoles(law, code);
  const [combined, payDay] = [combiner(), payDays(law)];
  const desks = new Map<Month, Desk | undefined>();
  const settling = newestTerms(law);

  function deskFor(month: Month): Desk | undefined {
    if (desks.has(month)) return desks.get(month);
    const terms = termsFor(law, month);
    const desk = terms && { terms, due: new Map(), later: new Map() };
    desks.set(month, desk);
    return desk;
  }

  function decide(claim: WfpClaim, circumstances: Circumstances, trail?: Trail): Decision {
    const decision = decideRow(claim, circumstances, trail);
    const { overrides, period } = circumstances;
    const decided = overrides === undefined ? decision : withoutEffect(decision, overrides);
    const terms = deskFor(period)?.terms;
    if (terms === undefined || decided.outcome === "rejected" || decided.outcome === "superseded")
      return decided;
    const remarks = remarksOnRow(terms, roles, claim);
    return remarks.length === 0 ? decided : { ...decided, remarks: [...remarks, ...decided.remarks] };
  }

  function decideRow(given: WfpClaim, circumstances: Circumstances, trail?: Trail): Decision {
    const claimed = claimedIn(given, trail);
    const desk = deskFor(circumstances.period);
    if (desk === undefined) return unpaid(given, claimed, "rejected", noFindings, noTerms);
    const { terms } = desk;
    const { person, overrides } = circumstances;
    const claim = overrides === undefined ? given : reinstated(terms, given, overrides);
    const findingsOf = overrides === undefined ? combined : listOf;
    if (claim.recordAction === "D") {
      return unpaid(claim, claimed, "superseded", noFindings, removed);
    }
    const figures = payDay(claim);
    const faults = faultsOf(terms, claim, figures);
    if (faults !== undefined) {
      return unpaid(claim, claimed, "rejected", noFindings, faults);
    }

    const judged = judgeLegs(terms, roles, claim);
    const legs = overrides === undefined ? judged : decidedLegs(terms, roles, claim, judged, overrides);
    if (legs.declined !== undefined && !waived(legs.declined)) {
      const outcome = notMet(legs.declined) ? "declined" : "refer";
      return unpaid(claim, claimed, outcome, findingsOf(legs));
    }
    const recovery = person && recoveryFor(terms, claim, legs, person);
    if (recovery !== undefined && (overrides === undefined || !spared(terms, legs, recovery, overrides))) {
      const findings = findingsOf({ ...legs, shifts: recovery.shifts });
      return recovered(terms, claim, claimed, recoveryDue(recovery.paidBefore, trail), findings);
    }
    if (anyNotMet(legs)) return unpaid(claim, claimed, "not-eligible", findingsOf(legs));
    const ofRepayment = judgeRepayment(claim);
    if (anyUnclear(legs) || ofRepayment !== undefined) {
      return unpaid(claim, claimed, "refer", findingsOf(legs, ofRepayment));
    }

    const row = { desk, given, claim, legs, claimed, figures, findingsOf };
    return payRow(row, circumstances, trail);
  }

  return {
    decide,
    rulesText,
    standingOf(claim, circumstances, decision) {
      const overrides = circumstances?.overrides;
      const decided = overrides === undefined ? claim : reinstated(settling, claim, overrides);
      const period = circumstances?.period ?? monthOf(claim.payDate);
      // The file that brought the on-costs may be corrected: the return has not made them its own.
      const terms = circumstances?.broughtCosts && deskFor(period)?.terms;
      const brought =
        terms && circumstances?.broughtCosts?.some(({ dueMonth }) => dueMonth === dueMonthOf(terms));
      // A later file may bring what nobody claimed.
      const mark = onCostMarkOf(decided, decision?.declared);
      return standingOf(
        settling,
        decided,
        period,
        mark === "computed" && brought === true ? "left-out" : mark,
        decision && broughtBy(decision),
        decision?.payable.flatMap(({ head, instalment }) =>
          head === "PAYMENT" && instalment > 0 ? [instalment] : [],
        ),
      );
    },
    conditionsOf: (claim, around, decision) =>
      conditionsOf(deskFor(around.period)?.terms, claim, around, decision),
    partOf,
    settle: (claims) => settle(settling, claims),
    settlesAlone: settling.leaverPayer !== "previous",
    settlePrior: (claim, prior) => settlePrior(settling, claim, prior),
  };
}

function broughtBy({ outcome, payable }: Decision): Effect {
  if (payable.some(({ head }) => head === "RECOVERY")) return "recovery";
  return outcome === "payable" && payable.length === 0 ? "nothing" : "payment";
}

/** Employers are compared over months, so by the newest terms. */
function newestTerms(law: Law): Terms {
  const last = parameterOf(law, "wfp.total").entries.at(-1)?.reviewed;
  const terms = last === undefined ? undefined : termsFor(law, addMonths(monthOf(last), -1));
  if (terms === undefined) refuse("parameters", "wfp.*", "end on different days");
  return terms;
}

function judgeLegs(terms: Terms, roles: Roles, claim: WfpClaim): Legs {
  const shifts = judgeShifts(terms, claim);
  return {
    role: judgeRole(roles, claim),
    status: judgeStatus(terms, roles, claim, shifts),
    cohort: judgeCohort(terms, claim, shifts),
    shifts,
    country: judgeCountry(terms, claim),
    dismissal: judgeDismissal(terms, claim),
    closing: judgeClosing(terms, claim),
    declined: judgeDeclined(claim),
    consent: judgeConsent(claim),
  };
}
