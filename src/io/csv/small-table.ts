// A list of a few lines that somebody keeps by hand: everything at once, as texts.
import { parse } from "csv-parse/sync";

/** Its lines with their cells, the heading first; blank lines are left out. Throws an Error that says what is wrong with it. */
export function smallTable(text: string): readonly (readonly string[])[] {
  return parse(text, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true });
}
