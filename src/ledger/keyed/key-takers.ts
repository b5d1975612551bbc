// From the texts of keys to their hashes of twelve bytes, in order. Runs were made of HMAC-SHA-256 before they were made of
// block-hash.ts, and are still read: one by one for a few, four at a time for many; setting up the lanes costs as much as some
// thousands of keys.
import type { MatchKind } from "../recognition.ts";
import { blockHashing, type Hashing } from "./block-hash.ts";
import { keyedHasher } from "./keyed-hash.ts";
import { numbersOf, openLanes, type TakeHash } from "./lanes.ts";

/** A hash of scheme, kind and value is cut to so many bytes. */
export const keyBytes = 12;

/** How the keys of a run were hashed. */
export type HashedBy = "blocks" | "sha256";

/** The keys of some values of a scheme and kind, in their order. */
export type MatchHash = (
  scheme: string,
  kind: MatchKind,
  values: readonly string[],
  by: HashedBy,
) => readonly Buffer[];

type Former = Pick<Hashing, "put" | "end">;

/** From so many values on they are hashed four at a time. */
const many = 256;

export function matchHasher(key: Uint8Array): MatchHash {
  const open = new Map<string, Former>();
  let keys: Buffer[] = [];
  const take: TakeHash = (words, first, step) => void keys.push(keyOf(words, first, step));
  const hashingOf = (scheme: string, kind: MatchKind, by: HashedBy, isMany: boolean): Former => {
    const name = `${scheme} ${kind} ${by} ${isMany}`;
    const known =
      open.get(name) ??
      (by === "blocks" ? blockHashing(key, scheme, kind, take) : hashing(key, scheme, kind, isMany, take));
    open.set(name, known);
    return known;
  };
  return (scheme, kind, values, by) => {
    keys = [];
    const work = hashingOf(scheme, kind, by, by === "sha256" && values.length >= many);
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

/** HMAC-SHA-256 of scheme, kind and value as JSON, each to `take`, a few hundred later at most. Both ways give the same. */
function hashing(key: Uint8Array, scheme: string, kind: MatchKind, isMany: boolean, take: TakeHash): Former {
  const [before, after] = [`[${JSON.stringify(scheme)},"${kind}","`, `"]`];
  return isMany ? openLanes(key, before, after, take) : oneByOne(key, before, after, take);
}

function oneByOne(key: Uint8Array, before: string, after: string, take: TakeHash): Former {
  const hashOf = keyedHasher(key);
  const [prefix, suffix] = [Buffer.from(before), Buffer.from(after)];
  return {
    put(bytes, from, to) {
      take(numbersOf(hashOf(Buffer.concat([prefix, bytes.subarray(from, to), suffix]))), 0, 1);
    },
    end: () => {},
  };
}
