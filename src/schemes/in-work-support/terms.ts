// What the evaluation says in numbers, days and areas.
import type { Day, Period } from "../../core/day.ts";
import type { Law } from "../../law/law.ts";
import { countOn, dayOn, listOn, parameterOf, periodOn } from "../../law/parameters.ts";
import { refuse } from "../../law/shape.ts";
import { type Provider, providers } from "./rows.ts";

export type Terms = {
  readonly programme: Period;
  readonly firstPhaseLast: Day;
  readonly absenteeDays: number;
  readonly fundedSessions: number;
  /** Counts below this, but above zero, are withheld. */
  readonly suppressBelow: number;
  /** Counts below this have to be treated with care. */
  readonly lowBaseBelow: number;
};

/** The terms of the programme, which never changed. */
export function termsOf(law: Law): Terms {
  const on = parameterOf(law, "iws.programme").entries[0]?.from;
  if (on === undefined) refuse("parameters", "iws.programme", "has no entry");
  return {
    programme: known(periodOn(law, "iws.programme", on)),
    firstPhaseLast: known(dayOn(law, "iws.firstPhaseLast", on)),
    absenteeDays: known(countOn(law, "iws.absenteeDays", on)),
    fundedSessions: known(countOn(law, "iws.fundedSessions", on)),
    suppressBelow: known(countOn(law, "iws.suppressBelow", on)),
    lowBaseBelow: known(countOn(law, "iws.lowBaseBelow", on)),
  };
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) refuse("parameters", "iws.*", "begin on different days");
  return value;
}

/** "undated": in Gwynedd or Anglesey before the day from which all of them were surely covered (C-23). */
type Cover = "covered" | "undated" | "outside";

/** Whether a provider worked in a council's area on a day (IWS-07 to 09). */
export function coverOf(law: Law, provider: Provider, laCode: string, on: Day): Cover {
  if (listOn(law, `iws.area.${provider}`, on)?.includes(laCode)) return "covered";
  // The extension was one of Rhyl City Strategy, RCS (C-22).
  if (provider !== "RCS" || !listOn(law, "iws.rcsGwynedd", on)?.includes(laCode)) return "outside";
  const from = dayOn(law, "iws.rcsGwyneddFrom", on);
  return from !== undefined && on >= from ? "covered" : "undated";
}

/** The provider in charge of a council's area on a day, if there is one. */
export function providerIn(
  law: Law,
  laCode: string,
  on: Day,
): { readonly provider: Provider; readonly cover: Cover } | undefined {
  for (const provider of providers) {
    const cover = coverOf(law, provider, laCode, on);
    if (cover !== "outside") return { provider, cover };
  }
  return undefined;
}
