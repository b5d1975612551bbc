// What can be computed from published sums by adding and subtracting them: elimination modulo a prime, so exact and the same
// on every machine. A multiple of the prime is not met by tables of counts; if it were, more would be hidden, never less.

/** Products of two numbers below it are safe. */
const prime = 67_108_859;

type Span = {
  /** Whether no secret can be computed when this sum is published, too. */
  readonly allows: (members: readonly number[]) => boolean;
  /** Takes a sum in: these unknowns less those. */
  readonly publish: (members: readonly number[], less?: readonly number[]) => void;
};

/** A span of sums of unknowns that computes none of the secrets; each is a list of unknowns. */
export function openSpan(unknowns: number, secrets: Iterable<readonly number[]>): Span {
  const published: Sum[] = [];
  const kept = [...secrets].map((members) => vector(unknowns, members));
  /** What a sum says that the published ones do not, with a one in its first column; undefined where that is nothing. */
  const news = (members: readonly number[], less: readonly number[]): Sum | undefined => {
    const rest = vector(unknowns, members, less);
    for (const { at, rest: other } of published) subtract(rest, other, at);
    const at = rest.findIndex((value) => value !== 0);
    if (at < 0) return undefined;
    const scale = inverse(rest[at] ?? 1);
    for (let each = at; each < unknowns; each += 1) rest[each] = ((rest[each] ?? 0) * scale) % prime;
    return { at, rest };
  };
  return {
    allows: (members) => {
      const sum = news(members, []);
      return sum === undefined || !kept.some((secret) => isMultiple(secret, sum.rest, sum.at));
    },
    publish: (members, less = []) => {
      const sum = news(members, less);
      if (sum === undefined) return;
      for (const secret of kept) subtract(secret, sum.rest, sum.at);
      published.push(sum);
    },
  };
}

type Sum = { readonly at: number; readonly rest: Float64Array };

function vector(unknowns: number, members: readonly number[], less: readonly number[] = []): Float64Array {
  const found = new Float64Array(unknowns);
  for (const at of members) found[at] = 1;
  for (const at of less) found[at] = prime - 1;
  return found;
}

/** Clears one column by a vector that has a one there. */
function subtract(from: Float64Array, by: Float64Array, at: number): void {
  const times = from[at] ?? 0;
  if (times === 0) return;
  for (let each = 0; each < from.length; each += 1) {
    const value = by[each] ?? 0;
    if (value !== 0) from[each] = ((from[each] ?? 0) + (prime - times) * value) % prime;
  }
}

function isMultiple(secret: Float64Array, of: Float64Array, at: number): boolean {
  const times = secret[at] ?? 0;
  return times !== 0 && secret.every((value, each) => value === ((of[each] ?? 0) * times) % prime);
}

/** By the theorem of Fermat. */
function inverse(value: number): number {
  let [result, power, rest] = [1, value, prime - 2];
  for (; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * power) % prime;
    power = (power * power) % prime;
  }
  return result;
}
