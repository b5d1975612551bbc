// By what people of earlier batches are recognised: keyed hashes of twelve bytes, in sorted runs of one scheme and kind. They
// say that something was seen before, never who; the key lies beside the book (see person-key.ts).
import { hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { MatchKey, MatchKind, NewMatch, Recognition } from "../recognition.ts";
import { bytesAt, numberAt, query } from "./database.ts";
import type { Page } from "./page.ts";
import { idOf } from "./page-rows.ts";
import type { PersonHash } from "./person-key.ts";
import { withdrawn } from "./stored.ts";
import { twoPeople } from "./two-people.ts";

const keyBytes = 12;
const mostInRun = 65_536;
const blockLength = 64;

/** HMAC-SHA-256 of scheme, kind and value, cut to twelve bytes. */
export type MatchHash = (scheme: string, kind: MatchKind, value: string) => Uint8Array;

export function matchHasher(key: Uint8Array): MatchHash {
  const [inner, outer] = [Buffer.alloc(blockLength), Buffer.alloc(blockLength + 32)];
  for (let at = 0; at < blockLength; at += 1) {
    inner[at] = (key[at] ?? 0) ^ 0x36;
    outer[at] = (key[at] ?? 0) ^ 0x5c;
  }
  return (scheme, kind, value) => {
    const text = Buffer.from(JSON.stringify([scheme, kind, value]));
    outer.set(hash("sha256", Buffer.concat([inner, text]), "buffer"), blockLength);
    return hash("sha256", outer, "buffer").subarray(0, keyBytes);
  };
}

/** Writes the keys of a batch, each once, run after run. */
export function putMatches(
  page: Page,
  hashOf: MatchHash,
  schemes: ReadonlyMap<string, number>,
  matches: Iterable<NewMatch>,
): void {
  const put = page.put("match_run");
  let id = page.next("match_run");
  const waiting = new Map<string, { scheme: number; kind: MatchKind; keys: Buffer; count: number }>();
  const end = (name: string): void => {
    const run = waiting.get(name);
    if (run === undefined) return;
    waiting.delete(name);
    put([id, page.sequence, run.scheme, null, run.kind, sorted(run.keys.subarray(0, run.count * keyBytes))]);
    id += 1;
  };
  for (const { scheme, kind, value } of matches) {
    const name = `${scheme} ${kind}`;
    const run = waiting.get(name) ?? {
      scheme: idOf(schemes, scheme),
      kind,
      keys: Buffer.alloc(mostInRun * keyBytes),
      count: 0,
    };
    waiting.set(name, run);
    run.keys.set(hashOf(scheme, kind, value), run.count * keyBytes);
    run.count += 1;
    if (run.count === mostInRun) end(name);
  }
  for (const name of [...waiting.keys()].sort()) end(name);
}

/** The keys of a run in order, each once. */
function sorted(keys: Buffer): Buffer {
  const parts = Array.from({ length: keys.length / keyBytes }, (_, at) =>
    keys.subarray(at * keyBytes, (at + 1) * keyBytes),
  ).sort(Buffer.compare);
  return Buffer.concat(
    parts.filter((part, at) => at === 0 || !part.equals(parts[at - 1] ?? Buffer.alloc(0))),
  );
}

/** What the book recognises; one of an older version has no keys. */
export function recognition(database: DatabaseSync, personHash: PersonHash, key: Uint8Array): Recognition {
  const columns = query(database, "SELECT 1 FROM pragma_table_info('match_run') WHERE name = 'keys'");
  const matches = matchReader(database, matchHasher(key));
  const hasKeys = columns.first() !== undefined;
  return {
    remembersNames: (scheme) => hasKeys && matches.remembersNames(scheme),
    matchesOf: (scheme, wanted) => (hasKeys ? matches.matchesOf(scheme, wanted) : new Set()),
    twoPeople: (scheme) => twoPeople(database, personHash, scheme),
  };
}

function matchReader(
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
