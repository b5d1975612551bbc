// What the tests of sick pay and averages share: the law with and without the years before 2019, spells
// written as text, and vectors read from their files.
import { readFileSync } from "node:fs";
import { calcLine } from "../../src/commands/work/calc.ts";
import { type Day, day } from "../../src/core/day.ts";
import { type Pence, pence, penceFromText } from "../../src/core/money.ts";
import { fraction, type Rate } from "../../src/core/rate.ts";
import type { InForce, Law, Parameter } from "../../src/law/law.ts";
import { type SickDay, type SickPayAnswer, type SpellAnswer, sickPay } from "../../src/statute/sick-pay.ts";
import { workPattern } from "../../src/statute/sick-pay-pattern.ts";
import type { SickReason, Spell } from "../../src/statute/sick-pay-periods.ts";
import { shipped } from "../law/shipped.ts";

export const law: Law = shipped;

type Year = { from: string; to: string; weeklyRate: string; lowerEarningsLimit: string };

/** The vectors of a file: each names itself in `id`. */
export function vectors<Vector>(file: string): readonly Vector[] {
  return JSON.parse(readFileSync(new URL(`../vectors/${file}.json`, import.meta.url), "utf8")).vectors;
}

function withOlderYears(): Law {
  const text = readFileSync(new URL("../vectors/sick-pay-before-2019.json", import.meta.url), "utf8");
  const years: readonly Year[] = JSON.parse(text).years;
  const parameters = new Map(law.parameters);
  for (const [id, parameter] of law.parameters) {
    if (!id.startsWith("sickPay.") && !id.startsWith("averageEarnings.")) continue;
    const [first, ...rest] = parameter.entries;
    if (first === undefined || first.from !== day("2019-04-06")) continue;
    parameters.set(id, older(parameter, first, rest, years));
  }
  return { ...law, parameters };
}

function older(
  parameter: Parameter,
  first: InForce<unknown>,
  rest: readonly InForce<unknown>[],
  years: readonly Year[],
) {
  const field = parameter.id.slice("sickPay.".length);
  if (field !== "weeklyRate" && field !== "lowerEarningsLimit") {
    return { ...parameter, entries: [{ ...first, from: day("2010-04-06") }, ...rest] };
  }
  const added = years.map((year) => ({
    ...first,
    from: day(year.from),
    reviewed: day(year.to),
    value: penceFromText(year[field]),
  }));
  return { ...parameter, entries: [...added, first, ...rest] };
}

/** The law with the years 2010 to 2018, from which many published cases come. */
export const olderLaw = withOlderYears();

export function spell(first: string, last: string, reason: SickReason = "sickness"): Spell {
  return { first: day(first), last: day(last), reason };
}

/** Pounds of a vector's JSON number. */
export function pounds(amount: number): Pence {
  return pence(Math.round(amount * 100));
}

/** "154.0625" pounds as an exact fraction of pence. */
export function average(text: string): Rate {
  const [whole = "", decimals = ""] = text.split(".");
  return fraction(Number(whole + decimals) * 100, 10 ** decimals.length);
}

export const mondayToFriday = [1, 2, 3, 4, 5];
export const everyDay = [0, 1, 2, 3, 4, 5, 6];

/** The answer for spells, or an error with the reason why there is none. */
export function paid(
  pattern: readonly number[],
  spells: readonly Spell[],
  averageWeeklyEarnings?: Rate,
  by: Law = law,
): readonly SpellAnswer[] {
  const answer = sickPay(by, { pattern: workPattern(pattern), spells, averageWeeklyEarnings });
  if (answer.kind === "no figure") throw new Error(`${answer.code} at ${answer.at}`);
  return (answer satisfies SickPayAnswer).spells;
}

/** The one answer at a place of a list. */
export function at<Value>(list: readonly Value[], place: number): Value {
  const value = list.at(place);
  if (value === undefined) throw new Error(`the list has no member ${place}`);
  return value;
}

export function daysThat(days: readonly SickDay[], verdict: SickDay["verdict"]): readonly Day[] {
  return days.filter((one) => one.verdict === verdict).map((one) => one.day);
}

/** One question to calc, as its answer. */
export function calc(question: object): Record<string, unknown> {
  return JSON.parse(calcLine(law, JSON.stringify(question), false));
}
