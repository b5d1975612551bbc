// HMAC-SHA-256 of a great many short messages that begin and end alike, in the order in which they come. The same as
// keyed-hash.ts one by one, to which a test holds it, in a tenth of the time.
import { keyBlocks, keyedHasher } from "./keyed-hash.ts";
import { lanesModule, places, slotLength, together } from "./sha256-lanes.ts";

/** The first of the eight numbers that a hash consists of; the others follow at these steps. */
export type TakeHash = (words: Uint32Array, first: number, step: number) => void;

export type Lanes = {
  /** The message is what all begin with, these bytes, what all end with. */
  readonly put: (bytes: Uint8Array, from: number, to: number) => void;
  /** Hands on what still waits. */
  readonly end: () => void;
};

/** Behind a message: one bit, then zeros, then how many bits there were. */
const endMark = 0x80;
const mostBytes = slotLength - 9;
const blockLength = 64;

/** Each hash goes to `take`, at most some hundreds of messages later. */
export function openLanes(key: Uint8Array, before: string, after: string, take: TakeHash): Lanes {
  const { memory, compress, keyed } = lanesModule()();
  if (compress === undefined || keyed === undefined) throw new Error("the module lacks a function");
  const bytes = new Uint8Array(memory.buffer);
  const words = new Uint32Array(memory.buffer);
  setUp(words, compress, key);
  const [prefix, suffix] = [Buffer.from(before), Buffer.from(after)];
  const fixed = prefix.length + suffix.length;
  for (let slot = 0; slot < together; slot += 1) bytes.set(prefix, places.slots + slot * slotLength);
  const plain = keyedHasher(key);
  let waiting = 0;

  const flush = (): void => {
    if (waiting === 0) return;
    keyed(Math.ceil(waiting / 4));
    for (let at = 0; at < waiting; at += 1) take(words, places.digests / 4 + (at >> 2) * 32 + (at & 3), 4);
    waiting = 0;
  };
  return {
    put(message, from, to) {
      if (fixed + to - from > mostBytes) {
        flush();
        take(numbersOf(plain(Buffer.concat([prefix, message.subarray(from, to), suffix]))), 0, 1);
        return;
      }
      const slot = places.slots + waiting * slotLength;
      let at = slot + prefix.length;
      for (let of = from; of < to; of += 1) {
        bytes[at] = message[of] ?? 0;
        at += 1;
      }
      for (let of = 0; of < suffix.length; of += 1) {
        bytes[at] = suffix[of] ?? 0;
        at += 1;
      }
      const length = at - slot;
      bytes[at] = endMark;
      const two = length > blockLength - 9;
      const last = slot + (two ? slotLength : blockLength);
      bytes.fill(0, at + 1, last - 2);
      // In bits, with the block of the key before it: two bytes are enough.
      const bits = (blockLength + length) * 8;
      bytes[last - 2] = bits >> 8;
      bytes[last - 1] = bits & 0xff;
      words[places.masks / 4 + waiting] = two ? 0xffffffff : 0;
      waiting += 1;
      if (waiting === together) flush();
    },
    end: flush,
  };
}

/** What is the same for all messages: the numbers of the rounds, the states behind the blocks of the key, the end of the outer message. */
function setUp(words: Uint32Array, compress: () => void, key: Uint8Array): void {
  const four = (place: number, numbers: readonly number[]): void => {
    for (const [at, number] of numbers.entries())
      words.fill(number, place / 4 + at * 4, place / 4 + at * 4 + 4);
  };
  // FIPS 180-4, 4.2.2 and 5.3.3: the first 32 bits behind the point of the cube roots of the first 64 primes, and of the square
  // roots of the first eight.
  const primes = [...primesUpTo(311)];
  const start = primes.slice(0, 8).map((prime) => fraction(prime, 2n));
  four(
    places.rounds,
    primes.map((prime) => fraction(prime, 3n)),
  );
  four(places.tail, [0x80000000, 0, 0, 0, 0, 0, 0, (blockLength + 32) * 8]);
  const { inner, outer } = keyBlocks(key);
  for (const [block, place] of [
    [inner, places.inner],
    [outer, places.outer],
  ] as const) {
    four(places.words, [...numbersOf(block)]);
    four(places.state, start);
    compress();
    words.copyWithin(place / 4, places.state / 4, places.state / 4 + 32);
  }
}

/** Bytes as numbers, the highest byte first. */
export function numbersOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, at) => view.getUint32(at * 4));
}

function* primesUpTo(most: number): Generator<number> {
  for (let number = 2; number <= most; number += 1) {
    let divisor = 2;
    while (number % divisor !== 0) divisor += 1;
    if (divisor === number) yield number;
  }
}

/** The first 32 bits behind the point of a root, in whole numbers alone. */
function fraction(number: number, root: 2n | 3n): number {
  const wanted = BigInt(number) << (32n * root);
  let [low, high] = [0n, BigInt(number + 1) << 32n];
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** root <= wanted) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn);
}
