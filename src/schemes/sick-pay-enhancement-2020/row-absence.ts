// The absence that a row tells of, the absences that count with it, and the days within which it can be paid.
import type { Day } from "../../core/day.ts";
import type { OtherRows } from "../../core/decision.ts";
import type { Trail } from "../../core/figure.ts";
import { cell, otherRows } from "../../core/origin.ts";
import type { SspeClaim } from "./claim.ts";
import type { DayLimits } from "./days.ts";
import { longestIsolation } from "./isolation.ts";
import type { Pay } from "./pay.ts";
import type { Prepared } from "./prepared.ts";
import { selfEmployed } from "./rules.ts";
import { isIncapable, sickReasonOf } from "./sick-reason.ts";
import { type Absence, type Comparison, isolationFrom } from "./spells.ts";
import type { Terms } from "./terms.ts";

export function absenceOf(
  claim: SspeClaim,
  pay: Pay | undefined,
  compared: Comparison,
  isolationLast: Day = claim.isolationEndDate,
): Absence {
  return {
    first: claim.absenceStart,
    last: claim.absenceEnd,
    reason: sickReasonOf(claim.absenceCategory),
    earnings: pay?.earnings ?? 0,
    earningsWeeks: selfEmployed(claim) ? 0 : (pay?.earningsWeeks ?? 0),
    incapable: isIncapable(claim.absenceCategory),
    compared,
    expectedLast: isolationLast > claim.absenceEnd ? isolationLast : claim.absenceEnd,
    isolationLast,
  };
}

/** The row's own absence, and all absences that count with it; just its own where there is no other. */
export function absencesWith(
  { absencesOf }: Prepared,
  claim: SspeClaim,
  pay: Pay | undefined,
  others: OtherRows,
): { readonly own: Absence; readonly all: readonly Absence[] | undefined } {
  const own = absenceOf(claim, pay, "yes");
  return { own, all: isAlone(others) ? undefined : absencesOf(own, others) };
}

function isAlone({ all, own }: OtherRows): boolean {
  return all.length === (own < 0 ? 0 : 1);
}

/** What says on which days of the absence something can be paid. */
export function limitsOf(
  prepared: Prepared,
  terms: Terms,
  claim: SspeClaim,
  others: OtherRows,
  trail: Trail | undefined,
): DayLimits {
  const { own, all } = absencesWith(prepared, claim, undefined, others);
  const from = all === undefined ? own.first : isolationFrom(own, all);
  // The day on which the isolation began decides how long it may be.
  const ofIsolation = from === own.first ? terms : (prepared.termsOn(from) ?? terms);
  const began = { day: from, from: from === own.first ? cell("absenceStart") : otherRows };
  return {
    absenceStart: claim.absenceStart,
    absenceEnd: claim.absenceEnd,
    "sspe.firstDay": terms.firstDay,
    "sspe.lastDay": terms.lastDay,
    isolationEndDate: claim.isolationEndDate,
    "longest-isolation": longestIsolation(ofIsolation, claim.absenceCategory, began, trail),
    absenceCategory: claim.absenceCategory,
    testResult: claim.testResult,
    testDate: claim.testDate,
    "sspe.negativeTestEnds": terms.negativeTestEnds,
    "sspe.negativeTestLastDay": terms.negativeTestLastDay,
    sissAppliedDate: claim.sissAppliedDate,
  };
}
