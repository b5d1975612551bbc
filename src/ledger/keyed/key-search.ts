// Which of some keys are in a run: it is sorted, and its keys are hashes, so that where a key would stand is known nearly to the
// place. A few keys in many runs are looked up a hundred times as fast as the runs are read through.
import { keyBytes } from "./key-takers.ts";

/** The first six bytes are a whole number that a double holds. */
const startBytes = 6;
const starts = 2 ** (8 * startBytes);

/** One that is looked up costs as much as so many that are read through. */
const worth = 8;

/** The places of those keys that are in the run. */
export function placesInRun(run: Buffer, keys: readonly Buffer[]): readonly number[] {
  const isFew = keys.length * worth < run.length / keyBytes;
  return isFew ? keys.flatMap((key, at) => (isInRun(run, key) ? [at] : [])) : readThrough(run, keys);
}

/** All of the run is looked at, by the first bytes of what is asked. */
export function readThrough(run: Buffer, keys: readonly Buffer[]): readonly number[] {
  const asked = new Map<number, number[]>();
  for (const [at, key] of keys.entries()) {
    const start = key.readUIntBE(0, startBytes);
    const same = asked.get(start);
    if (same === undefined) asked.set(start, [at]);
    else same.push(at);
  }
  const found: number[] = [];
  for (let place = 0; place < run.length; place += keyBytes) {
    for (const at of asked.get(run.readUIntBE(place, startBytes)) ?? none) {
      const key = keys[at];
      if (key !== undefined && run.compare(key, 0, keyBytes, place, place + keyBytes) === 0) found.push(at);
    }
  }
  return found;
}

const none: readonly never[] = [];

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
