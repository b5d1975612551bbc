// Proposes how a table of a payroll program fits a layout: which row holds its headings, which form it is, what each column is
// and why. Where evidence is not enough, a question is left open; nothing is taken because it is probable.
import type { Row } from "../../core/place.ts";
import type { Program } from "../../law/programs.ts";
import { trimmed } from "../blank.ts";
import { headingRows, isCoverLine } from "../layout-choice.ts";
import { written } from "../mapping/mapping.ts";
import { isTotalsRow } from "../special-rows.ts";
import { type KnownHeadings, knownHeadings } from "./known-headings.ts";
import { fitLayout } from "./layout-fit.ts";
import type { Proposal, ProposeOptions } from "./proposal.ts";

/** `rows` are the first of the table, some hundred of them. Undefined where no row has headings that anybody knows. */
export function propose(rows: readonly Row[], options: ProposeOptions): Proposal | undefined {
  const table = rows.filter((row) => !isCoverLine(row));
  const heading = headingRowOf(table.slice(0, headingRows), knownHeadings(options.programs), options);
  if (heading === undefined) return undefined;
  const known = knownHeadings(likeliestFirst(options.programs, heading));
  const below = table.filter(
    (row) =>
      row.number > heading.number && row.cells.some((cell) => trimmed(cell) !== "") && !isTotalsRow(row),
  );
  const fits = options.layouts.map((layout) => fitLayout(heading, below, layout, known, options));
  const weight = weighing(fits);
  const [best, second] = fits.sort((a, b) => weight(b) - weight(a));
  return best && { ...best, next: second?.layout.name };
}

/** The program that calls most of the headings so comes first: it is probably its export. */
function likeliestFirst(programs: readonly Program[], { cells }: Row): readonly Program[] {
  const here = new Set(cells.map(written));
  const count = ({ headings }: Program): number =>
    Object.keys(headings).filter((one) => here.has(written(one))).length;
  return [...programs].sort((a, b) => count(b) - count(a));
}

type Fit = Omit<Proposal, "next">;

/** Columns of the file that the form has a place for, read or asked about. */
function placed({ columns, open }: Fit): ReadonlySet<number> {
  const asked = new Set(open.flatMap(({ code, headings }) => (code === "perhaps" ? [] : headings)));
  const own = columns.filter(({ read, heading }) => read.length > 0 || asked.has(heading));
  return new Set(own.map(({ at }) => at));
}

/**
 * What a form has a place for counts for it. Against it counts what another form has a place for and it has not, and what it cannot
 * do without: half and a quarter as much, because no export has all that a return asks.
 */
function weighing(fits: readonly Fit[]): (fit: Fit) => number {
  const anywhere = new Set(fits.flatMap((fit) => [...placed(fit)]));
  return (fit) => {
    const own = placed(fit).size;
    return own - (anywhere.size - own) / 2 - fit.missing.length / 4;
  };
}

/** The row with most headings that mean something; two may stand in a title by chance. */
function headingRowOf(
  rows: readonly Row[],
  known: KnownHeadings,
  { layouts, said }: ProposeOptions,
): Row | undefined {
  let best: Row | undefined;
  let most = 1;
  for (const row of rows) {
    const texts = row.cells.map(trimmed).filter((text) => text !== "");
    const found = texts.filter(
      (text) =>
        said.has(written(text)) || layouts.some((layout) => known.meaningOf(text, layout) !== undefined),
    ).length;
    if (found > most) [best, most] = [row, found];
  }
  return best;
}
