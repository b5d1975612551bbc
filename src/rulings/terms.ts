// What a scheme lays down for decisions on the day on which one came in: days, lists and the rules behind them.
import type { Day, Period } from "../core/day.ts";
import type { Law } from "../law/law.ts";
import { countOn, dayOn, listOn, periodOn } from "../law/parameters.ts";
import type { AppealRules } from "../schemes/appeal-rules.ts";
import type { AnyScheme } from "../schemes/scheme.ts";

export type KnownScheme = Pick<AnyScheme, "name" | "code" | "appeals">;

export type DecisionTerms = {
  readonly rules: AppealRules;
  readonly stage1Last: Day;
  readonly stage2Last: Day;
  /** Second appeals that came in during it may be looked at, and need not be. */
  readonly stage2Discretionary: Period;
  /** The last day on which a second appeal can be decided. */
  readonly stage2Decided: Day;
  readonly workingDays: number;
  /** Rules that list a job as not eligible. */
  readonly listed: ReadonlySet<string>;
  /** Rules whose findings a decision may waive. */
  readonly decidable: ReadonlySet<string>;
};

/** Undefined when something is not in force on the day, or was not reviewed for it. */
export function decisionTerms(
  law: Law,
  code: string,
  rules: AppealRules,
  on: Day,
): DecisionTerms | undefined {
  const prefix = code.toLowerCase();
  const stage1Last = dayOn(law, `${prefix}.appealStage1Last`, on);
  const stage2Last = dayOn(law, `${prefix}.appealStage2Last`, on);
  const stage2Discretionary = periodOn(law, `${prefix}.appealStage2Discretionary`, on);
  const stage2Decided = dayOn(law, `${prefix}.appealStage2Decided`, on);
  const workingDays = countOn(law, `${prefix}.appealWorkingDays`, on);
  const listed = listOn(law, `${prefix}.listedRules`, on);
  const decidable = listOn(law, `${prefix}.decidableRules`, on);
  if (
    stage1Last === undefined ||
    stage2Last === undefined ||
    stage2Discretionary === undefined ||
    stage2Decided === undefined ||
    workingDays === undefined ||
    listed === undefined ||
    decidable === undefined
  ) {
    return undefined;
  }
  return {
    rules,
    stage1Last,
    stage2Last,
    stage2Discretionary,
    stage2Decided,
    workingDays,
    listed: new Set(listed),
    decidable: new Set(decidable),
  };
}
