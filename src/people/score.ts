// The order of the officer's list, in hundredths of a base-2 logarithm: how much likelier the evidence is of one person
// than of two. It changes no outcome and is stored nowhere.
import type { Table } from "../law/parameters.ts";
import { refuse } from "../law/shape.ts";
import type { Evidence } from "./evidence.ts";
import { isSiblings } from "./evidence.ts";

export type Weights = {
  /** By name level, 0 to 7. */
  readonly names: readonly number[];
  readonly number: {
    readonly other: number;
    readonly consecutive: number;
    readonly slip: number;
    readonly equal: number;
  };
  /** At one employer; two employers say nothing. */
  readonly payroll: { readonly other: number; readonly equal: number };
  /** In a thousand million pairs of different people so many have equal names. */
  readonly equalNames: number;
};

const thousandMillion = 1_000_000_000;
const rarest = 0.000_01;

/**
 * Whole hundredths. `share` is the part of the batch's rows that bear the name, where the names are equal: a rare name
 * says more. Undefined names weigh nothing.
 */
export function scoreOf(evidence: Evidence, weights: Weights, share?: number): number {
  const { names, number, payroll } = evidence;
  const rarity =
    names === 7 && share !== undefined
      ? Math.round(100 * Math.log2(weights.equalNames / thousandMillion / Math.max(share, rarest)))
      : 0;
  return (
    (names === undefined ? 0 : (weights.names[names] ?? 0)) +
    weights.number[isSiblings(evidence) ? "consecutive" : number] +
    (payroll === "other-employer" ? 0 : weights.payroll[payroll]) +
    rarity
  );
}

/** The weights of the parameter match.weights. Throws a LawFault when the table is not one of weights. */
export function weightsFrom(table: Table | undefined): Weights {
  const part = (key: string): Table => {
    const found = table?.[key];
    if (typeof found !== "object" || !isTable(found)) refuse("parameters", "match.weights", `has no ${key}`);
    return found;
  };
  const whole = (of: Table | undefined, key: string): number => {
    const found = of?.[key];
    if (!Number.isSafeInteger(found)) refuse("parameters", "match.weights", `has no whole number ${key}`);
    return Number(found);
  };
  const [names, number, payroll] = [part("names"), part("number"), part("payroll")];
  return {
    names: [0, 1, 2, 3, 4, 5, 6, 7].map((level) => whole(names, String(level))),
    number: {
      other: whole(number, "other"),
      consecutive: whole(number, "consecutive"),
      slip: whole(number, "slip"),
      equal: whole(number, "equal"),
    },
    payroll: { other: whole(payroll, "other"), equal: whole(payroll, "equal") },
    equalNames: whole(table, "equalNames"),
  };
}

function isTable(value: Table | readonly string[]): value is Table {
  return !Array.isArray(value);
}
