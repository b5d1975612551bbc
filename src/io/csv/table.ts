// A whole table as CSV text, for every table that is not made row by row while files are read. csv-stringify quotes
// and joins; what could be a formula is made harmless here, because its own guard looks at the first character only.
import { stringify } from "csv-stringify/sync";
import { guarded, lineEnd } from "./write.ts";

/**
 * With the byte order mark and the line of headings, or, for what follows a piece with them, without. Where `plain` is true the column holds numbers, days and codes of
 * ours, which stay as they are; every other cell is somebody's text.
 */
export function csvTable(
  keys: readonly string[] | undefined,
  plain: readonly boolean[],
  rows: readonly (readonly string[])[],
): string {
  // Without quote_record_delimiter a bare line feed would stay unquoted beside our own line end.
  return stringify(keys === undefined ? [...rows] : [keys, ...rows], {
    bom: keys !== undefined,
    record_delimiter: lineEnd,
    quote_record_delimiter: true,
    cast: {
      string: (text, { column }) => (plain[Number(column)] === true ? text : guarded(text)),
    },
  });
}
