// Tables of a stored batch, read for commands that work on batches of earlier runs: as they were before they were written.
import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { startsFormula } from "../../io/csv/write.ts";
import { lineOf, type TableColumn } from "../../report/columns.ts";

/** At most `most` lines of the table. */
export async function readTable<Line>(
  path: string,
  columns: readonly TableColumn<Line>[],
  most: number,
): Promise<readonly Line[]> {
  const options = {
    bom: true,
    from_line: 2,
    record_delimiter: "\r\n",
    ...(most < Infinity ? { to: most } : {}),
  };
  const lines: Line[] = [];
  for await (const cells of createReadStream(path).pipe(parse(options)))
    lines.push(lineOf(columns, cells.map(unguarded)));
  return lines;
}

/** The text behind a cell: the guard's apostrophe belongs to the file. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && startsFormula(cell.slice(1)) ? cell.slice(1) : cell;
}
