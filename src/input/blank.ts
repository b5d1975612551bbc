// White space around what people type: blanks, tabs, line breaks, no-break spaces and the marks that nobody sees.

/** Is this UTF-16 code a blank, a line break or a mark without width? */
export function isBlank(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0xfeff ||
    code === 0x202f ||
    code === 0x2007 ||
    code === 0x2009 ||
    code === 0x200b ||
    code === 0x2060
  );
}

/** The text without blanks at both ends; the same string where there are none. */
export function trimmed(text: string): string {
  const length = text.length;
  if (length === 0) return text;
  if (!isBlank(text.charCodeAt(0)) && !isBlank(text.charCodeAt(length - 1))) return text;
  let start = 0;
  let end = length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
