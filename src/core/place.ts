// Where something stands in what was sent, and what stood there.

/** What a cell holds, as the file says: text, a number as it is shown, the serial number of a day … */
export const cellKind = {
  text: 0,
  number: 1,
  date: 2,
  boolean: 3,
  error: 4,
  formulaWithoutValue: 5,
  /** A number of which the cell shows less than it holds; the text is what it holds. */
  rounded: 6,
  /** The serial number of a day of which the cell shows a month, a weekday or a time only. */
  partOfDay: 7,
  /** Text with a letter that could not be decoded (U+FFFD stands for it). */
  damaged: 8,
} as const;
/** Added to the kind of a cell whose value a formula left behind. */
export const fromFormula = 16;

/** The kind without what is added to it. */
export function plainKind(kind: number): number {
  return kind & (fromFormula - 1);
}

/**
 * One row as read. `number` is the row number that a spreadsheet program shows (1 is the first). `kinds` is
 * absent where every cell is text, as in CSV; else it holds a cellKind for each cell.
 */
export type Row = {
  readonly number: number;
  readonly cells: readonly string[];
  readonly kinds?: Uint8Array | undefined;
};

/** A cell with its place and its text as found. `column` counts from 0. */
export type Cell<Value> = {
  readonly value: Value;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly heading: string;
  readonly text: string;
  /** The mapping that says what the cell is, and the text as which it was read; absent where the heading says it. */
  readonly mapping?: { readonly name: string; readonly read: string } | undefined;
};

/** A row that something rests on. `batch` is empty for the batch that is looked at, `sheet` for CSV. */
export type RowPlace = {
  readonly batch: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  /** The mapping that its file is read by; absent where its headings are those of the layout. */
  readonly mapping?: string | undefined;
};

/** 0 → "A", 27 → "AB". */
export function columnLetters(column: number): string {
  let rest = column;
  let letters = "";
  do {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return letters;
}

/** Column 1 of row 14 → "B14". */
export function address(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}
