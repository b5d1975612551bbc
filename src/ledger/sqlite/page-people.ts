// The people of a batch: found in the book by their keyed hashes, or written down.
import type { PersonNumber } from "../../core/person.ts";
import { numberAt, query } from "./database.ts";
import { type Page, rowsTogether } from "./page.ts";
import type { PersonHash } from "./person-key.ts";

type People = {
  /** The person's id; somebody new is written down with others, a few dozen later at most. */
  readonly soon: (person: PersonNumber) => number;
  /** The same for what is refused when the person is not there yet. */
  readonly now: (person: PersonNumber) => number;
  readonly end: () => void;
};

/** Finds people by their keyed hashes, or writes them down. Rows of one person mostly come together. */
export function peopleOf(page: Page, hashOf: PersonHash): People {
  const find = query(page.database, "SELECT id FROM person WHERE key = ?");
  const many = page.putMany("person");
  // Whom the book cannot find yet.
  const waiting = new Map<PersonNumber, number>();
  let next = page.next("person");
  let last: PersonNumber | undefined;
  let lastId = 0;
  const idOf = (person: PersonNumber): number => {
    const known = waiting.get(person);
    if (known !== undefined) return known;
    const key = hashOf(person);
    const row = find.first(key);
    if (row !== undefined) return numberAt(row, 0);
    if (waiting.size === rowsTogether) waiting.clear();
    waiting.set(person, next);
    many.put([next, page.sequence, key]);
    next += 1;
    return next - 1;
  };
  const soon = (person: PersonNumber): number => {
    if (person !== last) {
      lastId = idOf(person);
      last = person;
    }
    return lastId;
  };
  const end = (): void => {
    many.end();
    waiting.clear();
  };
  return {
    soon,
    now(person) {
      const id = soon(person);
      end();
      return id;
    },
    end,
  };
}
