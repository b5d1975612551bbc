// A figure is a number with its formula, its named inputs and the rules behind it. There is one set of
// formulas: a run evaluates them bare, an explanation evaluates the same ones with a trail.

/**
 * One formula. `name` is the figure's name and the key of its words (`figures.<name>` in schemas/words:
 * what it is called and how one says the formula aloud). `rules` are the ids of the clauses behind it.
 */
export type Formula<Inputs, Value> = {
  readonly name: string;
  /** What a number of this figure counts; money (pence) unless it says otherwise. */
  readonly unit?: Unit;
  readonly rules: readonly string[];
  readonly value: (inputs: Inputs) => Value;
};

/** How a number is to be read: pence, a plain count, hundredths of an hour, thousandths of a per cent, a Day, a Month. */
export type Unit = "money" | "count" | "hours" | "percent" | "day" | "month";

/** One evaluated formula, as the explanation prints it. */
export type Step = {
  readonly name: string;
  readonly unit?: Unit | undefined;
  readonly rules: readonly string[];
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly value: unknown;
};

/** The steps in the order in which they were evaluated. */
export type Trail = Step[];

/**
 * Evaluates a formula and, when a trail is given, writes the step down. An input is named after the cell's
 * key, the parameter's id or the figure that it is, so that the explanation can say where it came from.
 */
export function figure<Inputs extends Readonly<Record<string, unknown>>, Value>(
  formula: Formula<Inputs, Value>,
  inputs: Inputs,
  trail: Trail | undefined,
): Value {
  const value = formula.value(inputs);
  if (trail !== undefined) {
    trail.push({ name: formula.name, unit: formula.unit, rules: formula.rules, inputs, value });
  }
  return value;
}
