// The people of a batch: found in the book by their keys, or written down. Many are asked about at once: the hashes and the look
// into the book cost a fifth of what they do one by one. Whoever is known by the key of other claims is linked to that of these.
import type { PersonNumber } from "../../core/person.ts";
import type { ClaimKey, ClaimKeys } from "./claim-keys.ts";
import { keyFinder } from "./find-people.ts";
import { type Page, rowsTogether } from "./page.ts";
import { personIds } from "./person-ids.ts";
import type { PeopleHash } from "./person-key.ts";

type People = {
  /** The ids of these people, in their order, each as somebody of claims of a key; who is new is written down. */
  readonly idsOf: (
    persons: readonly PersonNumber[],
    of: (at: number) => ClaimKey | undefined,
  ) => readonly number[];
  readonly idOf: (person: PersonNumber, of: ClaimKey | undefined) => number;
};

/** `keys` are the living ones; undefined in a book that has none. */
export function peopleOf(page: Page, hashOf: PeopleHash, keys: ClaimKeys): People {
  const known = new Map<ClaimKey | undefined, ReturnType<typeof personIds>>();
  const knownBy = (key: ClaimKey | undefined): ReturnType<typeof personIds> => {
    const there = known.get(key) ?? personIds();
    known.set(key, there);
    return there;
  };
  const people = page.putMany("person");
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
        people.put([next, page.sequence, sealed[at] ?? null]);
        next += 1;
      } else if (key !== undefined) {
        links.put([nextLink, page.sequence, other, key.id, sealed[at] ?? null]);
        nextLink += 1;
      }
    }
    people.end();
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
  const idsOf: People["idsOf"] = (persons, of) => {
    const strangers = new Map<ClaimKey | undefined, Set<PersonNumber>>();
    for (const [at, person] of persons.entries()) {
      const key = of(at);
      if (knownBy(key).get(person) !== undefined) continue;
      const mine = strangers.get(key) ?? new Set();
      strangers.set(key, mine.add(person));
    }
    for (const [key, some] of strangers) learn([...some], key);
    return persons.map((person, at) => knownBy(of(at)).get(person) ?? 0);
  };
  return { idsOf, idOf: (person, key) => idsOf([person], () => key)[0] ?? 0 };
}
