// Appeals that nobody has decided, and which of them are past their day (WFP-84, 89): of a batch and of the book.
import { daysOf, type Month, monthOf } from "../../core/day.ts";
import { zero } from "../../core/money.ts";
import type { Matter, MatterPlace } from "../../engine/open-matters.ts";
import type { CheckedDecision } from "../../rulings/row.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";

/** `code` and `details` as the book keeps them. */
export type UndecidedAppeal = {
  readonly code: string;
  readonly details: string;
  readonly checked: CheckedDecision;
  readonly since: MatterPlace;
};

/** Of rulings in their order those appeals that no later one about the same person's claim decides. `who` names people. */
export function undecidedAmong<One extends UndecidedAppeal & { readonly who: string }>(
  rulings: readonly One[],
): readonly One[] {
  return rulings.filter(
    (one, at) =>
      one.checked.due !== undefined &&
      one.checked.decision.decidedDate === undefined &&
      !rulings.slice(at + 1).some((later) => later.who === one.who && decides(later.checked, one.checked)),
  );
}

/** Whether a ruling about the same person says what was asked in the appeal: under a case reference of its own. */
export function decides({ decision, rule }: CheckedDecision, appeal: CheckedDecision): boolean {
  return (
    decision.decidedDate !== undefined &&
    decision.decisionType !== "REFUSAL" &&
    decision.employerId === appeal.decision.employerId &&
    rule === appeal.rule
  );
}

/** Those that were due before the last day of the month, or before the day that the operator named. */
export function overdueMatters(
  { name, appeals }: AnyScheme,
  undecided: readonly UndecidedAppeal[],
  month: Month,
): readonly Matter[] {
  return undecided.flatMap(({ checked: { due, overdue, decision }, since }): readonly Matter[] => {
    if (due === undefined || (due >= daysOf(month).last && !overdue)) return [];
    const stage = decision.decisionType === "APPEAL_STAGE2" ? appeals?.stage2 : appeals?.stage1;
    return [
      {
        ...{
          kind: "appeal-overdue",
          scheme: name,
          niNumber: "",
          employerId: decision.employerId,
          laCode: "",
        },
        ...{ period: monthOf(due), amount: zero, since, against: undefined, about: stage?.time ?? "" },
      },
    ];
  });
}
