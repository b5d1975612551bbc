// Awards of the £500 for isolating (SSPE-99, 100, 102): the two schemes may not pay for the same day.
import { type Day, dayText, type Period } from "../../core/day.ts";
import type { CompanionRow, Remark } from "../../core/decision.ts";
import type { Companion } from "../scheme.ts";
import { isPaidFor, type PaidDays } from "./days.ts";

export const awardsTable: Companion = {
  layout: "siss-awards",
  key: "niNumber",
  sameEmployer: false,
  columns: ["from", "to"],
};

/** What an award does to a row: its days are paid for here, too, or nobody can say which its days are. */
export type AwardInTheWay =
  | { readonly kind: "overlaps"; readonly days: Period }
  | { readonly kind: "unreadable" };

const unreadable: AwardInTheWay = Object.freeze({ kind: "unreadable" });

/** The first award that shares a day with the days that are paid for; undefined when none does. */
export function awardInTheWay(
  paid: PaidDays,
  awards: readonly CompanionRow[] | undefined,
): AwardInTheWay | undefined {
  let unread = false;
  for (const [from, to] of awards ?? []) {
    if (from === undefined || to === undefined) {
      unread = true;
      continue;
    }
    const first = Math.max(from, paid.days.first);
    const last = Math.min(to, paid.days.last);
    for (let day = first; day <= last; day += 1) {
      // The columns of the awards hold days.
      if (isPaidFor(paid, day as Day)) {
        return { kind: "overlaps", days: { first: from as Day, last: to as Day } };
      }
    }
  }
  return unread ? unreadable : undefined;
}

export function awardRemark(award: AwardInTheWay): Remark {
  if (award.kind === "unreadable") {
    return { code: "award-unreadable", key: "niNumber", expected: "", rule: "SSPE-99" };
  }
  const { first, last } = award.days;
  const expected = `${dayText(first)} – ${dayText(last)}`;
  return { code: "award-overlaps", key: "absenceStart", expected, rule: "SSPE-99" };
}
