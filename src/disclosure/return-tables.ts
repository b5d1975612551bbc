// The five tables of the return, and how what was published before fits into those of today: by names, as values come and go.
import type { Earlier } from "./earlier.ts";
import { type Dimension, type LinkedTables, linkedTables } from "./linked-tables.ts";

/** In the order of the columns and of every pattern. */
const returnDimensions = ["council", "role", "setting", "outcome", "month"] as const;

/** council × role, council × outcome, council × month, role × setting, role × outcome. */
const pairs = [
  [0, 1],
  [0, 3],
  [0, 4],
  [1, 2],
  [1, 3],
] as const;

/** Values of each dimension and how many people have each set of them. */
export type Counted = readonly (readonly [values: readonly string[], people: number])[];

/** What is kept of an earlier return: its people by values, and the names of the cells that it hid. */
export type PastReturn = { readonly people: Counted; readonly hidden: readonly string[] };

/** Dimensions of the values that occur, today or before, each in order. */
export function returnTables(counted: readonly Counted[]): LinkedTables {
  const dimensions: readonly Dimension[] = returnDimensions.map((name, at) => ({
    name,
    values: [...new Set(counted.flat().map(([values]) => values[at] ?? ""))].sort(),
  }));
  return linkedTables(dimensions, pairs);
}

/** The place of each value in its dimension. */
export function patternIn({ dimensions }: LinkedTables, values: readonly string[]): readonly number[] {
  return values.map((value, at) => dimensions[at]?.values.indexOf(value) ?? -1);
}

export function earlierIn(tables: LinkedTables, { people, hidden }: PastReturn): Earlier {
  const unknowns = Array.from({ length: tables.unknowns }, () => 0);
  for (const [values, count] of people)
    for (const at of tables.countedIn(patternIn(tables, values))) unknowns[at] = (unknowns[at] ?? 0) + count;
  const names = new Set(hidden);
  return {
    unknowns,
    hidden: new Set(tables.places.flatMap(({ name }, at) => (names.has(name) ? [at] : []))),
  };
}
