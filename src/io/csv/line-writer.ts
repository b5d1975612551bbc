// Lines of CSV as bytes, row by row.
import { RowBytesWriter } from "../row-bytes.ts";
import { csvCell } from "./write.ts";

const mostLetters = 64;

/** Separators and line ends are pieces like any other. */
export class LineWriter extends RowBytesWriter {
  /** A cell of somebody else's text: quoted where needed and made harmless. */
  cell(text: string): void {
    if (!this.#asItIs(text)) this.plain(csvCell(text));
  }

  /** Writes what begins with a letter or a digit and holds nothing that is quoted or takes more than a byte: most cells. */
  #asItIs(text: string): boolean {
    const count = text.length;
    if (count > mostLetters) return false;
    this.room(count);
    const bytes = this.bytes;
    const start = this.length;
    for (let at = 0; at < count; at += 1) {
      const code = text.charCodeAt(at);
      // Space and above, but no quote, no comma.
      if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x2c) return false;
      bytes[start + at] = code;
    }
    if (count > 0 && !isLetterOrDigit(text.charCodeAt(0))) return false;
    this.length = start + count;
    return true;
  }

  comma(): void {
    this.room(1);
    this.byte(0x2c);
  }

  /** The bytes from one place on to another once more. */
  again(from: number, to: number): void {
    this.room(to - from);
    this.bytes.copyWithin(this.length, from, to);
    this.length += to - from;
  }

  /** Where the next byte goes. */
  place(): number {
    return this.length;
  }

  /** A whole number, 0 or above. */
  count(value: number): void {
    this.room(20);
    let rest = value;
    let digits = 1;
    for (let power = 10; power <= value; power *= 10) digits += 1;
    for (let at = this.length + digits - 1; at >= this.length; at -= 1) {
      const above = Math.floor(rest / 10);
      // The difference first: the sum would leave the exact whole numbers before the value does.
      this.bytes[at] = 48 + (rest - above * 10);
      rest = above;
    }
    this.length += digits;
  }

  /** Pence as pounds: 29960 → 299.60. */
  money(pence: number): void {
    this.room(24);
    const absolute = pence < 0 ? -pence : pence;
    if (pence < 0) this.byte(0x2d);
    const pounds = Math.floor(absolute / 100);
    const rest = absolute - pounds * 100;
    this.count(pounds);
    this.byte(0x2e);
    const tens = Math.floor(rest / 10);
    this.byte(48 + tens);
    this.byte(48 + rest - tens * 10);
  }
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
