// The lines as flat records, one property for each column of a file: pence, days and counts stay numbers, shares and
// hours are exact text, notes and rules are codes separated by a space. Undefined is a blank cell.

import { exactText, fraction, type Rate } from "../../core/rate.ts";
import { halfDayText } from "../../statute/pro-rata.ts";
import { fourDecimals } from "./amounts.ts";
import { hoursOfParts } from "./extra-hours.ts";
import type { ExtraHoursLine, HolidayLine, PatternLine, SicknessLine } from "./lines.ts";
import type { Note } from "./notes.ts";

/** Where a row stands; the caller knows it. */
export type RowPlace = { readonly file: string; readonly sheet: string; readonly row: number };

export type PatternRecord = ReturnType<typeof patternRecord>;
export type ExtraHoursRecord = ReturnType<typeof extraHoursRecord>;
export type SicknessRecord = ReturnType<typeof sicknessRecord>;
export type HolidayRecord = ReturnType<typeof holidayRecord>;

/** A line of patterns.csv. */
export function patternRecord(place: RowPlace, line: PatternLine) {
  const { row } = line;
  return {
    ...place,
    payrollRef: row.payrollRef,
    patternType: row.patternType,
    patternEffectiveFrom: row.patternEffectiveFrom,
    patternEffectiveTo: row.patternEffectiveTo,
    payShare: line.payShare && percentText(line.payShare),
    annualPay: line.pay,
    annualAllowance: line.allowance,
    monthlyInstalment: line.instalment,
    lastInstalment: line.lastInstalment,
    hoursOfDay: line.hoursOfDay && fourDecimals(line.hoursOfDay),
    leaveDays: halfDays(line.leaveHalfDays),
    privilegeDays: halfDays(line.privilegeHalfDays),
    holidayHours: hundredths(line.holidayHours),
    halfPayDays: line.halfPayDays,
    nilPayDays: line.nilPayDays,
    halfPayDate: line.halfPayDate,
    nilPayDate: line.nilPayDate,
    halfPayDaysLeft: line.halfPayDaysLeft,
    nilPayDaysLeft: line.nilPayDaysLeft,
    carryOverHours: line.carryOverHours && fourDecimals(line.carryOverHours),
    partialRetirement: line.partialRetirement,
    notes: codesText(line.notes),
    rules: line.rules.join(" "),
  };
}

/** A line of extra-hours.csv. */
export function extraHoursRecord(place: RowPlace, line: ExtraHoursLine) {
  return {
    ...place,
    payrollRef: line.row.payrollRef,
    weekEnding: line.row.weekEnding,
    plainHours: fourDecimals(hoursOfParts(line.plain)),
    overtimeHours: fourDecimals(hoursOfParts(line.overtime)),
    plainPay: line.plainPay,
    overtimePay: line.overtimePay,
    notes: codesText(line.notes),
  };
}

/** A line of sickness.csv. `goesOn`: the dates are those if the absence does not end. */
export function sicknessRecord(place: RowPlace, line: SicknessLine) {
  return {
    ...place,
    payrollRef: line.row.payrollRef,
    from: line.row.from,
    to: line.row.to,
    goesOn: line.goesOn,
    sickDays: line.days,
    halfPayDate: line.halfPayFrom,
    nilPayDate: line.nilPayFrom,
    notes: codesText(line.notes),
  };
}

/** A line of holidays.csv. */
export function holidayRecord(place: RowPlace, { row, day, hours, rule }: HolidayLine) {
  return { ...place, payrollRef: row.payrollRef, holiday: day, creditHours: hundredths(hours), rules: rule };
}

function codesText(notes: readonly Note[]): string {
  return notes.map(({ code }) => code).join(" ");
}

function halfDays(halves: number | undefined): string | undefined {
  return halves === undefined ? undefined : halfDayText(halves);
}

function hundredths(hours: number | undefined): string | undefined {
  return hours === undefined ? undefined : fourDecimals({ numerator: hours, denominator: 100 });
}

/** Per cent where that ends, else the fraction: "60%", "26/37". */
function percentText({ numerator, denominator }: Rate): string {
  const text = exactText(fraction(numerator * 100, denominator));
  return text.includes("/") ? `${numerator}/${denominator}` : `${text}%`;
}
