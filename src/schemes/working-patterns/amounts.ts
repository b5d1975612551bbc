// The figures of one pattern: pay, allowance, twelve instalments, the length of a compressed day, leave, privilege
// days, the limit of a flexible-time balance.
import { figure, type Trail } from "../../core/figure.ts";
import { type Pence, pence } from "../../core/money.ts";
import { divideDown, divideHalfUp, fraction, type Rate } from "../../core/rate.ts";
import { inHalfDays, payShare, type Share, sickAllowance } from "../../statute/pro-rata.ts";
import type { PatternRow } from "./rows.ts";
import type { Terms } from "./terms.ts";
import { daysPerWeekOf, type WeekPattern } from "./week.ts";

/** A year's pay for the share, to the penny. */
export function payOf(row: PatternRow, share: Share, trail?: Trail): Pence {
  return payShare("pay", row.fteAnnualPay, share, trail);
}

/** A year's allowances for the share, to the penny; undefined when there are none. */
export function allowanceOf(row: PatternRow, share: Share, trail?: Trail): Pence | undefined {
  return row.fteAllowances === undefined ? undefined : payShare("allowance", row.fteAllowances, share, trail);
}

export type Instalments = { readonly each: Pence; readonly last: Pence };

/** Equal monthly instalments of a year's pay, which is not below zero; the pence that are left over go to the last (FLEX-13, 16). */
export function instalmentsOf(terms: Terms, pay: Pence, trail?: Trail): Instalments {
  const inputs = { "pro-rata-pay": pay, "flex.instalments": terms.instalments };
  const rules = ["FLEX-13", "FLEX-16"];
  const each = figure(
    { name: "pattern-instalment", rules, value: () => pence(divideDown(pay, terms.instalments)) },
    inputs,
    trail,
  );
  const last = figure(
    { name: "pattern-last-instalment", rules, value: () => pence(pay - each * (terms.instalments - 1)) },
    { ...inputs, "pattern-instalment": each },
    trail,
  );
  return { each, last };
}

/**
 * The hours of one working day where agreed hours are worked on fewer days: 37 in four days are 9.25 (FLEX-12).
 * By the week pattern, whose weeks may alternate, or by days a week. Undefined when neither is given.
 */
export function hoursOfDay(row: PatternRow, week: WeekPattern | undefined, trail?: Trail): Rate | undefined {
  const days = week === undefined ? row.daysPerWeek && fraction(row.daysPerWeek, 100) : daysPerWeekOf(week);
  if (days === undefined || days === 0 || days.numerator === 0) return undefined;
  const value = fraction(row.weeklyHours * days.denominator, 100 * days.numerator);
  if (trail !== undefined) {
    const inputs = { weeklyHours: row.weeklyHours, days: fourDecimals(days) };
    figure(
      { name: "compressed-day", unit: "count", rules: ["FLEX-12"], value: () => fourDecimals(value) },
      inputs,
      trail,
    );
  }
  return value;
}

/** Four decimals, the last to the nearest, zeros at the end left out: 74/9 → "8.2222", 37/4 → "9.25". */
export function fourDecimals({ numerator, denominator }: Rate): string {
  const digits = String(divideHalfUp(numerator * 10_000, denominator)).padStart(5, "0");
  const decimals = digits.slice(-4).replace(/0+$/, "");
  return decimals === "" ? digits.slice(0, -4) : `${digits.slice(0, -4)}.${decimals}`;
}

/** Days of leave in a year, in half days (FLEX-60, 61). */
export function leaveOf(terms: Terms, share: Share, trail?: Trail): number {
  return inHalfDays("leave-days", fraction(terms.leaveDays, 1), share, terms.leaveRounding, trail);
}

/** Privilege days and bank holidays in a year by per cent, in half days (FLEX-31). */
export function privilegeDaysOf(terms: Terms, share: Share, trail?: Trail): number {
  const base = fraction(terms.privilegeHalfDays, 2);
  return inHalfDays("privilege-days", base, share, terms.privilegeRounding, trail);
}

export type Allowances = { readonly half: number; readonly nil: number };

/** Days of sick absence before half pay and before no pay (FLEX-41 to 44). */
export function sickAllowancesOf(terms: Terms, share: Share, trail?: Trail): Allowances {
  return {
    half: sickAllowance("half-pay-days", fraction(terms.halfPayDays, 1), share, trail),
    nil: sickAllowance("nil-pay-days", fraction(terms.nilPayDays, 1), share, trail),
  };
}

/**
 * The most hours that may be carried over in the flexible-time scheme, exact, by the hours of a week (FLEX-11, 50).
 * Undefined until the full-time limit is set: it is not in the guidance.
 */
export function carryOverOf(terms: Terms, row: PatternRow, trail?: Trail): Rate | undefined {
  const minutes = terms.carryOverMinutes;
  if (minutes === undefined) return undefined;
  const hours = fraction(minutes * row.weeklyHours, 60 * 100 * terms.fullTimeHours);
  if (trail !== undefined) {
    const inputs = { weeklyHours: row.weeklyHours, "flex.carryOverMinutes": minutes };
    figure(
      {
        name: "carry-over-limit",
        unit: "count",
        rules: ["FLEX-11", "FLEX-50"],
        value: () => fourDecimals(hours),
      },
      inputs,
      trail,
    );
  }
  return hours;
}
