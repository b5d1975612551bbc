// Shares of a full-time figure: pay, days of leave, privilege days, days of sickness before half pay and no pay.
// A share is an exact fraction with the basis that it was made by; no basis is ever worked out from another (C-14).
import { type Formula, figure, noted, type Trail } from "../core/figure.ts";
import { type Pence, pence } from "../core/money.ts";
import type { Origin } from "../core/origin.ts";
import { divideHalfUp, divideUp, fraction, type Rate } from "../core/rate.ts";

/** Per cent of full time, hours of a full-time week, days of seven (sick absence), days of five (leave). */
export type ShareBasis = "percent" | "hours" | "sevenths" | "fifths";

export type Share = { readonly basis: ShareBasis; readonly rate: Rate };

type SickAllowance = "half-pay-days" | "nil-pay-days";
type HalfDayKind = "leave-days" | "privilege-days";
export type HalfDayRounding = "up-to-half-day" | "nearest-half-day";

const rulesOf = {
  "half-pay-days": { percent: "FLEX-41", hours: "FLEX-41", sevenths: "FLEX-43", fifths: "FLEX-43" },
  "nil-pay-days": { percent: "FLEX-42", hours: "FLEX-42", sevenths: "FLEX-44", fifths: "FLEX-44" },
  "leave-days": { percent: "FLEX-60", hours: "FLEX-60", sevenths: "FLEX-61", fifths: "FLEX-61" },
  "privilege-days": { percent: "FLEX-31", hours: "FLEX-31", sevenths: "FLEX-31", fifths: "FLEX-31" },
} as const;

/** Whether the guidance measures a figure on this basis: sick absence never by fifths, nothing else by sevenths. */
export function measures(basis: ShareBasis, of: SickAllowance | HalfDayKind | "pay"): boolean {
  if (basis === "sevenths") return of === "half-pay-days" || of === "nil-pay-days";
  return basis !== "fifths" || (of !== "half-pay-days" && of !== "nil-pay-days");
}

/** The product before any rounding. */
export function exactly(base: Rate, share: Rate): Rate {
  return fraction(base.numerator * share.numerator, base.denominator * share.denominator);
}

/** Where the steps go, and where the full-time figure, the share and the rounding came from. */
type ProRataNotes = {
  readonly trail: Trail;
  readonly full: Origin;
  readonly share: Origin;
  readonly rounding: Origin;
};

type DayInputs = { readonly base: Rate; readonly share: Rate };

/** A formula for each basis, because each has its own clause. */
function ofBasis<Of>(make: (basis: ShareBasis) => Of): Readonly<Record<ShareBasis, Of>> {
  return {
    percent: make("percent"),
    hours: make("hours"),
    sevenths: make("sevenths"),
    fifths: make("fifths"),
  };
}

function sickFormulas(of: SickAllowance) {
  return ofBasis(
    (basis): Formula<DayInputs, number> => ({
      name: of,
      unit: "count",
      rules: [rulesOf[of][basis]],
      inputs: { base: "exact", share: "rate" },
      value: ({ base, share }) =>
        divideUp(base.numerator * share.numerator, base.denominator * share.denominator),
    }),
  );
}

const sickAllowances = {
  "half-pay-days": sickFormulas("half-pay-days"),
  "nil-pay-days": sickFormulas("nil-pay-days"),
};

/** Days of sick absence before half pay or no pay begins: up to the next whole day (C-15). */
export function sickAllowance(
  of: SickAllowance,
  base: Rate,
  share: Share,
  notes?: Omit<ProRataNotes, "rounding">,
): number {
  const note = notes && noted(notes.trail, { base: notes.full, share: notes.share });
  return figure(sickAllowances[of][share.basis], { base, share: share.rate }, note);
}

type HalfDayInputs = DayInputs & { readonly rounding: HalfDayRounding };

function halfDayFormulas(of: HalfDayKind) {
  return ofBasis(
    (basis): Formula<HalfDayInputs, number> => ({
      name: of,
      unit: "halves",
      rules: [rulesOf[of][basis]],
      inputs: { base: "exact", share: "rate", rounding: "text" },
      value: ({ base, share, rounding }) => {
        const doubled = 2 * base.numerator * share.numerator;
        const denominator = base.denominator * share.denominator;
        return rounding === "up-to-half-day"
          ? divideUp(doubled, denominator)
          : divideHalfUp(doubled, denominator);
      },
    }),
  );
}

const halfDays = {
  "leave-days": halfDayFormulas("leave-days"),
  "privilege-days": halfDayFormulas("privilege-days"),
};

/** Days of leave or privilege days, counted in half days: 19 is nine and a half (C-15). */
export function inHalfDays(
  of: HalfDayKind,
  base: Rate,
  share: Share,
  rounding: HalfDayRounding,
  notes?: ProRataNotes,
): number {
  const origins = notes && { base: notes.full, share: notes.share, rounding: notes.rounding };
  const note = notes && origins && noted(notes.trail, origins);
  return figure(halfDays[of][share.basis], { base, share: share.rate, rounding }, note);
}

type PayInputs = { readonly "full-time-pay": Pence; readonly share: Rate };

function payFormulas(of: "pay" | "allowance") {
  return ofBasis(
    (basis): Formula<PayInputs, Pence> => ({
      name: `pro-rata-${of}`,
      unit: "money",
      rules: basis === "hours" ? ["FLEX-10", "FLEX-20"] : ["FLEX-20"],
      inputs: { "full-time-pay": "money", share: "rate" },
      // No rounding rule is published: exact until the end, then the nearest penny, a half up.
      value: ({ "full-time-pay": full, share }) =>
        pence(divideHalfUp(full * share.numerator, share.denominator)),
    }),
  );
}

const payShares = { pay: payFormulas("pay"), allowance: payFormulas("allowance") };

/** A share of full-time pay or of an allowance for the same time. */
export function payShare(
  of: "pay" | "allowance",
  full: Pence,
  share: Share,
  notes?: Omit<ProRataNotes, "rounding">,
): Pence {
  const note = notes && noted(notes.trail, { "full-time-pay": notes.full, share: notes.share });
  return figure(payShares[of][share.basis], { "full-time-pay": full, share: share.rate }, note);
}

/** 19 half days → "9.5". */
export function halfDayText(halves: number): string {
  return halves % 2 === 0 ? String(halves / 2) : `${(halves - 1) / 2}.5`;
}
