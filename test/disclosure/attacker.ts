// Somebody who has only the published cells and wants the hidden ones, written apart from what hides them: all patterns of
// all dimensions, fractions of BigInt, the textbook simplex. Slow and plain.
import type { LinkedTables } from "../../src/disclosure/linked-tables.ts";

type Fraction = { readonly n: bigint; readonly d: bigint };

const zero: Fraction = { n: 0n, d: 1n };

function fraction(n: bigint, d: bigint): Fraction {
  let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
  while (b !== 0n) [a, b] = [b, a % b];
  const sign = d < 0n ? -1n : 1n;
  return a === 0n ? zero : { n: (sign * n) / a, d: (sign * d) / a };
}
const minus = (x: Fraction, y: Fraction): Fraction => fraction(x.n * y.d - y.n * x.d, x.d * y.d);
const times = (x: Fraction, y: Fraction): Fraction => fraction(x.n * y.n, x.d * y.d);
const over = (x: Fraction, y: Fraction): Fraction => fraction(x.n * y.d, x.d * y.n);

/** Every pattern of all dimensions, as the value of each. */
export function patternsOf({ dimensions }: Pick<LinkedTables, "dimensions">): readonly (readonly number[])[] {
  return dimensions.reduce<readonly (readonly number[])[]>(
    (all, { values }) => all.flatMap((pattern) => values.map((_, value) => [...pattern, value])),
    [[]],
  );
}

/** Which patterns a cell counts, as a row of ones and noughts. */
export function rowOf(tables: LinkedTables, place: number): readonly number[] {
  const at = tables.places[place]?.at ?? [];
  return patternsOf(tables).map((pattern) =>
    at.every(([dimension, value]) => pattern[dimension] === value) ? 1 : 0,
  );
}

/** The least and greatest whole number that a form of the patterns can be, where these rows have these values. */
export function attack(
  rows: readonly { readonly row: readonly number[]; readonly value: number }[],
  form: readonly number[],
): { readonly least: number; readonly greatest: number } {
  const up = (aim: readonly number[]): Fraction | undefined => maximum(rows, aim);
  const greatest = up(form);
  const least = up(form.map((value) => -value));
  return {
    least: least === undefined ? Number.NEGATIVE_INFINITY : 0 - down(least),
    greatest: greatest === undefined ? Number.POSITIVE_INFINITY : down(greatest),
  };
}

function down({ n, d }: Fraction): number {
  return Number(n >= 0n ? n / d : -((-n + d - 1n) / d));
}

/** By Bland's rule, in two phases; undefined where there is no end. */
function maximum(
  rows: readonly { readonly row: readonly number[]; readonly value: number }[],
  aim: readonly number[],
): Fraction | undefined {
  const width = aim.length;
  const whole = (value: number): Fraction => ({ n: BigInt(value), d: 1n });
  const table = rows.map(({ row, value }, at) => [
    ...row.map(whole),
    ...rows.map((_, other) => (other === at ? whole(1) : zero)),
    whole(value),
  ]);
  const basis = rows.map((_, at) => width + at);
  const last = width + rows.length;
  const step = (target: Fraction[], columns: number): boolean => {
    const column = target.findIndex((value, at) => at < columns && value.n < 0n);
    if (column < 0) return false;
    let best = -1;
    for (const [at, row] of table.entries()) {
      const entry = row[column] ?? zero;
      const artificial = (basis[at] ?? 0) >= width && columns === width && target !== phaseOne;
      if (artificial && entry.n !== 0n) {
        best = at;
        break;
      }
      if (entry.n <= 0n) continue;
      const mine = over(row[last] ?? zero, entry);
      const other = best < 0 ? undefined : over(table[best]?.[last] ?? zero, table[best]?.[column] ?? zero);
      const order = other === undefined ? -1n : minus(mine, other).n;
      if (order < 0n || (order === 0n && (basis[at] ?? 0) < (basis[best] ?? 0))) best = at;
    }
    if (best < 0) throw new RangeError("no end");
    const pivot = table[best] ?? [];
    const scale = pivot[column] ?? zero;
    for (const [at, value] of pivot.entries()) pivot[at] = over(value, scale);
    for (const row of [...table, target]) {
      const factor = row[column] ?? zero;
      if (row === pivot || factor.n === 0n) continue;
      for (const [at, value] of row.entries()) row[at] = minus(value, times(factor, pivot[at] ?? zero));
    }
    basis[best] = column;
    return true;
  };
  const phaseOne = Array.from({ length: last + 1 }, (_, at) =>
    at >= width && at < last ? zero : table.reduce((sum, row) => minus(sum, row[at] ?? zero), zero),
  );
  while (step(phaseOne, width));
  if (phaseOne[last]?.n !== 0n) throw new Error("nothing has these sums");
  const target = Array.from({ length: last + 1 }, (_, at) => (at < width ? whole(-(aim[at] ?? 0)) : zero));
  for (const [at, row] of table.entries()) {
    const factor = target[basis[at] ?? 0] ?? zero;
    for (const [each, value] of row.entries())
      target[each] = minus(target[each] ?? zero, times(factor, value));
  }
  try {
    while (step(target, width));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return target[last];
}

/** Whether a form is a sum of the rows: rational elimination. */
export function isComputed(rows: readonly (readonly number[])[], form: readonly number[]): boolean {
  const echelon: { readonly at: number; readonly row: readonly Fraction[] }[] = [];
  const rest = (row: readonly number[]): readonly Fraction[] =>
    echelon.reduce<readonly Fraction[]>(
      (left, { at, row: by }) => {
        const factor = left[at] ?? zero;
        return factor.n === 0n
          ? left
          : left.map((value, each) => minus(value, times(factor, by[each] ?? zero)));
      },
      row.map((value) => ({ n: BigInt(value), d: 1n })),
    );
  for (const row of rows) {
    const left = rest(row);
    const at = left.findIndex(({ n }) => n !== 0n);
    const lead = left[at];
    if (lead !== undefined) echelon.push({ at, row: left.map((value) => over(value, lead)) });
  }
  return rest(form).every(({ n }) => n === 0n);
}

const tries = 100_000;

/**
 * The same by trying whole numbers, pattern by pattern; ends as soon as two solutions are `enough` apart. Undefined where
 * there are too many to try.
 */
export function everyWholeNumber(
  rows: readonly { readonly row: readonly number[]; readonly value: number }[],
  form: readonly number[],
  enough: number,
): { readonly least: number; readonly greatest: number } | undefined {
  const left = rows.map(({ value }) => value);
  const lastOf = rows.map(({ row }) => row.lastIndexOf(1));
  let [least, greatest, steps] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  const solve = (at: number, value: number): boolean => {
    steps += 1;
    if (steps > tries) return true;
    if (at === form.length) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      return greatest - least >= enough;
    }
    const mine = rows.flatMap(({ row }, each) => (row[at] === 1 ? [each] : []));
    const most = Math.min(...mine.map((each) => left[each] ?? 0), 60);
    for (let count = 0; count <= most; count += 1) {
      const fits = mine.every((each) => lastOf[each] !== at || left[each] === count);
      if (!fits) continue;
      for (const each of mine) left[each] = (left[each] ?? 0) - count;
      const done = solve(at + 1, value + count * (form[at] ?? 0));
      for (const each of mine) left[each] = (left[each] ?? 0) + count;
      if (done) return true;
    }
    return false;
  };
  solve(0, 0);
  return steps > tries ? undefined : { least, greatest };
}
