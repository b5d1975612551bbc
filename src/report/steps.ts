// The steps of a calculation as plain values: pounds as "299.60", rates as "15.05%", days as "2022-06-30".
// `calc --trail` prints them as they are.
import type { Trail } from "../core/figure.ts";
import type { Json } from "./json.ts";
import { plainValue } from "./values.ts";

type StepText = {
  readonly figure: string;
  readonly rules: readonly string[];
  readonly inputs: Readonly<Record<string, Json>>;
  readonly value: Json;
};

/** All steps, in the order in which they were worked out. */
export function stepTexts(trail: Trail): readonly StepText[] {
  return trail.map(({ name, formula, inputs, value }) => ({
    figure: name,
    rules: formula.rules,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([input, given]) => {
        const unit = formula.inputs[input];
        if (unit === undefined) throw new Error(`${name}: nobody says how ${input} is to be read`);
        return [input, plainValue(unit, given)];
      }),
    ),
    value: plainValue(formula.unit, value),
  }));
}
