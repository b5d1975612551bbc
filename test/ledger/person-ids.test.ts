// The ids of a batch's people, against a Map.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { PersonNumber } from "../../src/core/person.ts";
import { personIds } from "../../src/ledger/sqlite/person-ids.ts";

test("whoever was set is found, nobody else, however many there are", () => {
  const person = fc.oneof(fc.integer({ min: 0, max: 675_999_999 }), fc.integer({ min: 0, max: 20 }));
  fc.assert(
    fc.property(
      fc.uniqueArray(person, { maxLength: 3000, size: "max" }),
      fc.array(person),
      (people, others) => {
        const ids = personIds();
        const map = new Map<number, number>();
        // Any whole number of the range is a person.
        for (const [at, one] of people.entries()) {
          ids.set(one as PersonNumber, at + 1);
          map.set(one, at + 1);
        }
        for (const one of [...people, ...others]) expect(ids.get(one as PersonNumber)).toBe(map.get(one));
      },
    ),
    { numRuns: 20 },
  );
});
