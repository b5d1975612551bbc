// Counts and amounts of every cell of linked tables: one person is one unit with one value in each dimension, so that every
// total is a sum.
import type { LinkedTables } from "./linked-tables.ts";

/** One person. Amounts are net and in pence. */
type Unit = {
  /** A value for each dimension, by its place. */
  readonly pattern: readonly number[];
  readonly pence: number;
  /** What of it came through whom. */
  readonly employers: Iterable<readonly [employer: string, pence: number]>;
};

export type Figures = {
  /** How many people each unknown counts. */
  readonly unknowns: readonly number[];
  /** People and pence of each place. */
  readonly people: readonly number[];
  readonly pence: readonly number[];
  /** Of each place, the most that came through one employer. */
  readonly throughOne: readonly number[];
};

export function figuresOf(tables: LinkedTables, units: Iterable<Unit>): Figures {
  const unknowns = Array.from({ length: tables.unknowns }, () => 0);
  const people = tables.places.map(() => 0);
  const pence = tables.places.map(() => 0);
  const through = tables.places.map(() => new Map<string, number>());
  const numbers = new Map(tables.places.map(({ at }, number) => [keyOf(at), number]));
  for (const unit of units) {
    for (const at of tables.countedIn(unit.pattern)) unknowns[at] = (unknowns[at] ?? 0) + 1;
    for (const at of placesOf(tables, unit.pattern, numbers)) {
      people[at] = (people[at] ?? 0) + 1;
      pence[at] = (pence[at] ?? 0) + unit.pence;
      for (const [employer, amount] of unit.employers)
        through[at]?.set(employer, (through[at]?.get(employer) ?? 0) + amount);
    }
  }
  return { unknowns, people, pence, throughOne: through.map((each) => Math.max(0, ...each.values())) };
}

/** Every place that counts somebody with these values. */
function placesOf(
  { tables }: LinkedTables,
  pattern: readonly number[],
  numbers: ReadonlyMap<string, number>,
): ReadonlySet<number> {
  const found = new Set<number>();
  const add = (at: readonly (readonly [number, number])[]): void => {
    const number = numbers.get(keyOf(at));
    if (number !== undefined) found.add(number);
  };
  add([]);
  for (const [first, second] of tables) {
    const [one, two] = [[first, pattern[first] ?? 0] as const, [second, pattern[second] ?? 0] as const];
    add([one]);
    add([two]);
    add([one, two]);
  }
  return found;
}

function keyOf(at: readonly (readonly [number, number])[]): string {
  return at.map(([dimension, value]) => `${dimension}:${value}`).join(" ");
}
