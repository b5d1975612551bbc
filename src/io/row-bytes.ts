// Bytes that belong to rows, one row after the other, made without building strings first: a million rows are seven
// million lines. How long each row is goes with them, so that nobody has to look for its end later.

const encoder = new TextEncoder();
const longText = 40;

/** The bytes of some rows; row n is `lengths[n]` bytes long. */
export type RowBytes = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lengths: Uint32Array<ArrayBuffer>;
};

/** Of no rows. */
export const noRowBytes: RowBytes = { bytes: new Uint8Array(0), lengths: new Uint32Array(0) };

/** Pieces are appended one after the other. A kind of bytes is a class of its own above this one. */
export class RowBytesWriter {
  protected bytes = new Uint8Array(1 << 16);
  protected length = 0;
  #rowStart = 0;
  #lengths = new Uint32Array(1 << 10);
  #rows = 0;

  /** Text as UTF-8. */
  plain(text: string): void {
    this.room(text.length * 3);
    const bytes = this.bytes;
    // A call of the encoder costs as much as some forty letters.
    if (text.length > longText) {
      this.length += encoder.encodeInto(text, bytes.subarray(this.length)).written;
      return;
    }
    let at = this.length;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code >= 0x80) {
        at = this.length + encoder.encodeInto(text, bytes.subarray(this.length)).written;
        break;
      }
      bytes[at] = code;
      at += 1;
    }
    this.length = at;
  }

  /** What was encoded before. */
  encoded(piece: Uint8Array): void {
    this.room(piece.length);
    this.bytes.set(piece, this.length);
    this.length += piece.length;
  }

  /** What was added since the last row ended is a row, also if it is nothing. */
  endRow(): void {
    if (this.#rows === this.#lengths.length) {
      const larger = new Uint32Array(this.#lengths.length * 2);
      larger.set(this.#lengths);
      this.#lengths = larger;
    }
    this.#lengths[this.#rows] = this.length - this.#rowStart;
    this.#rows += 1;
    this.#rowStart = this.length;
  }

  /** The rows so far, the caller's to keep; the writer is empty again. */
  take(): RowBytes {
    const taken = { bytes: this.bytes.slice(0, this.length), lengths: this.#lengths.slice(0, this.#rows) };
    this.length = 0;
    this.#rowStart = 0;
    this.#rows = 0;
    return taken;
  }

  protected byte(value: number): void {
    this.bytes[this.length] = value;
    this.length += 1;
  }

  /** Makes room for so many bytes more. */
  protected room(wanted: number): void {
    if (this.length + wanted <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + wanted));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
