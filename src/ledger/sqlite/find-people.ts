// Who in the book is meant: by the keys that people were written down with, and by those that they were linked to since.
import type { DatabaseSync } from "node:sqlite";
import type { PersonNumber } from "../../core/person.ts";
import type { ClaimKeys } from "./claim-keys.ts";
import { bytesAt, numberAt, query } from "./database.ts";
import type { PersonHash } from "./person-key.ts";
import { keyText } from "./stored.ts";

/** From keys to the ids of those that are in the book, by their places; so many are asked about at once. */
export function keyFinder(
  database: DatabaseSync,
  together: number,
): (keys: readonly Uint8Array[]) => ReadonlyMap<number, number> {
  const one = "(?, ?)";
  const asking = (count: number, from: string) =>
    query(
      database,
      `WITH asked (at, key) AS (VALUES ${`${one}, `.repeat(count - 1)}${one}) SELECT asked.at, known.id FROM asked JOIN ${from}`,
    );
  const tables = ["person AS known ON known.key = asked.key"];
  if (hasLinks(database))
    tables.push("(SELECT person AS id, key FROM person_link) AS known ON known.key = asked.key");
  const asks = tables.map((from) => ({ single: asking(1, from), several: asking(together, from) }));
  return (keys) => {
    const found = new Map<number, number>();
    for (let at = 0; at < keys.length; ) {
      const isWhole = keys.length - at >= together;
      const asked = keys.slice(at, at + (isWhole ? together : 1)).flatMap((key, of) => [at + of, key]);
      for (const { single, several } of asks) {
        for (const row of (isWhole ? several : single).all(...asked))
          found.set(numberAt(row, 0), numberAt(row, 1));
      }
      at += isWhole ? together : 1;
    }
    return found;
  };
}

export type PersonFinder = {
  /** What may stand in the book for somebody. */
  readonly sealedOf: (person: PersonNumber) => readonly Uint8Array[];
  /** The person's id in the book; undefined for somebody whom it does not know. */
  readonly idOf: (person: PersonNumber) => number | undefined;
  /** Under which key, as text, the book tells of somebody; of a stranger, one that nobody has. */
  readonly keyOf: (person: PersonNumber) => string;
};

/** By the keys that live when somebody is asked about. */
export function personFinder(
  database: DatabaseSync,
  hashOf: PersonHash,
  claimKeys: () => ClaimKeys,
): PersonFinder {
  const byKey = query(database, "SELECT id FROM person WHERE key = ?");
  const byLink = query(database, "SELECT person FROM person_link WHERE key = ?");
  const keyOf = query(database, "SELECT key FROM person WHERE id = ?");
  const sealedOf = (person: PersonNumber): readonly Uint8Array[] => {
    const [hash, keys] = [hashOf(person), claimKeys()];
    return keys === undefined ? [hash] : keys.flatMap(({ cipher }) => cipher.sealPersons([hash]));
  };
  const idOf = (person: PersonNumber): number | undefined => {
    for (const sealed of sealedOf(person)) {
      const row = byKey.first(sealed) ?? byLink.first(sealed);
      if (row !== undefined) return numberAt(row, 0);
    }
    return undefined;
  };
  return {
    sealedOf,
    idOf,
    keyOf(person) {
      const id = idOf(person);
      return keyText(id === undefined ? hashOf(person) : bytesAt(keyOf.first(id), 0));
    },
  };
}

function hasLinks(database: DatabaseSync): boolean {
  return query(database, "SELECT 1 FROM person_link LIMIT 1").first() !== undefined;
}
