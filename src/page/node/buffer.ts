// What the program uses of Node's Buffer, made of what a browser has: bytes that read numbers, texts and other bytes.
// Texts come out letter for letter as Node's do, what is no text included.

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** A call of the decoder costs as much as so many letters. */
const shortText = 24;
/** So many codes are made into a text at once: a call has no room for more. */
const codesAtOnce = 8_192;

type Encoding = "utf8" | "utf-8" | "latin1" | "ascii" | "hex" | "utf16le";

export class Buffer extends Uint8Array<ArrayBuffer> {
  // The class above takes either, each in a form of its own.
  constructor(of: number | ArrayBuffer, from?: number, length?: number) {
    super(of as ArrayBuffer, from, length);
  }

  static alloc(size: number): Buffer {
    return new Buffer(size);
  }

  static allocUnsafe(size: number): Buffer {
    return new Buffer(size);
  }

  static isBuffer(value: unknown): value is Buffer {
    return value instanceof Buffer;
  }

  static concat(pieces: readonly Uint8Array[]): Buffer {
    const whole = new Buffer(pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  static compare(a: Uint8Array, b: Uint8Array): number {
    const both = Math.min(a.length, b.length);
    for (let at = 0; at < both; at += 1) {
      const difference = (a[at] ?? 0) - (b[at] ?? 0);
      if (difference !== 0) return Math.sign(difference);
    }
    return Math.sign(a.length - b.length);
  }

  /** As in Node: a stretch of the same bytes, not a copy. */
  override slice(from?: number, to?: number): Buffer {
    return this.subarray(from, to);
  }

  override subarray(from = 0, to = this.length): Buffer {
    const place = (at: number): number =>
      at < 0 ? Math.max(0, this.length + at) : Math.min(at, this.length);
    const [start, end] = [place(from), place(to)];
    return new Buffer(this.buffer, this.byteOffset + start, Math.max(0, end - start));
  }

  override toString(encoding: Encoding = "utf8", from = 0, to = this.length): string {
    const end = Math.min(to, this.length);
    if (end <= from) return "";
    if (encoding === "hex") {
      return [...this.subarray(from, end)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    }
    if (encoding === "latin1") return textOfCodes(this.subarray(from, end));
    if (encoding === "utf16le") return textOfCodes(this.#pairs(from, end));
    if (end - from <= shortText && this.#isAscii(from, end)) return textOfCodes(this.subarray(from, end));
    return utf8.decode(this.subarray(from, end));
  }

  /** How many bytes were copied. */
  copy(into: Uint8Array, at = 0, from = 0, to = this.length): number {
    const piece = this.subarray(from, Math.min(to, from + into.length - at));
    into.set(piece, at);
    return piece.length;
  }

  equals(other: Uint8Array): boolean {
    return Buffer.compare(this, other) === 0;
  }

  override indexOf(wanted: number | string | Uint8Array, from = 0): number {
    if (typeof wanted === "number") return super.indexOf(wanted, from);
    const bytes = typeof wanted === "string" ? encoder.encode(wanted) : wanted;
    const [first = 0] = bytes;
    for (let at = super.indexOf(first, from); at >= 0; at = super.indexOf(first, at + 1)) {
      if (this.#holds(bytes, at)) return at;
    }
    return -1;
  }

  override lastIndexOf(wanted: number | Uint8Array, from = this.length - 1): number {
    if (typeof wanted === "number") return super.lastIndexOf(wanted, from);
    const [first = 0] = wanted;
    for (
      let at = super.lastIndexOf(first, from);
      at >= 0;
      at = at === 0 ? -1 : super.lastIndexOf(first, at - 1)
    ) {
      if (this.#holds(wanted, at)) return at;
    }
    return -1;
  }

  override includes(wanted: number | string | Uint8Array, from = 0): boolean {
    return this.indexOf(wanted, from) >= 0;
  }

  readUInt16LE(at: number): number {
    return this.#view().getUint16(at, true);
  }

  readUInt32LE(at: number): number {
    return this.#view().getUint32(at, true);
  }

  readBigUInt64LE(at: number): bigint {
    return this.#view().getBigUint64(at, true);
  }

  /** Each two bytes change places; the bytes themselves are changed, as in Node. */
  swap16(): this {
    for (let at = 0; at + 1 < this.length; at += 2) {
      [this[at], this[at + 1]] = [this[at + 1] ?? 0, this[at] ?? 0];
    }
    return this;
  }

  #view(): DataView {
    return new DataView(this.buffer, this.byteOffset, this.byteLength);
  }

  #holds(wanted: Uint8Array, at: number): boolean {
    if (at + wanted.length > this.length) return false;
    for (let index = 0; index < wanted.length; index += 1) {
      if (this[at + index] !== wanted[index]) return false;
    }
    return true;
  }

  #isAscii(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if ((this[at] ?? 0) >= 0x80) return false;
    return true;
  }

  #pairs(from: number, to: number): Uint16Array {
    const pairs = new Uint16Array((to - from) >> 1);
    for (let at = 0; at < pairs.length; at += 1) {
      pairs[at] = (this[from + at * 2] ?? 0) | ((this[from + at * 2 + 1] ?? 0) << 8);
    }
    return pairs;
  }
}

/** A text as UTF-8; a stretch of memory as it is; anything else that holds bytes as a copy. */
function from(
  value: string | ArrayBuffer | ArrayLike<number>,
  at?: number | string,
  length?: number,
): Buffer {
  if (value instanceof ArrayBuffer) {
    return new Buffer(value, typeof at === "number" ? at : 0, length ?? value.byteLength - Number(at ?? 0));
  }
  const bytes = typeof value === "string" ? encoder.encode(value) : value;
  const copy = new Buffer(bytes.length);
  copy.set(bytes);
  return copy;
}

// Node's own takes other things than that of Uint8Array does.
Object.defineProperty(Buffer, "from", { value: from });

/** Codes of sixteen bits, each a letter or half of one. */
function textOfCodes(codes: Uint8Array | Uint16Array): string {
  let text = "";
  for (let at = 0; at < codes.length; at += codesAtOnce) {
    text += String.fromCharCode(...codes.subarray(at, at + codesAtOnce));
  }
  return text;
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

export function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
}
