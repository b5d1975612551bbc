// The weeks before an absence whose pay is told, the row's own or those of the file of earnings, and how the average counts them
// (SSPE-93, C-12).
import type { Day } from "../../core/day.ts";
import type { CompanionRow, Remark } from "../../core/decision.ts";
import { lastStep, type Trail } from "../../core/figure.ts";
import { type Pence, pence } from "../../core/money.ts";
import { cell, law, type Origin, together } from "../../core/origin.ts";
import type { WeekOfPay } from "../../statute/eight-week-average.ts";
import type { Companion } from "../scheme.ts";
import { backPayKeys, bonusKeys, overtimeKeys, type SspeClaim, weekKeys } from "./claim.ts";
import type { Terms } from "./terms.ts";

/** The long form of the weeks: one row for each week and payroll number. */
export const earningsTable: Companion = {
  layout: "earnings",
  key: "payrollRef",
  sameEmployer: true,
  columns: ["weekEnding", "gross", "bonus", "backPay", "overtime"],
};

/** Hours that differ from week to week. */
export const irregular = "IRREGULAR";

/** The weeks before an absence, the oldest first; undefined is a week not employed. */
export type Weeks = readonly (WeekOfPay | undefined)[];

export type NoPay = { readonly fault: Remark };

export function fault(code: Remark["code"], at: number, expected = ""): NoPay {
  return { fault: { code, key: weekKeys[at] ?? "week1", expected, rule: "SSPE-93" } };
}

/** The row's own weeks where it fills any, else the file of earnings. */
export function weeksOrigin(claim: SspeClaim): Origin {
  if (!filledIn(claim)) return besideOf(earningsTable);
  return together(...weekKeys.filter((key) => claim[key] !== undefined).map(cell));
}

export function besideOf({ layout }: Companion): Origin {
  return { kind: "beside", layout };
}

const nothing: Weeks = Object.freeze([]);

/** The row's own weeks, or else those of the long form. Extras beside a regular week's pay are in no week. */
export function weeksOf(
  terms: Terms,
  claim: SspeClaim,
  table: readonly CompanionRow[] | undefined,
): Weeks | NoPay {
  if (filledIn(claim)) return weeksOfRow(claim);
  return table === undefined ? nothing : weeksOfTable(terms, claim.absenceStart, table);
}

function filledIn(claim: SspeClaim): boolean {
  for (const key of weekKeys) if (claim[key] !== undefined) return true;
  return false;
}

function weeksOfRow(claim: SspeClaim): Weeks | NoPay {
  const weeks: (WeekOfPay | undefined)[] = [];
  for (let at = 0; at < weekKeys.length; at += 1) {
    // The four lists have the same length.
    const amount = claim[weekKeys[at] ?? "week1"];
    const bonus = claim[bonusKeys[at] ?? "bonus1"];
    const backPay = claim[backPayKeys[at] ?? "backPay1"];
    const overtime = claim[overtimeKeys[at] ?? "overtime1"];
    if (amount === undefined && (bonus ?? backPay ?? overtime) !== undefined) {
      return fault("pay-week-below-extras", at);
    }
    weeks.push(amount === undefined ? undefined : { amount, bonus, backPay, overtime });
  }
  return weeks;
}

/** The complete weeks that end before the absence: each row of the table has its place among so many weeks. */
function weeksOfTable(terms: Terms, absenceStart: Day, table: readonly CompanionRow[]): Weeks | NoPay {
  const count = terms.averageWeeks;
  const weeks: (WeekOfPay | undefined)[] = Array.from({ length: count }, () => undefined);
  for (const [weekEnding, gross, bonus, backPay, overtime] of table) {
    // A week whose row has a fault is not a week without work. Which week it is may be part of the fault.
    if (weekEnding === undefined) return fault("pay-week-unreadable", 0);
    if (weekEnding >= absenceStart) continue;
    const back = Math.floor((absenceStart - 1 - weekEnding) / 7);
    if (back >= count) continue;
    const at = count - 1 - back;
    if (gross === undefined) return fault("pay-week-unreadable", at);
    if (weeks[at] !== undefined) return fault("pay-week-twice", at);
    weeks[at] = {
      amount: pence(gross),
      // The layout says that these columns are money.
      bonus: bonus as Pence | undefined,
      backPay: backPay as Pence | undefined,
      overtime: overtime as Pence | undefined,
    };
  }
  return weeks;
}

/** The week as the average counts it: regular overtime stays in, and a week of nothing may be left out. */
export function countedOf(
  terms: Terms,
  claim: SspeClaim,
  week: WeekOfPay | undefined,
): WeekOfPay | undefined {
  if (week === undefined || (week.amount === 0 && terms.zeroWeeks === "skip")) return undefined;
  return claim.regularOvertime === true && week.overtime !== undefined
    ? { ...week, overtime: undefined }
    : week;
}

export function takenOut(week: WeekOfPay): number {
  return (week.bonus ?? 0) + (week.backPay ?? 0) + (week.overtime ?? 0);
}

export function filledOf(weeks: Weeks): number {
  let count = 0;
  for (const week of weeks) if (week !== undefined) count += 1;
  return count;
}

/** None is made where hours are regular, and none can be where nothing was paid in any week. */
export function averageOrigin(trail: Trail, claim: SspeClaim): Origin {
  if (trail.at(-1)?.name === "eight-week-average") return lastStep(trail);
  return claim.hoursPattern === irregular ? weeksOrigin(claim) : cell("hoursPattern");
}

/** Bonus and back pay of the row beside a week's pay, and what says whether overtime and weeks of nothing count. */
export function averageOrigins(terms: Terms, claim: SspeClaim) {
  const weeks = weeksOrigin(claim);
  const out = [...bonusKeys, ...backPayKeys, ...overtimeKeys].filter((key) => claim[key] !== undefined);
  const [zeroWeeks, overtime] = [
    law("sspe.zeroWeeks", terms.on, cell("absenceStart")),
    cell("regularOvertime"),
  ];
  const others = filledIn(claim) ? out.map(cell) : [weeks];
  return { weeks: together(weeks, zeroWeeks), takenOut: together(...others, overtime) };
}
