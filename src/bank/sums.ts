// Which of several amounts add up to exactly one amount: a search with an end. What cannot be tried out in that
// many steps, or in more ways than anybody would look at, is left to people.

const mostSteps = 200_000;
const mostWays = 16;
const mostAmounts = 64;

/**
 * Every set of two or more places whose amounts add up to `target`, each set in ascending order; undefined when
 * the search would be too long. Amounts and target are pence above zero.
 */
export function exactSums(
  amounts: readonly number[],
  target: number,
): readonly (readonly number[])[] | undefined {
  // All together add up: as all are above zero, no part of them does. This is a list of every worker's share.
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  if (total < target) return [];
  if (total === target) return amounts.length < 2 ? [] : [amounts.map((_, place) => place)];
  // Large amounts first: a sum that is too large, or cannot be reached any more, is seen early.
  const order = amounts.map((_, place) => place).filter((place) => (amounts[place] ?? 0) <= target);
  if (order.length > mostAmounts) return undefined;
  order.sort((a, b) => (amounts[b] ?? 0) - (amounts[a] ?? 0) || a - b);
  const sorted = order.map((place) => amounts[place] ?? 0);
  const rest: number[] = [...sorted, 0];
  for (let at = sorted.length - 1; at >= 0; at -= 1) rest[at] = (rest[at + 1] ?? 0) + (sorted[at] ?? 0);
  const found: number[][] = [];
  const taken: number[] = [];
  let steps = 0;
  const search = (at: number, missing: number): boolean => {
    steps += 1;
    if (steps > mostSteps) return false;
    if (missing === 0) {
      if (taken.length < 2) return true;
      if (found.length === mostWays) return false;
      found.push(taken.map((place) => order[place] ?? 0).sort((a, b) => a - b));
      return true;
    }
    if (at === sorted.length || (rest[at] ?? 0) < missing) return true;
    const amount = sorted[at] ?? 0;
    if (amount <= missing) {
      taken.push(at);
      const ended = search(at + 1, missing - amount);
      taken.pop();
      if (!ended) return false;
    }
    return search(at + 1, missing);
  };
  return search(0, target) ? found : undefined;
}
