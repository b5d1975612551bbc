// Unpacks DEFLATE (RFC 1951) at once, as strictly as zlib: what is cut short, too long or no code is refused. A browser's own
// answers too late for a reader that asks for one part after the other.

/** Lengths 257 to 285 and distances 0 to 29: what they begin with and how many bits follow (RFC 1951, 3.2.5). */
const [lengthBits, lengthBase] = ranges(28, (code) => (code < 4 ? 0 : (code >> 2) - 1), 3);
const [distanceBits, distanceBase] = ranges(30, (code) => (code < 2 ? 0 : (code >> 1) - 1), 1);
const longestLength = 258;
/** The order in which the lengths of the code for code lengths stand (3.2.7). */
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const longestCode = 15;

class Damaged extends Error {
  readonly code = "Z_DATA_ERROR";
}

type Unpacked = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many of the packed bytes it took. */
  readonly taken: number;
};

/** Throws Damaged where the bytes are not sound, or come to more than `most`. */
export function inflated(packed: Uint8Array, most: number): Unpacked {
  const into = new Uint8Array(most);
  const bits = bitReader(packed);
  let at = 0;
  for (let last = false; !last; ) {
    last = bits.take(1) === 1;
    const kind = bits.take(2);
    if (kind === 0) at = stored(bits, into, at);
    else if (kind === 1) at = coded(bits, fixed, into, at);
    else if (kind === 2) at = coded(bits, ownCodes(bits), into, at);
    else throw new Damaged("block");
  }
  return { bytes: at === most ? into : into.slice(0, at), taken: bits.taken() };
}

type Bits = {
  /** The next bits, the first of them the lowest. */
  readonly take: (count: number) => number;
  /** The next symbol of a code. */
  readonly symbol: (code: Code) => number;
  /** Goes on with the next whole byte; a stretch of bytes as they are. */
  readonly bytes: (count: number) => Uint8Array;
  readonly whole: () => void;
  readonly taken: () => number;
};

/** `table` holds, for the next bits, symbol and length of the code that they begin with: symbol × 16 + length; 0 = none. */
type Code = { readonly table: Uint16Array; readonly width: number };

type Codes = { readonly literals: Code; readonly distances: Code };

function bitReader(packed: Uint8Array): Bits {
  let [at, held, count] = [0, 0, 0];
  // Behind the end stand noughts, which nobody may take.
  const fill = (wanted: number): void => {
    while (count < wanted) {
      held |= (packed[at] ?? 0) << count;
      at += 1;
      count += 8;
    }
  };
  const drop = (bits: number): void => {
    held >>>= bits;
    count -= bits;
    if (at - (count >> 3) > packed.length) throw new Damaged("cut short");
  };
  return {
    take(bits) {
      fill(bits);
      const value = held & ((1 << bits) - 1);
      drop(bits);
      return value;
    },
    symbol({ table, width }) {
      fill(width);
      const entry = table[held & ((1 << width) - 1)] ?? 0;
      if (entry === 0) throw new Damaged("code");
      drop(entry & 15);
      return entry >> 4;
    },
    bytes(length) {
      const piece = packed.subarray(at, at + length);
      if (piece.length < length) throw new Damaged("cut short");
      at += length;
      return piece;
    },
    whole() {
      at -= count >> 3;
      [held, count] = [0, 0];
    },
    taken: () => at - (count >> 3),
  };
}

function stored(bits: Bits, into: Uint8Array, from: number): number {
  bits.whole();
  const [a = 0, b = 0, c = 0, d = 0] = bits.bytes(4);
  const length = a | (b << 8);
  if ((length ^ (c | (d << 8))) !== 0xffff) throw new Damaged("stored");
  if (from + length > into.length) throw new Damaged("too long");
  into.set(bits.bytes(length), from);
  return from + length;
}

function coded(bits: Bits, { literals, distances }: Codes, into: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const symbol = bits.symbol(literals);
    if (symbol === 256) return at;
    if (symbol < 256) {
      if (at === into.length) throw new Damaged("too long");
      into[at] = symbol;
      at += 1;
      continue;
    }
    const length = lengthOf(bits, symbol - 257);
    const code = bits.symbol(distances);
    const distance = (distanceBase[code] ?? Number.POSITIVE_INFINITY) + bits.take(distanceBits[code] ?? 0);
    if (distance > at) throw new Damaged("distance");
    if (at + length > into.length) throw new Damaged("too long");
    // What is copied may reach into what is being written.
    if (distance >= length) into.copyWithin(at, at - distance, at - distance + length);
    else for (let index = 0; index < length; index += 1) into[at + index] = into[at + index - distance] ?? 0;
    at += length;
  }
}

function lengthOf(bits: Bits, code: number): number {
  if (code === 28) return longestLength;
  const base = lengthBase[code];
  if (base === undefined) throw new Damaged("length");
  return base + bits.take(lengthBits[code] ?? 0);
}

/** The codes that a block brings along (3.2.7). */
function ownCodes(bits: Bits): Codes {
  const [literals, distances, codes] = [bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4];
  if (literals > 286 || distances > 30) throw new Damaged("symbols");
  const ofLengths = new Uint8Array(19);
  for (const place of order.slice(0, codes)) ofLengths[place] = bits.take(3);
  const code = codeOf(ofLengths, "lengths");
  const lengths = new Uint8Array(literals + distances);
  for (let at = 0; at < lengths.length; ) {
    const symbol = bits.symbol(code);
    if (symbol < 16) {
      lengths[at] = symbol;
      at += 1;
      continue;
    }
    if (symbol === 16 && at === 0) throw new Damaged("repeat");
    const value = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
    const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    if (at + times > lengths.length) throw new Damaged("repeat");
    lengths.fill(value, at, at + times);
    at += times;
  }
  if (lengths[256] === 0) throw new Damaged("no end");
  return {
    literals: codeOf(lengths.subarray(0, literals), "literals"),
    distances: codeOf(lengths.subarray(literals), "distances"),
  };
}

/** The canonical code of these lengths (3.2.2). Only a code of one symbol, or of no distance at all, may leave bits unused. */
function codeOf(lengths: Uint8Array, what: "lengths" | "literals" | "distances"): Code {
  const counts = new Uint16Array(longestCode + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  let [left, width] = [1, 1];
  const next = new Uint16Array(longestCode + 2);
  for (let length = 1; length <= longestCode; length += 1) {
    const count = counts[length] ?? 0;
    left = left * 2 - count;
    if (left < 0) throw new Damaged("code");
    if (count > 0) width = length;
    next[length + 1] = ((next[length] ?? 0) + count) << 1;
  }
  if (left > 0 && (what === "lengths" || width > 1)) throw new Damaged("code");
  const table = new Uint16Array(1 << width);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const code = next[length] ?? 0;
    next[length] = code + 1;
    for (let place = reversed(code, length); place < table.length; place += 1 << length) {
      table[place] = symbol * 16 + length;
    }
  }
  return { table, width };
}

function reversed(code: number, length: number): number {
  let value = 0;
  for (let bit = 0; bit < length; bit += 1) value |= ((code >> bit) & 1) << (length - 1 - bit);
  return value;
}

function ranges(count: number, bitsOf: (code: number) => number, first: number) {
  const bits = Uint8Array.from({ length: count }, (_, code) => bitsOf(code));
  const base = new Uint16Array(count);
  let value = first;
  for (const [code, more] of bits.entries()) {
    base[code] = value;
    value += 1 << more;
  }
  return [bits, base] as const;
}

/** The codes that need not be brought along (3.2.6). */
const fixed: Codes = {
  literals: codeOf(
    Uint8Array.from({ length: 288 }, (_, symbol) =>
      symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
    ),
    "literals",
  ),
  distances: codeOf(new Uint8Array(32).fill(5), "distances"),
};
