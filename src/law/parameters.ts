// What a parameter says on a day. After the last reviewed day, and before the first, it says nothing: the
// caller reports that, and never takes the nearest year.
import type { Day, Month, Period } from "../core/day.ts";
import type { Pence } from "../core/money.ts";
import type { PayFrequency } from "../core/pay-frequency.ts";
import type { Rate } from "../core/rate.ts";
import type { InForce, Law, Parameter, ParameterKind } from "./law.ts";
import { refuse } from "./shape.ts";

/** Pounds for each length of pay period. */
export type Amounts = Readonly<Record<PayFrequency, Pence>>;

/** Words by word; a table may hold tables. */
export type Table = { readonly [key: string]: string | number | boolean | readonly string[] | Table };

/** The law was made for another version of the program: a stored batch of an older one has no parameter that came later. */
export class LawLacks extends Error {
  readonly id: string;
  constructor(id: string) {
    super(`there is no parameter ${id}`);
    this.id = id;
  }
}

/** The parameter itself. Throws LawLacks: what is not there has no value that could be taken for it. */
export function parameterOf(law: Law, id: string): Parameter {
  const parameter = law.parameters.get(id);
  if (parameter === undefined) throw new LawLacks(id);
  return parameter;
}

/** The entry in force on a day; undefined before the first entry and after the last reviewed day. */
export function entryOn<Value>(parameter: Parameter<Value>, day: Day): InForce<Value> | undefined {
  const { entries } = parameter;
  for (let at = entries.length - 1; at >= 0; at -= 1) {
    const entry = entries[at];
    if (entry !== undefined && entry.from <= day) return day <= entry.reviewed ? entry : undefined;
  }
  return undefined;
}

/** The entry of a parameter that is in force on a day. `Value` is what its kind decodes to. */
export function inForce<Value>(law: Law, id: string, day: Day): InForce<Value> | undefined {
  // The kind was checked when the law was loaded; the typed readers below compare it again.
  return entryOn(parameterOf(law, id) as Parameter<Value>, day);
}

function valueOn<Value>(law: Law, id: string, day: Day, kind: ParameterKind): Value | undefined {
  const parameter = parameterOf(law, id);
  if (parameter.kind !== kind) refuse("parameters", id, `is a ${parameter.kind}, not a ${kind}`);
  // The value was decoded by its kind when the law was loaded.
  return entryOn(parameter as Parameter<Value>, day)?.value;
}

export function moneyOn(law: Law, id: string, day: Day): Pence | undefined {
  return valueOn(law, id, day, "money");
}

export function rateOn(law: Law, id: string, day: Day): Rate | undefined {
  return valueOn(law, id, day, "rate");
}

export function countOn(law: Law, id: string, day: Day): number | undefined {
  return valueOn(law, id, day, "count");
}

export function dayOn(law: Law, id: string, day: Day): Day | undefined {
  return valueOn(law, id, day, "day");
}

export function monthOn(law: Law, id: string, day: Day): Month | undefined {
  return valueOn(law, id, day, "month");
}

export function periodOn(law: Law, id: string, day: Day): Period | undefined {
  return valueOn(law, id, day, "period");
}

export function daysOn(law: Law, id: string, day: Day): readonly Day[] | undefined {
  return valueOn(law, id, day, "days");
}

export function listOn(law: Law, id: string, day: Day): readonly string[] | undefined {
  return valueOn(law, id, day, "list");
}

export function choiceOn(law: Law, id: string, day: Day): string | undefined {
  return valueOn(law, id, day, "choice");
}

export function amountsOn(law: Law, id: string, day: Day): Amounts | undefined {
  return valueOn(law, id, day, "amounts");
}

export function tableOn(law: Law, id: string, day: Day): Table | undefined {
  return valueOn(law, id, day, "table");
}
