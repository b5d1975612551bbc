// Rows as lines of JSON in UTF-8, bytes as hex: what the content of a batch is hashed from. Millions of rows come here, and a
// text for each of them costs three times what its bytes do; a test holds the bytes to JSON.stringify.
import type { SQLInputValue } from "node:sqlite";

type RowText = {
  readonly add: (row: readonly SQLInputValue[]) => void;
  /** Hands on what still waits. */
  readonly end: () => void;
};

const size = 1 << 16;
/** Whatever a row is, so much room lets its short cells be written without looking at each. */
const room = 1 << 12;
const mostCells = 32;
const mostOfCell = room / mostCells;
const [quote, backslash, comma, open, close, lineFeed, digit0] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x0a, 0x30];

const nullText = Buffer.from("null");
const hexDigits = Buffer.from("0123456789abcdef");

/** The bytes go to `give` in pieces that are good until it returns. */
export function rowText(give: (bytes: Uint8Array) => void): RowText {
  const bytes = Buffer.alloc(size);
  let end = 0;
  const giveAll = (): void => {
    if (end > 0) give(bytes.subarray(0, end));
    end = 0;
  };
  /** A great many bytes: piece by piece, as they would all be one long text. */
  const giveBytes = (cell: Uint8Array, at: number): number => {
    bytes[at] = quote;
    end = at + 1;
    for (let from = 0; from < cell.length; from += size / 4) {
      giveAll();
      const { buffer, byteOffset } = cell.subarray(from, from + size / 4);
      const length = Math.min(size / 4, cell.length - from);
      end = bytes.write(Buffer.from(buffer, byteOffset, length).toString("hex"), 0, "latin1");
    }
    bytes[end] = quote;
    return end + 1;
  };
  /** A cell that is long, or more than a few letters and digits. */
  const giveCell = (cell: SQLInputValue | undefined, at: number): number => {
    if (cell instanceof Uint8Array) return giveBytes(cell, at);
    end = at;
    const encoded = Buffer.from(JSON.stringify(cell));
    if (encoded.length <= mostOfCell) {
      bytes.set(encoded, at);
      return at + encoded.length;
    }
    giveAll();
    give(encoded);
    return 0;
  };
  return {
    add(row) {
      if (end + room > size || row.length > mostCells) giveAll();
      let at = end;
      bytes[at] = open;
      at += 1;
      for (let place = 0; place < row.length; place += 1) {
        if (place > 0) {
          bytes[at] = comma;
          at += 1;
        }
        const cell = row[place];
        let next = -1;
        if (typeof cell === "number") next = putNumber(bytes, at, cell);
        else if (typeof cell === "string") next = putText(bytes, at, cell);
        else if (cell === null) next = putNull(bytes, at);
        else if (cell instanceof Uint8Array) next = putHex(bytes, at, cell);
        at = next < 0 ? giveCell(cell, at) : next;
      }
      bytes[at] = close;
      bytes[at + 1] = lineFeed;
      end = at + 2;
    },
    end: giveAll,
  };
}

/** Where the number ends; −1 where it is not a whole one of 31 bits. */
function putNumber(bytes: Uint8Array, start: number, value: number): number {
  let rest = value | 0;
  if (rest !== value || rest < 0 || (rest === 0 && Object.is(value, -0))) return -1;
  if (rest < 10) {
    bytes[start] = digit0 + rest;
    return start + 1;
  }
  const end = start + digitsOf(rest);
  for (let place = end - 1; place >= start; place -= 1) {
    const tenth = (rest / 10) | 0;
    bytes[place] = digit0 + rest - tenth * 10;
    rest = tenth;
  }
  return end;
}

function digitsOf(value: number): number {
  if (value < 100_000) return value < 1000 ? (value < 100 ? 2 : 3) : value < 10_000 ? 4 : 5;
  if (value < 10_000_000) return value < 1_000_000 ? 6 : 7;
  return value < 1_000_000_000 ? (value < 100_000_000 ? 8 : 9) : 10;
}

function putNull(bytes: Uint8Array, start: number): number {
  for (let at = 0; at < nullText.length; at += 1) bytes[start + at] = nullText[at] ?? 0;
  return start + nullText.length;
}

/** Where the text ends; −1 where it is long, or something in it has to be escaped or takes more than a byte. */
function putText(bytes: Uint8Array, start: number, text: string): number {
  const count = text.length;
  if (count + 2 > mostOfCell) return -1;
  bytes[start] = quote;
  for (let at = 0; at < count; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || code === quote || code === backslash) return -1;
    bytes[start + 1 + at] = code;
  }
  bytes[start + 1 + count] = quote;
  return start + count + 2;
}

/** Where the bytes in hex end; −1 where they are many. */
function putHex(bytes: Uint8Array, start: number, cell: Uint8Array): number {
  const end = start + cell.length * 2 + 2;
  if (end - start > mostOfCell) return -1;
  bytes[start] = quote;
  hexInto(bytes, start + 1, cell);
  bytes[end - 1] = quote;
  return end;
}

/** Where the digits end. */
function hexInto(bytes: Uint8Array, start: number, cell: Uint8Array): number {
  let place = start;
  for (let at = 0; at < cell.length; at += 1) {
    const byte = cell[at] ?? 0;
    bytes[place] = hexDigits[byte >> 4] ?? 0;
    bytes[place + 1] = hexDigits[byte & 15] ?? 0;
    place += 2;
  }
  return place;
}
