// Text of one byte a letter. What is not UTF-8 is taken for Windows-1252; but a file of DOS (code pages 437 and 850) or
// of ISO 8859-14, or of a Macintosh, has its letters in other places, and nothing says so. Within a word Windows-1252 has
// letters only: a sign there, or a small letter between capitals, was another letter, and is given as U+FFFD, which the cell then says.
import { Buffer, isAscii } from "node:buffer";

// What the bytes 80 to 9F mean; "" where they mean nothing.
const upper = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ".split("").map((letter) => (letter === " " ? "" : letter));
const lost = "\ufffd";

/** Signs that no word has in it. Quotes, dashes, dots, an acute accent and a soft hyphen may stand between letters. */
const signs = new Set<number>();
for (let byte = 0x80; byte <= 0xbf; byte += 1) signs.add(byte);
for (const byte of [0x85, 0x8a, 0x8c, 0x8e, 0x91, 0x92, 0x96, 0x97, 0x9a, 0x9c, 0x9e, 0x9f])
  signs.delete(byte);
for (const byte of [0xa0, 0xad, 0xb0, 0xb4, 0xb7]) signs.delete(byte);
/** ð and þ, which are ŵ and ŷ in ISO 8859-14. */
const welsh = new Set([0xd0, 0xde, 0xf0, 0xfe]);
/** Capitals below C0. */
const capitals = new Set([0x8a, 0x8c, 0x8e, 0x9f]);
const opening = 0x91;

function isSmall(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0xdf && code !== 0xf7);
}

function isCapital(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code <= 0xde && code !== 0xd7);
}

function isLetter(code: number): boolean {
  return isSmall(code) || isCapital(code);
}

/** Whether this byte was another letter, by what stands before and behind it. */
function isLost(before: number, byte: number, after: number): boolean {
  const ends = !isLetter(after);
  if (welsh.has(byte)) return isLetter(before) || !ends;
  if (!isLetter(before)) return false;
  // No word ends with a capital behind a small letter, or with a quote that opens: é and ë to a Macintosh.
  if (ends) return byte === opening || (capitals.has(byte) && isSmall(before));
  if (signs.has(byte)) return true;
  const small = isSmall(before) && isSmall(after);
  // A blank without a break is á to DOS.
  if (byte === 0xa0) return small;
  if (capitals.has(byte)) return isSmall(after);
  if (byte >= 0xc0 && isCapital(byte)) return small;
  return byte >= 0xe0 && before <= 0x5a && after <= 0x5a;
}

/** The bytes in UTF-8; `before` is the last byte before them and `after` the first behind them, 0 where there is none. */
export function from1252(piece: Buffer, before: number, after: number): Buffer {
  if (isAscii(piece)) return piece;
  let text = "";
  let from = 0;
  const latin = piece.toString("latin1");
  for (let at = 0; at < piece.length; at += 1) {
    const byte = piece[at] ?? 0;
    if (byte < 0x80) continue;
    const meant = byte < 0xa0 ? (upper[byte - 0x80] ?? "") : latin.charAt(at);
    const gone = meant === "" || isLost(piece[at - 1] ?? before, byte, piece[at + 1] ?? after);
    text += latin.slice(from, at) + (gone ? lost : meant);
    from = at + 1;
  }
  return Buffer.from(text + latin.slice(from), "utf8");
}
