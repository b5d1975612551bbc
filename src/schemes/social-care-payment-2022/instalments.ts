// Which payment a month brings, and what is due of it: whether the worker has left, how many instalments were paid before,
// by the book or by the row's own count, and so the kind of payment and its amount.
import { type Day, daysOf, type Month } from "../../core/day.ts";
import type { PersonFacts } from "../../core/decision.ts";
import { type Formula, figure, noted, steps, type Trail } from "../../core/figure.ts";
import { type Pence, zero } from "../../core/money.ts";
import { book, cell, cells, cover } from "../../core/origin.ts";
import type { WfpClaim } from "./claim.ts";
import { type BookInputs, bookOrigins, bookUnits, highest } from "./open-instalment.ts";
import { lawOf, type Terms } from "./terms.ts";

/** "dismissed" is a leaver, too, but gets no balance (C-05). */
type Leaver = "no" | "left" | "dismissed";
export type PaymentKind = "nothing" | "lump" | "instalment" | "balance" | "leaver-lump";

type LeaverInputs = {
  readonly leaveDate: Day | undefined;
  readonly leaveReason: string | undefined;
  readonly dismissalOverturnedDate: Day | undefined;
  readonly payDate: Day;
  readonly period: Month;
  readonly "wfp.dismissalReasons": readonly string[];
};

const leaverFormula: Formula<LeaverInputs, Leaver> = {
  name: "leaver",
  unit: "text",
  rules: ["WFP-65", "WFP-71", "WFP-72"],
  inputs: {
    leaveDate: "day",
    leaveReason: "text",
    dismissalOverturnedDate: "day",
    payDate: "day",
    period: "month",
    "wfp.dismissalReasons": "text",
  },
  value: (from) => {
    if (from.leaveDate === undefined || from.leaveDate > daysOf(from.period).last) return "no";
    const { leaveReason, dismissalOverturnedDate: overturned } = from;
    if (leaveReason === undefined || !from["wfp.dismissalReasons"].includes(leaveReason)) return "left";
    return overturned !== undefined && overturned <= from.payDate ? "no" : "dismissed";
  },
};

/**
 * Whether the worker has left by the end of the month. An overturned dismissal is no leaving; `caseId` is the case that
 * overturned it, where the row does not say so itself.
 */
export function leaverOf(
  terms: Terms,
  claim: WfpClaim,
  caseId: string | undefined,
  trail: Trail | undefined,
): Leaver {
  const { leaveDate, leaveReason, dismissalOverturnedDate, payDate } = claim;
  return figure(
    leaverFormula,
    {
      leaveDate,
      leaveReason,
      dismissalOverturnedDate,
      payDate,
      period: terms.month,
      "wfp.dismissalReasons": terms.dismissalReasons,
    },
    trail &&
      noted(trail, {
        ...cells("leaveDate", "leaveReason", "payDate"),
        dismissalOverturnedDate:
          caseId === undefined ? cell("dismissalOverturnedDate") : { kind: "case", caseId },
        period: cover("period"),
        ...lawOf(terms, "wfp.dismissalReasons"),
      }),
  );
}

type PaidInputs = BookInputs & { readonly leaver: Leaver; readonly "instalment-open": boolean };

const instalmentsPaidFormula: Formula<PaidInputs, number> = {
  name: "instalments-paid",
  unit: "count",
  rules: ["WFP-52"],
  inputs: { ...bookUnits, leaver: "text", "instalment-open": "yes-no" },
  value: (from) => {
    const { instalmentsPosted: posted, instalmentsReopened: reopened = [] } = from;
    if (posted === undefined || from["instalment-open"]) {
      return from.paymentMethod === "LUMP" ? 0 : (from.instalmentNo ?? 1) - 1;
    }
    return highest(posted) - (from.leaver === "left" ? gapsIn(posted, reopened) : 0);
  },
};

/**
 * How many instalments were paid before this month: by the ledger, or else by the row's own count. A return that is
 * corrected after later months were posted brings the instalment that it brought, not the one after the last. A leaver's
 * balance leaves out only what stands.
 */
export function instalmentsPaid(
  claim: WfpClaim,
  leaver: Leaver,
  open: boolean,
  person: PersonFacts | undefined,
  trail: Trail | undefined,
): number {
  return figure(
    instalmentsPaidFormula,
    {
      paymentMethod: claim.paymentMethod,
      instalmentNo: claim.instalmentNo,
      instalmentsPosted: person?.instalments,
      instalmentsReopened: person?.reopened,
      leaver,
      "instalment-open": open,
    },
    trail && noted(trail, { ...bookOrigins, ...steps(trail, "leaver", "instalment-open") }),
  );
}

/** How many instalments before the last one were undone. */
function gapsIn(instalments: readonly number[], reopened: readonly number[]): number {
  const last = highest(instalments);
  return reopened.filter((each) => each < last && !instalments.includes(each)).length;
}

type KindInputs = {
  readonly lumpPosted: boolean | undefined;
  readonly "instalment-open": boolean;
  readonly paymentMethod: string;
  readonly leaver: Leaver;
  readonly "instalments-paid": number;
  readonly "wfp.instalments": number;
};

const kindFormula: Formula<KindInputs, PaymentKind> = {
  name: "payment-kind",
  unit: "text",
  rules: ["WFP-52", "WFP-65", "WFP-67"],
  inputs: {
    lumpPosted: "yes-no",
    "instalment-open": "yes-no",
    paymentMethod: "text",
    leaver: "text",
    "instalments-paid": "count",
    "wfp.instalments": "count",
  },
  value: (from) => {
    // A leaver's balance stands beside the instalments before it.
    if (from.lumpPosted === true && !from["instalment-open"]) return "nothing";
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
  { paid, open }: { readonly paid: number; readonly open: boolean },
  person: PersonFacts | undefined,
  trail: Trail | undefined,
): PaymentKind {
  return figure(
    kindFormula,
    {
      lumpPosted: person?.lumpPaid,
      "instalment-open": open,
      paymentMethod: claim.paymentMethod,
      leaver,
      "instalments-paid": paid,
      "wfp.instalments": terms.instalments,
    },
    trail &&
      noted(trail, {
        lumpPosted: book,
        ...cells("paymentMethod"),
        ...steps(trail, "instalment-open", "leaver", "instalments-paid"),
        ...lawOf(terms, "wfp.instalments"),
      }),
  );
}

type DueInputs = {
  readonly "payment-kind": PaymentKind;
  readonly "instalments-paid": number;
  readonly "instalments-due": readonly number[];
  readonly "wfp.total": Pence;
  readonly "wfp.instalment": Pence;
};

const dueFormula: Formula<DueInputs, Pence> = {
  name: "payment-due",
  unit: "money",
  rules: ["WFP-01", "WFP-52", "WFP-65", "WFP-67"],
  inputs: {
    "payment-kind": "text",
    "instalments-paid": "count",
    "instalments-due": "count",
    "wfp.total": "money",
    "wfp.instalment": "money",
  },
  head: "PAYMENT",
  value: (from) => {
    switch (from["payment-kind"]) {
      case "nothing":
        return zero;
      case "lump":
      case "leaver-lump":
        return from["wfp.total"];
      case "instalment":
        return (from["wfp.instalment"] * from["instalments-due"].length) as Pence;
      case "balance":
        return (from["wfp.total"] - from["wfp.instalment"] * from["instalments-paid"]) as Pence;
    }
  },
};

/** The payment due in the month, in pence. */
export function paymentDue(
  terms: Terms,
  kind: PaymentKind,
  paid: number,
  numbers: readonly number[],
  trail: Trail | undefined,
): Pence {
  return figure(
    dueFormula,
    {
      "payment-kind": kind,
      "instalments-paid": paid,
      "instalments-due": numbers,
      "wfp.total": terms.total,
      "wfp.instalment": terms.instalment,
    },
    trail &&
      noted(trail, {
        ...steps(trail, "payment-kind", "instalments-paid", "instalments-due"),
        ...lawOf(terms, "wfp.total", "wfp.instalment"),
      }),
  );
}
