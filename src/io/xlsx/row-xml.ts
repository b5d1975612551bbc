// Rows of a table straight into the XML of a sheet that exceljs is writing: the library makes an object of every row and every
// cell first, which takes four times as long. Styles and texts stay its own. A test holds every file to the bytes that the
// library alone writes.
import type { Style, Worksheet } from "exceljs";
import { columnLetters } from "../../core/place.ts";

/** What a cell shows, and how; undefined = there is no cell. */
export type RowCell = { readonly value: string | number; readonly style: Partial<Style> } | undefined;

/** Writes the next row of the sheet. `height` is undefined where the row is as high as any. */
type RowWriter = (cells: readonly RowCell[], height: number | undefined) => void;

/** What the streaming writer of exceljs 4.4.0 does with a row, and what it asks: none of it is in its types. */
type Insides = {
  readonly stream: { readonly write: (xml: string) => void };
  readonly _rows: readonly unknown[];
  /** The number of the next row that is written. */
  _rowZero: number;
  readonly _workbook: {
    readonly styles: { readonly addStyleModel: (style: Partial<Style>) => number };
    readonly sharedStrings: { readonly add: (text: string) => number };
  };
};

/** For a sheet of which at least one row is written, and none is begun. */
export function rowWriter(worksheet: Worksheet): RowWriter {
  // See above; the version of the package is pinned.
  const sheet = worksheet as unknown as Insides;
  const { styles, sharedStrings } = sheet._workbook;
  const letters: string[] = [];
  return (cells, height) => {
    if (sheet._rows.length > 0) throw new Error("a row of the sheet is not written yet");
    const number = sheet._rowZero;
    sheet._rowZero = number + 1;
    let [first, last] = [0, 0];
    let inside = "";
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at];
      if (cell === undefined) continue;
      if (first === 0) first = at + 1;
      last = at + 1;
      letters[at] ??= columnLetters(at);
      const style = styles.addStyleModel(cell.style);
      const { value } = cell;
      const shown = typeof value === "number" ? `><v>${value}` : ` t="s"><v>${sharedStrings.add(value)}`;
      inside += `<c r="${letters[at]}${number}"${style === 0 ? "" : ` s="${style}"`}${shown}</v></c>`;
    }
    if (inside === "") return;
    const high = height === undefined ? "" : ` ht="${height}" customHeight="1"`;
    sheet.stream.write(
      `<row r="${number}"${high} spans="${first}:${last}" x14ac:dyDescent="0.25">${inside}</row>`,
    );
  };
}
