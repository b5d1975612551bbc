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

/** The first award that shares a day with the days that are paid for; undefined when none does. */
export function overlappingAward(
  paid: PaidDays,
  awards: readonly CompanionRow[] | undefined,
): Period | undefined {
  for (const [from, to] of awards ?? []) {
    if (from === undefined || to === undefined) continue;
    const first = Math.max(from, paid.days.first);
    const last = Math.min(to, paid.days.last);
    for (let day = first; day <= last; day += 1) {
      // The columns of the awards hold days.
      if (isPaidFor(paid, day as Day)) return { first: from as Day, last: to as Day };
    }
  }
  return undefined;
}

export function awardRemark({ first, last }: Period): Remark {
  const expected = `${dayText(first)} – ${dayText(last)}`;
  return { code: "award-overlaps", key: "absenceStart", expected, rule: "SSPE-99" };
}
