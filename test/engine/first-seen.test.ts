// The packed table of first rows does what a Map does, also where keys collide and the table grows.
import fc from "fast-check";
import { expect, test } from "vitest";
import { firstSeen } from "../../src/engine/first-seen.ts";

/** Few different keys, so that they come again; keys that share their low bits; the edges of 32 bits. */
const key = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 0, max: 60 }).map((times) => times * 65_536),
  fc.constantFrom(0, 1, 4_294_967_293, 4_294_967_294),
  fc.integer({ min: 0, max: 4_294_967_294 }),
);

function expectLikeMap(keys: Iterable<number>, firstRow = 0): void {
  const [seen, map] = [firstSeen(), new Map<number, number>()];
  let row = firstRow;
  for (const each of keys) {
    const before = map.get(each) ?? -1;
    if (before === -1) map.set(each, row);
    const noted = seen.note(each, row);
    if (noted !== before) expect(`${each}: ${noted}`).toBe(`${each}: ${before}`);
    row += 1;
  }
}

test("it remembers like a Map", () => {
  fc.assert(fc.property(fc.array(key, { maxLength: 300 }), (keys) => expectLikeMap(keys)));
});

test("it remembers like a Map while it grows from a thousand places to half a million", () => {
  // Every third key comes a second time, far later.
  const keys = Array.from(
    { length: 150_000 },
    (_, at) => (Math.imul(at, 2_654_435_761) >>> 0) % 4_294_967_295,
  );
  expectLikeMap([...keys, ...keys.filter((_, at) => at % 3 === 0)]);
});

test("row numbers up to the last of 32 bits come back as they are", () => {
  const seen = firstSeen();
  expect(seen.note(7, 4_294_967_294)).toBe(-1);
  expect(seen.note(7, 1)).toBe(4_294_967_294);
});
