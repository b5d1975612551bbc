// A small seeded generator of our own, so that generated files are the same bytes on every machine.

/** Draws whole numbers: `below(6)` is 0–5. */
export type Random = {
  below(limit: number): number;
  /** True in `share` of 10,000 draws. */
  chance(share: number): boolean;
  /** One of the list. */
  of<Value>(list: readonly Value[]): Value;
};

/** The mulberry32 generator; the same seed gives the same draws for ever. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
  function below(limit: number): number {
    return next() % limit;
  }
  return {
    below,
    chance: (share) => below(10_000) < share,
    of(list) {
      const value = list[below(list.length)];
      if (value === undefined) throw new Error("an empty list has nothing to draw");
      return value;
    },
  };
}

/** A seed for row `row` of a file with seed `seed`, so that any row can be made without the rows before it. */
export function rowSeed(seed: number, row: number): number {
  return (Math.imul(seed, 0x9e3779b1) ^ Math.imul(row + 1, 0x85ebca6b)) >>> 0;
}
