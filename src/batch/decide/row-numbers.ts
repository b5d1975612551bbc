// Some numbers for each row of a file, kept side by side in pieces as they were read.

/** The numbers of one row after the other; none at all where all are zero. */
export type NumberPiece = { readonly rows: number; readonly numbers: Int32Array };

/** The `width` numbers of one row of the file, counted from 0. */
export function numbersOfRows(
  pieces: readonly NumberPiece[],
  width: number,
): (row: number) => readonly number[] {
  return (row) => {
    let at = row;
    for (const { rows, numbers } of pieces) {
      if (at < rows) return Array.from(numbers.subarray(at * width, (at + 1) * width));
      at -= rows;
    }
    throw new Error("a row that the file does not have");
  };
}
