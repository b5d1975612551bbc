// Random sets of linked tables, many of their counts nought or one: from a number, the same set each time.
import { seededRandom } from "../../src/core/random.ts";
import { type LinkedTables, linkedTables } from "../../src/disclosure/linked-tables.ts";
import { patternsOf, rowOf } from "./attacker.ts";

export type RandomSet = {
  readonly tables: LinkedTables;
  /** How many people have each pattern of all dimensions. */
  readonly counts: readonly number[];
  readonly unknowns: readonly number[];
  /** The count of every place. */
  readonly values: readonly number[];
  readonly threshold: number;
};

const links: readonly (readonly (readonly [number, number])[])[] = [
  [[0, 1]],
  [
    [0, 1],
    [0, 2],
  ],
  [
    [0, 1],
    [1, 2],
  ],
  [
    [0, 1],
    [0, 2],
    [1, 2],
  ],
  [
    [0, 1],
    [0, 2],
    [1, 2],
    [0, 3],
  ],
  [
    [0, 1],
    [0, 2],
    [1, 2],
    [1, 3],
  ],
];

/** `largest`: values of a dimension at most. */
export function randomSet(seed: string, largest: number): RandomSet {
  const random = seededRandom(seed);
  const pairs = links[random.below(links.length)] ?? [];
  const used = Math.max(...pairs.flat()) + 1;
  const dimensions = Array.from({ length: used }, (_, at) => ({
    name: "abcd"[at] ?? "",
    values: Array.from(
      { length: (used > 3 ? 2 : 1) + random.below(largest - (used > 3 ? 1 : 0)) },
      (__, value) => `${value}`,
    ),
  }));
  const tables = linkedTables(dimensions, pairs);
  const empty = 1 + random.below(4);
  const counts = patternsOf(tables).map(() =>
    random.below(5) < empty ? 0 : random.below(3) === 0 ? random.below(12) : 1,
  );
  return {
    tables,
    counts,
    unknowns: unknownsOf(tables, counts),
    values: valuesOf(tables, counts),
    threshold: 2 + random.below(6),
  };
}

/** The count of every place, from those of the patterns. */
export function valuesOf(tables: LinkedTables, counts: readonly number[]): readonly number[] {
  return tables.places.map((_, place) =>
    rowOf(tables, place).reduce((sum, one, at) => sum + one * (counts[at] ?? 0), 0),
  );
}

/** Counts after some people came and one moved to another pattern. */
export function later(counts: readonly number[], seed: string): readonly number[] {
  const random = seededRandom(seed);
  const next = counts.map((count) => (random.below(4) === 0 ? count + 1 + random.below(3) : count));
  const from = next.findIndex((count) => count > 0);
  const to = random.below(next.length);
  return next.map((count, at) => count + (from < 0 ? 0 : Number(at === to) - Number(at === from)));
}

/**
 * Counts after a purge: of everybody with one value of the last dimension most stand under the first value of all others, as
 * nothing more is known of them, and the rest are not counted any more.
 */
export function forgotten(
  counts: readonly number[],
  seed: string,
  { dimensions }: Pick<LinkedTables, "dimensions">,
): readonly number[] {
  const random = seededRandom(seed);
  const last = dimensions.length - 1;
  const patterns = patternsOf({ dimensions });
  const value = random.below(dimensions[last]?.values.length ?? 1);
  const next = [...counts];
  const to = patterns.findIndex((pattern) => pattern.every((one, at) => one === (at === last ? value : 0)));
  for (const [from, pattern] of patterns.entries()) {
    if (pattern[last] !== value || from === to) continue;
    const moved = counts.at(from) ?? 0;
    next[from] = 0;
    for (let one = 0; one < moved; one += 1) if (random.below(4) > 0) next[to] = (next[to] ?? 0) + 1;
  }
  return next;
}

/** The unknowns of the tables, from the counts of the patterns. */
export function unknownsOf(tables: LinkedTables, counts: readonly number[]): readonly number[] {
  const unknowns = Array.from({ length: tables.unknowns }, () => 0);
  for (const [at, pattern] of patternsOf(tables).entries())
    for (const number of tables.countedIn(pattern))
      unknowns[number] = (unknowns[number] ?? 0) + (counts[at] ?? 0);
  return unknowns;
}
