// People's keys: what they are made of, and what never reaches the disk.
import { createHmac } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type PersonNumber, personNumber, personText } from "../../src/core/person.ts";
import {
  keyPathOf,
  makeKey,
  peopleHasher,
  personHasher,
  readKey,
} from "../../src/ledger/sqlite/person-key.ts";
import { openLedger } from "./asked-book.ts";
import { folder, postMonth } from "./book.ts";

test("a person's key is HMAC-SHA-256 of the first eight characters, as node:crypto makes it", async () => {
  const person = fc.integer({ min: 0, max: 675_999_999 });
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.array(person), (key, persons) => {
      const hashOf = personHasher(key);
      for (const one of persons) {
        // Any whole number of the range is a person.
        const number = one as PersonNumber;
        const expected = createHmac("sha256", key).update(personText(number)).digest("hex");
        expect(Buffer.from(hashOf(number)).toString("hex")).toBe(expected);
      }
    }),
  );
});

test("the keys of many people at once are those of each, before they are many and after", async () => {
  const key = new Uint8Array(32).fill(9);
  const hashOf = personHasher(key);
  const manyOf = peopleHasher(key);
  // The last ones come to more than 4096.
  for (const count of [0, 1, 255, 256, 1500, 256, 1827, 1, 0, 300]) {
    const people = Array.from({ length: count }, (_, at) => (at * 450_667) as PersonNumber);
    expect(manyOf(people).map((one) => Buffer.from(one).toString("hex"))).toEqual(
      people.map((one) => Buffer.from(hashOf(one)).toString("hex")),
    );
  }
});

test("the last letter of the NI number makes no difference", async () => {
  expect(personNumber("AB123456A")).toBe(personNumber("AB123456D"));
});

test("the first key stays: making it again gives the same one, closed to others, with nothing left beside it", async () => {
  const path = keyPathOf(join(folder(), "ledger.sqlite"));
  expect(readKey(path)).toBeUndefined();
  const first = makeKey(path);
  expect(makeKey(path)).toEqual(first);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(path, ".."))).toEqual(["ledger.sqlite.key"]);
  expect(first).toHaveLength(32);
});

test("no NI number is in any file of the ledger", async () => {
  const out = join(folder(), "out");
  mkdirSync(out);
  const ledger = await openLedger(join(out, "ledger.sqlite"));
  await postMonth(ledger, 1, [123_456]);
  // The log is still there while the ledger is open.
  const files = readdirSync(out);
  expect(files).toContain("ledger.sqlite-wal");
  for (const name of files) expect(readFileSync(join(out, name)).includes("AB123456")).toBe(false);
  await ledger.close();
});
