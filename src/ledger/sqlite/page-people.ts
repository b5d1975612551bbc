// The people of a batch: found in the book by their keys, or written down. Many are asked about at once: the hashes and the look
// into the book cost a fifth of what they do one by one. Whoever is known by the key of other claims is linked to that of these.
import type { PersonNumber } from "../../core/person.ts";
import type { ClaimKey, ClaimKeys } from "./claim-keys.ts";
import { keyFinder } from "./find-people.ts";
import { type Page, rowsTogether } from "./page.ts";
import { personIds } from "./person-ids.ts";
import type { PeopleHash } from "./person-key.ts";
import { personRows } from "./person-rows.ts";

export type People = {
  /** The ids of these people, in their order, as somebody of claims of this key; who is new is written down. */
  readonly idsOf: (persons: readonly PersonNumber[], of: ClaimKey | undefined) => readonly number[];
  readonly idOf: (person: PersonNumber, of: ClaimKey | undefined) => number;
  /** Those whose rows still wait are in the book when it returns. */
  readonly end: () => void;
};

/** `keys` are the living ones; undefined in a book that has none. */
export function peopleOf(page: Page, hashOf: PeopleHash, keys: ClaimKeys): People {
  const known = new Map<ClaimKey | undefined, ReturnType<typeof personIds>>();
  const knownBy = (key: ClaimKey | undefined): ReturnType<typeof personIds> => {
    const there = known.get(key) ?? personIds();
    known.set(key, there);
    return there;
  };
  const people = personRows(page);
  const links = page.putMany("person_link");
  let next = page.next("person");
  let nextLink = page.next("person_link");
  // Whom the batch itself has brought is known by now.
  const find = next === 1 ? undefined : keyFinder(page.database, rowsTogether);

  /** Learns the ids of people of whom nothing is known yet by this key, each named once. */
  const learn = (persons: readonly PersonNumber[], key: ClaimKey | undefined): void => {
    const mine = knownBy(key);
    const hashes = hashOf(persons);
    const sealed = key === undefined ? hashes : key.cipher.sealPersons(hashes);
    const found = find?.(sealed);
    const byOthers = elsewhere(persons, hashes, key, found);
    for (const [at, person] of persons.entries()) {
      const id = found?.get(at);
      const other = id === undefined ? byOthers(at, person) : undefined;
      mine.set(person, id ?? other ?? next);
      if (id !== undefined) continue;
      if (other === undefined) {
        people.put(next, sealed[at] ?? new Uint8Array());
        next += 1;
      } else if (key !== undefined) {
        links.put([nextLink, page.sequence, other, key.id, sealed[at] ?? null]);
        nextLink += 1;
      }
    }
    links.end();
  };
  /** Who is not known by this key may be by another one: in this batch, or in the book. */
  const elsewhere = (
    persons: readonly PersonNumber[],
    hashes: readonly Uint8Array[],
    key: ClaimKey | undefined,
    found: ReadonlyMap<number, number> | undefined,
  ): ((at: number, person: PersonNumber) => number | undefined) => {
    const others = key === undefined ? [] : (keys ?? []).filter(({ id }) => id !== key.id);
    if (others.length === 0) return () => undefined;
    const strangers = persons.map((_, at) => at).filter((at) => found?.has(at) !== true);
    const inBook = new Map<number, number>();
    for (const { cipher } of find === undefined ? [] : others) {
      const sealed = cipher.sealPersons(strangers.map((at) => hashes[at] ?? new Uint8Array()));
      for (const [place, id] of find?.(sealed) ?? []) inBook.set(strangers[place] ?? 0, id);
    }
    return (at, person) => {
      for (const [other, ids] of known) {
        const id = other === key ? undefined : ids.get(person);
        if (id !== undefined) return id;
      }
      return inBook.get(at);
    };
  };
  const idsOf: People["idsOf"] = (persons, key) => {
    const mine = knownBy(key);
    const strangers = new Set<PersonNumber>();
    let last: PersonNumber | undefined;
    for (const person of persons) {
      // What is paid for one person mostly stands together.
      if (person !== last && mine.get(person) === undefined) strangers.add(person);
      last = person;
    }
    if (strangers.size > 0) learn([...strangers], key);
    return persons.map((person) => mine.get(person) ?? 0);
  };
  return { idsOf, idOf: (person, key) => idsOf([person], key)[0] ?? 0, end: people.end };
}
