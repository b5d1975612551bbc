// Linear programming in whole numbers: what can an unknown be, if these sums of unknowns are known and none is below
// nought? The simplex method on exact equations; one tableau serves all questions, and a sum that is no longer known is
// let go without beginning again. It begins at something that could be, so there is no first phase.
import { type Equation, signAt } from "./equation.ts";
import { climb, type Form, isMarker, openTableau, release, targetOf } from "./tableau.ts";

type Reach = {
  /**
   * The bound, rounded inwards to a whole number, or what was reached when it was enough; where there is no bound,
   * infinity with its sign.
   */
  readonly value: number;
  /** Whether the bound is that whole number itself. */
  readonly exact: boolean;
  /** Which of the known sums hold the bound where it is, by their numbers. */
  readonly priced: readonly number[];
};

export type Simplex = {
  /** The greatest (up) or least value of a form; the search may end as soon as `enough` is reached. */
  readonly reach: (form: Form, way: "up" | "down", enough?: number) => Reach;
  /** A known sum is known no longer. */
  readonly release: (known: number) => void;
  /** The unknowns that are not nought in the solution at hand, where all of it is whole. */
  readonly solution: () => readonly (readonly [unknown: number, value: number])[] | undefined;
};

/** `known`: sums whose values are known; `start`: unknowns, none below nought, that have these values. */
export function openSimplex(known: readonly Form[], start: readonly number[]): Simplex {
  const tableau = openTableau(known, start);
  const { unknowns, aim, right } = tableau;
  return {
    reach: (form, way, enough) => {
      const upward = way === "up" ? 1 : -1;
      const target = targetOf(tableau, form, upward);
      const reached = ({ columns }: Equation): number => downTo(columns[right] ?? 0, columns[aim] ?? 1);
      const limit = enough === undefined ? Number.POSITIVE_INFINITY : enough * upward;
      const bounded = climb(tableau, target, (equation) => reached(equation) >= limit);
      if (!bounded) return { value: upward * Number.POSITIVE_INFINITY, exact: false, priced: [] };
      const value = reached(target.equation);
      return {
        // Not the zero below zero.
        value: value === 0 ? 0 : value * upward,
        exact: isWhole(target.equation.columns[right] ?? 0, target.equation.columns[aim] ?? 1),
        priced: known.flatMap((_, at) => (signAt(target.equation, unknowns + at) === 0 ? [] : [at])),
      };
    },
    release: (at) => release(tableau, unknowns + at),
    solution: () => {
      const found: (readonly [number, number])[] = [];
      for (const { equation, basic } of tableau.rows) {
        const [value, scale] = [Number(equation.columns[right]), Number(equation.columns[basic])];
        if (value === 0 || isMarker(tableau, basic)) continue;
        if (!Number.isSafeInteger(value) || value % scale !== 0) return undefined;
        found.push([basic, value / scale]);
      }
      return found;
    },
  };
}

function isWhole(value: number | bigint, scale: number | bigint): boolean {
  return BigInt(value) % BigInt(scale) === 0n;
}

/** A fraction rounded towards minus infinity. */
function downTo(value: number | bigint, scale: number | bigint): number {
  if (typeof value === "number" && typeof scale === "number") {
    const rest = value % scale;
    return (value - rest) / scale - (rest < 0 ? 1 : 0);
  }
  const [above, below] = [BigInt(value), BigInt(scale)];
  const rest = above % below;
  return Number((above - rest) / below) - (rest < 0n ? 1 : 0);
}
