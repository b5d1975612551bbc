// Which mapping a table is read by: the one whose headings it has. A form of the program's own is never mapped, and where
// two mappings fit nobody chooses.
import type { Row } from "../../core/place.ts";
import { fileProblem, type Problem } from "../../core/problem.ts";
import type { Cover } from "../../law/layout.ts";
import type { HeadingOptions, Matched } from "../heading.ts";
import { headingRows, isCoverLine } from "../layout-choice.ts";
import { applied, type FitOptions, type Fitted, type Places } from "./apply.ts";
import { written } from "./mapping.ts";
import type { Prepared } from "./prepared.ts";

/** The table by its mapping; undefined where none fits and the layouts are asked. */
export function matchMapped(
  rows: readonly Row[],
  mappings: readonly Prepared[],
  options: FitOptions,
): Fitted | undefined {
  const { file, sheet, cover = {} } = options;
  // Whoever fills in a form of ours has its version on the cover.
  if (mappings.length === 0 || cover.templateVersion !== undefined) return undefined;
  const found = mappings.flatMap((mapping) => {
    const at = isFor(mapping, file, cover) ? placesIn(rows, mapping) : undefined;
    return at === undefined ? [] : [{ mapping, ...at }];
  });
  const [only, second] = found;
  if (only === undefined) return undefined;
  if (second !== undefined) {
    const names = found.map(({ mapping }) => mapping.text.name).join(", ");
    const problem = fileProblem("mapping-two-fit", file, { sheet, row: only.row.number, found: names });
    return { head: undefined, problems: [problem], cover, cells: new Map() };
  }
  return applied(only.mapping, only, rows, options);
}

/** What the layouts say of a table that they refuse, and first of all which mapping it has the headings of in part. */
export function orNearly(
  matched: Matched,
  rows: readonly Row[],
  mappings: readonly Prepared[],
  options: HeadingOptions,
): Matched {
  if (matched.head !== undefined || mappings.length === 0) return matched;
  const near = nearlyFits(rows, mappings, options);
  return near.length === 0 ? matched : { head: undefined, problems: [...near, ...matched.problems] };
}

/** Mappings of which a table has half the headings and not all: the export has changed. */
function nearlyFits(
  rows: readonly Row[],
  mappings: readonly Prepared[],
  { file, sheet, cover = {} }: HeadingOptions,
): readonly Problem[] {
  if (cover.templateVersion !== undefined) return [];
  return mappings.flatMap((mapping) => {
    const wanted = headingsOf(mapping);
    if (!isFor(mapping, file, cover)) return [];
    for (const row of tops(rows)) {
      const here = row.cells.map((cell) => written(cell));
      const missing = wanted.filter((heading) => here.filter((one) => one === written(heading)).length !== 1);
      if (missing.length === 0 || missing.length * 2 > wanted.length) continue;
      const details = { sheet, row: row.number, found: mapping.text.name, expected: missing.join("; ") };
      return [fileProblem("mapping-headings-differ", file, details)];
    }
    return [];
  });
}

/** The headings that values are read from. */
function headingsOf({ text }: Prepared): readonly string[] {
  const all = [...text.columns.map(({ heading }) => heading), text.period?.heading];
  return [...new Set(all.filter((heading) => heading !== undefined))];
}

function isFor({ text, cover: own }: Prepared, file: string, cover: Cover): boolean {
  const { employerId, laCode, scheme } = cover;
  const same = (a: unknown, b: unknown): boolean => a === undefined || b === undefined || a === b;
  if (!same(employerId, own.employerId) || !same(laCode, own.laCode) || !same(scheme, own.scheme))
    return false;
  return text.files === undefined || text.files.some((pattern) => isNamed(file, pattern));
}

/** "hafan-*.csv"; letter case does not matter. */
function isNamed(file: string, pattern: string): boolean {
  const parts = pattern.toLowerCase().split("*");
  const name = file.toLowerCase();
  const [first = "", ...others] = parts;
  const last = others.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length)
    return false;
  let rest = name.slice(first.length, name.length - last.length);
  for (const part of others) {
    const at = rest.indexOf(part);
    if (at < 0) return false;
    rest = rest.slice(at + part.length);
  }
  return true;
}

function tops(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => !isCoverLine(row)).slice(0, headingRows);
}

/** The row in which each of the mapping's headings stands once, and the columns of these. */
function placesIn(rows: readonly Row[], mapping: Prepared): Places | undefined {
  const wanted = headingsOf(mapping);
  for (const row of tops(rows)) {
    const places = new Map<string, number>();
    const twice = new Set<string>();
    row.cells.forEach((cell, at) => {
      const heading = written(cell);
      if (places.has(heading)) twice.add(heading);
      places.set(heading, at);
    });
    if (wanted.every((heading) => places.has(written(heading)) && !twice.has(written(heading))))
      return { row, places };
  }
  return undefined;
}
