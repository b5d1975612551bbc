// Lines of CSV as bytes, row by row.
import { RowBytesWriter } from "../row-bytes.ts";
import { csvCell } from "./write.ts";

/** Separators and line ends are pieces like any other. */
export class LineWriter extends RowBytesWriter {
  /** A cell of somebody else's text: quoted where needed and made harmless. */
  cell(text: string): void {
    this.plain(csvCell(text));
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
