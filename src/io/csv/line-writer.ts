// Builds the bytes of many CSV lines without building strings first: a million rows are seven million lines.
import { csvCell } from "./write.ts";

const encoder = new TextEncoder();
const longText = 40;

/** Pieces are appended one after the other; separators and line ends are pieces like any other. */
export class LineWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  /** Text of ours that needs no guard. */
  plain(text: string): void {
    this.#room(text.length * 3);
    const bytes = this.#bytes;
    // A call of the encoder costs as much as some forty letters.
    if (text.length > longText) {
      this.#length += encoder.encodeInto(text, bytes.subarray(this.#length)).written;
      return;
    }
    let at = this.#length;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code >= 0x80) {
        at = this.#length + encoder.encodeInto(text, bytes.subarray(this.#length)).written;
        break;
      }
      bytes[at] = code;
      at += 1;
    }
    this.#length = at;
  }

  /** A cell of somebody else's text: quoted where needed and made harmless. */
  cell(text: string): void {
    this.plain(csvCell(text));
  }

  /** What was encoded before. */
  encoded(piece: Uint8Array): void {
    this.#room(piece.length);
    this.#bytes.set(piece, this.#length);
    this.#length += piece.length;
  }

  /** A whole number, 0 or above. */
  count(value: number): void {
    this.#room(20);
    let rest = value;
    let digits = 1;
    for (let power = 10; power <= value; power *= 10) digits += 1;
    for (let at = this.#length + digits - 1; at >= this.#length; at -= 1) {
      const above = Math.floor(rest / 10);
      // The difference first: the sum would leave the exact whole numbers before the value does.
      this.#bytes[at] = 48 + (rest - above * 10);
      rest = above;
    }
    this.#length += digits;
  }

  /** Pence as pounds: 29960 → 299.60. */
  money(pence: number): void {
    this.#room(24);
    const absolute = pence < 0 ? -pence : pence;
    if (pence < 0) this.#byte(0x2d);
    const pounds = Math.floor(absolute / 100);
    const rest = absolute - pounds * 100;
    this.count(pounds);
    this.#byte(0x2e);
    const tens = Math.floor(rest / 10);
    this.#byte(48 + tens);
    this.#byte(48 + rest - tens * 10);
  }

  /** The bytes so far, the caller's to keep; the writer is empty again. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #byte(value: number): void {
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  #room(wanted: number): void {
    if (this.#length + wanted <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + wanted));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
