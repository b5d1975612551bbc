// The people of a batch: found in the book by their keyed hashes, or written down. Many are asked about at once: the hashes and
// the look into the book cost a fifth of what they do one by one.
import type { PersonNumber } from "../../core/person.ts";
import { numberAt, query } from "./database.ts";
import { type Page, rowsTogether } from "./page.ts";
import { personIds } from "./person-ids.ts";
import type { PeopleHash } from "./person-key.ts";

type People = {
  /** The ids of these people, in their order; who is new is written down. */
  readonly idsOf: (persons: readonly PersonNumber[]) => readonly number[];
  readonly idOf: (person: PersonNumber) => number;
};

export function peopleOf(page: Page, hashOf: PeopleHash): People {
  const known = personIds();
  const { put, end } = page.putMany("person");
  let next = page.next("person");
  // Whom the batch itself has brought is known by now.
  const find = next === 1 ? undefined : finder(page);

  /** Learns the ids of people of whom nothing is known yet, each named once. */
  const learn = (persons: readonly PersonNumber[]): void => {
    const keys = hashOf(persons);
    const found = find?.(keys);
    for (const [at, person] of persons.entries()) {
      const id = found?.get(at);
      known.set(person, id ?? next);
      if (id !== undefined) continue;
      put([next, page.sequence, keys[at] ?? null]);
      next += 1;
    }
    end();
  };
  const idsOf = (persons: readonly PersonNumber[]): readonly number[] => {
    const strangers = new Set(persons.filter((person) => known.get(person) === undefined));
    if (strangers.size > 0) learn([...strangers]);
    return persons.map((person) => known.get(person) ?? 0);
  };
  return { idsOf, idOf: (person) => idsOf([person])[0] ?? 0 };
}

/** The ids of those of some keys that are in the book, by their places. */
function finder({ database }: Page): (keys: readonly Uint8Array[]) => ReadonlyMap<number, number> {
  const one = "(?, ?)";
  const asking = (count: number) =>
    query(
      database,
      `WITH asked (at, key) AS (VALUES ${`${one}, `.repeat(count - 1)}${one})
      SELECT asked.at, person.id FROM asked JOIN person ON person.key = asked.key`,
    );
  const [single, several] = [asking(1), asking(rowsTogether)];
  return (keys) => {
    const found = new Map<number, number>();
    for (let at = 0; at < keys.length; ) {
      const isWhole = keys.length - at >= rowsTogether;
      const asked = keys.slice(at, at + (isWhole ? rowsTogether : 1));
      const rows = (isWhole ? several : single).all(...asked.flatMap((key, of) => [at + of, key]));
      for (const row of rows) found.set(numberAt(row, 0), numberAt(row, 1));
      at += asked.length;
    }
    return found;
  };
}
