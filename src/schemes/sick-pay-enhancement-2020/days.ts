// Which days of an absence are paid for, day by day, and why a day is not. There is one test of a day; periods,
// counts and the list that an explanation shows all come from it.
import { addDays, contains, type Day, dayText, type Period, weekday } from "../../core/day.ts";
import { type Formula, figure, noted, steps, type Trail } from "../../core/figure.ts";
import { cell, cells, laws, type Origin } from "../../core/origin.ts";
import { daysOnlyCounted } from "../../core/weekdays.ts";
import {
  daysPerWeek,
  type WorkPattern,
  workingDaysBetween,
  workPattern,
  worksOn,
} from "../../statute/sick-pay-pattern.ts";
import type { SickReason } from "../../statute/sick-pay-periods.ts";
import type { SspeClaim } from "./claim.ts";
import type { Terms } from "./terms.ts";

/** Why the absence counts for sick pay: own illness, isolation for somebody else, or neither. */
export function sickReasonOf(absenceCategory: string): SickReason {
  switch (absenceCategory) {
    case "SYMPTOMS":
    case "POSITIVE":
      return "covid";
    case "TTP_CONTACT":
    case "HOUSEHOLD":
      return "isolation";
    default:
      return "sickness";
  }
}

/** Carers, travellers in quarantine and people at high risk stay at home and are able to work (SSPE-46…48). */
export function isIncapable(absenceCategory: string): boolean {
  return !ableToWork.has(absenceCategory);
}

const ableToWork: ReadonlySet<string> = new Set([
  "CARE_RESPONSIBILITY",
  "QUARANTINE_TRAVEL",
  "HIGH_RISK_ASSESSMENT",
]);

type LongestInputs = {
  readonly isolationFrom: Day;
  readonly absenceCategory: string;
  readonly "sspe.isolationCase": number | undefined;
  readonly "sspe.isolationContact": number | undefined;
  readonly "sspe.isolationDayOne": string;
};

const longestFormula: Formula<LongestInputs, Day | undefined> = {
  name: "longest-isolation",
  unit: "day",
  rules: ["SSPE-34", "SSPE-35"],
  inputs: {
    isolationFrom: "day",
    absenceCategory: "text",
    "sspe.isolationCase": "count",
    "sspe.isolationContact": "count",
    "sspe.isolationDayOne": "text",
  },
  value: (from) => {
    const ofContact = sickReasonOf(from.absenceCategory) === "isolation";
    const days = ofContact ? from["sspe.isolationContact"] : from["sspe.isolationCase"];
    if (days === undefined) return undefined;
    return addDays(from.isolationFrom, from["sspe.isolationDayOne"] === "first-day" ? days - 1 : days);
  },
};

/** The last day of the longest isolation that began on a day, which `from` says; undefined where the table is silent. */
export function longestIsolation(
  terms: Terms,
  absenceCategory: string,
  { day: isolationFrom, from }: { readonly day: Day; readonly from: Origin },
  trail: Trail | undefined,
): Day | undefined {
  return figure(
    longestFormula,
    {
      isolationFrom,
      absenceCategory,
      "sspe.isolationCase": terms.isolationCase,
      "sspe.isolationContact": terms.isolationContact,
      "sspe.isolationDayOne": terms.isolationDayOne,
    },
    trail &&
      noted(trail, {
        isolationFrom: from,
        ...cells("absenceCategory"),
        ...laws(terms.on, from, "sspe.isolationCase", "sspe.isolationContact", "sspe.isolationDayOne"),
      }),
  );
}

/** What limits the days, by the cell, figure or parameter that says it. */
export type DayLimits = {
  readonly absenceStart: Day;
  readonly absenceEnd: Day;
  readonly "sspe.firstDay": Day;
  readonly "sspe.lastDay": Day;
  readonly isolationEndDate: Day;
  readonly "longest-isolation": Day | undefined;
  readonly absenceCategory: string;
  readonly testResult: string | undefined;
  readonly testDate: Day | undefined;
  readonly "sspe.negativeTestEnds": string;
  readonly "sspe.negativeTestLastDay": string;
  readonly sissAppliedDate: Day | undefined;
};

/**
 * Whether a negative test ends the enhancement: of somebody with symptoms, who may be ill with something else. A contact
 * is not ill and goes on isolating (SSPE-32, 34, 37, C-25).
 */
export function endsWithTest(
  { absenceCategory, testResult }: Pick<SspeClaim, "absenceCategory" | "testResult">,
  negativeTestEnds: string,
): boolean {
  return testResult === "NEGATIVE" && (negativeTestEnds === "any" || absenceCategory === "SYMPTOMS");
}

/** The last day of the isolation: its own end, or the last day that a negative test leaves (SSPE-37, 38). */
export function isolationLastOf(claim: SspeClaim, terms: Terms | undefined): Day {
  const { isolationEndDate, testDate } = claim;
  if (terms === undefined || testDate === undefined || !endsWithTest(claim, terms.negativeTestEnds)) {
    return isolationEndDate;
  }
  const last = terms.negativeTestLastDay === "result-day" ? testDate : addDays(testDate, -1);
  return last < isolationEndDate ? last : isolationEndDate;
}

/** Why a day of the absence is not paid for; the codes have words. */
export type DayReason =
  | "outside-scheme"
  | "after-isolation-end"
  | "after-longest-isolation"
  | "after-negative-test"
  | "award-applied-for"
  | "full-pay-day"
  | "not-a-working-day";

/** The first limit that a day of the absence breaks; undefined when it breaks none. */
export function whyNot(limits: DayLimits, day: Day): DayReason | undefined {
  if (day < limits["sspe.firstDay"] || day > limits["sspe.lastDay"]) return "outside-scheme";
  if (day > limits.isolationEndDate) return "after-isolation-end";
  const longest = limits["longest-isolation"];
  if (longest !== undefined && day > longest) return "after-longest-isolation";
  if (limits.testDate !== undefined && endsWithTest(limits, limits["sspe.negativeTestEnds"])) {
    const after = limits["sspe.negativeTestLastDay"] === "result-day" ? 1 : 0;
    if (day >= limits.testDate + after) return "after-negative-test";
  }
  const applied = limits.sissAppliedDate;
  return applied !== undefined && day >= applied ? "award-applied-for" : undefined;
}

const limitUnits = {
  absenceStart: "day",
  absenceEnd: "day",
  "sspe.firstDay": "day",
  "sspe.lastDay": "day",
  isolationEndDate: "day",
  "longest-isolation": "day",
  absenceCategory: "text",
  testResult: "text",
  testDate: "day",
  "sspe.negativeTestEnds": "text",
  "sspe.negativeTestLastDay": "text",
  sissAppliedDate: "day",
} as const;

function limitOrigins(trail: Trail, { absenceStart }: DayLimits) {
  return {
    ...cells("absenceStart", "absenceEnd", "absenceCategory", "isolationEndDate"),
    ...cells("testResult", "testDate", "sissAppliedDate"),
    ...steps(trail, "longest-isolation"),
    ...laws(
      absenceStart,
      cell("absenceStart"),
      "sspe.firstDay",
      "sspe.lastDay",
      "sspe.negativeTestEnds",
      "sspe.negativeTestLastDay",
    ),
  };
}

const payableFormula: Formula<DayLimits, Period | undefined> = {
  name: "payable-days",
  unit: "day",
  rules: ["SSPE-02", "SSPE-34", "SSPE-35", "SSPE-37", "SSPE-38", "SSPE-101"],
  inputs: limitUnits,
  // No limit but the scheme's first day lies before a day that is paid, so the days are in one piece.
  value: (from) => {
    let first = from.absenceStart;
    if (first < from["sspe.firstDay"]) first = from["sspe.firstDay"];
    if (first > from.absenceEnd || whyNot(from, first) !== undefined) return undefined;
    let last = first;
    while (last < from.absenceEnd && whyNot(from, addDays(last, 1)) === undefined) last = addDays(last, 1);
    return { first, last };
  },
};

/** The days of the absence that break no limit, whether worked or not; undefined when there is none. */
export function payableDays(limits: DayLimits, trail: Trail | undefined): Period | undefined {
  return figure(payableFormula, limits, trail && noted(trail, limitOrigins(trail, limits)));
}

/** Days that can be paid for, less those of full pay. */
export type PaidDays = { readonly days: Period; readonly fullPay: Period | undefined };

export function isPaidFor({ days, fullPay }: PaidDays, day: Day): boolean {
  return contains(days, day) && (fullPay === undefined || !contains(fullPay, day));
}

/** Whether the days of full pay leave any day to be paid for. */
export function leavesDays({ days, fullPay }: PaidDays): boolean {
  return fullPay === undefined || fullPay.first > days.first || fullPay.last < days.last;
}

/** Whether all days that are paid for are in weeks, Sunday to Saturday, that are paid for as a whole. */
export function isWholeWeeks({
  days,
  fullPay = { first: addDays(days.last, 1), last: days.last },
}: PaidDays): boolean {
  const before = { first: days.first, last: Math.min(days.last, fullPay.first - 1) };
  const after = { first: Math.max(days.first, fullPay.last + 1), last: days.last };
  const parts = after.first <= before.last ? [days] : [before, after];
  return parts.every(
    // Days between two days.
    ({ first, last }) => first > last || (weekday(first as Day) === 0 && weekday(last as Day) === 6),
  );
}

/**
 * The mask of a claim begins with Monday, that of sick pay with Sunday. Where the days are counted and not named, the first
 * of the week stand for them: in whole weeks it makes no difference.
 */
export function patternOf(workingDays: number): WorkPattern {
  const count = daysOnlyCounted(workingDays);
  if (count > 0) return workPattern([1, 2, 3, 4].slice(0, count));
  // Seven bits turned by one place are seven bits again.
  return (((workingDays << 1) & 0b1111111) | (workingDays >> 6)) as WorkPattern;
}

type WorkingInputs = {
  readonly "payable-days": Period;
  readonly workingDays: number;
  readonly "full-pay-days": Period | undefined;
};

const workingFormula: Formula<WorkingInputs, number> = {
  name: "payable-working-days",
  unit: "count",
  rules: ["SSPE-35", "SSPE-43", "SSPE-44"],
  inputs: { "payable-days": "day", workingDays: "weekdays", "full-pay-days": "day" },
  value: (from) => {
    const pattern = patternOf(from.workingDays);
    const { "payable-days": days, "full-pay-days": fullPay } = from;
    const all = workingDaysBetween(pattern, days.first, days.last);
    if (fullPay === undefined) return all;
    const first = fullPay.first > days.first ? fullPay.first : days.first;
    const last = fullPay.last < days.last ? fullPay.last : days.last;
    return all - workingDaysBetween(pattern, first, last);
  },
};

const weekFormula: Formula<{ readonly workingDays: number }, number> = {
  name: "workingDaysAWeek",
  unit: "count",
  rules: ["SSPE-92"],
  inputs: { workingDays: "weekdays" },
  value: ({ workingDays }) => daysPerWeek(patternOf(workingDays)),
};

/** How many days a week are worked. */
export function workingDaysAWeek({ workingDays }: SspeClaim, trail: Trail | undefined): number {
  return figure(weekFormula, { workingDays }, trail && noted(trail, cells("workingDays")));
}

/** How many working days are paid for. */
export function payableWorkingDays(claim: SspeClaim, paid: PaidDays, trail: Trail | undefined): number {
  return figure(
    workingFormula,
    { "payable-days": paid.days, workingDays: claim.workingDays, "full-pay-days": paid.fullPay },
    trail && noted(trail, { ...steps(trail, "payable-days", "full-pay-days"), ...cells("workingDays") }),
  );
}

type ListInputs = DayLimits & {
  readonly workingDays: number;
  readonly "full-pay-days": Period | undefined;
};

const listFormula: Formula<ListInputs, Readonly<Record<string, string>>> = {
  name: "day-by-day",
  unit: "text",
  rules: payableFormula.rules,
  inputs: { ...limitUnits, workingDays: "weekdays", "full-pay-days": "day" },
  // It shows the days of the enhancement.
  head: "TOPUP",
  value: (from) => {
    const list: Record<string, string> = {};
    for (let day = from.absenceStart; day <= from.absenceEnd; day = addDays(day, 1)) {
      list[dayText(day)] = reasonFor(from, day) ?? "paid-for";
    }
    return list;
  },
};

function reasonFor(from: ListInputs, day: Day): DayReason | undefined {
  const reason = whyNot(from, day);
  if (reason !== undefined) return reason;
  const fullPay = from["full-pay-days"];
  if (fullPay !== undefined && contains(fullPay, day)) return "full-pay-day";
  const named = daysOnlyCounted(from.workingDays) === 0;
  return !named || worksOn(patternOf(from.workingDays), day) ? undefined : "not-a-working-day";
}

/** For an explanation: each day of the absence with what becomes of it. */
export function listDays(
  limits: DayLimits,
  claim: SspeClaim,
  fullPay: Period | undefined,
  trail: Trail | undefined,
): void {
  if (trail === undefined) return;
  const inputs = { ...limits, workingDays: claim.workingDays, "full-pay-days": fullPay };
  const origins = {
    ...limitOrigins(trail, limits),
    ...steps(trail, "full-pay-days"),
    ...cells("workingDays"),
  };
  figure(listFormula, inputs, noted(trail, origins));
}
