// Which rows are looked at together: those with an equal number, with numbers one slip apart, or with one payroll
// number at one employer. Whole numbers in packed arrays, sorted key by key; no text.
import { isSecond, type PersonNumber } from "../core/person.ts";
import { hasAdministrativePrefix, slipKey, slipKeys, slipNeighbours } from "./slips.ts";

/** One place a row. A payroll code of 0 is none; equal codes are to be confirmed by the texts. */
export type PackedRows = {
  readonly people: Uint32Array;
  /** A hash of employer and payroll number in 30 bits. */
  readonly payrolls: Uint32Array;
  /** See `nameMarks`: names without a mark in common are not looked at, unless the payroll number is one. */
  readonly marks: Uint32Array;
};

/** Key and row in one double: a key of 30 bits leaves 23 bits for the row. */
const mostRows = 2 ** 23;

/** Rows by the order of a key; where the keys are equal, by their own. */
export type Sorted = {
  readonly count: number;
  readonly keyAt: (at: number) => number;
  readonly rowAt: (at: number) => number;
};

/**
 * Sorts the rows 0 to `count` − 1 by a key of less than 2³⁰; a negative key leaves a row out. The scratch array has a place
 * for each row and belongs to the result until it is used again. So has `spare`, which is free afterwards.
 */
export function sortedRows(
  count: number,
  keyOf: (row: number) => number,
  scratch: Float64Array,
  spare?: Float64Array,
): Sorted {
  if (count > mostRows) throw new Error(`${count} rows are more than one comparison can hold`);
  let filled = 0;
  for (let row = 0; row < count; row += 1) {
    const key = keyOf(row);
    if (key < 0) continue;
    scratch[filled] = key * mostRows + row;
    filled += 1;
  }
  const sorted = scratch.subarray(0, filled);
  if (spare === undefined || filled < worthCounting) sorted.sort();
  else sortByHalves(sorted, spare);
  return {
    count: filled,
    keyAt: (at) => Math.floor((sorted[at] ?? -1) / mostRows),
    rowAt: (at) => (sorted[at] ?? 0) % mostRows,
  };
}

const half = 2 ** 15;
/** Counting costs as much as to sort some thousands. */
const worthCounting = 8192;

/**
 * Sorts keys with their rows, of which those of one key are in order, by counting: by the lower half of the key, then by the upper.
 * A million are sorted in a third of the time that comparing takes, while every thread waits: a fiftieth of a run with a new ledger.
 * A test holds it to `sort`.
 */
function sortByHalves(keys: Float64Array, spare: Float64Array): void {
  placed(keys, spare, 0);
  placed(spare.subarray(0, keys.length), keys, 15);
}

/** By the fifteen bits of the keys from this one on. */
function placed(from: Float64Array, into: Float64Array, bit: number): void {
  const next = new Uint32Array(half + 1);
  for (let at = 0; at < from.length; at += 1) {
    const behind = ((((from[at] ?? 0) / mostRows) >> bit) & (half - 1)) + 1;
    next[behind] = (next[behind] ?? 0) + 1;
  }
  for (let value = 1; value <= half; value += 1) next[value] = (next[value] ?? 0) + (next[value - 1] ?? 0);
  for (let at = 0; at < from.length; at += 1) {
    const one = from[at] ?? 0;
    const value = ((one / mostRows) >> bit) & (half - 1);
    const place = next[value] ?? 0;
    into[place] = one;
    next[value] = place + 1;
  }
}

/** Runs of at least two rows of one key: from a place up to, not including, another. */
export function runsIn(sorted: Sorted, each: (from: number, to: number) => void): void {
  let start = 0;
  for (let at = 1; at <= sorted.count; at += 1) {
    if (at < sorted.count && sorted.keyAt(at) === sorted.keyAt(start)) continue;
    if (at - start > 1) each(start, at);
    start = at;
  }
}

/** The rows in a run, in order. */
export function rowsIn(sorted: Sorted, from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, at) => sorted.rowAt(from + at));
}

/** The rows of one key, in order. */
export function rowsOf(sorted: Sorted, key: number): readonly number[] {
  let low = 0;
  let high = sorted.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted.keyAt(middle) < key) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < sorted.count && sorted.keyAt(end) === key) end += 1;
  return rowsIn(sorted, low, end);
}

/** The different numbers of sorted rows, in order, without those of administration and second people of a number. */
export function differentNumbers(byNumber: Sorted): Uint32Array {
  const numbers = new Uint32Array(byNumber.count);
  let count = 0;
  for (let at = 0; at < byNumber.count; at += 1) {
    const person = byNumber.keyAt(at);
    // They are sorted: from the first second person of a number on there are no others.
    if (isSecond(person as PersonNumber)) break;
    if ((count > 0 && numbers[count - 1] === person) || hasAdministrativePrefix(person)) continue;
    numbers[count] = person;
    count += 1;
  }
  return numbers.subarray(0, count);
}

/** Every two numbers that are one slip apart, each pair once, the smaller first, in order. `numbers` are different and in order. */
export function slipPairs(
  numbers: Uint32Array,
  scratch: Float64Array,
  spare: Float64Array,
  each: (one: number, other: number) => void,
): void {
  const pairs = growing();
  for (let key = 0; key < slipKeys.length; key += 1) {
    const sorted = sortedRows(numbers.length, (at) => slipKey(numbers[at] ?? 0, key), scratch, spare);
    runsIn(sorted, (from, to) => {
      for (let one = from; one < to; one += 1) {
        for (let other = one + 1; other < to; other += 1) {
          pairs.add(sorted.rowAt(one), sorted.rowAt(other));
        }
      }
    });
  }
  // Some pairs are one slip apart in two ways, and are there once for all that.
  for (const some of pairs.inPieces(many)) {
    for (const [one, other] of some) each(numbers[one] ?? 0, numbers[other] ?? 0);
  }
}

/** The same for second people of a number, who are few: each with every number that is one slip from theirs. */
export function slipsOfSeconds(byNumber: Sorted, each: (second: number, other: number) => void): void {
  let last = -1;
  for (let at = byNumber.count - 1; at >= 0; at -= 1) {
    // They are rows' own.
    const person = byNumber.keyAt(at) as PersonNumber;
    if (!isSecond(person)) return;
    if (person === last || hasAdministrativePrefix(person)) continue;
    last = person;
    for (const other of slipNeighbours(person)) each(person, other);
  }
}

const many = 10_000;

/** Pairs of rows, added in any order. */
type Pairs = {
  readonly add: (a: number, b: number) => void;
  /** Each pair once, in order, so many at a time. */
  readonly inPieces: (most: number) => Generator<readonly (readonly [number, number])[]>;
};

export function growing(): Pairs {
  let pairs = new Float64Array(1_024);
  let count = 0;
  return {
    add(a, b) {
      if (count === pairs.length) {
        const larger = new Float64Array(pairs.length * 2);
        larger.set(pairs);
        pairs = larger;
      }
      pairs[count] = a * mostRows + b;
      count += 1;
    },
    *inPieces(most) {
      const sorted = pairs.subarray(0, count).sort();
      let piece: (readonly [number, number])[] = [];
      for (let at = 0; at < count; at += 1) {
        const pair = sorted[at] ?? 0;
        if (at > 0 && sorted[at - 1] === pair) continue;
        piece.push([Math.floor(pair / mostRows), pair % mostRows]);
        if (piece.length < most) continue;
        yield piece;
        piece = [];
      }
      if (piece.length > 0) yield piece;
    },
  };
}
