// The figures of one pattern: pay, allowance, twelve instalments, the length of a compressed day, leave, privilege
// days, the limit of a flexible-time balance.
import { type Formula, figure, lastStep, noted, steps, type Trail } from "../../core/figure.ts";
import { type Pence, pence } from "../../core/money.ts";
import { cell, cells, law, laws, type Origin, together } from "../../core/origin.ts";
import { divideDown, divideHalfUp, fraction, type Rate } from "../../core/rate.ts";
import { inHalfDays, payShare, type Share, sickAllowance } from "../../statute/pro-rata.ts";
import type { PatternRow } from "./rows.ts";
import type { Terms } from "./terms.ts";
import { daysPerWeekOf, type WeekPattern } from "./week.ts";

/** The cells that a share is made of, by its basis (C-14). */
function shareOrigin({ basis }: Share): Origin {
  switch (basis) {
    case "percent":
      return cell("ftePercent");
    case "hours":
      return together(cell("weeklyHours"), cell("patternType"));
    case "sevenths":
    case "fifths":
      return together(cell("daysPerWeek"), cell("weekPattern"));
  }
}

/** A year's pay for the share, to the penny. */
export function payOf(row: PatternRow, share: Share, trail?: Trail): Pence {
  const notes = trail && { trail, full: cell("fteAnnualPay"), share: shareOrigin(share) };
  return payShare("pay", row.fteAnnualPay, share, notes);
}

/** A year's allowances for the share, to the penny; undefined when there are none. */
export function allowanceOf(row: PatternRow, share: Share, trail?: Trail): Pence | undefined {
  if (row.fteAllowances === undefined) return undefined;
  const notes = trail && { trail, full: cell("fteAllowances"), share: shareOrigin(share) };
  return payShare("allowance", row.fteAllowances, share, notes);
}

type Instalments = { readonly each: Pence; readonly last: Pence };

type EachInputs = { readonly "pro-rata-pay": Pence; readonly "flex.instalments": number };

const eachFormula: Formula<EachInputs, Pence> = {
  name: "pattern-instalment",
  unit: "money",
  rules: ["FLEX-13", "FLEX-16"],
  inputs: { "pro-rata-pay": "money", "flex.instalments": "count" },
  value: (from) => pence(divideDown(from["pro-rata-pay"], from["flex.instalments"])),
};

const lastFormula: Formula<EachInputs & { readonly "pattern-instalment": Pence }, Pence> = {
  name: "pattern-last-instalment",
  unit: "money",
  rules: ["FLEX-13", "FLEX-16"],
  inputs: { "pro-rata-pay": "money", "flex.instalments": "count", "pattern-instalment": "money" },
  value: (from) => pence(from["pro-rata-pay"] - from["pattern-instalment"] * (from["flex.instalments"] - 1)),
};

/** Equal monthly instalments of a year's pay, which is not below zero; the pence that are left over go to the last (FLEX-13, 16). */
export function instalmentsOf(terms: Terms, pay: Pence, trail?: Trail): Instalments {
  const inputs = { "pro-rata-pay": pay, "flex.instalments": terms.instalments };
  const from = trail && {
    ...steps(trail, "pro-rata-pay"),
    ...laws(terms.on, undefined, "flex.instalments"),
  };
  const each = figure(eachFormula, inputs, trail && from && noted(trail, from));
  const last = figure(
    lastFormula,
    { ...inputs, "pattern-instalment": each },
    trail && from && noted(trail, { ...from, "pattern-instalment": lastStep(trail) }),
  );
  return { each, last };
}

const dayFormula: Formula<{ readonly weeklyHours: number; readonly days: Rate }, Rate> = {
  name: "compressed-day",
  unit: "exact",
  rules: ["FLEX-12"],
  inputs: { weeklyHours: "hours", days: "exact" },
  value: ({ weeklyHours, days }) => fraction(weeklyHours * days.denominator, 100 * days.numerator),
};

/**
 * The hours of one working day where agreed hours are worked on fewer days: 37 in four days are 9.25 (FLEX-12).
 * By the week pattern, whose weeks may alternate, or by days a week. Undefined when neither is given.
 */
export function hoursOfDay(row: PatternRow, week: WeekPattern | undefined, trail?: Trail): Rate | undefined {
  const days = week === undefined ? row.daysPerWeek && fraction(row.daysPerWeek, 100) : daysPerWeekOf(week);
  if (days === undefined || days === 0 || days.numerator === 0) return undefined;
  const from = cell(week === undefined ? "daysPerWeek" : "weekPattern");
  return figure(
    dayFormula,
    { weeklyHours: row.weeklyHours, days },
    trail && noted(trail, { ...cells("weeklyHours"), days: from }),
  );
}

/** Four decimals, the last to the nearest, zeros at the end left out: 74/9 → "8.2222", 37/4 → "9.25". */
export function fourDecimals({ numerator, denominator }: Rate): string {
  const digits = String(divideHalfUp(numerator * 10_000, denominator)).padStart(5, "0");
  const decimals = digits.slice(-4).replace(/0+$/, "");
  return decimals === "" ? digits.slice(0, -4) : `${digits.slice(0, -4)}.${decimals}`;
}

/** Days of leave in a year, in half days (FLEX-60, 61). */
export function leaveOf(terms: Terms, share: Share, trail?: Trail): number {
  const notes = trail && halfDayNotes(terms, share, trail, "flex.leaveDays", "flex.rounding.leaveDays");
  return inHalfDays("leave-days", fraction(terms.leaveDays, 1), share, terms.leaveRounding, notes);
}

/** Privilege days and bank holidays in a year by per cent, in half days (FLEX-31). */
export function privilegeDaysOf(terms: Terms, share: Share, trail?: Trail): number {
  const base = fraction(terms.privilegeHalfDays, 2);
  const notes =
    trail && halfDayNotes(terms, share, trail, "flex.privilegeHalfDays", "flex.rounding.privilegeDays");
  return inHalfDays("privilege-days", base, share, terms.privilegeRounding, notes);
}

function halfDayNotes({ on }: Terms, share: Share, trail: Trail, full: string, rounding: string) {
  const of = (id: string): Origin => law(id, on, undefined);
  return { trail, full: of(full), share: shareOrigin(share), rounding: of(rounding) };
}

export type Allowances = { readonly half: number; readonly nil: number };

/** Days of sick absence before half pay and before no pay (FLEX-41 to 44). */
export function sickAllowancesOf(terms: Terms, share: Share, trail?: Trail): Allowances {
  const notes = (id: string) =>
    trail && { trail, full: law(id, terms.on, undefined), share: shareOrigin(share) };
  return {
    half: sickAllowance("half-pay-days", fraction(terms.halfPayDays, 1), share, notes("flex.halfPayDays")),
    nil: sickAllowance("nil-pay-days", fraction(terms.nilPayDays, 1), share, notes("flex.nilPayDays")),
  };
}

type CarryInputs = {
  readonly weeklyHours: number;
  readonly "flex.carryOverMinutes": number;
  readonly "flex.fullTimeHours": number;
};

const carryFormula: Formula<CarryInputs, Rate> = {
  name: "carry-over-limit",
  unit: "exact",
  rules: ["FLEX-11", "FLEX-50"],
  inputs: { weeklyHours: "hours", "flex.carryOverMinutes": "count", "flex.fullTimeHours": "count" },
  value: (from) =>
    fraction(from["flex.carryOverMinutes"] * from.weeklyHours, 60 * 100 * from["flex.fullTimeHours"]),
};

/**
 * The most hours that may be carried over in the flexible-time scheme, exact, by the hours of a week (FLEX-11, 50).
 * Undefined until the full-time limit is set: it is not in the guidance.
 */
export function carryOverOf(terms: Terms, row: PatternRow, trail?: Trail): Rate | undefined {
  const minutes = terms.carryOverMinutes;
  if (minutes === undefined) return undefined;
  return figure(
    carryFormula,
    {
      weeklyHours: row.weeklyHours,
      "flex.carryOverMinutes": minutes,
      "flex.fullTimeHours": terms.fullTimeHours,
    },
    trail &&
      noted(trail, {
        ...cells("weeklyHours"),
        ...laws(terms.on, undefined, "flex.carryOverMinutes", "flex.fullTimeHours"),
      }),
  );
}
