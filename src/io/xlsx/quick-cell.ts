// A cell as nearly every program writes it, `<c r="B2" s="1" t="s"><v>17</v></c>` or `<c r="B2" s="1"/>`, taken from the bytes in
// one step. A sheet is millions of them: by way of names, attributes and calls reading it takes two and a half times as long.
// Whatever is written in another way is left to the scanner of XML, and so is everything that is wrong; a test
// (test/io/xlsx/quick-cell.test.ts) holds both ways to the same rows and the same refusals.

import { cellKind } from "../../core/place.ts";
import { lostLetter } from "./cell-text.ts";
import { wholeNumber } from "./grid.ts";
import { lastColumn } from "./limits.ts";
import { general, shownAs } from "./number-format.ts";
import { isNumber, plainDecimals } from "./plain-number.ts";
import type { CellFormats } from "./styles.ts";
import { xmlTexts } from "./xml-text.ts";

/** What a cell needs from the workbook around it. */
export type CellContext = {
  readonly strings: readonly string[];
  /** Undefined when the workbook has no styles part. */
  readonly formats: CellFormats | undefined;
};

/** Takes the cells of `row` from the byte `from` on, behind `column`, as far as nothing is wrong with them; gives the place behind them. */
type TakeCells = (from: number, row: number, column: number) => number;

/** `put` is given each cell; its text is empty where there is no value. */
export function quickCells(
  bytes: Buffer,
  { strings, formats }: CellContext,
  lettersLost: boolean,
  put: (column: number, text: string, kind: number) => void,
): TakeCells {
  const texts = xmlTexts(bytes);
  const cell: QuickCell = { row: 0, column: 0, style: -1, shared: false, from: 0, to: 0 };
  return (start, row, before) => {
    let [from, column] = [start, before];
    for (let next = quickCell(bytes, from, cell); next >= 0; next = quickCell(bytes, from, cell)) {
      const { style, shared, to } = cell;
      if (cell.row !== row || cell.column <= column || cell.column > lastColumn) return from;
      if (formats !== undefined && style > 0 && style >= formats.length) return from;
      column = cell.column;
      if (to === 0) put(column, "", cellKind.text);
      else if (shared) {
        const text = strings[wholeNumber(bytes, cell.from, to)];
        if (text === undefined) return from;
        put(column, text, lettersLost && text.includes(lostLetter) ? cellKind.damaged : cellKind.text);
      } else {
        const held = texts.plain(cell.from, to);
        const decimals = plainDecimals(held);
        if (decimals < 0 && !isNumber(held)) return from;
        const shown = shownAs(style < 0 ? general : (formats?.[style] ?? general), held, decimals);
        put(column, shown.text, shown.kind);
      }
      from = next;
    }
    return from;
  };
}

/** What was found: one object, used again and again. */
type QuickCell = {
  row: number;
  /** From 0. */
  column: number;
  /** −1 where the cell has none. */
  style: number;
  /** Whether the value is the place of a shared string; else it is a number. */
  shared: boolean;
  /** Where the value stands; both 0 for a cell without one. */
  from: number;
  to: number;
};

const quote = 0x22;
const space = 0x20;
const slash = 0x2f;
const greater = 0x3e;
const less = 0x3c;
const [letterC, letterR, letterS, letterT, letterV] = [0x63, 0x72, 0x73, 0x74, 0x76];
/** No column, row, style or value in plain form has more characters. */
const longest = 24;

const numberBytes = new Uint8Array(256);
for (const character of "0123456789.+-eE") numberBytes[character.charCodeAt(0)] = 1;

/** Reads the cell that begins at `at` with `<c`; returns the place behind it, −1 where it is not in plain form. */
function quickCell(bytes: Uint8Array, at: number, cell: QuickCell): number {
  // <c r="
  if (bytes[at] !== less || bytes[at + 1] !== letterC || !opens(bytes, at + 2, letterR)) return -1;
  let where = at + 6;
  let column = 0;
  let byte = bytes[where] ?? 0;
  for (const most = where + 3; byte >= 65 && byte <= 90 && where < most; byte = bytes[where] ?? 0) {
    column = column * 26 + byte - 64;
    where += 1;
  }
  const rowFrom = where;
  let row = 0;
  for (; byte >= 48 && byte <= 57; byte = bytes[where] ?? 0) {
    row = row * 10 + byte - 48;
    where += 1;
  }
  if (column === 0 || where - rowFrom > 9 || bytes[rowFrom] === 48 || byte !== quote) return -1;
  where += 1;
  cell.column = column - 1;
  cell.row = row;
  cell.style = -1;
  cell.shared = false;
  if (opens(bytes, where, letterS)) {
    const styleFrom = where + 4;
    let style = 0;
    for (where = styleFrom, byte = bytes[where] ?? 0; byte >= 48 && byte <= 57; byte = bytes[where] ?? 0) {
      style = style * 10 + byte - 48;
      where += 1;
    }
    const digits = where - styleFrom;
    if (digits === 0 || digits > 9 || (digits > 1 && bytes[styleFrom] === 48) || byte !== quote) return -1;
    cell.style = style;
    where += 1;
  }
  if (opens(bytes, where, letterT)) {
    // Only t="s".
    if (bytes[where + 4] !== letterS || bytes[where + 5] !== quote) return -1;
    cell.shared = true;
    where += 6;
  }
  return quickValue(bytes, where, cell);
}

/** ` r="` and its like. */
function opens(bytes: Uint8Array, at: number, letter: number): boolean {
  return bytes[at] === space && bytes[at + 1] === letter && bytes[at + 2] === 0x3d && bytes[at + 3] === quote;
}

/** `/>`, or `><v>`, the value, `</v></c>`. */
function quickValue(bytes: Uint8Array, at: number, cell: QuickCell): number {
  if (bytes[at] === slash && bytes[at + 1] === greater) {
    cell.from = 0;
    cell.to = 0;
    return at + 2;
  }
  const opened =
    bytes[at] === greater && bytes[at + 1] === less && bytes[at + 2] === letterV && bytes[at + 3] === greater;
  if (!opened) return -1;
  const from = at + 4;
  let to = from;
  while (numberBytes[bytes[to] ?? 0] === 1) to += 1;
  const closed =
    bytes[to] === less &&
    bytes[to + 1] === slash &&
    bytes[to + 2] === letterV &&
    bytes[to + 3] === greater &&
    bytes[to + 4] === less &&
    bytes[to + 5] === slash &&
    bytes[to + 6] === letterC &&
    bytes[to + 7] === greater;
  if (!closed || to === from || to - from > longest) return -1;
  cell.from = from;
  cell.to = to;
  return to + 8;
}
