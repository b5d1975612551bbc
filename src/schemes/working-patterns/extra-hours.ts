// Extra hours of one person in one week: at the normal rate until the week comes to full time, beyond it by the
// overtime rules (FLEX-21 to 24, 72). Hours that nobody has approved beforehand are not paid.
import { addDays, type Day } from "../../core/day.ts";
import { type Formula, figure, noted, steps, type Trail } from "../../core/figure.ts";
import { type Pence, pence } from "../../core/money.ts";
import { cell, cells, law, type Origin, together } from "../../core/origin.ts";
import { divideHalfUp, fraction, type Rate } from "../../core/rate.ts";
import { type Note, note } from "./notes.ts";
import type { ExtraHoursRow, PatternRow } from "./rows.ts";
import type { Terms } from "./terms.ts";

export type ExtraHours = {
  /** Paid time in sixthousandths of an hour, in which hundredths of an hour and minutes are both whole. */
  readonly plain: number;
  readonly overtime: number;
  readonly plainPay: Pence | undefined;
  readonly overtimePay: Pence | undefined;
  readonly notes: readonly Note[];
};

/** Parts of an hour in which time is counted here. */
const partsOfHour = 6000;
const partsOfHundredth = partsOfHour / 100;
const partsOfMinute = partsOfHour / 60;

/** Parts of an hour as an exact number of hours. */
export function hoursOfParts(parts: number): Rate {
  return fraction(parts, partsOfHour);
}

/** Attendance less the unpaid break, in parts of an hour; undefined when the break is longer (FLEX-21). */
function paidTime(hundredths: number, breakMinutes: number): number | undefined {
  const parts = hundredths * partsOfHundredth - breakMinutes * partsOfMinute;
  return parts < 0 ? undefined : parts;
}

type Approval = "given" | "extra-hours-not-approved" | "approved-too-late" | "approved-within-the-week";

/** Approval has to come before the hours. Where only the week is known, before the week. */
export function approvalOf(row: ExtraHoursRow): Approval {
  const { approvedBy, approvedDate, workDate, weekEnding } = row;
  if (approvedBy === undefined || approvedDate === undefined) return "extra-hours-not-approved";
  if (approvedDate > (workDate ?? weekEnding)) return "approved-too-late";
  if (workDate !== undefined || approvedDate <= addDays(weekEnding, -6)) return "given";
  return "approved-within-the-week";
}

/**
 * All rows of one person and week, in the order of the file; `pattern` is the one in force in that week. The first
 * rows fill the week up to full time. Hours that are not approved fill nothing. Training is at the normal rate.
 */
export function extraHoursOf(
  terms: Terms,
  pattern: PatternRow,
  rows: readonly ExtraHoursRow[],
  isHoliday: (day: Day) => boolean | undefined,
  trail?: Trail,
): readonly ExtraHours[] {
  const full = terms.fullTimeHours * partsOfHour;
  let worked = pattern.weeklyHours * partsOfHundredth;
  return rows.map((row) => {
    const notes: Note[] = [];
    if (row.workDate !== undefined && isHoliday(row.workDate) === true)
      notes.push(note("worked-on-holiday", "workDate"));
    const approval = approvalOf(row);
    const time = paidTime(row.extraHours, row.breakMinutes ?? 0);
    if (approval !== "given") notes.push(note(approval, "approvedDate"));
    if (time === undefined) notes.push(note("break-longer-than-hours", "breakMinutes"));
    if (approval !== "given" || time === undefined) {
      return { plain: 0, overtime: 0, plainPay: undefined, overtimePay: undefined, notes };
    }
    let plain = time;
    if (row.purpose === "TRAINING") notes.push(note("training-pay-is-a-choice", "purpose"));
    else {
      plain = plainTime(terms, { worked, full, time }, trail);
      worked += time;
    }
    return { plain, overtime: time - plain, ...paid(terms, row, plain, time - plain, notes, trail), notes };
  });
}

type TimeInputs = { readonly worked: number; readonly full: number; readonly time: number };

const plainTimeFormula: Formula<TimeInputs, number> = {
  name: "plain-time",
  unit: "count",
  rules: ["FLEX-23", "FLEX-24"],
  inputs: { worked: "count", full: "count", time: "count" },
  value: ({ worked, full, time }) => Math.min(time, Math.max(0, full - worked)),
};

/** Attendance of the row, less its break. */
const timeOrigin = together(cell("extraHours"), cell("breakMinutes"));

/** How much of the time still falls within a full-time week. */
function plainTime({ on }: Terms, inputs: TimeInputs, trail: Trail | undefined): number {
  return figure(
    plainTimeFormula,
    inputs,
    trail &&
      noted(trail, {
        // The hours of the pattern, and those of the rows before.
        worked: { kind: "other-rows" },
        full: law("flex.fullTimeHours", on, cell("weekEnding")),
        time: timeOrigin,
      }),
  );
}

function paid(
  terms: Terms,
  row: ExtraHoursRow,
  plain: number,
  overtime: number,
  notes: Note[],
  trail: Trail | undefined,
) {
  const { hourlyRate } = row;
  if (hourlyRate === undefined) {
    notes.push(note("hourly-rate-missing", "hourlyRate"));
    return { plainPay: undefined, overtimePay: undefined };
  }
  const parts = trail && (row.purpose === "TRAINING" ? timeOrigin : steps(trail, "plain-time")["plain-time"]);
  const plainPay = figure(
    plainPayFormula,
    { hourlyRate, parts: plain },
    trail && parts && noted(trail, { ...cells("hourlyRate"), parts }),
  );
  const { overtimeMultiplier } = terms;
  if (overtime > 0 && overtimeMultiplier === undefined) {
    notes.push(note("overtime-multiplier-not-set", "extraHours"));
    return { plainPay, overtimePay: undefined };
  }
  const times = overtimeMultiplier ?? fraction(1, 1);
  const multiplier: Origin = law("flex.overtimeMultiplier", terms.on, cell("weekEnding"));
  const overtimePay = figure(
    overtimePayFormula,
    { hourlyRate, parts: overtime, times },
    trail &&
      parts &&
      noted(trail, { ...cells("hourlyRate"), parts: together(timeOrigin, parts), times: multiplier }),
  );
  return { plainPay, overtimePay };
}

type PlainInputs = { readonly hourlyRate: Pence; readonly parts: number };

const plainPayFormula: Formula<PlainInputs, Pence> = {
  name: "plain-pay",
  unit: "money",
  rules: ["FLEX-23"],
  inputs: { hourlyRate: "money", parts: "count" },
  value: ({ hourlyRate, parts }) => payFor(hourlyRate, parts, fraction(1, 1)),
};

const overtimePayFormula: Formula<PlainInputs & { readonly times: Rate }, Pence> = {
  name: "overtime-pay",
  unit: "money",
  rules: ["FLEX-24"],
  inputs: { hourlyRate: "money", parts: "count", times: "exact" },
  value: ({ hourlyRate, parts, times }) => payFor(hourlyRate, parts, times),
};

/** To the nearest penny, a half up, as other pay in proportion. */
function payFor(hourlyRate: Pence, parts: number, times: Rate): Pence {
  return pence(divideHalfUp(hourlyRate * parts * times.numerator, partsOfHour * times.denominator));
}
