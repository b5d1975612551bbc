// Keyed hashes of many messages at once are those of node:crypto, whatever the length of a message and however many come.
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openLanes, type TakeHash } from "../../../src/ledger/keyed/lanes.ts";
import { together } from "../../../src/ledger/keyed/sha256-lanes.ts";

const bytes = (minLength: number, maxLength: number) => fc.uint8Array({ minLength, maxLength });

function collected() {
  const hashes: string[] = [];
  const take: TakeHash = (words, first, step) => {
    const eight = Array.from({ length: 8 }, (_, at) => words[first + at * step] ?? 0);
    hashes.push(eight.map((word) => word.toString(16).padStart(8, "0")).join(""));
  };
  return { hashes, take };
}

test("each hash is the HMAC of its message, in the order in which they came", () => {
  // Both sides of one block (55 bytes) and of two (119), with what stands around them.
  const message = fc.oneof(bytes(0, 30), bytes(40, 64), bytes(100, 300));
  const property = (key: Uint8Array, before: string, messages: readonly Uint8Array[]) => {
    const { hashes, take } = collected();
    const lanes = openLanes(key, before, '"]', take);
    for (const one of messages) lanes.put(one, 0, one.length);
    lanes.end();
    const expected = messages.map((one) =>
      createHmac("sha256", key).update(before).update(one).update('"]').digest("hex"),
    );
    expect(hashes).toEqual(expected);
  };
  fc.assert(fc.property(bytes(32, 32), fc.constantFrom("", '["scheme","s","'), fc.array(message), property));
});

test("a slot that held a long message, or a short one, knows nothing of it", () => {
  const { hashes, take } = collected();
  const key = new Uint8Array(32).fill(7);
  const lanes = openLanes(key, "", "", take);
  const lengths = [119, 55, 56, 0, 120, 118, 1];
  const messages = Array.from({ length: together * 3 + 1 }, (_, at) =>
    new Uint8Array(lengths[at % lengths.length] ?? 0).fill(at % 251),
  );
  for (const one of messages) lanes.put(one, 0, one.length);
  lanes.end();
  lanes.end();
  expect(hashes).toEqual(messages.map((one) => createHmac("sha256", key).update(one).digest("hex")));
});
