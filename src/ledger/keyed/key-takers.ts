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

/** The keys of some values of a scheme and kind, in their order. */
export type MatchHash = (scheme: string, kind: MatchKind, values: readonly string[]) => readonly Buffer[];

/** From so many values on they are hashed four at a time. */
const many = 256;

export function matchHasher(key: Uint8Array): MatchHash {
  const open = new Map<string, Hashing>();
  let keys: Buffer[] = [];
  const hashingOf = (scheme: string, kind: MatchKind, isMany: boolean): Hashing => {
    const name = `${scheme} ${kind} ${isMany}`;
    const known =
      open.get(name) ??
      hashing(key, scheme, kind, isMany, (words, first, step) => void keys.push(keyOf(words, first, step)));
    open.set(name, known);
    return known;
  };
  return (scheme, kind, values) => {
    keys = [];
    const work = hashingOf(scheme, kind, values.length >= many);
    for (const value of values) {
      const text = Buffer.from(JSON.stringify(value).slice(1, -1));
      work.put(text, 0, text.length);
    }
    work.end();
    return keys;
  };
}

function keyOf(words: Uint32Array, first: number, step: number): Buffer {
  const key = Buffer.alloc(keyBytes);
  for (let at = 0; at < keyBytes; at += 4) key.writeUInt32BE(words[first + (at / 4) * step] ?? 0, at);
  return key;
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
