// Claims of different councils that have keys in common. Keys are kept as bytes in packed arrays and sorted by their beginnings:
// a million people have some nineteen million of them.
import { keyLength, sentKinds } from "./claims.ts";

type Meeting = {
  /** Places of the two claims, the smaller first. */
  readonly a: number;
  readonly b: number;
  /** The kinds of keys that met, each once, in the order of `sentKinds`. */
  readonly kinds: readonly (typeof sentKinds)[number][];
};

export type Meetings = {
  readonly pairs: readonly Meeting[];
  /** Keys that more claims share than are compared. */
  readonly tooMany: number;
};

type KeyTable = {
  /** The keys of a claim come one after the other; claims count from 0. `kind` is its place in `sentKinds`. */
  readonly add: (claim: number, kind: number, key: string) => void;
  /** `councilOf` says whose a claim is: one council's own pairs are its own affair. */
  readonly meetings: (councilOf: (claim: number) => number) => Meetings;
};

/** More claims than that with one key are not compared: nobody's number. */
const mostTogether = 200;
/** Claims that a table has room for: the place of one takes 24 bits. */
const mostClaims = 2 ** 24;
const keyBytes = (keyLength * 3) / 4;
const place = new Uint8Array(128);
for (const [at, letter] of [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].entries())
  place[letter.charCodeAt(0)] = at;

/** `room`: so many keys at most. */
export function keyTable(room: number): KeyTable {
  // The first 38 bits of a key, its kind, its claim: what is equal but for the claim stands together once it is sorted.
  const order = new BigUint64Array(room);
  const keys = new Uint8Array(room * keyBytes);
  const kinds = new Uint8Array(room);
  const starts: number[] = [];
  let count = 0;
  /** Where a claim's key of that kind and beginning is. */
  const placeOf = (claim: number, kind: number, of: number): number => {
    const end = starts[claim + 1] ?? count;
    for (let at = starts[claim] ?? 0; at < end; at += 1)
      if (kinds[at] === kind && same(keys, at, of)) return at;
    return -1;
  };
  const first = (value: bigint): number => {
    const [claim, kind] = [Number(value & 0xff_ffffn), Number((value >> 24n) & 3n)];
    const end = starts[claim + 1] ?? count;
    for (let at = starts[claim] ?? 0; at < end; at += 1)
      if (kinds[at] === kind && beginning(keys, at) === value >> 26n) return at;
    return -1;
  };
  return {
    add(claim, kind, key) {
      if (starts.length <= claim) starts.push(count);
      decode(key, keys, count * keyBytes);
      kinds[count] = kind;
      order[count] = (beginning(keys, count) << 26n) | (BigInt(kind) << 24n) | BigInt(claim);
      count += 1;
    },
    meetings(councilOf) {
      const sorted = order.subarray(0, count).sort();
      const met = new Map<number, number>();
      let tooMany = 0;
      for (let at = 0; at < count; ) {
        const value = sorted[at] ?? 0n;
        const group = value >> 24n;
        let end = at + 1;
        while (end < count && (sorted[end] ?? 0n) >> 24n === group) end += 1;
        if (end - at > mostTogether) tooMany += 1;
        else if (end - at > 1) {
          const claims = Array.from(sorted.subarray(at, end), (one) => Number(one & 0xff_ffffn));
          const kind = Number(group & 3n);
          for (const [one, claim] of claims.entries()) {
            const of = first(sorted[at + one] ?? 0n);
            for (const other of claims.slice(one + 1)) {
              if (councilOf(claim) === councilOf(other) || placeOf(other, kind, of) < 0) continue;
              const pair = claim * mostClaims + other;
              met.set(pair, (met.get(pair) ?? 0) | (1 << kind));
            }
          }
        }
        at = end;
      }
      const pairs = [...met].map(([pair, bits]) => ({
        a: Math.floor(pair / mostClaims),
        b: pair % mostClaims,
        kinds: sentKinds.filter((_, kind) => (bits & (1 << kind)) !== 0),
      }));
      return { pairs, tooMany };
    },
  };
}

/** The first 38 bits. */
function beginning(keys: Uint8Array, key: number): bigint {
  let high = 0;
  for (let at = 0; at < 4; at += 1) high = high * 256 + (keys[key * keyBytes + at] ?? 0);
  return BigInt(high * 64 + ((keys[key * keyBytes + 4] ?? 0) >> 2));
}

function same(keys: Uint8Array, a: number, b: number): boolean {
  for (let at = 0; at < keyBytes; at += 1)
    if (keys[a * keyBytes + at] !== keys[b * keyBytes + at]) return false;
  return true;
}

/** Base64 of the kind that may stand in an address, sixteen characters to twelve bytes. */
function decode(key: string, into: Uint8Array, begin: number): void {
  for (let at = 0, byte = begin; at < keyLength; at += 4, byte += 3) {
    let bits = 0;
    for (let each = 0; each < 4; each += 1) bits = bits * 64 + (place[key.charCodeAt(at + each)] ?? 0);
    into[byte] = bits >> 16;
    into[byte + 1] = (bits >> 8) & 255;
    into[byte + 2] = bits & 255;
  }
}
