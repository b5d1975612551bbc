// Extra hours of one person in one week: at the normal rate until the week comes to full time, beyond it by the
// overtime rules (FLEX-21 to 24, 72). Hours that nobody has approved beforehand are not paid.
import { addDays, type Day } from "../../core/day.ts";
import { figure, type Trail } from "../../core/figure.ts";
import { type Pence, pence } from "../../core/money.ts";
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
export const partsOfHour = 6000;
const partsOfHundredth = partsOfHour / 100;
const partsOfMinute = partsOfHour / 60;

/** Parts of an hour as an exact number of hours. */
export function hoursOfParts(parts: number): Rate {
  return fraction(parts, partsOfHour);
}

/** Attendance less the unpaid break, in parts of an hour; undefined when the break is longer (FLEX-21). */
export function paidTime(hundredths: number, breakMinutes: number): number | undefined {
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
      plain = plainTime(worked, full, time, trail);
      worked += time;
    }
    return { plain, overtime: time - plain, ...paid(terms, row, plain, time - plain, notes, trail), notes };
  });
}

/** How much of the time still falls within a full-time week. */
function plainTime(worked: number, full: number, time: number, trail: Trail | undefined): number {
  return figure(
    {
      name: "plain-time",
      unit: "count",
      rules: ["FLEX-23", "FLEX-24"],
      value: (from) => Math.min(from.time, Math.max(0, from.full - from.worked)),
    },
    { worked, full, time },
    trail,
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
  const plainPay = payFor("plain-pay", "FLEX-23", hourlyRate, plain, fraction(1, 1), trail);
  const { overtimeMultiplier } = terms;
  if (overtime > 0 && overtimeMultiplier === undefined) {
    notes.push(note("overtime-multiplier-not-set", "extraHours"));
    return { plainPay, overtimePay: undefined };
  }
  const times = overtimeMultiplier ?? fraction(1, 1);
  return { plainPay, overtimePay: payFor("overtime-pay", "FLEX-24", hourlyRate, overtime, times, trail) };
}

/** To the nearest penny, a half up, as other pay in proportion. */
function payFor(
  name: string,
  rule: string,
  hourlyRate: Pence,
  parts: number,
  times: Rate,
  trail: Trail | undefined,
): Pence {
  const value = () =>
    pence(divideHalfUp(hourlyRate * parts * times.numerator, partsOfHour * times.denominator));
  return figure({ name, rules: [rule], value }, { hourlyRate, parts, times }, trail);
}
