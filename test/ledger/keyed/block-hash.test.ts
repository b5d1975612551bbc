// Keys hashed many at a time are those that AES-CMAC gives one by one, and that is what is published.
import { createHmac, randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { blockHashing, cmacOfBlocks } from "../../../src/ledger/keyed/block-hash.ts";
import { slipLength } from "../../../src/ledger/recognition.ts";

const scheme = "social-care-payment-2022";

/** AES-CMAC of the text, with its length before it. */
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
  return cmacOfBlocks(secret, padded).toString("hex");
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

// NIST SP 800-38B, D.3 (AES-256): the examples of whole blocks.
const published = [
  ["6bc1bee22e409f96e93d7e117393172a", "28a7023f452e8f82bd4bf28d8c37c35c"],
  [
    "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
    "e1992190549f6ed5696a2c056c315410",
  ],
] as const;

test.for(published)("%s is as published", ([message, hash]) => {
  const secret = Buffer.from("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4", "hex");
  expect(cmacOfBlocks(secret, Buffer.from(message, "hex")).toString("hex")).toBe(hash);
});

test("each is that of CMAC, in order, whatever its length and whatever stood there before", () => {
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
    for (const named of [scheme, "sick-pay-enhancement-2020"])
      for (const kind of ["n", "nf"] as const) {
        const work = blockHashing(key, named, kind, (words) => all.add(words.join(" ")));
        work.put(text, 0, text.length);
        work.end();
      }
  expect(all.size).toBe(8);
});
