// A key that is looked up in a run is found where reading the run through finds it, and nowhere else.
import { hash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { askedKeys, isInRun, placesInRun, readThrough } from "../../../src/ledger/keyed/key-search.ts";

const runOf = (keys: readonly Buffer[]): Buffer =>
  Buffer.concat([...new Map(keys.map((key) => [key.toString("hex"), key])).values()].sort(Buffer.compare));
const keyOf = (number: number): Buffer => hash("sha256", String(number), "buffer").subarray(0, 12);

test("every key of a run is found, no other", () => {
  const run = runOf(Array.from({ length: 5000 }, (_, number) => keyOf(number)));
  const asked = Array.from({ length: 6000 }, (_, number) => keyOf(number));
  expect(asked.map((key) => isInRun(run, key))).toEqual(asked.map((_, number) => number < 5000));
});

test("also among keys that are no hashes: the first, the last, and such as begin alike", () => {
  // Few different bytes, so that many keys begin alike and some are at the ends of what there can be.
  const byte = fc.constantFrom(0, 1, 254, 255);
  const key = fc.array(byte, { minLength: 12, maxLength: 12 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(fc.array(key), fc.array(key), (keys, others) => {
      const run = runOf(keys);
      const asked = [...keys, ...others];
      const held = new Set(keys.map((one) => one.toString("hex")));
      const expected = asked.flatMap((one, at) => (held.has(one.toString("hex")) ? [at] : []));
      const inOrder = (places: readonly number[]) => [...places].sort((a, b) => a - b);
      expect(asked.flatMap((one, at) => (isInRun(run, one) ? [at] : []))).toEqual(expected);
      expect(inOrder(readThrough(run, askedKeys(asked)))).toEqual(expected);
      expect(inOrder(placesInRun(run, askedKeys(asked)))).toEqual(expected);
    }),
  );
});
