// Whole numbers and texts packed into bytes, one after the other, and read again in the same order: what is kept of
// millions of rows until everything is decided. Small numbers take one byte.
import { RowBytesWriter } from "./row-bytes.ts";

const encoder = new TextEncoder();
/** A number of 53 bits takes so many bytes. */
const longestLength = 8;

export class PackedWriter extends RowBytesWriter {
  /** A whole number whose double is exact. */
  number(value: number): void {
    const twice = value < 0 ? -value * 2 + 1 : value * 2;
    if (!Number.isInteger(value) || !Number.isSafeInteger(twice))
      throw new Error(`${value} cannot be packed`);
    this.#length(twice);
  }

  text(text: string): void {
    const count = text.length;
    if (count >= 0x80) {
      this.#encoded(text);
      return;
    }
    this.room(count + 1);
    const bytes = this.bytes;
    const start = this.length;
    bytes[start] = count;
    for (let at = 0; at < count; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= 0x80) {
        this.#encoded(text);
        return;
      }
      bytes[start + 1 + at] = code;
    }
    this.length = start + 1 + count;
  }

  /** A text that is long, or more than letters of one byte each. */
  #encoded(text: string): void {
    this.room(text.length * 3 + longestLength);
    // Its length stands before it and is known after it: nearly always it takes one byte.
    const start = this.length;
    const { written } = encoder.encodeInto(text, this.bytes.subarray(start + 1));
    if (written >= 0x80) {
      const encoded = this.bytes.slice(start + 1, start + 1 + written);
      this.#length(written);
      this.encoded(encoded);
      return;
    }
    this.byte(written);
    this.length += written;
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  #length(value: number): void {
    this.room(longestLength);
    if (value < 0x80) {
      this.byte(value);
      return;
    }
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) + 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }
}

type PackedReader = {
  readonly number: () => number;
  readonly text: () => string;
  /** Goes past a text. */
  readonly skip: () => void;
  /** Where the next number or text begins. */
  readonly at: () => number;
};

/** Reads what a PackedWriter wrote. */
export function packedReader(bytes: Buffer): PackedReader {
  let at = 0;
  const length = (): number => {
    let value = 0;
    for (let weight = 1; ; weight *= 0x80) {
      const byte = bytes[at];
      if (byte === undefined) throw new Error("packed bytes end too early");
      at += 1;
      if (byte < 0x80) return value + byte * weight;
      value += (byte - 0x80) * weight;
    }
  };
  return {
    number() {
      const twice = length();
      const half = Math.floor(twice / 2);
      return twice % 2 === 1 ? -half : half;
    },
    text() {
      const end = length();
      const from = at;
      at += end;
      if (at > bytes.length) throw new Error("packed bytes end too early");
      return bytes.toString("utf8", from, at);
    },
    skip() {
      const end = length();
      at += end;
    },
    at: () => at,
  };
}
