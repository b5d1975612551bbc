// SHA-256, as FIPS 180-4 (section 6.2) has it, behind the one call of Node's that the program makes. A browser's own is
// not to be had from a file on a disk, and answers too late.

const words = new Uint32Array(64);

/** The first 32 bits behind the point of the cube roots of the first 64 primes, and of the square roots of the first eight. */
const [constants, beginning] = rootsOfPrimes();

type Hash = {
  readonly update: (content: string | Uint8Array) => Hash;
  readonly digest: (form: "hex") => string;
};

export function createHash(_name: "sha256"): Hash {
  const state = new Uint32Array(beginning);
  const block = new Uint8Array(64);
  let held = 0;
  let total = 0;
  const take = (bytes: Uint8Array): void => {
    total += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + 64 - held);
      block.set(piece, held);
      held += piece.length;
      at += piece.length;
      if (held < 64) return;
      mix(state, block);
      held = 0;
    }
  };
  const hash: Hash = {
    update(content) {
      take(typeof content === "string" ? new TextEncoder().encode(content) : content);
      return hash;
    },
    digest() {
      const bits = total * 8;
      // A one, then noughts up to the length, which fills the last eight bytes of a block.
      const end = new Uint8Array(((119 - (total % 64)) % 64) + 9);
      end[0] = 0x80;
      const view = new DataView(end.buffer);
      view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32));
      view.setUint32(end.length - 4, bits % 2 ** 32);
      take(end);
      return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
    },
  };
  return hash;
}

function mix(state: Uint32Array, block: Uint8Array): void {
  const view = new DataView(block.buffer, block.byteOffset, 64);
  for (let at = 0; at < 16; at += 1) words[at] = view.getUint32(at * 4);
  for (let at = 16; at < 64; at += 1) {
    const [x = 0, y = 0] = [words[at - 15], words[at - 2]];
    const early = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
    const late = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
    words[at] = (words[at - 16] ?? 0) + early + (words[at - 7] ?? 0) + late;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at += 1) {
    const up = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + up + ((e & f) ^ (~e & g)) + (constants[at] ?? 0) + (words[at] ?? 0)) | 0;
    const down = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const two = (down + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] ?? 0) + word;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function rootsOfPrimes(): readonly [Uint32Array, Uint32Array] {
  const primes: number[] = [];
  for (let number = 2; primes.length < 64; number += 1) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  const cubes = primes.map((prime) => Number(root(BigInt(prime) << 96n, 3n) & 0xffffffffn));
  const squares = primes.slice(0, 8).map((prime) => Number(root(BigInt(prime) << 64n, 2n) & 0xffffffffn));
  return [new Uint32Array(cubes), new Uint32Array(squares)];
}

/** The whole part of the root. */
function root(value: bigint, degree: bigint): bigint {
  let [low, high] = [0n, 1n << 48n];
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** degree <= value) low = middle;
    else high = middle - 1n;
  }
  return low;
}
