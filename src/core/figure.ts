// A figure is a number with its formula, its named inputs and the rules behind it. There is one set of
// formulas: a run evaluates them bare, an explanation evaluates the same ones and writes each step down.
import type { Head } from "./decision.ts";
import type { Origin, Origins } from "./origin.ts";

/**
 * How a value is to be read. Numbers: pence, tenths and hundredths of a penny, a plain count, halves, hundredths of an
 * hour, thousandths of a per cent, a Day, a Month, a set of weekdays. Fractions: a rate, or a number as it is exactly. A
 * list or a period is read by what it holds; of a table of the law nothing is shown but that it was asked.
 */
export type Unit =
  | "money"
  | "tenths-of-a-penny"
  | "hundredths-of-a-penny"
  | "rate"
  | "exact"
  | "count"
  | "hours"
  | "halves"
  | "percent"
  | "day"
  | "month"
  | "weekdays"
  | "yes-no"
  | "text"
  | "whole";

/**
 * One formula. `name` is the figure's name and the key of its words (`figures.<name>` in schemas/words:
 * what it is called and how one says the formula aloud). `rules` are the ids of the clauses behind it.
 */
export type Formula<Inputs, Value> = {
  readonly name: string;
  readonly unit: Unit;
  readonly rules: readonly string[];
  /** How each input is to be read. */
  readonly inputs: { readonly [Name in keyof Inputs]-?: Unit };
  /** Where it is payable under a head, or shows what is; absent for what only leads there. */
  readonly head?: Head;
  /** Takes nothing but its inputs. */
  readonly value: (inputs: Inputs) => Value;
};

/** A formula, whatever it takes: it is asked again only with inputs that it had. */
type AnyFormula = Omit<Formula<Record<string, never>, unknown>, "inputs" | "value"> & {
  readonly inputs: Readonly<Record<string, Unit>>;
  readonly value: (inputs: never) => unknown;
};

/** One evaluated formula, as the explanation prints it. */
export type Step = {
  readonly formula: AnyFormula;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly origins: Readonly<Record<string, Origin>>;
  readonly value: unknown;
};

/** The steps in the order in which they were evaluated. */
export type Trail = Step[];

/** Where a step is written down, and where each of its inputs came from. */
export type Noted<Inputs> = {
  readonly trail: Trail;
  readonly origins: { readonly [Name in keyof Inputs]-?: Origin };
};

/**
 * Evaluates a formula; with a trail (`trail && noted(trail, {…})`, which costs nothing without one) the step is
 * written down with the origin of every input.
 */
export function figure<Inputs extends Readonly<Record<string, unknown>>, Value>(
  formula: Formula<Inputs, Value>,
  inputs: Inputs,
  noted: Noted<Inputs> | undefined,
): Value {
  const value = formula.value(inputs);
  if (noted !== undefined) {
    const { name } = formula;
    noted.trail.push({ formula, name, inputs, origins: noted.origins, value });
  }
  return value;
}

export function noted<Of extends Readonly<Record<string, Origin>>>(trail: Trail, origins: Of) {
  return { trail, origins };
}

/** The step that was written last. */
export function lastStep(trail: Trail): Origin {
  return { kind: "step", number: trail.length };
}

/** Inputs that are called like the figures that they are: of each the last one that was worked out. */
export function steps<Name extends string>(trail: Trail, ...names: readonly Name[]): Origins<Name> {
  // Every name is given an origin in the loop.
  const origins = {} as Record<Name, Origin>;
  for (const name of names) {
    const at = trail.findLastIndex((step) => step.name === name);
    if (at < 0) throw new Error(`no step before this one works out ${name}`);
    origins[name] = { kind: "step", number: at + 1 };
  }
  return origins;
}
