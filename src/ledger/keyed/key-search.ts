// Which of some keys are in a run: it is sorted, and its keys are hashes, so that where a key would stand is known nearly to the
// place. A few keys in many runs are looked up a hundred times as fast as the runs are read through.
import { keyBytes } from "./key-takers.ts";

/** The first six bytes are a whole number that a double holds. */
const startBytes = 6;
const starts = 2 ** (8 * startBytes);

/** One that is looked up costs as much as so many that are read through. */
const worth = 8;

/** Keys that are asked of many runs: they are put in order once. */
export type AskedKeys = {
  readonly keys: readonly Buffer[];
  /** The first four bytes of each, then its place among the keys. */
  readonly sorted: Float64Array;
};

/** More keys than one question has. */
const mostAsked = 2 ** 21;

export function askedKeys(keys: readonly Buffer[]): AskedKeys {
  if (keys.length > mostAsked) throw new Error(`${keys.length} keys are more than one question can hold`);
  return { keys, sorted: Float64Array.from(keys, (key, at) => key.readUInt32BE(0) * mostAsked + at).sort() };
}

/** The places of those keys that are in the run. */
export function placesInRun(run: Buffer, asked: AskedKeys): readonly number[] {
  const isFew = asked.keys.length * worth < run.length / keyBytes;
  return isFew ? asked.keys.flatMap((key, at) => (isInRun(run, key) ? [at] : [])) : readThrough(run, asked);
}

/** Run and keys are both in order: one walk along the two. */
export function readThrough(run: Buffer, { keys, sorted }: AskedKeys): readonly number[] {
  const found: number[] = [];
  let [of, place] = [0, 0];
  while (of < sorted.length && place < run.length) {
    const next = sorted[of] ?? 0;
    const wanted = Math.floor(next / mostAsked);
    const start = run.readUInt32BE(place);
    if (start < wanted) {
      place += keyBytes;
      continue;
    }
    of += 1;
    if (start > wanted) continue;
    const at = next % mostAsked;
    const key = keys[at];
    // Others may begin alike, in the run and among the keys.
    for (let same = place; same < run.length && run.readUInt32BE(same) === wanted; same += keyBytes) {
      if (key !== undefined && run.compare(key, 0, keyBytes, same, same + keyBytes) === 0) found.push(at);
    }
  }
  return found;
}

/** Whether the run holds the key. */
export function isInRun(run: Buffer, key: Buffer): boolean {
  let low = 0;
  let high = run.length / keyBytes;
  let [lowStart, highStart] = [0, starts];
  const wanted = key.readUIntBE(0, startBytes);
  // The key would stand from `low` to before `high`, whose first bytes lie around its own.
  while (low < high) {
    const share = (wanted - lowStart) / (highStart - lowStart);
    const at = Math.min(low + Math.floor(share * (high - low)), high - 1);
    const place = at * keyBytes;
    const start = run.readUIntBE(place, startBytes);
    const difference =
      start === wanted ? run.compare(key, 0, keyBytes, place, place + keyBytes) : start - wanted;
    if (difference === 0) return true;
    if (difference < 0) {
      low = at + 1;
      lowStart = Math.min(start, wanted);
    } else {
      high = at;
      highStart = Math.max(start, wanted + 1);
    }
  }
  return false;
}
