// A table's head by the mapping that fits it, and its cover: what the file says itself, and beside it what the mapping says.
import { type Cell, cellKind, plainKind, type Row } from "../../core/place.ts";
import { fileProblem, type Problem } from "../../core/problem.ts";
import type { Cover, Layout } from "../../law/layout.ts";
import { trimmed } from "../blank.ts";
import type { Epoch } from "../days.ts";
import type { HeadingOptions, Matched } from "../heading.ts";
import { headingNames, headingOf, placeOf } from "../heading-names.ts";
import { monthSaid } from "./forms.ts";
import { type AppliedMapping, type MappedCell, written } from "./mapping.ts";
import type { Prepared } from "./prepared.ts";

export type FitOptions = HeadingOptions & { readonly epoch: Epoch };

export type Fitted = Matched & {
  /** With what the mapping says; the file's own lines come first. */
  readonly cover: Cover;
  /** Where what the mapping says of the cover comes from, by its key. */
  readonly cells: ReadonlyMap<string, Cell<unknown>>;
};

/** The heading row, and the columns of the headings as they are written. */
export type Places = { readonly row: Row; readonly places: ReadonlyMap<string, number> };

export function applied(
  mapping: Prepared,
  { row, places }: Places,
  rows: readonly Row[],
  options: FitOptions,
): Fitted {
  const { text, layout } = mapping;
  const { file, sheet } = options;
  const headings = row.cells.map((cell) => trimmed(cell));
  const at = (heading: string): number => places.get(written(heading)) ?? -1;
  const cells: Record<string, MappedCell> = {};
  for (const { key, heading, as, values, always } of text.columns) {
    cells[key] = { at: heading === undefined ? -1 : at(heading), as, values, always };
  }
  const period = text.period && { at: at(text.period.heading), as: text.period.as };
  const columns = headings.map((_, place) => firstRead(layout, cells, place));
  const told = new Set(text.notRead.map((heading) => written(heading)));
  const problems: Problem[] = [];
  const names = headingNames(layout.columns);
  headings.forEach((heading, column) => {
    const own = layout.columns[placeOf(names, layout.columns, headingOf(heading))];
    // What may not be collected may not be sent either, whether it is read or not.
    if (own?.refused === true && options.optIn?.includes(own.key) !== true) {
      const place = { sheet, row: row.number, column, heading, found: heading, key: own.key };
      problems.push(fileProblem("column-not-collected", file, place));
      return;
    }
    if (heading === "" || columns[column] !== -1 || column === period?.at || told.has(written(heading)))
      return;
    const place = { sheet, row: row.number, column, heading, found: heading, expected: "–" };
    problems.push(fileProblem("heading-unknown", file, place));
  });
  const used = { sheet, row: row.number, found: text.name, expected: layout.name };
  problems.push(fileProblem("mapping-used", file, used));
  const head = {
    ...{ layout, headingRow: row.number, lastHeadingRow: row.number, columns, headings },
    mapping: { text, cells, period } satisfies AppliedMapping,
  };
  const ofMonth = monthCell(head.mapping, headings, rows, { ...options, headingRow: row.number });
  return { head, problems, ...coverBeside(mapping, ofMonth, options) };
}

/** The first column of the layout that is read from a column of the file. */
function firstRead(layout: Layout, cells: Readonly<Record<string, MappedCell>>, at: number): number {
  return layout.columns.findIndex(({ key }) => Object.hasOwn(cells, key) && cells[key]?.at === at);
}

/** The first cell that says the month of the file; every other row has to say the same. */
function monthCell(
  { text, period }: AppliedMapping,
  headings: readonly string[],
  rows: readonly Row[],
  { file, sheet, epoch, headingRow }: FitOptions & { readonly headingRow: number },
): Cell<unknown> | undefined {
  if (period === undefined) return undefined;
  const { at, as } = period;
  const first = rows.find(({ number, cells }) => number > headingRow && trimmed(cells[at] ?? "") !== "");
  if (first === undefined) return undefined;
  const said = trimmed(first.cells[at] ?? "");
  const month = monthSaid(said, plainKind(first.kinds?.[at] ?? cellKind.text), as, epoch);
  if (month === undefined) return undefined;
  const place = { file, sheet, row: first.number, column: at, heading: headings[at] ?? "" };
  return { value: month, ...place, text: said, mapping: { name: text.name, read: said } };
}

function coverBeside(
  { text, layout, cover }: Prepared,
  month: Cell<unknown> | undefined,
  { file, sheet, cover: own = {} }: FitOptions,
): Pick<Fitted, "cover" | "cells"> {
  const said = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const cells = new Map<string, Cell<unknown>>();
  for (const { key, headings } of layout.cover) {
    const read = text.cover[key];
    if (read === undefined || key in said) continue;
    const place = { file, sheet, row: 0, column: -1, heading: headings.en, text: read };
    cells.set(key, { value: read, ...place, mapping: { name: text.name, read } });
  }
  if (month !== undefined && !("period" in said)) cells.set("period", month);
  // The month of a cell was made by core/day.ts.
  const period = month === undefined ? {} : { period: month.value as number };
  return { cover: { ...cover, ...period, ...said }, cells };
}
