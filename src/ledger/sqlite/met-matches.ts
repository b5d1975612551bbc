// What the book recognises: whether a key was left by a batch that stands. Keys lie in sorted runs (see match-runs.ts).
import type { DatabaseSync } from "node:sqlite";
import { keyBytes, type MatchHash, matchHasher } from "../keyed/key-takers.ts";
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
  const keysOf = (id: number) => query(database, "SELECT keys FROM match_run WHERE id = ?").first(id);
  return {
    remembersNames: (scheme) => runs(scheme, undefined).length > 0,
    matchesOf(scheme, wanted) {
      const met = new Set<MatchKey>();
      for (const [kind, asked] of byKind(scheme, wanted, hashOf)) {
        for (const row of runs(scheme, kind)) {
          const found = keysOf(numberAt(row, 0));
          if (found !== undefined) meet(Buffer.from(bytesAt(found, 0)), asked, met);
        }
      }
      return met;
    },
  };
}

/** Adds those of the asked keys that are in a run. */
function meet(keys: Buffer, asked: Asked, met: Set<MatchKey>): void {
  for (let at = 0; at < keys.length; at += keyBytes) {
    for (const { hashed, key } of asked.get(keys.readUIntBE(at, 6)) ?? []) {
      if (keys.compare(hashed, 0, keyBytes, at, at + keyBytes) === 0) met.add(key);
    }
  }
}

type Asked = ReadonlyMap<number, readonly { readonly hashed: Uint8Array; readonly key: MatchKey }[]>;

/** What is asked of each kind, by the first six bytes. */
function byKind(
  scheme: string,
  wanted: Iterable<MatchKey>,
  hashOf: MatchHash,
): ReadonlyMap<MatchKind, Asked> {
  const kinds = new Map<MatchKind, Map<number, { hashed: Uint8Array; key: MatchKey }[]>>();
  for (const key of wanted) {
    const hashed = hashOf(scheme, key.kind, key.value);
    const asked = kinds.get(key.kind) ?? new Map<number, { hashed: Uint8Array; key: MatchKey }[]>();
    kinds.set(key.kind, asked);
    const start = Buffer.from(hashed).readUIntBE(0, 6);
    const same = asked.get(start);
    if (same === undefined) asked.set(start, [{ hashed, key }]);
    else same.push({ hashed, key });
  }
  return kinds;
}
