// What the bytes of a CSV file mean. Decoding is strict: UTF-8, UTF-16 that says so, else Windows-1252, which
// is said aloud because it cannot hold ŵ and ŷ. Whatever the encoding, the rest of the program sees UTF-8.
import { Buffer, isUtf8 } from "node:buffer";
import { fileProblem, type Problem } from "../../core/problem.ts";
import { Refusal } from "../../core/refusal.ts";
import { from1252 } from "./windows-1252.ts";

export type Encoding = "utf-8" | "utf-8-damaged" | "utf-16le" | "utf-16be" | "windows-1252";

type Sniffed = { readonly encoding: Encoding; readonly problems: readonly Problem[] };

/**
 * Finds the encoding. `head` is the first piece of the file (at least 3 bytes where there are so many); whether
 * the whole file is well-formed UTF-8, and if not whether any letter of it is, only its reader can know. A file with
 * letters of both kinds is UTF-8 that was damaged. Throws a Refusal for an empty file.
 */
export function sniff(
  file: string,
  head: Uint8Array,
  wholeIsUtf8: boolean,
  anyIsUtf8: () => boolean = () => false,
): Sniffed {
  const [first, second, third] = head;
  if (first === undefined) throw new Refusal(fileProblem("file-empty", file));
  if (first === 0xff && second === 0xfe) return { encoding: "utf-16le", problems: [] };
  if (first === 0xfe && second === 0xff) return { encoding: "utf-16be", problems: [] };
  if (wholeIsUtf8) return { encoding: "utf-8", problems: [] };
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  if (marked || anyIsUtf8()) return { encoding: "utf-8-damaged", problems: [] };
  return { encoding: "windows-1252", problems: [fileProblem("text-windows-1252", file)] };
}

/** Whether a text holds a letter of two or more bytes that is well-formed UTF-8. */
export function holdsUtf8Letter(pieces: Iterable<Uint8Array>): boolean {
  let missing = 0;
  for (const piece of pieces) {
    for (const byte of piece) {
      if (missing > 0 && (byte & 0xc0) === 0x80) {
        missing -= 1;
        if (missing === 0) return true;
      } else missing = byte >= 0xc2 && byte <= 0xf4 ? letterLength(byte) - 1 : 0;
    }
  }
  return false;
}

type Utf8Checker = { readonly add: (piece: Uint8Array) => void; readonly whole: () => boolean };

/** Follows a text over the borders of its pieces: at most three bytes wait for the rest of their letter. */
export function utf8Checker(): Utf8Checker {
  let good = true;
  let waiting: Uint8Array = Buffer.alloc(0);
  return {
    add(piece) {
      if (!good || piece.length === 0) return;
      let from = 0;
      if (waiting.length > 0) {
        // The letter is completed with the piece's first bytes, so that the piece itself is not copied.
        const missing = letterLength(waiting[0] ?? 0) - waiting.length;
        from = Math.min(missing, piece.length);
        const letter = Buffer.concat([waiting, piece.subarray(0, from)]);
        if (from < missing) {
          waiting = letter;
          return;
        }
        good = isUtf8(letter);
      }
      const rest = piece.subarray(from);
      const cut = lastLetterStart(rest);
      good = good && isUtf8(rest.subarray(0, cut));
      waiting = Buffer.from(rest.subarray(cut));
    },
    whole: () => good && waiting.length === 0,
  };
}

/** How many bytes a letter has that begins with this byte. */
function letterLength(byte: number): number {
  return byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
}

/** Where the last letter begins if it is not complete; else the end. */
function lastLetterStart(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return letterLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/**
 * Gives the same text in UTF-8, without a byte order mark, in pieces that may end inside a letter where the
 * source was UTF-8 already. Throws a Refusal (text-not-decoded) for what the encoding cannot mean.
 */
export async function* inUtf8(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: Encoding,
  file: string,
): AsyncGenerator<Buffer> {
  if (encoding === "utf-8") yield* withoutMark(source);
  else if (encoding === "utf-8-damaged") yield* withDamage(source);
  else if (encoding === "windows-1252") yield* decoded1252(source);
  else yield* fromUtf16(source, encoding === "utf-16be", file);
}

function asBuffer(piece: Uint8Array): Buffer {
  return Buffer.isBuffer(piece) ? piece : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
}

async function* withoutMark(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of source) {
    if (start === undefined) {
      yield asBuffer(piece);
      continue;
    }
    start = Buffer.concat([start, piece]);
    if (start.length < 3) continue;
    yield start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? start.subarray(3) : start;
    start = undefined;
  }
  if (start !== undefined && start.length > 0) yield start;
}

/** Each piece is decoded when the one behind it is there: what a byte means depends on its neighbours. */
async function* decoded1252(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let before = 0;
  let held: Buffer | undefined;
  for await (const piece of source) {
    if (piece.length === 0) continue;
    if (held !== undefined) {
      yield from1252(held, before, piece[0] ?? 0);
      before = held[held.length - 1] ?? 0;
    }
    // A copy: whoever reads the file may use its buffer again.
    held = Buffer.from(piece);
  }
  if (held !== undefined) yield from1252(held, before, 0);
}

/** U+FFFD stands for what is no letter; the cell that holds it says so. */
async function* withDamage(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder("utf-8");
  for await (const piece of source) yield Buffer.from(decoder.decode(piece, { stream: true }), "utf8");
  yield Buffer.from(decoder.decode(), "utf8");
}

async function* fromUtf16(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  bigEndian: boolean,
  file: string,
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder("utf-16le", { fatal: true });
  let odd = Buffer.alloc(0);
  try {
    for await (const piece of source) {
      // A copy, because swapping the bytes must not change what was handed over.
      const bytes = Buffer.concat([odd, piece]);
      const even = bytes.length - (bytes.length % 2);
      odd = Buffer.from(bytes.subarray(even));
      const pairs = bytes.subarray(0, even);
      yield Buffer.from(decoder.decode(bigEndian ? pairs.swap16() : pairs, { stream: true }), "utf8");
    }
    if (odd.length > 0) throw new TypeError("half a letter is left over");
    yield Buffer.from(decoder.decode(), "utf8");
  } catch (error) {
    // A fatal TextDecoder throws TypeError; anything else is not about the text.
    if (!(error instanceof TypeError)) throw error;
    throw new Refusal(fileProblem("text-not-decoded", file, { expected: "UTF-16" }));
  }
}
