// Which form a table is: the one to which most of its headings belong. Forms share columns, and a file that somebody
// made by hand has only some of them, so that the headings which a form does not know count more than those it misses.
import type { Row } from "../core/place.ts";
import type { Cover, Layout } from "../law/layout.ts";
import { trimmed } from "./blank.ts";
import { type Heading, headingNames, headingOf, type Names, placeOf } from "./heading-names.ts";

/** How many rows at the top of a table may come before the heading row, itself included. */
export const headingRows = 30;
/** No form has half as many; a stray fill to the right makes thousands. */
export const mostHeadings = 200;

export type Candidate = {
  readonly layout: Layout;
  readonly names: Names;
  readonly row: Row;
  /** How many of the row's headings belong to the form, of how many. */
  readonly found: number;
  readonly filled: number;
  /** How many columns the form cannot do without, and how many of these are missing. */
  readonly required: number;
  readonly absent: number;
  /** What the cover says of its scheme and version speaks for one of two forms with the same headings. */
  readonly spokenFor: number;
};

/** A `#key: value` line of the cover in a CSV file. */
export function isCoverLine(row: Row): boolean {
  return trimmed(row.cells[0] ?? "").startsWith("#");
}

/** The row and form that agree best, and the form that would be next. */
export function bestCandidates(
  rows: readonly Row[],
  layouts: Iterable<Layout>,
  cover: Cover | undefined,
): readonly [best: Candidate | undefined, next: Candidate | undefined] {
  const tops = rows
    .filter((row) => !isCoverLine(row))
    .slice(0, headingRows)
    // A single cell is no table: so are all rows where they are parted by another sign than theirs.
    .filter(({ cells }) => cells.length > 1)
    .map((row) => ({ row, headings: headingsOf(row) }));
  let best: Candidate | undefined;
  let next: Candidate | undefined;
  for (const layout of layouts) {
    const own = bestRow(tops, layout, cover);
    if (own === undefined) continue;
    if (best === undefined || isBetter(own, best)) [best, next] = [own, best];
    else if (next === undefined || isBetter(own, next)) next = own;
  }
  return [best, next];
}

/** Cells beyond twice as many headings as may be are not looked at. */
function headingsOf(row: Row): readonly Heading[] {
  return row.cells
    .slice(0, mostHeadings * 2)
    .map(headingOf)
    .filter(({ folded }) => folded !== "");
}

type Top = { readonly row: Row; readonly headings: readonly Heading[] };

function bestRow(tops: readonly Top[], layout: Layout, cover: Cover | undefined): Candidate | undefined {
  const { columns } = layout;
  const names = headingNames(columns);
  const required = columns.filter((column) => column.columnRequired).length;
  const ofVersion = layout.versions.includes(cover?.templateVersion ?? "");
  const spokenFor = (layout.scheme === cover?.scheme ? 0.5 : 0) + (ofVersion ? 0.25 : 0);
  let best: Candidate | undefined;
  for (const { row, headings } of tops) {
    const places = new Set<number>();
    for (const heading of headings) {
      const place = placeOf(names, columns, heading);
      if (place >= 0) places.add(place);
    }
    const absent = columns.filter((column, place) => column.columnRequired && !places.has(place)).length;
    const found = places.size;
    const candidate = {
      ...{ layout, names, row, found, filled: headings.length, required, absent },
      spokenFor,
    };
    if (isTable(candidate, places) && (best === undefined || isBetter(candidate, best))) best = candidate;
  }
  return best;
}

/**
 * Two headings may stand by chance in a row of titles. A table has at least half of what its form needs, or says who
 * its people are and has hardly a heading that the form does not know.
 */
function isTable({ layout, found, filled, required }: Candidate, places: ReadonlySet<number>): boolean {
  if (found < 2) return false;
  if (found * 2 >= required) return true;
  const person = layout.columns.findIndex(({ key }) => key === "niNumber" || key === "payrollRef");
  return found >= 4 && found * 2 >= filled && places.has(person);
}

/** What misses no more than a quarter of what it needs is that form, even where a larger one knows its headings too. */
const complete = 0.25;

function isBetter(a: Candidate, b: Candidate): boolean {
  const agreement = (one: Candidate): number => 2 * one.found - one.filled + one.spokenFor;
  if (agreement(a) !== agreement(b)) return agreement(a) > agreement(b);
  const whole = (one: Candidate): boolean => one.absent <= one.required * complete;
  if (whole(a) !== whole(b)) return whole(a);
  if (whole(a) && a.absent !== b.absent) return a.absent < b.absent;
  // A return asks for more than what accompanies it, and is what people send.
  return a.layout.columns.length > b.layout.columns.length;
}
