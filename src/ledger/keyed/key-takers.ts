// From the texts of keys to their hashes of twelve bytes, in order: one by one for a few, four at a time for many. Setting up
// the lanes costs as much as some thousands of keys.
import type { MatchKind } from "../recognition.ts";
import { keyedHasher } from "./keyed-hash.ts";
import { numbersOf, openLanes, type TakeHash } from "./lanes.ts";

/** HMAC-SHA-256 of scheme, kind and value as JSON is cut to so many bytes. */
export const keyBytes = 12;

/** Takes values in UTF-8, as they stand between the quotes of JSON. */
export type Hashing = {
  readonly put: (bytes: Uint8Array, from: number, to: number) => void;
  readonly end: () => void;
};

/** The key of one value. */
export type MatchHash = (scheme: string, kind: MatchKind, value: string) => Uint8Array;

export function matchHasher(key: Uint8Array): MatchHash {
  const hashOf = keyedHasher(key);
  return (scheme, kind, value) =>
    hashOf(Buffer.from(JSON.stringify([scheme, kind, value]))).subarray(0, keyBytes);
}

/** Hashes of the values of a scheme and kind, each to `take`, a few hundred later at most. Both ways give the same. */
export function hashing(
  key: Uint8Array,
  scheme: string,
  kind: MatchKind,
  isMany: boolean,
  take: TakeHash,
): Hashing {
  const [before, after] = [`[${JSON.stringify(scheme)},"${kind}","`, `"]`];
  return isMany ? openLanes(key, before, after, take) : oneByOne(key, before, after, take);
}

function oneByOne(key: Uint8Array, before: string, after: string, take: TakeHash): Hashing {
  const hashOf = keyedHasher(key);
  const [prefix, suffix] = [Buffer.from(before), Buffer.from(after)];
  return {
    put(bytes, from, to) {
      take(numbersOf(hashOf(Buffer.concat([prefix, bytes.subarray(from, to), suffix]))), 0, 1);
    },
    end: () => {},
  };
}
