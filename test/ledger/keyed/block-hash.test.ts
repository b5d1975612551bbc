// Keys hashed many at a time are those that AES-CBC gives one by one.
import { createCipheriv, createHmac, randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { blockHashing } from "../../../src/ledger/keyed/block-hash.ts";
import { slipLength } from "../../../src/ledger/recognition.ts";

const scheme = "social-care-payment-2022";

/** The last block of the text in CBC, with its length before it. */
function plainHash(key: Uint8Array, kind: string, text: Uint8Array): string {
  const secret = createHmac("sha256", key)
    .update(`taliad match keys\n${JSON.stringify([scheme, kind])}`)
    .digest();
  const isLong = text.length > 47;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const message = Buffer.concat([
    isLong ? Buffer.from([0xff]) : Buffer.from([text.length]),
    isLong ? length : Buffer.alloc(0),
    text,
  ]);
  const padded = Buffer.concat([message, Buffer.alloc((16 - (message.length % 16)) % 16)]);
  const cipher = createCipheriv("aes-256-cbc", secret, Buffer.alloc(16)).setAutoPadding(false);
  return cipher.update(padded).subarray(-16).toString("hex");
}

function hexOf(words: Uint32Array): string {
  return [...words].map((word) => word.toString(16).padStart(8, "0")).join("");
}

function hashesOf(key: Uint8Array, texts: readonly Uint8Array[]): readonly string[] {
  const found: string[] = [];
  const work = blockHashing(key, scheme, "s", (words) => found.push(hexOf(words)));
  for (const text of texts) {
    const around = Buffer.concat([Buffer.from("before"), text, Buffer.from("after")]);
    work.put(around, 6, 6 + text.length);
  }
  work.end();
  return found;
}

test("each is that of CBC, in order, whatever its length and whatever stood there before", () => {
  const key = randomBytes(32);
  const lengths = [0, 1, 14, 15, 16, 17, 30, 31, 32, 46, 47, 48, 49, 254, 255, 256, 400];
  const texts = Array.from({ length: 2500 }, (_, at) => randomBytes(lengths[at % lengths.length] ?? 0));
  expect(hashesOf(key, texts)).toEqual(texts.map((text) => plainHash(key, "s", text)));
});

test("texts that are laid out already are those texts", () => {
  const key = randomBytes(32);
  const texts = Array.from({ length: 3000 }, (_, at) => randomBytes(at % 32));
  const slips = Buffer.alloc(texts.length * slipLength);
  for (const [at, text] of texts.entries()) {
    slips[at * slipLength] = text.length;
    slips.set(text, at * slipLength + 1);
  }
  const found: string[] = [];
  const work = blockHashing(key, scheme, "s", (words) => found.push(hexOf(words)));
  for (const text of texts.slice(0, 5)) work.put(text, 0, text.length);
  work.putLaid(new Uint8Array(slips));
  work.end();
  expect(found).toEqual([...texts.slice(0, 5), ...texts].map((text) => plainHash(key, "s", text)));
});

test("any texts", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.array(fc.uint8Array({ maxLength: 70 })),
      (key, texts) => {
        expect(hashesOf(key, texts)).toEqual(texts.map((text) => plainHash(key, "s", text)));
      },
    ),
  );
});

test("a key belongs to its ledger, scheme and kind, and is never that of zeros", () => {
  const [one, other] = [randomBytes(32), randomBytes(32)];
  const text = Buffer.from("AB123456");
  const all = new Set<string>();
  for (const key of [one, other])
    for (const of of [scheme, "sick-pay-enhancement-2020"])
      for (const kind of ["n", "nf"] as const) {
        const work = blockHashing(key, of, kind, (words) => all.add(words.join(" ")));
        work.put(text, 0, text.length);
        work.end();
      }
  expect(all.size).toBe(8);
});
