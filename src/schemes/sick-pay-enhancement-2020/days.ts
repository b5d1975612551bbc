// Which days of an absence are paid for, day by day, and why a day is not. There is one test of a day; periods,
// counts and the list that an explanation shows all come from it.
import { addDays, contains, type Day, dayText, type Period } from "../../core/day.ts";
import { type Formula, figure, noted, steps, type Trail } from "../../core/figure.ts";
import { cell, cells, laws } from "../../core/origin.ts";
import { daysOnlyCounted } from "../../core/weekdays.ts";
import { worksOn } from "../../statute/sick-pay-pattern.ts";
import type { SspeClaim } from "./claim.ts";
import { endsWithTest } from "./isolation.ts";
import { patternOf } from "./working-days.ts";

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
