// Two-way tables of counts that share dimensions, with all their margins, as one system: every cell is a sum of the same
// unknowns. Nothing is known here of people or councils; a dimension is a name and its values.
import type { Form } from "./tableau.ts";

export type Dimension = { readonly name: string; readonly values: readonly string[] };

/** A cell of the tables: the values that it is about, by dimension; a margin names one, the total of everything none. */
export type Place = {
  readonly name: string;
  readonly at: readonly (readonly [dimension: number, value: number])[];
};

export type LinkedTables = {
  readonly dimensions: readonly Dimension[];
  readonly tables: readonly (readonly [number, number])[];
  /** Every cell once, though a margin stands in several tables: the total, then margins, then inner cells. */
  readonly places: readonly Place[];
  /** What each place is a sum of. */
  readonly forms: readonly Form[];
  readonly unknowns: number;
  /** The unknowns that count somebody with these values, one value for each dimension. */
  readonly countedIn: (pattern: readonly number[]) => readonly number[];
  /** Sums that are nought whatever the tables say. */
  readonly ties: readonly Form[];
};

/**
 * The unknowns are not all patterns of all dimensions: a dimension that stands in one table only hangs on the other one of
 * that table, and counts for both together can always be put together to whole patterns where they agree on what they share
 * (they are spread as if the two were independent, or whole by whole along a row). So a reach over these unknowns is the
 * reach over all patterns, and there are a few thousand unknowns instead of some ten thousand.
 */
export function linkedTables(
  dimensions: readonly Dimension[],
  tables: readonly (readonly [number, number])[],
): LinkedTables {
  const timesUsed = dimensions.map((_, at) => tables.filter((table) => table.includes(at)).length);
  const hangs = (table: readonly [number, number]): boolean =>
    table.some((at) => timesUsed[at] === 1) && table.some((at) => (timesUsed[at] ?? 0) > 1);
  const core = dimensions.flatMap((_, at) =>
    tables.some((table) => table.includes(at) && !(hangs(table) && timesUsed[at] === 1)) ? [at] : [],
  );
  const size = (at: number): number => dimensions[at]?.values.length ?? 0;
  let unknowns = core.reduce((product, at) => product * size(at), 1);
  const patterns = Array.from({ length: unknowns }, (_, at) => digits(at, core.map(size)));
  const members = (wanted: Place["at"]): readonly number[] =>
    patterns.flatMap((pattern, at) =>
      wanted.every(([dimension, value]) => pattern[core.indexOf(dimension)] === value) ? [at] : [],
    );

  const forms = new Map<string, { readonly place: Place; readonly form: Form }>();
  const add = (at: Place["at"], plus: readonly number[]): void => {
    const place = { name: nameOf(dimensions, at), at };
    if (!forms.has(place.name)) forms.set(place.name, { place, form: { plus } });
  };
  const ties: Form[] = [];
  const hanging: ((pattern: readonly number[]) => number)[] = [];
  add([], members([]));
  for (const table of tables) {
    const [first, second] = table;
    if (!hangs(table)) {
      for (const dimension of table)
        for (let value = 0; value < size(dimension); value += 1)
          add([[dimension, value]], members([[dimension, value]]));
      for (const at of grid(table, size)) add(at, members(at));
      continue;
    }
    const begin = unknowns;
    const numberOf = (one: number, two: number): number => begin + one * size(second) + two;
    unknowns += size(first) * size(second);
    hanging.push((pattern) => numberOf(pattern[first] ?? 0, pattern[second] ?? 0));
    for (const [here, dimension] of table.entries()) {
      for (let value = 0; value < size(dimension); value += 1) {
        const line = Array.from({ length: size(table[1 - here] ?? 0) }, (_, other) =>
          here === 0 ? numberOf(value, other) : numberOf(other, value),
        );
        if (timesUsed[dimension] === 1) add([[dimension, value]], line);
        else {
          add([[dimension, value]], members([[dimension, value]]));
          ties.push({ plus: line, minus: members([[dimension, value]]) });
        }
      }
    }
    for (const at of grid(table, size)) add(at, [numberOf(at[0][1], at[1][1])]);
  }
  const all = [...forms.values()].sort((a, b) => a.place.at.length - b.place.at.length);
  return {
    dimensions,
    tables,
    places: all.map(({ place }) => place),
    forms: all.map(({ form }) => form),
    unknowns,
    countedIn: (pattern) => [
      core.reduceRight((number, at) => number * size(at) + (pattern[at] ?? 0), 0),
      ...hanging.map((numberIn) => numberIn(pattern)),
    ],
    ties,
  };
}

/** "council=A, role=B"; the name of the total is "all". The order of the dimensions is that of the list. */
function nameOf(dimensions: readonly Dimension[], at: Place["at"]): string {
  if (at.length === 0) return "all";
  return [...at]
    .sort(([a], [b]) => a - b)
    .map(([dimension, value]) => `${dimensions[dimension]?.name}=${dimensions[dimension]?.values[value]}`)
    .join(", ");
}

function grid(
  [first, second]: readonly [number, number],
  size: (dimension: number) => number,
): (readonly [readonly [number, number], readonly [number, number]])[] {
  return Array.from({ length: size(first) }, (_, one) =>
    Array.from(
      { length: size(second) },
      (__, two) =>
        [
          [first, one],
          [second, two],
        ] as const,
    ),
  ).flat();
}

function digits(at: number, sizes: readonly number[]): readonly number[] {
  let rest = at;
  return sizes.map((size) => {
    const digit = rest % size;
    rest = (rest - digit) / size;
    return digit;
  });
}

/** The value of every place, from those of the unknowns. */
export function valuesAt({ forms }: LinkedTables, unknowns: readonly number[]): readonly number[] {
  return forms.map(({ plus }) => plus.reduce((sum, at) => sum + (unknowns[at] ?? 0), 0));
}
