// Shares of a full-time figure: pay, days of leave, privilege days, days of sickness before half pay and no pay.
// A share is an exact fraction with the basis that it was made by; no basis is ever worked out from another (C-14).
import { figure, type Trail } from "../core/figure.ts";
import { type Pence, pence } from "../core/money.ts";
import { divideHalfUp, divideUp, fraction, type Rate } from "../core/rate.ts";

/** Per cent of full time, hours of a full-time week, days of seven (sick absence), days of five (leave). */
export type ShareBasis = "percent" | "hours" | "sevenths" | "fifths";

export type Share = { readonly basis: ShareBasis; readonly rate: Rate };

export type SickAllowance = "half-pay-days" | "nil-pay-days";
export type HalfDayKind = "leave-days" | "privilege-days";
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

/** Days of sick absence before half pay or no pay begins: up to the next whole day (C-15). */
export function sickAllowance(of: SickAllowance, base: Rate, share: Share, trail?: Trail): number {
  const rules = [rulesOf[of][share.basis]];
  const inputs = { base: exactText(base), share: share.rate };
  return figure({ name: of, unit: "count", rules, value: () => wholeDays(base, share.rate) }, inputs, trail);
}

function wholeDays(base: Rate, share: Rate): number {
  return divideUp(base.numerator * share.numerator, base.denominator * share.denominator);
}

/** Days of leave or privilege days, counted in half days: 19 is nine and a half (C-15). */
export function inHalfDays(
  of: HalfDayKind,
  base: Rate,
  share: Share,
  rounding: HalfDayRounding,
  trail?: Trail,
): number {
  const doubled = 2 * base.numerator * share.rate.numerator;
  const denominator = base.denominator * share.rate.denominator;
  const halves =
    rounding === "up-to-half-day" ? divideUp(doubled, denominator) : divideHalfUp(doubled, denominator);
  if (trail !== undefined) {
    const rules = [rulesOf[of][share.basis]];
    figure(
      { name: of, unit: "count", rules, value: () => halfDayText(halves) },
      { base: exactText(base), share: share.rate, rounding },
      trail,
    );
  }
  return halves;
}

/** A share of full-time pay or of an allowance for the same time. */
export function payShare(of: "pay" | "allowance", full: Pence, share: Share, trail?: Trail): Pence {
  // No rounding rule is published: exact until the end, then the nearest penny, a half up.
  const value = () => pence(divideHalfUp(full * share.rate.numerator, share.rate.denominator));
  return figure(
    { name: `pro-rata-${of}`, rules: share.basis === "hours" ? ["FLEX-10", "FLEX-20"] : ["FLEX-20"], value },
    { "full-time-pay": full, share: share.rate },
    trail,
  );
}

/** 19 half days → "9.5". */
export function halfDayText(halves: number): string {
  return halves % 2 === 0 ? String(halves / 2) : `${(halves - 1) / 2}.5`;
}

/** An exact number as a decimal where that ends ("163.8"), else as a fraction in lowest terms ("1095/7"). */
export function exactText({ numerator, denominator }: Rate): string {
  let rest = denominator;
  let places = 0;
  for (const prime of [2, 5]) {
    let powers = 0;
    for (; rest % prime === 0; rest /= prime) powers += 1;
    if (powers > places) places = powers;
  }
  if (rest !== 1) return `${numerator}/${denominator}`;
  // The digits may be more than a number holds exactly.
  const scaled = (BigInt(numerator) * 10n ** BigInt(places)) / BigInt(denominator);
  const digits = scaled.toString().padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
