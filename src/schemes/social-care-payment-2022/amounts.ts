// The figures of one row: what the guidance makes due in the month of the return, what falls due later, and what
// the payment costs the employer in National Insurance and pension.
import { addMonths, type Day, daysOf, type Month, monthOf } from "../../core/day.ts";
import type { Payment, PersonFacts } from "../../core/decision.ts";
import { type Formula, figure, type Trail } from "../../core/figure.ts";
import { type Pence, zero } from "../../core/money.ts";
import type { WfpClaim } from "./claim.ts";
import { leavingDay } from "./rules.ts";
import type { Terms } from "./terms.ts";

/** "dismissed" is a leaver, too, but gets no balance (C-05). */
export type Leaver = "no" | "left" | "dismissed";
export type PaymentKind = "nothing" | "lump" | "instalment" | "balance" | "leaver-lump";

type LeaverInputs = {
  readonly leaveDate: Day | undefined;
  readonly leaveReason: string | undefined;
  readonly period: Month;
  readonly "wfp.dismissalReasons": readonly string[];
};

const leaverFormula: Formula<LeaverInputs, Leaver> = {
  name: "leaver",
  rules: ["WFP-65", "WFP-71", "WFP-72"],
  value: (from) => {
    if (from.leaveDate === undefined || from.leaveDate > daysOf(from.period).last) return "no";
    const dismissed =
      from.leaveReason !== undefined && from["wfp.dismissalReasons"].includes(from.leaveReason);
    return dismissed ? "dismissed" : "left";
  },
};

/** Whether the worker has left by the end of the month. An overturned dismissal is no leaving. */
export function leaverOf(terms: Terms, claim: WfpClaim, trail: Trail | undefined): Leaver {
  return figure(
    leaverFormula,
    {
      leaveDate: leavingDay(terms, claim),
      leaveReason: claim.leaveReason,
      period: terms.month,
      "wfp.dismissalReasons": terms.dismissalReasons,
    },
    trail,
  );
}

type PaidInputs = {
  readonly instalmentNo: number | undefined;
  readonly instalmentsPosted: number | undefined;
};

const instalmentsPaidFormula: Formula<PaidInputs, number> = {
  name: "instalments-paid",
  unit: "count",
  rules: ["WFP-52"],
  value: (from) => from.instalmentsPosted ?? (from.instalmentNo ?? 1) - 1,
};

/**
 * How many instalments were paid before this month: by the ledger, or else by the row's own count. A return that is
 * corrected after later months were posted brings the instalment that it brought, not the one after the last. A leaver's
 * balance leaves out only what stands.
 */
export function instalmentsPaid(
  claim: WfpClaim,
  leaver: Leaver,
  person: PersonFacts | undefined,
  trail: Trail | undefined,
): number {
  const posted = (facts: PersonFacts): number =>
    highest(facts.instalments) - (leaver === "left" ? gapsIn(facts) : 0);
  return figure(
    instalmentsPaidFormula,
    {
      instalmentNo: claim.paymentMethod === "LUMP" ? undefined : claim.instalmentNo,
      instalmentsPosted: person && (isOpen(claim, person) ? undefined : posted(person)),
    },
    trail,
  );
}

/**
 * The number of the last instalment in the ledger. A book may begin in the middle of the scheme: the instalments
 * before its first are taken as paid.
 */
export function highest(instalments: readonly number[]): number {
  let found = 0;
  for (const instalment of instalments) if (instalment > found) found = instalment;
  return found;
}

/** How many instalments before the last one were undone. */
function gapsIn({ instalments, reopened = [] }: PersonFacts): number {
  const last = highest(instalments);
  return reopened.filter((each) => each < last && !instalments.includes(each)).length;
}

/** Whether the row's instalment is missing from a ledger that goes on beyond it: taken back, or held at its time. */
export function isOpen({ instalmentNo, paymentMethod }: WfpClaim, person: PersonFacts): boolean {
  if (instalmentNo === undefined || paymentMethod === "LUMP") return false;
  if (person.instalments.includes(instalmentNo)) return false;
  if (person.reopened?.includes(instalmentNo) === true) return true;
  return person.instalments.some((each) => each < instalmentNo) && instalmentNo < highest(person.instalments);
}

type KindInputs = {
  readonly lumpPosted: boolean | undefined;
  readonly paymentMethod: string;
  readonly leaver: Leaver;
  readonly "instalments-paid": number;
  readonly "wfp.instalments": number;
};

const kindFormula: Formula<KindInputs, PaymentKind> = {
  name: "payment-kind",
  rules: ["WFP-52", "WFP-65", "WFP-67"],
  value: (from) => {
    if (from.lumpPosted === true) return "nothing";
    const paid = from["instalments-paid"];
    if (from.paymentMethod === "LUMP") return paid === 0 ? "lump" : "nothing";
    if (paid >= from["wfp.instalments"]) return "nothing";
    if (from.leaver !== "left") return "instalment";
    return paid === 0 ? "leaver-lump" : "balance";
  },
};

/** Which payment the month brings by the guidance, whatever the employer claims for it. */
export function paymentKind(
  terms: Terms,
  claim: WfpClaim,
  leaver: Leaver,
  paid: number,
  person: PersonFacts | undefined,
  trail: Trail | undefined,
): PaymentKind {
  return figure(
    kindFormula,
    {
      // A leaver's balance stands beside the instalments before it.
      lumpPosted: person === undefined ? undefined : person.lumpPaid && !isOpen(claim, person),
      paymentMethod: claim.paymentMethod,
      leaver,
      "instalments-paid": paid,
      "wfp.instalments": terms.instalments,
    },
    trail,
  );
}

type DueInputs = {
  readonly "payment-kind": PaymentKind;
  readonly "instalments-paid": number;
  readonly "wfp.total": Pence;
  readonly "wfp.instalment": Pence;
};

const dueFormula: Formula<DueInputs, Pence> = {
  name: "payment-due",
  rules: ["WFP-01", "WFP-52", "WFP-65", "WFP-67"],
  value: (from) => {
    switch (from["payment-kind"]) {
      case "nothing":
        return zero;
      case "lump":
      case "leaver-lump":
        return from["wfp.total"];
      case "instalment":
        return from["wfp.instalment"];
      case "balance":
        return (from["wfp.total"] - from["wfp.instalment"] * from["instalments-paid"]) as Pence;
    }
  },
};

/** The payment due in the month, in pence. */
export function paymentDue(terms: Terms, kind: PaymentKind, paid: number, trail: Trail | undefined): Pence {
  return figure(
    dueFormula,
    {
      "payment-kind": kind,
      "instalments-paid": paid,
      "wfp.total": terms.total,
      "wfp.instalment": terms.instalment,
    },
    trail,
  );
}

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

// On-costs (WFP-64, C-10). What they come to is computed in law/; here is what of it is payable.

type NoCostInputs = { readonly employmentStatus: string; readonly pensionScheme: string };

const noCostFormula: Formula<NoCostInputs, Pence> = {
  name: "no-employer-cost",
  rules: ["WFP-23", "WFP-64"],
  value: () => zero,
};

/** Nothing: a self-employed worker has no employer's contributions, and one without a pension no pension's. */
export function noCost(
  claim: Pick<WfpClaim, "employmentStatus" | "pensionScheme">,
  trail: Trail | undefined,
): Pence {
  const { employmentStatus, pensionScheme } = claim;
  return figure(noCostFormula, { employmentStatus, pensionScheme }, trail);
}

/** How the council reads C-10. A file of on-costs claims them by being sent, so that nothing is undeclared there. */
export type CostReading = {
  readonly "wfp.onCostMode": string;
  readonly "wfp.undeclaredOnCosts"?: string;
};

type NiPayableInputs = CostReading & {
  readonly employerNi: Pence | undefined;
  readonly "extra-employer-ni": Pence;
};

const niPayableFormula: Formula<NiPayableInputs, Pence> = {
  name: "employer-ni-payable",
  rules: ["WFP-64"],
  value: (from) => payable(from.employerNi, from["extra-employer-ni"], from),
};

export function niPayable(
  reading: CostReading,
  claim: Pick<WfpClaim, "employerNi">,
  computed: Pence,
  trail: Trail | undefined,
): Pence {
  const { employerNi } = claim;
  return figure(niPayableFormula, { employerNi, "extra-employer-ni": computed, ...reading }, trail);
}

type PensionPayableInputs = CostReading & {
  readonly employerPension: Pence | undefined;
  readonly "extra-employer-pension": Pence;
};

const pensionPayableFormula: Formula<PensionPayableInputs, Pence> = {
  name: "employer-pension-payable",
  rules: ["WFP-64"],
  value: (from) => payable(from.employerPension, from["extra-employer-pension"], from),
};

export function pensionPayable(
  reading: CostReading,
  claim: Pick<WfpClaim, "employerPension">,
  computed: Pence,
  trail: Trail | undefined,
): Pence {
  const { employerPension } = claim;
  return figure(
    pensionPayableFormula,
    { employerPension, "extra-employer-pension": computed, ...reading },
    trail,
  );
}

/** Of what is declared and what is computed the council's reading chooses. What nobody declares nobody claims (WFP-64). */
function payable(declared: Pence | undefined, computed: Pence, reading: CostReading): Pence {
  if (declared === undefined) return reading["wfp.undeclaredOnCosts"] === "shown" ? zero : computed;
  const mode = reading["wfp.onCostMode"];
  if (mode === "computed") return computed;
  if (mode === "actual") return declared;
  return declared < computed ? declared : computed;
}

type FeeInputs = { readonly "wfp.adminFee": Pence; readonly "payment-due": Pence };

const feeFormula: Formula<FeeInputs, Pence> = {
  name: "admin-fee-due",
  rules: ["WFP-64"],
  value: (from) => (from["payment-due"] > 0 ? from["wfp.adminFee"] : zero),
};

/** The council's fee for each row that brings a payment. */
export function adminFeeDue(terms: Terms, payment: Pence, trail: Trail | undefined): Pence {
  return figure(feeFormula, { "wfp.adminFee": terms.adminFee, "payment-due": payment }, trail);
}

// Taking back (WFP-71, 91, 92).

const recoveryFormula: Formula<{ readonly paidBefore: Pence }, Pence> = {
  name: "recovery-due",
  rules: ["WFP-71", "WFP-91", "WFP-92"],
  value: (from) => -from.paidBefore as Pence,
};

/** What was paid before, with a minus sign. */
export function recoveryDue(paidBefore: Pence, trail: Trail | undefined): Pence {
  return figure(recoveryFormula, { paidBefore }, trail);
}

// What the employer claims.

type ClaimedInputs = {
  readonly amountPaid: Pence;
  readonly employerNi: Pence | undefined;
  readonly employerPension: Pence | undefined;
};

const claimedFormula: Formula<ClaimedInputs, Pence> = {
  name: "claimed",
  rules: ["WFP-64"],
  value: (from) => (from.amountPaid + (from.employerNi ?? 0) + (from.employerPension ?? 0)) as Pence,
};

/** All heads of the claim together, as declared. */
export function claimedIn(claim: WfpClaim, trail: Trail | undefined): Pence {
  const { amountPaid, employerNi, employerPension } = claim;
  return figure(claimedFormula, { amountPaid, employerNi, employerPension }, trail);
}
