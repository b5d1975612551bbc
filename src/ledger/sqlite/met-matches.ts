// What the book recognises: whether a key was left by a batch that stands. Keys lie in sorted runs (see match-runs.ts).
import type { DatabaseSync } from "node:sqlite";
import { hashedBy } from "../keyed/key-runs.ts";
import { type AskedKeys, askedKeys, placesInRun } from "../keyed/key-search.ts";
import type { HashedBy, MatchHash } from "../keyed/key-takers.ts";
import type { MatchKey, MatchKind } from "../recognition.ts";
import type { ClaimKey, ClaimKeys } from "./claim-keys.ts";
import { bytesAt, numberAt, numberOrNothingAt, query } from "./database.ts";
import { withdrawn } from "./stored.ts";

/** Those of the keys, the very objects, that a batch that stands has left. */
type MatchesOf = (scheme: string, wanted: Iterable<MatchKey>) => ReadonlySet<MatchKey>;

export function matchReader(
  database: DatabaseSync,
  hashOf: MatchHash,
  claimKeys: () => ClaimKeys,
): MatchesOf {
  const runs = query(
    database,
    `SELECT m.id, m.claim_key FROM match_run AS m JOIN scheme AS s ON s.id = m.scheme
    WHERE s.name = ? AND m.kind = ? AND NOT ${withdrawn("m.batch")} ORDER BY m.id`,
  );
  const read = query(database, "SELECT keys FROM match_run WHERE id = ?");
  const keysOf = remembered((id, key) => {
    const stored = asBuffer(bytesAt(read.first(id), 0));
    return key === undefined ? stored : asBuffer(key.cipher.turnRun(id, stored));
  });
  return (scheme, wanted) => {
    const met = new Set<MatchKey>();
    const living = new Map(claimKeys()?.map((key) => [key.id, key]));
    for (const [kind, asked] of byKind(scheme, wanted, hashOf)) {
      for (const row of runs.all(scheme, kind)) {
        const of = numberOrNothingAt(row, 1);
        const key = of === undefined ? undefined : living.get(of);
        // A run whose key is gone tells nothing of anybody.
        if (of === undefined || key !== undefined) meet(keysOf(numberAt(row, 0), key), asked, met);
      }
    }
    return met;
  };
}

/** The same bytes, not a copy of them. */
function asBuffer({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}

/** So many bytes of runs stay in memory: each file of a batch asks anew. */
const mostRemembered = 1 << 26;

/** A run never changes. What there is no room for is read again. */
function remembered(
  read: (id: number, key: ClaimKey | undefined) => Buffer,
): (id: number, key: ClaimKey | undefined) => Buffer {
  const known = new Map<number, Buffer>();
  let room = mostRemembered;
  return (id, key) => {
    const there = known.get(id);
    if (there !== undefined) return there;
    const keys = read(id, key);
    room -= keys.length;
    if (room >= 0) known.set(id, keys);
    return keys;
  };
}

/** Keys of one kind, and what is in the book of each, as it was hashed. */
type Asked = { readonly keys: readonly MatchKey[]; readonly hashes: (by: HashedBy) => AskedKeys };

/** Adds those of the asked keys that are in a run. */
function meet(run: Buffer, { keys, hashes }: Asked, met: Set<MatchKey>): void {
  for (const at of placesInRun(run, hashes(hashedBy(run)))) {
    const key = keys[at];
    if (key !== undefined) met.add(key);
  }
}

/** What is asked of each kind. */
function byKind(
  scheme: string,
  wanted: Iterable<MatchKey>,
  hashesOf: MatchHash,
): ReadonlyMap<MatchKind, Asked> {
  const kinds = new Map<MatchKind, MatchKey[]>();
  for (const key of wanted) {
    const keys = kinds.get(key.kind) ?? [];
    keys.push(key);
    kinds.set(key.kind, keys);
  }
  return new Map(
    [...kinds].map(([kind, keys]) => {
      const known = new Map<HashedBy, AskedKeys>();
      const hashes = (by: HashedBy): AskedKeys => {
        const there = known.get(by);
        if (there !== undefined) return there;
        const values = keys.map(({ value }) => value);
        const asked = askedKeys(hashesOf(scheme, kind, values, by));
        known.set(by, asked);
        return asked;
      };
      return [kind, { keys, hashes }];
    }),
  );
}
