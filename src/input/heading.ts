// Finds the heading row of a table and says which column of which layout each of its cells is. Headings may be
// English, Welsh, an alias or the key, in any order; what is nearly a heading is suggested, never taken.
import { cellKind, plainKind, type Row } from "../core/place.ts";
import { fileProblem, type Problem } from "../core/problem.ts";
import type { ProblemCode } from "../core/problem-codes.ts";
import type { Column, Cover, Layout } from "../law/layout.ts";
import { isAdvice } from "./advice.ts";
import { trimmed } from "./blank.ts";
import { nearest } from "./fold.ts";
import { headingOf, type Names, placeOf } from "./heading-names.ts";
import { bestCandidates, type Candidate, headingRows, mostHeadings } from "./layout-choice.ts";
import type { AppliedMapping } from "./mapping/mapping.ts";

export type TableHead = {
  readonly layout: Layout;
  /** The number of the heading row; the headings may be repeated in the other language below it. */
  readonly headingRow: number;
  /** The number of the last row that is not data. */
  readonly lastHeadingRow: number;
  /** For each column of the file its place in layout.columns, −1 where it is not read. */
  readonly columns: readonly number[];
  /** As written, trimmed. */
  readonly headings: readonly string[];
  /** The council's mapping that the table is read by; absent where its headings are those of the layout. */
  readonly mapping?: AppliedMapping | undefined;
};

/** The column of the file that a key of the layout is read from; −1 where there is none. */
export function placeInFile({ layout, columns, mapping }: TableHead, key: string): number {
  if (mapping !== undefined) return Object.hasOwn(mapping.cells, key) ? (mapping.cells[key]?.at ?? -1) : -1;
  return columns.indexOf(layout.columns.findIndex((column) => column.key === key));
}

export type Matched = {
  /** Absent when a problem refuses the table. */
  readonly head: TableHead | undefined;
  readonly problems: readonly Problem[];
};

export type HeadingOptions = {
  readonly file: string;
  readonly sheet: string;
  /** What is known of the cover; only its scheme is looked at. */
  readonly cover?: Cover | undefined;
  /** Keys of refused columns that the council has decided to collect. */
  readonly optIn?: readonly string[] | undefined;
};

/**
 * `rows` are the first rows of the table; 30 are looked at, lines of the cover apart. All problems of the headings come at once:
 * layout-unknown, heading-row-missing, headings-too-many, layout-incomplete, scheme-differs, heading-missing, heading-near-miss, heading-twice,
 * heading-blank and column-not-collected refuse the table, heading-unknown is a warning.
 */
export function matchHeadings(
  rows: readonly Row[],
  layouts: Iterable<Layout>,
  options: HeadingOptions,
): Matched {
  const { file, sheet, cover } = options;
  const [best, next] = bestCandidates(rows, layouts, cover);
  if (best === undefined) {
    const code: ProblemCode = cover?.scheme === undefined ? "layout-unknown" : "heading-row-missing";
    return { head: undefined, problems: [fileProblem(code, file, { sheet, expected: String(headingRows) })] };
  }
  const { layout, names, row } = best;
  const headings = row.cells.map(trimmed);
  const filled = headings.reduce((count, heading) => count + (heading === "" ? 0 : 1), 0);
  if (filled > mostHeadings) {
    const details = { sheet, row: row.number, found: String(filled), expected: String(mostHeadings) };
    return { head: undefined, problems: [fileProblem("headings-too-many", file, details)] };
  }
  const read = headings.map(headingOf);
  const problems: Problem[] = [];
  const report = (code: ProblemCode, column: number, details: Partial<Problem> = {}): void => {
    const place = { sheet, row: row.number, column, heading: headings[column] ?? "" };
    problems.push(fileProblem(code, file, { ...place, found: headings[column] ?? "", ...details }));
  };

  if (cover?.scheme !== undefined && layout.scheme !== "" && layout.scheme !== cover.scheme) {
    report("scheme-differs", -1, { found: layout.name, expected: cover.scheme });
  }
  const columns = read.map((heading) => placeOf(names, layout.columns, heading));
  reportTwice(columns, layout, report);
  const missing = layout.columns.filter(
    (column, place) => column.columnRequired && column.refused !== true && !columns.includes(place),
  );
  const unnamed = new Set<Column>();
  columns.forEach((place, at) => {
    const column = layout.columns[place];
    if (column?.refused === true && options.optIn?.includes(column.key) !== true) {
      report("column-not-collected", at, { key: column.key });
    }
    const folded = read[at]?.folded ?? "";
    if (place >= 0 || folded === "" || isAdvice(headings[at] ?? "")) return;
    const meant = nearest(folded, free(names, columns));
    const meantColumn = meant === undefined ? undefined : layout.columns[meant];
    const expected = meantColumn === undefined ? "–" : bothHeadings(meantColumn);
    const key = meantColumn?.key ?? "";
    if (meantColumn !== undefined && (meantColumn.kind === "money" || meantColumn.columnRequired)) {
      unnamed.add(meantColumn);
      report("heading-near-miss", at, { expected, key });
    } else report("heading-unknown", at, { expected, key });
  });
  for (const column of missing) {
    if (!unnamed.has(column)) {
      report("heading-missing", -1, { expected: bothHeadings(column), key: column.key });
    }
  }
  if (missing.length * 3 > best.required) problems.unshift(takenFor(best, next, options));
  const lastHeadingRow = repeatedHeadings(rows, row, columns, best);
  // In a CSV file a cell beyond the last heading is a row of another width, and is refused as that.
  const blank = filledBelowBlank(rows, lastHeadingRow, headings, sheet === "" ? headings.length : undefined);
  if (blank !== undefined) report("heading-blank", blank.column, { row: blank.row, found: blank.found });

  const refused = problems.some(({ code }) => code !== "heading-unknown");
  const collected = columns.map((place) => (layout.columns[place]?.refused === true ? -1 : place));
  const head = { layout, headingRow: row.number, lastHeadingRow, columns: collected, headings };
  return { head: refused ? undefined : head, problems };
}

export function bothHeadings({ headings }: Pick<Column, "headings">): string {
  return headings.en === headings.cy ? headings.en : `${headings.en} / ${headings.cy}`;
}

/** Which form a table without much of what the form needs was taken for, why, and which other it could be. */
function takenFor(best: Candidate, next: Candidate | undefined, { file, sheet }: HeadingOptions): Problem {
  const other = next === undefined ? "–" : next.layout.name;
  return fileProblem("layout-incomplete", file, {
    sheet,
    row: best.row.number,
    found: best.layout.name,
    expected: `${best.found}|${best.filled}|${other}|${next?.found ?? 0}`,
  });
}

function reportTwice(
  columns: readonly number[],
  layout: Layout,
  report: (code: ProblemCode, column: number, details: Partial<Problem>) => void,
): void {
  const seen = new Set<number>();
  columns.forEach((place, at) => {
    if (place < 0) return;
    if (seen.has(place)) report("heading-twice", at, { key: layout.columns[place]?.key ?? "" });
    seen.add(place);
  });
}

/** The names of columns that no heading has taken. */
function* free(names: Names, columns: readonly number[]): Generator<readonly [string, number]> {
  for (const entry of names) if (!columns.includes(entry[1])) yield entry;
}

/** The number of the last row, from the heading row down, that says the same headings again. */
function repeatedHeadings(
  rows: readonly Row[],
  headingRow: Row,
  columns: readonly number[],
  { layout, names }: Candidate,
): number {
  let last = headingRow.number;
  for (const row of rows) {
    if (row.number !== last + 1) continue;
    let same = 0;
    const different = row.cells.some((cell, at) => {
      if (trimmed(cell) === "") return false;
      const place = placeOf(names, layout.columns, headingOf(cell));
      if (place < 0 || place !== columns[at]) return true;
      same += 1;
      return false;
    });
    if (different || same < 2) break;
    last = row.number;
  }
  return last;
}

function filledBelowBlank(
  rows: readonly Row[],
  lastHeadingRow: number,
  headings: readonly string[],
  width: number | undefined,
): { readonly row: number; readonly column: number; readonly found: string } | undefined {
  for (const row of rows) {
    if (row.number <= lastHeadingRow) continue;
    const column = filledWithoutHeading(row, headings);
    if (column >= 0 && (width === undefined || column < width))
      return { row: row.number, column, found: trimmed(row.cells[column] ?? "") };
  }
  return undefined;
}

/** The first filled cell in a column without a heading; −1 when there is none. */
export function filledWithoutHeading(row: Row, headings: readonly string[]): number {
  for (let at = 0; at < row.cells.length; at += 1) {
    if (headings[at] !== undefined && headings[at] !== "") continue;
    if (trimmed(row.cells[at] ?? "") !== "") return at;
    const kind = row.kinds === undefined ? cellKind.text : plainKind(row.kinds[at] ?? 0);
    if (kind === cellKind.error || kind === cellKind.formulaWithoutValue) return at;
  }
  return -1;
}
