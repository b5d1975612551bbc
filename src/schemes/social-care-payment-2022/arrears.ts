// Which instalments a row brings: one, and with it those that were due before a right was recognised (WFP-72, C-34).
import type { Month } from "../../core/day.ts";
import type { Circumstances } from "../../core/decision.ts";
import { type Formula, figure, noted, steps, type Trail } from "../../core/figure.ts";
import { book, cover } from "../../core/origin.ts";
import type { PaymentKind } from "./instalments.ts";
import { lawOf, type Terms } from "./terms.ts";

type DueInputs = {
  readonly "payment-kind": PaymentKind;
  readonly "instalments-paid": number;
  readonly "instalment-open": boolean;
  /** Undefined without a ledger: nobody knows what was missed, and the row's own count is believed. */
  readonly instalmentsPosted: readonly number[] | undefined;
  readonly period: Month;
  readonly "wfp.firstDueMonth": Month;
  readonly "wfp.instalments": number;
  readonly "wfp.arrears": string;
};

const dueFormula: Formula<DueInputs, readonly number[]> = {
  name: "instalments-due",
  unit: "count",
  rules: ["WFP-52", "WFP-72"],
  inputs: {
    "payment-kind": "text",
    "instalments-paid": "count",
    "instalment-open": "yes-no",
    instalmentsPosted: "count",
    period: "month",
    "wfp.firstDueMonth": "month",
    "wfp.instalments": "count",
    "wfp.arrears": "text",
  },
  value: (from) => {
    if (from["payment-kind"] !== "instalment") return [];
    const number = from["instalments-paid"] + 1;
    const { instalmentsPosted: posted } = from;
    if (posted === undefined || from["wfp.arrears"] !== "at-once") return [number];
    // After one that was missing come those that the ledger has not reached yet.
    let next = number + 1;
    if (from["instalment-open"]) for (const each of posted) if (each >= next) next = each + 1;
    const last = Math.min(from["wfp.instalments"], from.period - from["wfp.firstDueMonth"] + 1);
    const due = [number];
    for (; next <= last; next += 1) due.push(next);
    return due;
  },
};

/** The numbers of the instalments that the row brings, the first of them its own; none where it brings another payment. */
export function instalmentsDue(
  terms: Terms,
  kind: PaymentKind,
  paid: number,
  open: boolean,
  { remembers = false, person }: Pick<Circumstances, "remembers" | "person">,
  trail: Trail | undefined,
): readonly number[] {
  return figure(
    dueFormula,
    {
      "payment-kind": kind,
      "instalments-paid": paid,
      "instalment-open": open,
      instalmentsPosted: person?.instalments ?? (remembers ? [] : undefined),
      period: terms.month,
      "wfp.firstDueMonth": terms.firstDueMonth,
      "wfp.instalments": terms.instalments,
      "wfp.arrears": terms.arrears,
    },
    trail &&
      noted(trail, {
        ...steps(trail, "payment-kind", "instalments-paid", "instalment-open"),
        instalmentsPosted: book,
        period: cover("period"),
        ...lawOf(terms, "wfp.firstDueMonth", "wfp.instalments", "wfp.arrears"),
      }),
  );
}
