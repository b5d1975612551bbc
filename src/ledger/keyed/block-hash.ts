// Keyed hashes of a great many short texts, many at a time: AES-CMAC (NIST SP 800-38B, RFC 4493) with a key of 256 bits over the
// text, its length before it and zeros after it up to whole blocks. Processors have AES built in, and node:crypto gives it for
// thousands of blocks in one call, where it gives SHA-256 for one text a call: a key costs a quarter of what it does in SHA-256
// four at a time (lanes.ts). A test holds it to the published values, and to what is made text by text.
import { createCipheriv } from "node:crypto";
import { type MatchKind, slipLength } from "../recognition.ts";
import { keyedHasher } from "./keyed-hash.ts";
import type { TakeHash } from "./lanes.ts";

/** Takes values in UTF-8, as they stand between the quotes of JSON. */
export type Hashing = {
  readonly put: (bytes: Uint8Array, from: number, to: number) => void;
  /** Several that are laid out already (recognition.ts). */
  readonly putLaid: (slips: Uint8Array) => void;
  readonly end: () => void;
};

const block = 16;
/** So many texts are enciphered at once, of so many blocks at most. */
const [together, mostBlocks] = [1024, 3];
const mostBytes = mostBlocks * block - 1;
/** Where the second blocks begin, in words. */
const second = (together * block) / 4;
/** Where the length would stand: what follows are four bytes of length, then a text that is too long for the others. */
const longMark = 0xff;

/** Hashes of the values of a scheme and kind, each to `take` as four numbers, in their order, some hundreds later at most. */
export function blockHashing(key: Uint8Array, scheme: string, kind: MatchKind, take: TakeHash): Hashing {
  const label = `taliad match keys\n${JSON.stringify([scheme, kind])}`;
  const secret = keyedHasher(key)(Buffer.from(label));
  const cipher = createCipheriv("aes-256-ecb", secret, null).setAutoPadding(false);
  const lastWords = new Uint32Array(lastBlockKey(secret).buffer);
  // The first blocks of all texts, then the second ones: each call enciphers blocks of one place.
  const bytes = new Uint8Array(mostBlocks * together * block);
  const words = new Uint32Array(bytes.buffer);
  const blocks = new Uint8Array(together);
  const hash = new Uint32Array(block / 4);
  let [waiting, most] = [0, 0];

  const give = (out: Uint8Array, first: number): void => {
    for (let word = 0; word < hash.length; word += 1) hash[word] = numberIn(out, first + word * 4);
    take(hash, 0, 1);
  };
  /** The last block of the text that has just been put is told from the others. */
  const markLast = (count: number): void => {
    const first = (((count - 1) * together + waiting) * block) / 4;
    for (let word = 0; word < lastWords.length; word += 1)
      words[first + word] = (words[first + word] ?? 0) ^ (lastWords[word] ?? 0);
  };
  const flush = (): void => {
    for (let place = 0; place < most; place += 1) {
      const first = place * together * block;
      // What came out of the blocks before stands where they stood.
      const [here, before] = [first / 4, first / 4 - together * 4];
      for (let at = 0; place > 0 && at < waiting * 4; at += 1)
        words[here + at] = (words[here + at] ?? 0) ^ (words[before + at] ?? 0);
      bytes.set(cipher.update(bytes.subarray(first, first + waiting * block)), first);
    }
    for (let at = 0; at < waiting; at += 1) give(bytes, (((blocks[at] ?? 1) - 1) * together + at) * block);
    [waiting, most] = [0, 0];
  };
  return {
    put(text, from, to) {
      const length = to - from;
      if (length > mostBytes) {
        flush();
        give(longHash(secret, text.subarray(from, to)), 0);
        return;
      }
      let at = waiting * block;
      let end = at + block;
      let count = 1;
      bytes[at] = length;
      at += 1;
      for (let of = from; of < to; of += 1) {
        if (at === end) {
          at += (together - 1) * block;
          end = at + block;
          count += 1;
        }
        bytes[at] = text[of] ?? 0;
        at += 1;
      }
      for (; at < end; at += 1) bytes[at] = 0;
      blocks[waiting] = count;
      markLast(count);
      if (count > most) most = count;
      waiting += 1;
      if (waiting === together) flush();
    },
    putLaid(slips) {
      flush();
      const laid = new Uint32Array(slips.buffer, slips.byteOffset, slips.length / 4);
      for (let from = 0; from < laid.length; from += slipLength / 4) {
        const at = (waiting * block) / 4;
        for (let word = 0; word < block / 4; word += 1) {
          words[at + word] = laid[from + word] ?? 0;
          words[second + at + word] = laid[from + block / 4 + word] ?? 0;
        }
        // One that fits its first block is enciphered once, as it would be by `put`.
        const count = (slips[from * 4] ?? 0) < block ? 1 : 2;
        blocks[waiting] = count;
        markLast(count);
        waiting += 1;
        most = 2;
        if (waiting === together) flush();
      }
    },
    end: flush,
  };
}

/** The hash of a text that is longer than most. */
function longHash(secret: Uint8Array, text: Uint8Array): Buffer {
  const message = Buffer.alloc(Math.ceil((5 + text.length) / block) * block);
  message[0] = longMark;
  message.writeUInt32BE(text.length, 1);
  message.set(text, 5);
  return cmacOfBlocks(secret, message);
}

/** AES-CMAC of at least one block, and of whole blocks alone: SP 800-38B, 6.2, where no padding is needed. */
export function cmacOfBlocks(secret: Uint8Array, message: Uint8Array): Buffer {
  const marked = Buffer.from(message);
  const last = marked.subarray(-block);
  for (const [at, byte] of lastBlockKey(secret).entries()) last[at] = (last[at] ?? 0) ^ byte;
  const cipher = createCipheriv("aes-256-cbc", secret, Buffer.alloc(block)).setAutoPadding(false);
  return cipher.update(marked).subarray(-block);
}

/** K1 of SP 800-38B, 6.1: what a block of zeros becomes, doubled. */
function lastBlockKey(secret: Uint8Array): Uint8Array {
  const zeros = createCipheriv("aes-256-ecb", secret, null)
    .setAutoPadding(false)
    .update(new Uint8Array(block));
  const doubled = Uint8Array.from(zeros, (byte, at) => (byte << 1) | ((zeros[at + 1] ?? 0) >> 7));
  const [first = 0] = zeros;
  if (first >= 0x80) doubled[block - 1] = (doubled[block - 1] ?? 0) ^ 0x87;
  return doubled;
}

/** Four bytes, the highest first. */
function numberIn(bytes: Uint8Array, at: number): number {
  const high = ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16);
  return (high | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0;
}
