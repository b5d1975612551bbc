// The answer of a statutory formula that has none: the law says nothing for the day, or the facts given are
// not enough. Nobody takes the nearest year or guesses the missing fact.
import { type Day, dayText } from "../core/day.ts";

export type NoFigureCode =
  | "no-figure-for-day"
  | "no-working-day"
  | "spell-ends-before-start"
  | "spells-overlap"
  | "spells-adjoin"
  | "average-weekly-earnings-missing"
  | "no-payday-before-sickness"
  | "paydays-do-not-reach-back"
  | "paydays-not-regular"
  | "employed-after-sickness"
  | "payday-before-employment"
  | "nothing-paid-yet"
  | "no-week-filled"
  | "taken-out-above-pay";

/** `at` is the day or the value that it failed at, as text. */
export type NoFigure = { readonly kind: "no figure"; readonly code: NoFigureCode; readonly at: string };

export function noFigure(code: NoFigureCode, at: Day | string = ""): NoFigure {
  return { kind: "no figure", code, at: typeof at === "string" ? at : dayText(at) };
}
