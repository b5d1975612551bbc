// Rows as CSV text: comma, CRLF, quotes where they are needed, and text that a spreadsheet program would take
// for a formula made harmless. Rows are written so while files are read; whole tables go through csv-stringify
// (table.ts) with the same guard, and a test holds the two to the same bytes.

/** Stands once, at the very start of a file, so that Excel reads it as UTF-8. */
export const byteOrderMark = "\ufeff";
export const lineEnd = "\r\n";

const mustBeQuoted = /[,"\n\r]/;

/** One cell of text, ready to be joined with commas. Returns the same string where nothing needs doing. */
export function csvCell(text: string): string {
  const safe = guarded(text);
  return mustBeQuoted.test(text) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text with an apostrophe in front where it would be taken for a formula. */
export function guarded(text: string): string {
  return startsFormula(text) ? `'${text}` : text;
}

/** One line. Where `plain` is true the cell is a number, a day or a code of ours and stays as it is. */
export function csvLine(cells: readonly string[], plain: readonly boolean[] = []): string {
  let line = "";
  for (let at = 0; at < cells.length; at += 1) {
    if (at > 0) line += ",";
    const cell = cells[at] ?? "";
    line += plain[at] === true ? cell : csvCell(cell);
  }
  return line + lineEnd;
}

/** Would a spreadsheet program calculate it? White space, also the invisible kind, in front does not help. */
export function startsFormula(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x09 || code === 0x0a || code === 0x0d) return true;
    if (isBlank(code)) continue;
    // = + - @ and their full-width forms.
    if (code === 0x3d || code === 0x2b || code === 0x2d || code === 0x40) return true;
    return code === 0xff1d || code === 0xff0b || code === 0xff0d || code === 0xff20;
  }
  return false;
}

function isBlank(code: number): boolean {
  if (code === 0x20) return true;
  if (code < 0xa0) return code === 0x0b || code === 0x0c || code === 0x85;
  return (
    code === 0xa0 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0x3000 ||
    code === 0x1680
  );
}
