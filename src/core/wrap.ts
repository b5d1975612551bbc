// Lines for a terminal of a hundred columns.

const terminalWidth = 100;

/**
 * Breaks one text at spaces so that no line is longer than the width; the lines after the first begin with
 * `indent`. The spaces at the start of the text stay. A word that is longer than a line is not cut.
 */
export function wrap(text: string, indent = "", width = terminalWidth): string[] {
  const lines: string[] = [];
  let rest = text;
  let start = text.length - text.trimStart().length;
  while (rest.length > width) {
    let cut = rest.lastIndexOf(" ", width);
    if (cut <= start) cut = rest.indexOf(" ", Math.max(width, start + 1));
    if (cut < 0) break;
    lines.push(rest.slice(0, cut).trimEnd());
    rest = indent + rest.slice(cut + 1).trimStart();
    start = indent.length;
  }
  lines.push(rest);
  return lines;
}
