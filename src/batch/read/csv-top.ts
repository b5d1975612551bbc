// The top of a CSV file: its delimiter, its cover, its heading row. The delimiter is the one with which the
// headings match a layout; counting commas would be a guess.
import type { Buffer } from "node:buffer";
import type { Row } from "../../core/place.ts";
import type { Problem } from "../../core/problem.ts";
import { Refusal } from "../../core/refusal.ts";
import {
  type CoverOptions,
  coverProblems,
  type ReadCover,
  readCover,
  withMapped,
} from "../../input/cover.ts";
import { coverLines } from "../../input/cover-lines.ts";
import { type Matched, matchHeadings, type TableHead } from "../../input/heading.ts";
import { headingRows, isCoverLine } from "../../input/layout-choice.ts";
import { matchMapped, orNearly } from "../../input/mapping/fit.ts";
import type { Prepared } from "../../input/mapping/prepared.ts";
import { type Dialect, delimiters, firstRecords, parseChunk } from "../../io/csv/parse.ts";
import type { Cover, Layout } from "../../law/layout.ts";

export type CsvTop = {
  readonly dialect: Dialect;
  /** Absent when a problem refuses the file. */
  readonly head: TableHead | undefined;
  readonly cover: Cover;
  readonly coverCells: ReadCover["cells"];
  readonly problems: readonly Problem[];
};

type TopOptions = Omit<CoverOptions, "sheet" | "epoch" | "delimiter"> & {
  readonly optIn?: readonly string[] | undefined;
  readonly mappings?: readonly Prepared[] | undefined;
  readonly asksCover?: boolean | undefined;
};

/** Records that are looked at: the rows above the headings and the lines of a cover, with some to spare. */
const topRecords = headingRows + 30;

type Tried = {
  readonly delimiter: string;
  readonly rows: readonly Row[];
  readonly cover: ReadCover;
  readonly matched: Matched;
};

/**
 * Reads the top of the first chunk of a file. All problems of headings and cover come at once. Throws a Refusal
 * where the bytes are no CSV with any delimiter.
 */
export function readTop(bytes: Buffer, layouts: ReadonlyMap<string, Layout>, options: TopOptions): CsvTop {
  const top = firstRecords(bytes, topRecords);
  let best: Tried | undefined;
  let refusal: unknown;
  for (const delimiter of delimiters) {
    // Nothing is better than a table that can be read but another one, which has two cells in a row.
    if (best !== undefined && rank(best) === 2 && !top.includes(delimiter)) continue;
    let rows: readonly Row[];
    try {
      rows = parseChunk(top, { delimiter, headingRow: 0 }, 1, options.file);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal ??= error;
      continue;
    }
    const tried = tryDelimiter(rows, delimiter, layouts, options);
    if (best === undefined || isBetter(tried, best)) best = tried;
  }
  // Whatever parts no cells shows nothing; where something does, quotes that stand ill by another sign are none of its faults.
  if (best === undefined || (rank(best) === 0 && refusal !== undefined && !parts(best))) throw refusal;
  const { cover, matched } = best;
  const { head } = matched;
  const asked =
    head === undefined || options.asksCover === false
      ? []
      : coverProblems(cover, head.layout, {
          file: options.file,
          sheet: "",
          mapped: head.mapping !== undefined,
        });
  return {
    dialect: {
      delimiter: best.delimiter,
      width: head?.headings.length,
      ...(head === undefined ? {} : { least: leastWidth(head), spare: spareCells(best.rows, head) }),
      headingRow: head?.lastHeadingRow ?? 0,
    },
    head,
    cover: cover.cover,
    coverCells: cover.cells,
    problems: [...cover.problems, ...matched.problems, ...asked],
  };
}

function tryDelimiter(
  rows: readonly Row[],
  delimiter: string,
  layouts: ReadonlyMap<string, Layout>,
  options: TopOptions,
): Tried {
  const { file, optIn, mappings = [] } = options;
  // The lines of a cover have the same keys whatever the layout.
  const keys = Array.from(layouts.values(), (layout) => layout.cover);
  const longest = keys.reduce((a, b) => (b.length > a.length ? b : a), []);
  const lines = coverLines(rows, longest);
  const cover = readCover(lines, longest, { ...options, sheet: "", epoch: 1900, delimiter });
  const table = rows.filter((row) => isCoverLine(row) || !lines.includes(row));
  const of = { file, sheet: "", cover: cover.cover, optIn };
  const mapped = matchMapped(table, mappings, { ...of, epoch: 1900 });
  if (mapped !== undefined)
    return { delimiter, rows: table, cover: withMapped(cover, mapped), matched: mapped };
  return {
    delimiter,
    rows: table,
    cover,
    matched: orNearly(matchHeadings(table, layouts.values(), of), table, mappings, of),
  };
}

/** Up to the last column of which a cell may not be blank. */
function leastWidth({ layout, columns }: TableHead): number {
  return columns.findLastIndex((place) => layout.columns[place]?.required === "always") + 1;
}

/**
 * How many blank cells every row has behind the last heading, where a program ends each row with a delimiter. In a
 * single row it could as well be a comma too many.
 */
function spareCells(rows: readonly Row[], { headings, lastHeadingRow }: TableHead): number {
  const below = rows.filter(({ number }) => number > lastHeadingRow);
  const spare = (below[0]?.cells.length ?? 0) - headings.length;
  return below.length > 1 && spare > 0 && below.every(({ cells }) => cells.length === headings.length + spare)
    ? spare
    : 0;
}

function isBetter(one: Tried, other: Tried): boolean {
  return rank(one) > rank(other) || (rank(one) === rank(other) && parts(one) && !parts(other));
}

/** Whether most of its rows have as many cells as the first one, and more than one. */
function parts({ rows }: Tried): boolean {
  const width = rows[0]?.cells.length ?? 0;
  return width > 1 && rows.filter(({ cells }) => cells.length === width).length * 2 > rows.length;
}

/** 2: a table that can be read; 1: one that was found but is refused; 0: none. */
function rank({ matched }: Tried): number {
  if (matched.head !== undefined) return 2;
  const [first] = matched.problems;
  return first?.code === "layout-unknown" || first?.code === "heading-row-missing" ? 0 : 1;
}
