// Awards of the £500 for isolating (SSPE-99, 100, 102): the two schemes may not pay for the same day.
import { type Day, dayText, type Period } from "../../core/day.ts";
import type { AwardMet, CompanionRow, Remark } from "../../core/decision.ts";
import type { Pence } from "../../core/money.ts";
import type { Companion } from "../scheme.ts";
import { isPaidFor, type PaidDays } from "./working-days.ts";

export const awardsTable: Companion = {
  layout: "siss-awards",
  key: "niNumber",
  sameEmployer: false,
  columns: ["from", "to"],
};

/** What an award does to a row: its days are paid for here, too, or nobody can say which its days are. */
type AwardInTheWay = { readonly kind: "overlaps"; readonly days: Period } | { readonly kind: "unreadable" };

const unreadable: AwardInTheWay = Object.freeze({ kind: "unreadable" });

/** The first award that shares a day with the days that are paid for; undefined when none does. */
export function awardInTheWay(
  paid: PaidDays,
  awards: readonly CompanionRow[] | undefined,
): AwardInTheWay | undefined {
  let unread = false;
  for (const [from, to] of awards ?? []) {
    if (from === undefined || to === undefined) unread = true;
    else if (sharedDays(paid, from, to) !== undefined) {
      // The columns of the awards hold days.
      return { kind: "overlaps", days: { first: from as Day, last: to as Day } };
    }
  }
  return unread ? unreadable : undefined;
}

/** Every award that shares a day with the days that are paid for, for a case of its own (SSPE-102). */
export function awardsMet(
  paid: PaidDays,
  awards: readonly CompanionRow[] | undefined,
  atRisk: Pence,
): readonly AwardMet[] {
  return (awards ?? []).flatMap(([from, to], at) => {
    const days = from === undefined || to === undefined ? undefined : sharedDays(paid, from, to);
    return days === undefined ? [] : [{ layout: awardsTable.layout, at, days, atRisk }];
  });
}

/** From the first to the last day that is paid for and lies within an award. */
function sharedDays(paid: PaidDays, from: number, to: number): Period | undefined {
  let first: Day | undefined;
  let last: Day | undefined;
  for (let at = Math.max(from, paid.days.first); at <= Math.min(to, paid.days.last); at += 1) {
    // A day between two days.
    const day = at as Day;
    if (!isPaidFor(paid, day)) continue;
    first ??= day;
    last = day;
  }
  return first === undefined || last === undefined ? undefined : { first, last };
}

export function awardRemark(award: AwardInTheWay): Remark {
  if (award.kind === "unreadable") {
    return { code: "award-unreadable", key: "niNumber", expected: "", rule: "SSPE-99" };
  }
  const { first, last } = award.days;
  const expected = `${dayText(first)} – ${dayText(last)}`;
  return { code: "award-overlaps", key: "absenceStart", expected, rule: "SSPE-99" };
}
