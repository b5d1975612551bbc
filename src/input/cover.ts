// Reads the cover: who sends what for which month, and the totals that the rows must come to. It is a sheet of
// keys and values, or lines before the heading row of a CSV file (cover-lines.ts).
import { type Cell, cellKind, plainKind, type Row } from "../core/place.ts";
import { fileProblem, type Problem } from "../core/problem.ts";
import type { ProblemCode } from "../core/problem-codes.ts";
import type { Cover, CoverKey, Layout } from "../law/layout.ts";
import { isAdvice } from "./advice.ts";
import { trimmed } from "./blank.ts";
import { type Epoch, readDay, readMonth } from "./days.ts";
import { type CellReader, type CellValue, type Fault, fault, isFault } from "./fault.ts";
import { fold, nearest } from "./fold.ts";
import { bothHeadings } from "./heading.ts";
import { headingNames, headingOf, placeOf } from "./heading-names.ts";
import { isCoverLine } from "./layout-choice.ts";
import { identifierReader, yesNoReader } from "./words.ts";

/** A council of schemas/councils.json. */
export type Council = { readonly code: string; readonly en: string; readonly cy: string };

export type CoverOptions = {
  readonly file: string;
  /** Empty for CSV. */
  readonly sheet: string;
  readonly epoch: Epoch;
  readonly councils: readonly Council[];
  /** What a scheme may be called: the folder's name and its short code. */
  readonly schemes: readonly { readonly name: string; readonly code: string }[];
  /** The delimiter of a CSV file, by which a value with commas was cut. */
  readonly delimiter?: string | undefined;
};

export type ReadCover = {
  readonly cover: Cover;
  /** How many of its keys were found. */
  readonly found: number;
  /** Where each of them stands, by its key. */
  readonly cells: ReadonlyMap<string, Cell<unknown>>;
  readonly problems: readonly Problem[];
};

type Entry = {
  readonly row: Row;
  readonly column: number;
  readonly name: string;
  readonly value: string;
  readonly kind: number;
};

/**
 * Reads what is there, from the rows of a cover sheet or the first rows of a CSV file. What is missing is said
 * by `coverProblems`, once the layout is known. Problems: heading-twice, heading-unknown, cover-value-unreadable.
 */
export function readCover(rows: readonly Row[], keys: readonly CoverKey[], options: CoverOptions): ReadCover {
  const { file, sheet } = options;
  const names = headingNames(keys);
  const cover: Record<string, CellValue> = {};
  const problems: Problem[] = [];
  const cells = new Map<string, Cell<unknown>>();
  for (const row of rows) {
    const line = isCoverLine(row);
    const entry = line ? lineEntry(row, options.delimiter ?? ",") : sheetEntry(row);
    if (entry === undefined) continue;
    const report = (code: ProblemCode, key: string, expected: string, found: string): void => {
      const place = { sheet, row: row.number, column: entry.column, heading: entry.name };
      problems.push(fileProblem(code, file, { ...place, key, expected, found }));
    };
    const heading = headingOf(entry.name);
    const name = heading.folded;
    const key = keys[placeOf(names, keys, heading)];
    if (key === undefined) {
      // A sheet has titles and advice besides; a line with # is meant as a key.
      const meant = keys[nearest(name, names) ?? -1];
      if (line && name !== "") report("heading-unknown", "", meant?.key ?? "–", entry.name);
      continue;
    }
    if (entry.value === "") continue;
    if (Object.hasOwn(cover, key.key)) {
      report("heading-twice", key.key, "", entry.name);
      continue;
    }
    const read = coverReader(key, options);
    const value = unreadable(entry) ? damaged(key, read) : read(entry.value, entry.kind);
    // Whatever is wrong with it, the cover cannot be used; what would be right is kept.
    if (isFault(value)) report("cover-value-unreadable", key.key, value.expected, entry.value);
    else {
      cover[key.key] = value;
      const { column, name: heading, value: text } = entry;
      cells.set(key.key, { value, file, sheet, row: row.number, column, heading, text });
    }
  }
  // Each value has the type of its key's kind; the keys are those of Cover, which a test holds.
  return { cover: cover as Cover, found: Object.keys(cover).length, cells, problems };
}

/** The cover of a file with what a mapping says beside it. */
export function withMapped(
  read: ReadCover,
  { cover, cells }: { readonly cover: Cover; readonly cells: ReadCover["cells"] },
): ReadCover {
  const found = Object.values(cover).filter((value) => value !== undefined).length;
  return { ...read, cover, found, cells: new Map([...cells, ...read.cells]) };
}

/**
 * What the layout asks of the cover and is not there: cover-missing, cover-value-missing, declaration-missing,
 * template-version-unknown. That the scheme differs is said where the headings are matched.
 */
export function coverProblems(
  read: ReadCover,
  layout: Layout,
  options: Pick<CoverOptions, "file" | "sheet"> & { readonly mapped?: boolean | undefined },
): readonly Problem[] {
  const { file, sheet } = options;
  const { cover } = read;
  // The export of a payroll program declares no totals.
  const required = layout.cover.filter(
    (key) => key.required && !(options.mapped === true && key.key.startsWith("declared")),
  );
  const given: Readonly<Record<string, unknown>> = cover;
  const unreadable = new Set(read.problems.map(({ key }) => key));
  if (required.length > 0 && read.found === 0 && unreadable.size === 0) {
    const named = (language: "en" | "cy"): string =>
      required.map(({ headings }) => headings[language]).join("; ");
    const expected = { expected: named("en"), expectedCy: named("cy") };
    return [fileProblem("cover-missing", file, { sheet, ...expected })];
  }
  const problems: Problem[] = [];
  for (const key of required) {
    if (given[key.key] !== undefined || unreadable.has(key.key)) continue;
    const code = key.key === "declaration" ? "declaration-missing" : "cover-value-missing";
    problems.push(fileProblem(code, file, { sheet, key: key.key, expected: bothHeadings(key) }));
  }
  if (cover.declaration === false) {
    problems.push(fileProblem("declaration-missing", file, { sheet, key: "declaration", found: "N" }));
  }
  if (cover.templateVersion !== undefined && !layout.versions.includes(cover.templateVersion)) {
    const found = cover.templateVersion;
    const expected = layout.versions.join(", ");
    problems.push(
      fileProblem("template-version-unknown", file, { sheet, key: "templateVersion", found, expected }),
    );
  }
  return problems;
}

/** With what the key would take; names and references that show how one is written. */
function damaged({ kind }: CoverKey, read: CellReader): CellValue | Fault {
  const said = kind === "text" ? undefined : read("\ufffd", cellKind.text);
  if (isFault(said) && kind !== "identifier") return fault("cover-value-unreadable", said.expected);
  return fault("cover-value-unreadable", kind === "text" ? "Cartref Aeron" : "E0101");
}

/** What no key can take: an error of a formula, a number that shows less than it holds, a letter that was lost. */
function unreadable({ value, kind }: Entry): boolean {
  return (
    kind === cellKind.error ||
    kind === cellKind.rounded ||
    kind === cellKind.damaged ||
    value.includes("\ufffd")
  );
}

/** "#period: 2022-06", also where the delimiter has cut the value, or stands in place of the colon. */
function lineEntry(row: Row, delimiter: string): Entry {
  const cells = [...row.cells];
  while (cells.length > 1 && trimmed(cells.at(-1) ?? "") === "") cells.pop();
  const line = trimmed(cells.join(delimiter)).replace(/^#\s*/, "");
  const colon = line.indexOf(":");
  const cut = line.indexOf(delimiter);
  const end = colon >= 0 && (cut < 0 || colon < cut) ? colon : cut >= 0 ? cut : line.length;
  let value = trimmed(line.slice(end + 1));
  if (value.startsWith(delimiter)) value = trimmed(value.slice(delimiter.length));
  return { row, column: 0, name: trimmed(line.slice(0, end)), value, kind: cellKind.text };
}

/** The first filled cell of a sheet's row is the key, the next one its value. */
function sheetEntry(row: Row): Entry | undefined {
  const name = row.cells.findIndex((cell) => trimmed(cell) !== "");
  if (name < 0) return undefined;
  const after = row.cells.findIndex((cell, at) => at > name && isValue(trimmed(cell)));
  const kind = after < 0 || row.kinds === undefined ? cellKind.text : plainKind(row.kinds[after] ?? 0);
  return {
    row,
    column: after < 0 ? name : after,
    name: trimmed(row.cells[name] ?? ""),
    value: after < 0 ? "" : trimmed(row.cells[after] ?? ""),
    kind,
  };
}

function isValue(text: string): boolean {
  return text !== "" && !isAdvice(text);
}

const readIdentifier = identifierReader({});
/** A number cell may hold 1.0 for version 1; text is taken as it is. */
const identifier: CellReader = (text, kind) => (kind === cellKind.number ? text : readIdentifier(text, kind));

/** One value of the cover, as somebody would write it there. */
export function readCoverValue(key: CoverKey, text: string, options: CoverOptions): CellValue | Fault {
  return coverReader(key, options)(text, cellKind.text);
}

function coverReader(key: CoverKey, options: CoverOptions): CellReader {
  const { epoch, councils, schemes } = options;
  const unreadable = (expected: string) => fault("cover-value-unreadable", expected);
  switch (key.kind) {
    case "text":
      return (text) => text;
    case "identifier":
      return identifier;
    case "month":
      return (text, kind) => readMonth(text, kind, epoch);
    case "day":
      return (text, kind) => readDay(text, kind, epoch);
    case "yes-no":
      return yesNoReader();
    case "count": {
      // Returns are numbered from 1; nothing is before the first.
      const least = key.key === "sequence" ? 1 : 0;
      return (text, kind) => {
        const number = wholeNumber(text, kind);
        return number !== undefined && number >= least
          ? number
          : unreadable(key.key === "sequence" ? "1" : "38");
      };
    }
    case "pence":
      return (text, kind) => wholeNumber(text, kind) ?? unreadable("149800");
    case "la-code":
      return (text) => councilCode(text, councils) ?? unreadable("W06000001 – W06000024");
    case "scheme":
      return (text) => {
        const name = fold(text);
        const scheme = schemes.find((known) => fold(known.name) === name || fold(known.code) === name);
        return scheme?.name ?? unreadable(schemes.map(({ code }) => code).join(", "));
      };
  }
}

/** "38", "1,138" or a number cell. Pounds and pence are not a whole number of pence and are refused. */
function wholeNumber(text: string, kind: number): number | undefined {
  if (kind > cellKind.number || !/^\d{1,3}(?:,\d{3})+$|^-?\d{1,15}$/.test(text)) return undefined;
  return Number(text.replaceAll(",", ""));
}

/** By the code or by either name. */
function councilCode(text: string, councils: readonly Council[]): string | undefined {
  const name = fold(text);
  return councils.find(({ code, en, cy }) => [code, en, cy].some((known) => fold(known) === name))?.code;
}
