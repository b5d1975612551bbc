// Which id a person has in the book, for as many people as a batch has: two numbers for each, where a Map takes five times the
// room.
import type { PersonNumber } from "../../core/person.ts";

type PersonIds = {
  /** Undefined for somebody who has not been set. */
  readonly get: (person: PersonNumber) => number | undefined;
  /** Of somebody who is not there yet. */
  readonly set: (person: PersonNumber, id: number) => void;
};

const leastBits = 10;
/** An odd number near 2^32 divided by the golden ratio: whoever is near another one comes to lie far away. */
const spread = 0x9e3779b1;

export function personIds(): PersonIds {
  let bits = leastBits;
  // A person's number plus one, so that 0 is an empty place; then the id.
  let table = new Uint32Array(2 << bits);
  let count = 0;
  const placeOf = (person: number): number => {
    let place = Math.imul(person, spread) >>> (32 - bits);
    for (;;) {
      const there = table[place * 2];
      if (there === 0 || there === person + 1) return place;
      place = (place + 1) & ((1 << bits) - 1);
    }
  };
  const put = (person: number, id: number): void => {
    const place = placeOf(person);
    table[place * 2] = person + 1;
    table[place * 2 + 1] = id;
  };
  const grow = (): void => {
    const before = table;
    bits += 1;
    table = new Uint32Array(2 << bits);
    for (let at = 0; at < before.length; at += 2) {
      const person = before[at] ?? 0;
      if (person > 0) put(person - 1, before[at + 1] ?? 0);
    }
  };
  return {
    get(person) {
      const place = placeOf(person);
      return table[place * 2] === 0 ? undefined : table[place * 2 + 1];
    },
    set(person, id) {
      count += 1;
      if (count * 2 > 1 << bits) grow();
      put(person, id);
    },
  };
}
