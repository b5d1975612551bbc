// Precision and recall of groups against the truth: every two rows of a group are a pair that was found.

export type Counted = { readonly right: number; readonly wrong: number; readonly truth: number };

/** `personOf` is the truth. Groups may hold a row once only. */
export function pairsIn(
  groups: readonly (readonly number[])[],
  rows: number,
  personOf: (row: number) => string,
): Counted {
  let right = 0;
  let wrong = 0;
  for (const group of groups) {
    for (const [a, b] of twos(group)) {
      if (personOf(a) === personOf(b)) right += 1;
      else wrong += 1;
    }
  }
  const held = new Map<string, number>();
  for (let row = 0; row < rows; row += 1) held.set(personOf(row), (held.get(personOf(row)) ?? 0) + 1);
  let truth = 0;
  for (const count of held.values()) truth += (count * (count - 1)) / 2;
  return { right, wrong, truth };
}

export function precision({ right, wrong }: Counted): number {
  return right / Math.max(1, right + wrong);
}

export function recall({ right, truth }: Counted): number {
  return right / Math.max(1, truth);
}

export function twos<Value>(list: readonly Value[]): readonly (readonly [Value, Value])[] {
  return list.flatMap((one, at) => list.slice(at + 1).map((other) => [one, other] as const));
}

/** Rows that pairs join, by way of others if need be. */
export function joined(pairs: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
  const groupOf = new Map<number, number[]>();
  for (const [a, b] of pairs) {
    const one = groupOf.get(a) ?? [a];
    const other = groupOf.get(b) ?? [b];
    if (one === other) continue;
    one.push(...other);
    for (const row of one) groupOf.set(row, one);
  }
  return [...new Set(groupOf.values())];
}
