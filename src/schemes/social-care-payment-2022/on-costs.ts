// What the payment costs the employer besides (WFP-64, C-10): National Insurance and pension, each the difference
// of two rounded contributions with and without the payment, at the rates and limits of the pay day.
import type { Day } from "../../core/day.ts";
import type { BroughtCost, Declared, Head, Payment, Remark } from "../../core/decision.ts";
import { lastStep, steps, type Trail } from "../../core/figure.ts";
import { type Pence, pence, poundsText, zero } from "../../core/money.ts";
import { markOfOpen, type OnCostMark } from "../../core/on-cost-mark.ts";
import { cell, type Origin } from "../../core/origin.ts";
import { type PayFrequency, payFrequency } from "../../core/pay-frequency.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";
import type { Law } from "../../law/law.ts";
import { employerNiOfMore } from "../../statute/class-1-ni.ts";
import { categoryInForce, type NiTable, niTable } from "../../statute/class-1-ni-table.ts";
import { earningsWith } from "../../statute/earnings.ts";
import { pensionOfMore, type QualifyingBand, qualifyingBand } from "../../statute/pension.ts";
import type { WfpClaim } from "./claim.ts";
import { costLeft, niPayable, noCost, selfEmployedStatus } from "./on-cost-amounts.ts";
import { noPension, noPensionCost, pensionBasis, pensionPayable } from "./on-cost-pension.ts";
import type { CostReading } from "./on-cost-reading.ts";
import type { Terms } from "./terms.ts";

/** What is in force on one pay day for one pay frequency; undefined where nothing was reviewed for that day. */
export type PayDayFigures = {
  /** The pay day. */
  readonly on: Day;
  readonly ni: NiTable | undefined;
  readonly band: QualifyingBand | undefined;
};

export type OnCosts = {
  readonly ni: Pence;
  readonly pension: Pence;
  /** Before the declared amounts were looked at. */
  readonly niComputed: Pence;
  readonly pensionComputed: Pence;
  /** The part of the computed amounts that nobody claims. */
  readonly niNotClaimed: Pence;
  readonly pensionNotClaimed: Pence;
  readonly remarks: readonly Remark[];
};

/** The cells of a row that on-costs rest on: of a return, or of a file that brings them later. */
type OnCostCells = Pick<
  WfpClaim,
  | "employmentStatus"
  | "pensionScheme"
  | "employerPensionRate"
  | "basePay"
  | "niCategory"
  | "employerNi"
  | "employerPension"
  | "director"
>;

/**
 * Which on-costs a row leaves open, because cells are missing or because nobody claims what was computed (`declared`); the
 * ledger keeps the answer for a later file.
 */
export function onCostMarkOf(claim: OnCostCells, declared: readonly Declared[] = []): OnCostMark {
  if (claim.employmentStatus === selfEmployedStatus) return "none";
  const missing = claim.basePay === undefined || claim.niCategory === undefined;
  const rateMissing = claim.pensionScheme !== noPension && claim.employerPensionRate === undefined;
  const notClaimed = (wanted: Head) =>
    declared.some(({ head, notClaimed }) => head === wanted && notClaimed !== undefined);
  return markOfOpen(
    missing || claim.director === true || notClaimed("EMPLOYER_NI"),
    (missing && claim.pensionScheme !== noPension) || rateMissing || notClaimed("EMPLOYER_PENSION"),
  );
}

const noRemarks: readonly Remark[] = Object.freeze([]);
/** Nothing at all. */
export const noCosts: OnCosts = Object.freeze({
  ni: zero,
  pension: zero,
  niComputed: zero,
  pensionComputed: zero,
  niNotClaimed: zero,
  pensionNotClaimed: zero,
  remarks: noRemarks,
});

const basePayMissing = remark("on-cost-cell-missing", "basePay");
const categoryMissing = remark("on-cost-cell-missing", "niCategory");
const niOfDirector = remark("director-on-cost", "director");
const rateMissing = remark("pension-rate-missing", "employerPensionRate");
const niOfSelfEmployed = remark("self-employed-on-cost", "employerNi", "WFP-23");
const pensionOfSelfEmployed = remark("self-employed-on-cost", "employerPension", "WFP-23");

function remark(code: ProblemCode, key: string, rule = "WFP-64", expected = ""): Remark {
  return Object.freeze({ code, key, expected, rule });
}

/** Looks up the figures of a claim's pay day, each day once. */
export function payDays(law: Law): (claim: Pick<WfpClaim, "payDate" | "payFrequency">) => PayDayFigures {
  const byFrequency = new Map<string | undefined, Map<Day, PayDayFigures>>();
  return (claim) => {
    let byDay = byFrequency.get(claim.payFrequency);
    if (byDay === undefined) {
      byDay = new Map();
      byFrequency.set(claim.payFrequency, byDay);
    }
    let figures = byDay.get(claim.payDate);
    if (figures === undefined) {
      const frequency = frequencyOf(claim);
      figures = {
        on: claim.payDate,
        ni: niTable(law, claim.payDate, frequency),
        band: qualifyingBand(law, claim.payDate, frequency),
      };
      byDay.set(claim.payDate, figures);
    }
    return figures;
  };
}

/** A blank frequency is monthly. The layout has no other words than the law. */
function frequencyOf(claim: Pick<WfpClaim, "payFrequency">): PayFrequency {
  if (claim.payFrequency === undefined) return "monthly";
  const frequency = payFrequency(claim.payFrequency);
  if (frequency === undefined) throw new Error(`no limits are known for pay ${claim.payFrequency}`);
  return frequency;
}

/** Where the steps go, and what said the pay day and the payment. */
type OnCostNotes = { readonly trail: Trail; readonly payDate: Origin; readonly payment: Origin };

/** Nothing where nothing is due. `figures` are those of the pay day; faultsOf has made sure that they are there. */
export function onCostsOf(
  terms: Terms,
  reading: CostReading,
  claim: OnCostCells,
  due: Pence,
  figures: PayDayFigures,
  notes: OnCostNotes | undefined,
): OnCosts {
  const trail = notes?.trail;
  if (due <= 0) return noCosts;
  if (claim.employmentStatus === selfEmployedStatus) return selfEmployed(claim, trail);
  const { basePay, niCategory } = claim;
  if (basePay === undefined || niCategory === undefined) return cellMissing(claim);
  const category = figures.ni && categoryInForce(figures.ni, niCategory);
  if (figures.ni === undefined || category === undefined) throw new Error("a fault was not found");
  const remarks: Remark[] = [];

  const from = notes && { ...notes, on: figures.on, earnings: cell("basePay"), extra: notes.payment };
  const more = earningsWith(basePay, due, from);
  const ofMore = from && { ...from, more: lastStep(from.trail) };
  let niComputed = zero;
  let ni = zero;
  if (claim.director === true) {
    // Earnings of the tax year to date would be needed, and no column has them: an officer works it out.
    remarks.push(niOfDirector);
  } else {
    niComputed = employerNiOfMore(
      figures.ni,
      category,
      basePay,
      more,
      ofMore && { ...ofMore, category: cell("niCategory") },
    );
    ni = niPayable(terms, reading, claim, niComputed, trail);
  }

  let pensionComputed = zero;
  let pension = zero;
  const rate = claim.employerPensionRate;
  if (claim.pensionScheme === noPension) {
    noPensionCost(claim, trail);
  } else if (rate === undefined) {
    remarks.push(rateMissing);
  } else {
    const basis = pensionBasis(terms, claim, trail);
    const inputs = { basis, band: figures.band, earnings: basePay, ratePercentThousandths: rate };
    const basisFrom = trail && steps(trail, "pension-basis")["pension-basis"];
    pensionComputed = pensionOfMore(
      inputs,
      more,
      ofMore && basisFrom && { ...ofMore, basis: basisFrom, rate: cell("employerPensionRate") },
    );
    pension = pensionPayable(terms, reading, claim, pensionComputed, trail);
  }
  return {
    ni,
    pension,
    niComputed,
    pensionComputed,
    niNotClaimed: notClaimed(claim.employerNi, ni, niComputed),
    pensionNotClaimed: notClaimed(claim.employerPension, pension, pensionComputed),
    remarks: remarks.length === 0 ? noRemarks : remarks,
  };
}

function notClaimed(declared: Pence | undefined, payable: Pence, computed: Pence): Pence {
  return declared === undefined && payable === 0 ? computed : zero;
}

function selfEmployed(claim: OnCostCells, trail: Trail | undefined): OnCosts {
  noCost(claim, trail);
  const remarks: Remark[] = [];
  if (claim.employerNi !== undefined && claim.employerNi > 0) remarks.push(niOfSelfEmployed);
  if (claim.employerPension !== undefined && claim.employerPension > 0) remarks.push(pensionOfSelfEmployed);
  return remarks.length === 0 ? noCosts : { ...noCosts, remarks };
}

function cellMissing(claim: OnCostCells): OnCosts {
  const remarks: Remark[] = [];
  if (claim.basePay === undefined) remarks.push(basePayMissing);
  if (claim.niCategory === undefined) remarks.push(categoryMissing);
  return { ...noCosts, remarks };
}

/** What the row pays now: the numbers of its instalments, none for a payment without them. */
type PaidNow = Pick<Payment, "dueMonth"> & { readonly instalments: readonly number[] };

/** What is left of a return's on-costs where a file of on-costs has brought some of them for the same payment. */
export function costsNotBrought(
  costs: OnCosts,
  brought: readonly BroughtCost[],
  paid: PaidNow,
  trail: Trail | undefined,
): OnCosts {
  const remarks = [...costs.remarks];
  const posted = {
    ni: postedIn(brought, "EMPLOYER_NI", paid),
    pension: postedIn(brought, "EMPLOYER_PENSION", paid),
  };
  const left = (key: "employerNi" | "employerPension", onCostPayable: Pence, onCostPosted: Pence): Pence => {
    if (onCostPayable === 0 || onCostPosted === 0) return onCostPayable;
    remarks.push(remark("on-cost-already-claimed", key, "WFP-64", poundsText(onCostPosted)));
    const head = key === "employerNi" ? "EMPLOYER_NI" : "EMPLOYER_PENSION";
    return costLeft(head, { onCostPayable, onCostPosted, "instalments-due": paid.instalments }, trail);
  };
  return {
    ...costs,
    ni: left("employerNi", costs.ni, posted.ni),
    pension: left("employerPension", costs.pension, posted.pension),
    niNotClaimed: posted.ni === 0 ? costs.niNotClaimed : zero,
    pensionNotClaimed: posted.pension === 0 ? costs.pensionNotClaimed : zero,
    remarks,
  };
}

/**
 * In the same month a cost without the number of an instalment may be that of any, and a payment without one takes the
 * place of any. A cost of another month is that of the same instalment, which was paid then and is paid now instead.
 */
function postedIn(
  brought: readonly BroughtCost[],
  wanted: Head,
  { dueMonth: now, instalments }: PaidNow,
): Pence {
  let sum = 0;
  for (const { head, dueMonth, instalment, amount } of brought) {
    const sameNumber = instalments.length === 0 ? instalment === 0 : instalments.includes(instalment);
    const anyNumber = dueMonth === now && (instalment === 0 || instalments.length !== 1);
    if (head === wanted && (sameNumber || anyNumber)) sum += amount;
  }
  return pence(sum);
}
