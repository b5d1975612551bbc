// On-costs that come after the payment (WFP-64, C-10): a file says what payments of earlier batches cost the
// employer in National Insurance and pension. What is payable is the lower of declared and computed, once, and
// only for a payment that stands in the ledger with the same amount.
import { contains, type Day, daysOf, dayText, type Month, monthText } from "../../core/day.ts";
import type {
  Circumstances,
  Decision,
  Declared,
  Head,
  Outcome,
  PaidMonth,
  Payment,
  Remark,
} from "../../core/decision.ts";
import { type Formula, figure, noted, type Trail } from "../../core/figure.ts";
import type { Finding } from "../../core/finding.ts";
import { type Pence, pence, poundsText, zero } from "../../core/money.ts";
import { book, cell, cells } from "../../core/origin.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";
import { rulesText } from "../../core/rules-text.ts";
import type { Law } from "../../law/law.ts";
import { categoryInForce, sameForEmployer } from "../../statute/class-1-ni-table.ts";
import { leg, type Ruling } from "../rulings.ts";
import type { Assessor, Scheme, Settlement, Standing } from "../scheme.ts";
import { dueMonthOf } from "./amounts.ts";
import { costLeft } from "./on-cost-amounts.ts";
import { noPension } from "./on-cost-pension.ts";
import { readingOfOnCostFile } from "./on-cost-reading.ts";
import type { OnCostRow } from "./on-cost-row.ts";
import { type OnCosts, onCostsOf, type PayDayFigures, payDays } from "./on-costs.ts";
import { paidMonthsOf } from "./paid-months.ts";
import { past } from "./past.ts";
import { type Terms, termsFor } from "./terms.ts";

export const onCostFile: Scheme<OnCostRow> = {
  name: "social-care-payment-2022",
  code: "WFP",
  layout: "wfp-oncost",
  // The cover adds up the payments that the on-costs are for, as it does in a return.
  totalKey: "amountPaid",
  declares: [
    { head: "EMPLOYER_NI", key: "employerNi" },
    { head: "EMPLOYER_PENSION", key: "employerPension" },
  ],
  lawDay: ({ period }) => daysOf(period).last,
  standing: ["period"],
  past: { ...past, months: paidMonthsOf },
  costsMayComeBeside: true,
  cites: ["WFP-23", "WFP-64", "WFP-91"],
  prepare,
};

const payment = leg("payment");
const made = payment("WFP-64", "met", "niNumber", "period", "amountPaid");
const ledgerSilent = payment("WFP-64", "unclear", "niNumber", "period");
const neverMade = payment("WFP-64", "not met", "niNumber", "period");
const notYetMade = payment("WFP-64", "unclear", "period");
const amountDiffers = payment("WFP-64", "unclear", "amountPaid");
const takenBack = payment("WFP-91", "unclear", "niNumber", "period");
const selfEmployed = payment("WFP-23", "not met", "niNumber");
const once = leg("on-cost-once");
const notYetClaimed = once("WFP-64", "met", "period");
const claimedBefore = once("WFP-64", "unclear", "period");

const none: readonly never[] = Object.freeze([]);

type ClaimedInputs = Pick<OnCostRow, "employerNi" | "employerPension">;
const claimedFormula: Formula<ClaimedInputs, Pence> = {
  name: "on-costs-claimed",
  unit: "money",
  rules: ["WFP-64"],
  inputs: { employerNi: "money", employerPension: "money" },
  value: (from) => pence((from.employerNi ?? 0) + (from.employerPension ?? 0)),
};

function prepare(law: Law): Assessor<OnCostRow> {
  const figuresOn = payDays(law);
  const terms = new Map<Month, Terms | undefined>();

  function termsOf(month: Month): Terms | undefined {
    if (!terms.has(month)) terms.set(month, termsFor(law, month));
    return terms.get(month);
  }

  function decide(row: OnCostRow, circumstances: Circumstances, trail?: Trail): Decision {
    const claimed = figure(
      claimedFormula,
      { employerNi: row.employerNi, employerPension: row.employerPension },
      trail && noted(trail, cells("employerNi", "employerPension")),
    );
    const at = termsOf(row.period);
    const figures = figuresFor(figuresOn, row);
    const faults = at === undefined ? [noTerms] : faultsOf(row, figures);
    if (at === undefined || figures === "day needed" || faults.length > 0) {
      return unpaid(row, claimed, "rejected", none, faults);
    }
    const outside = row.payDate !== undefined && !contains(at.days, row.payDate);
    const remarks: Remark[] = outside ? [dayOutside(at)] : [];
    const month = monthIn(circumstances, dueMonthOf(at));
    const found = judgePayment(row, circumstances, month);
    if (month === undefined || found.ruling !== made) {
      const outcome = found.ruling.finding.verdict === "not met" ? "not-eligible" : "refer";
      return unpaid(row, claimed, outcome, [found.ruling.finding], [...remarks, ...found.remarks]);
    }

    // The self-employed went before, and without its scheme no pension contribution can be computed.
    const onCosts = { ...row, employmentStatus: "", pensionScheme: row.pensionScheme ?? noPension };
    const said = row.payDate === undefined ? cell("period") : cell("payDate");
    const notes = trail && { trail, payDate: said, payment: book };
    const costs = onCostsOf(at, readingOfOnCostFile(at), onCosts, month.payment, figures, notes);
    if (row.pensionScheme === undefined && claimsPension(row)) remarks.push(schemeMissing);
    const settled = isSettled(month);
    const told = alreadyClaimed(row, month, settled);
    const all = [...remarks, ...costs.remarks, ...told];
    if (settled) return unpaid(row, claimed, "held", [made.finding, claimedBefore.finding], all);

    const posted = { ni: month.employerNi, pension: month.employerPension };
    const left = (head: "EMPLOYER_NI" | "EMPLOYER_PENSION", onCostPayable: Pence, onCostPosted: Pence) =>
      costLeft(head, { onCostPayable, onCostPosted, "instalments-due": [] }, trail);
    const ni = left("EMPLOYER_NI", costs.ni, posted.ni);
    const pension = left("EMPLOYER_PENSION", costs.pension, posted.pension);
    return {
      outcome: "payable",
      conditional: false,
      findings: [made.finding, notYetClaimed.finding],
      payable: paymentsOf(month, ni, pension),
      later: none,
      claimed,
      declared: declaredIn(row, costs),
      remarks: all,
    };
  }

  return {
    decide,
    rulesText,
    standingOf: (row) => [row.period],
    settle,
    // The ledger's own word, month by month, came with the circumstances.
    settlePrior: () => undefined,
  };
}

/**
 * The month with what is posted of its costs: of a head without any, those of the same instalment whose payment was undone,
 * whoever made it.
 */
function monthIn({ paidMonths, broughtCosts = none }: Circumstances, wanted: Month): PaidMonth | undefined {
  const month = paidMonths?.find(({ dueMonth }) => dueMonth === wanted);
  if (month === undefined || month.payment === 0) return month;
  const posted = (key: "employerNi" | "employerPension", of: Head): Pence => {
    if (month[key] !== 0) return month[key];
    const undone = broughtCosts.filter(
      ({ head, instalment }) => head === of && instalment === month.instalment,
    );
    return pence(undone.reduce((sum, { amount }) => sum + amount, 0));
  };
  return {
    ...month,
    employerNi: posted("employerNi", "EMPLOYER_NI"),
    employerPension: posted("employerPension", "EMPLOYER_PENSION"),
  };
}

/** The figures of the pay day, or of the whole month where employers pay the same all along; else the day has to be said. */
function figuresFor(figuresOn: ReturnType<typeof payDays>, row: OnCostRow): PayDayFigures | "day needed" {
  const { payFrequency } = row;
  const on = (payDate: Day): PayDayFigures => figuresOn({ payDate, payFrequency });
  if (row.payDate !== undefined) return on(row.payDate);
  const { first, last } = daysOf(row.period);
  const [atFirst, atLast] = [on(first), on(last)];
  const sameBand = atFirst.band?.lower === atLast.band?.lower && atFirst.band?.upper === atLast.band?.upper;
  const sameNi = sameForEmployer(atFirst.ni, atLast.ni, row.niCategory);
  return sameNi && sameBand ? atFirst : "day needed";
}

const noTerms = remark("no-figure-for-day", "period", "WFP-01", "wfp.total");
const noNiFigure = remark("no-figure-for-day", "period", "WFP-64", "class1.employerRate");
const noBand = remark("no-figure-for-day", "period", "WFP-64", "qualifyingEarnings.lowerLimit");
const categoryUnknown = remark("ni-category-not-in-force", "niCategory", "WFP-64");
const schemeMissing = remark("on-cost-cell-missing", "pensionScheme", "WFP-64");

function remark(code: ProblemCode, key: keyof OnCostRow, rule: string, expected = ""): Remark {
  return { code, key, expected, rule };
}

function faultsOf(row: OnCostRow, figures: PayDayFigures | "day needed"): readonly Remark[] {
  if (figures === "day needed") {
    return [remark("cell-required-with", "payDate", "WFP-64", `period: ${monthText(row.period)}`)];
  }
  if (figures.ni === undefined) return [noNiFigure];
  if (categoryInForce(figures.ni, row.niCategory) === undefined) return [categoryUnknown];
  return figures.band === undefined && row.employerPensionRate !== undefined ? [noBand] : none;
}

function dayOutside({ days }: Terms): Remark {
  return remark("pay-date-outside-period", "payDate", "", `${dayText(days.first)} – ${dayText(days.last)}`);
}

/** Whether nothing is left to be brought: what the claim left open is there, or both are. */
function isSettled({ onCosts, employerNi, employerPension }: PaidMonth): boolean {
  if (employerNi !== 0 && employerPension !== 0) return true;
  if (onCosts === "computed") return true;
  if (onCosts === "ni-left-out") return employerNi !== 0;
  return onCosts === "pension-left-out" && employerPension !== 0;
}

function claimsPension({ employerPensionRate, employerPension }: OnCostRow): boolean {
  return employerPensionRate !== undefined || (employerPension ?? 0) > 0;
}

type Found = { readonly ruling: Ruling; readonly remarks: readonly Remark[] };

/** Whether the payment that the costs are for stands in the ledger. */
function judgePayment(row: OnCostRow, { paidMonths }: Circumstances, month: PaidMonth | undefined): Found {
  if (paidMonths === undefined) return { ruling: ledgerSilent, remarks: none };
  if (month === undefined || month.payment === 0) {
    const others = paidMonths.some((other) => other.payment > 0);
    const code = others ? "on-cost-payment-not-yet" : "on-cost-payment-unknown";
    return { ruling: others ? notYetMade : neverMade, remarks: [remark(code, "period", "WFP-64")] };
  }
  if (month.onCosts === "none") return { ruling: selfEmployed, remarks: costsOfSelfEmployed(row) };
  if (month.takenBack || month.payment < 0) return { ruling: takenBack, remarks: none };
  if (month.payment === row.amountPaid) return { ruling: made, remarks: none };
  const differs = remark("on-cost-amount-differs", "amountPaid", "WFP-64", poundsText(month.payment));
  return { ruling: amountDiffers, remarks: [differs] };
}

function costsOfSelfEmployed({ employerNi, employerPension }: OnCostRow): readonly Remark[] {
  const keys = [
    ...((employerNi ?? 0) > 0 ? (["employerNi"] as const) : []),
    ...((employerPension ?? 0) > 0 ? (["employerPension"] as const) : []),
  ];
  return keys.map((key) => remark("self-employed-on-cost", key, "WFP-23"));
}

/** What an earlier batch has made payable of these costs; nothing more is paid for that head. */
function alreadyClaimed(row: OnCostRow, month: PaidMonth, settled: boolean): readonly Remark[] {
  const keys = (["employerNi", "employerPension"] as const).filter(
    (key) => month[key] !== 0 || (settled && row[key] !== undefined),
  );
  const told = settled && keys.length === 0 ? (["employerNi"] as const) : keys;
  return told.map((key) => remark("on-cost-already-claimed", key, "WFP-64", poundsText(month[key])));
}

function paymentsOf({ dueMonth, instalment }: PaidMonth, ni: Pence, pension: Pence): readonly Payment[] {
  const payments: Payment[] = [];
  if (ni !== 0) payments.push({ head: "EMPLOYER_NI", dueMonth, amount: ni, instalment });
  if (pension !== 0) payments.push({ head: "EMPLOYER_PENSION", dueMonth, amount: pension, instalment });
  return payments;
}

function declaredIn(
  row: OnCostRow,
  costs: Pick<OnCosts, "niComputed" | "pensionComputed">,
): readonly Declared[] {
  const declared: readonly Declared[] = [
    { head: "EMPLOYER_NI", declared: row.employerNi ?? zero, computed: costs.niComputed },
    { head: "EMPLOYER_PENSION", declared: row.employerPension ?? zero, computed: costs.pensionComputed },
  ];
  return declared.filter((one) => one.declared !== 0 || one.computed !== 0);
}

function unpaid(
  row: OnCostRow,
  claimed: Pence,
  outcome: Outcome,
  findings: readonly Finding[],
  remarks: readonly Remark[],
): Decision {
  const declared = declaredIn(row, { niComputed: zero, pensionComputed: zero });
  return { outcome, conditional: false, findings, payable: none, later: none, claimed, declared, remarks };
}

/** Two rows for one person and month with one employer: the first is kept. Employers do not meet here. */
function settle(claims: readonly Standing[]): readonly Settlement[] {
  const first = new Map<string, Standing>();
  const settlements: Settlement[] = [];
  for (const claim of claims) {
    const key = `${claim.employer} ${claim.values[0]}`;
    const against = first.get(key);
    if (against === undefined) {
      first.set(key, claim);
      continue;
    }
    settlements.push({
      row: claim.row,
      against: against.row,
      keeps: true,
      kind: "same-employer",
      evidence: "same-ni-number",
      reason: "first-row",
      certainty: "certain",
      rules: ["WFP-64"],
    });
  }
  return settlements;
}
