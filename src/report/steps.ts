// The steps of a calculation as plain text values: pounds as "299.60", rates as "15.05%", days as "2022-06-30".
// `calc --trail` prints them as they are.
import { type Day, dayText, type Month, monthText } from "../core/day.ts";
import type { Step, Trail, Unit } from "../core/figure.ts";
import { type Pence, poundsText } from "../core/money.ts";
import type { Rate } from "../core/rate.ts";
import type { Law, Parameter } from "../law/law.ts";
import { knownUnits } from "./known-units.ts";
import { exactPounds, rateText } from "./values.ts";

export type StepText = {
  readonly figure: string;
  readonly rules: readonly string[];
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly value: unknown;
};

/** All steps, in the order in which they were worked out. */
export function stepTexts(law: Law, trail: Trail): readonly StepText[] {
  const units = new Map<string, Unit>(knownUnits);
  return trail.map((step) => {
    const text = stepText(law, step, units);
    units.set(step.name, step.unit ?? "money");
    return text;
  });
}

function stepText(law: Law, step: Step, units: ReadonlyMap<string, Unit>): StepText {
  const inputs: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(step.inputs)) {
    const parameter = law.parameters.get(name);
    inputs[name] = shown(value, parameter === undefined ? (units.get(name) ?? "count") : unitOf(parameter));
  }
  return { figure: step.name, rules: step.rules, inputs, value: shown(step.value, step.unit ?? "money") };
}

function unitOf({ kind }: Parameter): Unit {
  if (kind === "money" || kind === "amounts") return "money";
  if (kind === "day" || kind === "days" || kind === "period") return "day";
  return kind === "month" ? "month" : "count";
}

function shown(value: unknown, unit: Unit): unknown {
  if (Array.isArray(value)) return value.map((one) => shown(one, unit));
  if (isRate(value)) return unit === "money" ? exactPounds(value) : rateText(value);
  if (typeof value !== "number") return value;
  // The unit says which of the whole numbers of core it is.
  if (unit === "money") return poundsText(value as Pence);
  if (unit === "day") return dayText(value as Day);
  if (unit === "month") return monthText(value as Month);
  if (unit === "percent") return `${value / 1000}%`;
  return unit === "hours" ? (value / 100).toFixed(2) : value;
}

function isRate(value: unknown): value is Rate {
  return typeof value === "object" && value !== null && "numerator" in value && "denominator" in value;
}
