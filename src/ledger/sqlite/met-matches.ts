// What the book recognises: whether a key was left by a batch that stands. Keys lie in sorted runs (see match-runs.ts).
import type { DatabaseSync } from "node:sqlite";
import { placesInRun } from "../keyed/key-search.ts";
import { type MatchHash, matchHasher } from "../keyed/key-takers.ts";
import type { MatchKey, MatchKind, Recognition } from "../recognition.ts";
import { bytesAt, numberAt, query } from "./database.ts";
import type { PersonHash } from "./person-key.ts";
import { ruledPairs } from "./ruled-pairs.ts";
import { withdrawn } from "./stored.ts";

/** What the book recognises; one of an older version has no keys. */
export function recognition(database: DatabaseSync, personHash: PersonHash, key: Uint8Array): Recognition {
  const columns = query(database, "SELECT 1 FROM pragma_table_info('match_run') WHERE name = 'keys'");
  const matches = matchReader(database, matchHasher(key));
  const hasKeys = columns.first() !== undefined;
  return {
    remembersNames: (scheme) => hasKeys && matches.remembersNames(scheme),
    matchesOf: (scheme, wanted) => (hasKeys ? matches.matchesOf(scheme, wanted) : new Set()),
    ruledPairs: (scheme, now) => ruledPairs(database, personHash, scheme, now),
  };
}

export function matchReader(
  database: DatabaseSync,
  hashOf: MatchHash,
): Pick<Recognition, "remembersNames" | "matchesOf"> {
  // Prepared when they are asked: a book of an older version has no such table.
  const runs = (scheme: string, kind: MatchKind | undefined) =>
    query(
      database,
      `SELECT m.id FROM match_run AS m JOIN scheme AS s ON s.id = m.scheme
      WHERE s.name = ? AND (?2 IS NULL OR m.kind = ?2) AND NOT ${withdrawn("m.batch")} ORDER BY m.id`,
    ).all(scheme, kind ?? null);
  const keysOf = remembered((id) =>
    Buffer.from(bytesAt(query(database, "SELECT keys FROM match_run WHERE id = ?").first(id), 0)),
  );
  return {
    remembersNames: (scheme) => runs(scheme, undefined).length > 0,
    matchesOf(scheme, wanted) {
      const met = new Set<MatchKey>();
      for (const [kind, asked] of byKind(scheme, wanted, hashOf)) {
        for (const row of runs(scheme, kind)) meet(keysOf(numberAt(row, 0)), asked, met);
      }
      return met;
    },
  };
}

/** So many bytes of runs stay in memory: each file of a batch asks anew. */
const mostRemembered = 1 << 26;

/** A run never changes. What there is no room for is read again. */
function remembered(read: (id: number) => Buffer): (id: number) => Buffer {
  const known = new Map<number, Buffer>();
  let room = mostRemembered;
  return (id) => {
    const there = known.get(id);
    if (there !== undefined) return there;
    const keys = read(id);
    room -= keys.length;
    if (room >= 0) known.set(id, keys);
    return keys;
  };
}

/** Keys of one kind, and what is in the book of each. */
type Asked = { readonly keys: readonly MatchKey[]; readonly hashes: readonly Buffer[] };

/** Adds those of the asked keys that are in a run. */
function meet(run: Buffer, { keys, hashes }: Asked, met: Set<MatchKey>): void {
  for (const at of placesInRun(run, hashes)) {
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
      const values = keys.map(({ value }) => value);
      return [kind, { keys, hashes: hashesOf(scheme, kind, values) }];
    }),
  );
}
