// What the guidance lays down in numbers, looked up once for a day.
import type { Day } from "../../core/day.ts";
import type { Rate } from "../../core/rate.ts";
import type { Law } from "../../law/law.ts";
import { choiceOn, countOn, listOn, rateOn } from "../../law/parameters.ts";
import { refuse } from "../../law/shape.ts";
import type { HalfDayRounding } from "../../statute/pro-rata.ts";

export type Terms = {
  /** The day for which all of this was looked up. */
  readonly on: Day;
  readonly fullTimeHours: number;
  /** A week of sick absence and a week of leave, in days (C-14). */
  readonly weekDays: number;
  readonly workingDays: number;
  readonly halfPayDays: number;
  readonly halfPayMonths: number;
  readonly nilPayDays: number;
  readonly nilPayMonths: number;
  readonly leaveDays: number;
  readonly privilegeHalfDays: number;
  readonly privilegeRounding: HalfDayRounding;
  readonly leaveRounding: HalfDayRounding;
  readonly instalments: number;
  readonly careerBreakYears: number;
  /** Undefined until an employer sets its own. */
  readonly overtimeMultiplier: Rate | undefined;
  readonly carryOverMinutes: number | undefined;
  readonly breakAfterHours: number;
  readonly breakMinutes: number;
  readonly pensionAge: number;
  readonly pensionReduction: Rate;
  readonly patternsToApprove: readonly string[];
};

/** The terms in force on a day. Undefined outside the days that were reviewed; all parameters have the same days. */
export function termsOn(law: Law, on: Day): Terms | undefined {
  if (countOn(law, "flex.fullTimeHours", on) === undefined) return undefined;
  const count = (id: string) => known(countOn(law, id, on), id);
  const rateOf = (id: string) => known(rateOn(law, id, on), id);
  const rounding = (id: string): HalfDayRounding =>
    known(choiceOn(law, id, on), id) === "nearest-half-day" ? "nearest-half-day" : "up-to-half-day";
  const multiplier = rateOf("flex.overtimeMultiplier");
  const carryOver = count("flex.carryOverMinutes");
  return {
    on,
    fullTimeHours: count("flex.fullTimeHours"),
    weekDays: count("flex.weekDays"),
    workingDays: count("flex.workingDays"),
    halfPayDays: count("flex.halfPayDays"),
    halfPayMonths: count("flex.halfPayMonths"),
    nilPayDays: count("flex.nilPayDays"),
    nilPayMonths: count("flex.nilPayMonths"),
    leaveDays: count("flex.leaveDays"),
    privilegeHalfDays: count("flex.privilegeHalfDays"),
    privilegeRounding: rounding("flex.rounding.privilegeDays"),
    leaveRounding: rounding("flex.rounding.leaveDays"),
    instalments: count("flex.instalments"),
    careerBreakYears: count("flex.careerBreakYears"),
    // Nothing is the way in which the law says that a value is not set (FLEX-24, FLEX-50).
    overtimeMultiplier: multiplier.numerator === 0 ? undefined : multiplier,
    carryOverMinutes: carryOver === 0 ? undefined : carryOver,
    breakAfterHours: count("flex.breakAfterHours"),
    breakMinutes: count("flex.breakMinutes"),
    pensionAge: count("flex.pensionAge"),
    pensionReduction: rateOf("flex.pensionReduction"),
    patternsToApprove: known(listOn(law, "flex.patternsToApprove", on), "flex.patternsToApprove"),
  };
}

function known<Value>(value: Value | undefined, id: string): Value {
  if (value === undefined) refuse("parameters", id, "ends on another day than the other parameters flex.*");
  return value;
}
