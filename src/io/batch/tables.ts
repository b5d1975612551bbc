// Reads the first lines of a CSV file that we wrote ourselves, as they were before they were written.
import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { dayFromText, monthFromText } from "../../core/day.ts";
import { penceFromText } from "../../core/money.ts";
import type { TableColumn, TableColumnKind } from "../../report/columns.ts";

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
  for await (const cells of createReadStream(path).pipe(parse(options))) lines.push(lineFrom(columns, cells));
  return lines;
}

/** The typed line behind the cells of one row that we wrote. */
export function lineFrom<Line>(columns: readonly TableColumn<Line>[], cells: readonly string[]): Line {
  const line = Object.fromEntries(columns.map(({ key, kind }, at) => [key, valueOf(kind, cells[at] ?? "")]));
  // Every column of the line has been given the value of its kind.
  return line as Line;
}

function valueOf(kind: TableColumnKind, text: string): unknown {
  switch (kind) {
    case "money":
      return penceFromText(text) ?? 0;
    case "count":
      return Number(text);
    case "row":
      return text === "" ? 0 : Number(text);
    case "day":
      return dayFromText(text);
    case "month":
      return monthFromText(text);
    case "yes-no":
      return text === "yes";
    case "text":
      // The guard's apostrophe belongs to the file, not to the text.
      return /^'[\s\u200b\ufeff]*[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text;
    default:
      return text;
  }
}
