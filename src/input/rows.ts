// Turns rows into typed claims. One reader for each column is made for a table; a sound row then costs a loop
// over its cells and the claim itself. Only a row with a fault is looked at a second time, to say all of them.

import type { Month } from "../core/day.ts";
import type { Remark } from "../core/decision.ts";
import { cellKind, fromFormula, plainKind, type Row } from "../core/place.ts";
import { fileProblem, type Problem } from "../core/problem.ts";
import { infoOf, type ProblemCode } from "../core/problem-codes.ts";
import type { Law } from "../law/law.ts";
import type { Column, Condition } from "../law/layout.ts";
import { isAdministrative, looksMadeUp } from "../statute/ni-number.ts";
import { trimmed } from "./blank.ts";
import { cellReader } from "./cells.ts";
import { openSums, type PieceSums } from "./column-sums.ts";
import { allHold, conditionWords, inWords } from "./conditions.ts";
import { dayAsShown, type Epoch, isNoEnd } from "./days.ts";
import { type CellReader, type CellValue, type Fault, fault, isFault } from "./fault.ts";
import { bothHeadings, filledWithoutHeading, type TableHead } from "./heading.ts";
import { isDoubtfulName } from "./names.ts";
import { type RowFault, rowChecks } from "./row-checks.ts";
import { isHeadingRow, totalAmounts } from "./special-rows.ts";

/** All keys of the layout in its order; a blank cell is undefined. */
export type ClaimValues = Readonly<Record<string, CellValue | undefined>>;

/** What one row is. Problems are absent where there are none, which is the common case. */
export type ReadRow =
  | {
      readonly kind: "claim";
      readonly claim: ClaimValues;
      /** Normalised; empty where the layout has none. */
      readonly niNumber: string;
      readonly problems: readonly Problem[] | undefined;
    }
  | { readonly kind: "rejected"; readonly claim: ClaimValues; readonly problems: readonly Problem[] }
  /** A blank row or a row of totals. */
  | { readonly kind: "not a claim"; readonly problems: readonly Problem[] | undefined };

export type RowReader = {
  read(row: Row): ReadRow;
  /** A number of the row (pence for money); undefined where the cell is blank, unreadable or absent. */
  number(row: Row, key: string): number | undefined;
  /** The cell's text as found, trimmed; empty where the file has no such column. */
  text(row: Row, key: string): string;
  /** Whether the layout has such a column and the file has not. */
  lacks(key: string): boolean;
  /** The sums of the rows read since this was asked for last. */
  sums(): PieceSums;
  /** The problem for what a scheme remarks about one of the row's cells. */
  remark(row: Row, remark: Remark): Problem;
};

type RowOptions = {
  readonly file: string;
  /** Empty for CSV. */
  readonly sheet: string;
  readonly epoch: Epoch;
  /** The month of the cover, for the check of pay dates. */
  readonly period?: Month | undefined;
};

type Cells = {
  readonly key: string;
  readonly column: Column;
  /** The column in the file, −1 when the file has none. */
  readonly at: number;
  readonly read: CellReader;
  readonly required: boolean;
};

const formulaWithoutValue: Fault = { code: "cell-formula-without-value", expected: "" };
const holdsError: Fault = { code: "cell-holds-error", expected: "" };
const shownRounded: Fault = { code: "cell-shown-rounded", expected: "" };
const textDamaged: Fault = { code: "cell-text-damaged", expected: "" };
/** By kind: what no column can take from a cell. */
const unreadable: readonly (Fault | undefined)[] = Object.assign(
  Array.from({ length: fromFormula }, (): Fault | undefined => undefined),
  {
    [cellKind.error]: holdsError,
    [cellKind.formulaWithoutValue]: formulaWithoutValue,
    [cellKind.rounded]: shownRounded,
    [cellKind.damaged]: textDamaged,
  },
);
const required: Fault = { code: "cell-required", expected: "" };

/** The cell's text as people see it: the day that a workbook's cell shows, not its serial number. */
function shown({ cells, kinds }: Row, at: number, column: Column | undefined, epoch: Epoch): string {
  const text = trimmed(cells[at] ?? "");
  const counted = column?.kind === "day" && plainKind(kinds?.[at] ?? cellKind.text) === cellKind.date;
  return counted ? dayAsShown(text, epoch) : text;
}

/** The claim's columns: those of the layout that may be collected, in its order. */
export function claimColumns(columns: readonly Column[]): readonly Column[] {
  return columns.filter((column) => column.refused !== true);
}

/** A reader for the data rows of a table, that is the rows after head.lastHeadingRow. */
export function rowReader(head: TableHead, law: Pick<Law, "roles">, options: RowOptions): RowReader {
  const { file, sheet, epoch, period } = options;
  const { layout, headings } = head;
  const { places, cells, conditional } = columnsOf(head, law, epoch);
  // Copied for every row. V8 copies an object that was made in one go a hundred times as fast as one that grew.
  const template: ClaimValues = Object.fromEntries(cells.map(({ column }) => [column.key, undefined]));
  const checks = rowChecks.get(layout.rowsOf) ?? [];
  const sums = openSums(cells);
  const remarkable = cells.filter(
    ({ column, at }) => at >= 0 && (column.kind === "name" || column.openEnd === true),
  );
  const hasNiNumber = places.has("niNumber");
  const complete = headings.every((heading) => heading !== "");
  const formulaTold = new Set<number>();
  let lastRow: Row | undefined;
  let lastClaim: ClaimValues = template;

  const problem = (row: Row, at: number, column: Column | undefined, what: Fault): Problem => {
    const heading = headings[at] ?? (column === undefined ? "" : bothHeadings(column));
    return fileProblem(what.code, file, {
      sheet,
      row: row.number,
      column: at,
      heading,
      key: column?.key ?? "",
      found: shown(row, at, column, epoch),
      expected: what.expected,
      expectedCy: what.expectedCy,
      rule: column?.rules[0] ?? "",
    });
  };
  const problemAt = (row: Row, key: string, code: ProblemCode, expected: string, rule?: string): Problem => {
    const cell = cells.find(({ column }) => column.key === key);
    const found = problem(row, cell?.at ?? -1, cell?.column, { code, expected });
    return rule === undefined ? found : { ...found, key, rule };
  };

  /** Reads all cells into a claim; true when none of them is at fault. */
  const fill = (row: Row, claim: Record<string, CellValue | undefined>): boolean => {
    const { cells: texts, kinds } = row;
    let sound = true;
    for (const { key, at, read, required: needed, column } of cells) {
      const found = at < 0 ? "" : (texts[at] ?? "");
      const kind = kinds === undefined || at < 0 ? cellKind.text : (kinds[at] ?? cellKind.text);
      const text = found === "" ? found : trimmed(found);
      if (kind !== cellKind.text && unreadableKind(kind) !== undefined) sound = false;
      else if (text === "") {
        if (needed) sound = false;
      } else {
        const value = read(text, plainKind(kind));
        if (!isFault(value)) claim[key] = value;
        else if (column.openEnd !== true || !isNoEnd(text)) sound = false;
      }
    }
    return sound;
  };

  /** The problems of the row that is being read; none for most rows, and then nothing is made for them. */
  let found: Problem[] | undefined;
  const add = (one: Problem): void => {
    found ??= [];
    found.push(one);
  };

  const collected = (): readonly Problem[] | undefined => found;

  /** Every cell of a row with a fault, one problem each. */
  const addFaults = (row: Row): void => {
    for (const { column, at, read, required: needed } of cells) {
      const text = at < 0 ? "" : trimmed(row.cells[at] ?? "");
      const kind = at < 0 ? cellKind.text : (row.kinds?.[at] ?? cellKind.text);
      let value: CellValue | Fault | undefined = unreadableKind(kind);
      if (value === undefined && text !== "") {
        value = column.openEnd === true && isNoEnd(text) ? undefined : read(text, plainKind(kind));
      } else if (value === undefined && needed) value = required;
      if (isFault(value)) add(problem(row, at, column, value));
    }
  };

  const addConditions = (row: Row, claim: ClaimValues): void => {
    for (const { column, at, when } of conditional) {
      if (claim[column.key] !== undefined || !allHold(when, claim)) continue;
      // Nothing is asked for because of a cell that could not be read, nor twice of one that could not.
      if (found?.some(({ key }) => key === column.key || when.some((condition) => condition.key === key)))
        continue;
      add(problem(row, at, column, fault("cell-required-with", ...conditionWords(when, layout.columns))));
    }
  };

  const addChecks = (row: Row, claim: ClaimValues): void => {
    for (const check of checks) {
      const what: RowFault | undefined = check(claim, period);
      if (what !== undefined) add(problemAt(row, what.key, what.code, what.expected));
    }
    const niNumber = hasNiNumber ? claim["niNumber"] : undefined;
    const doubt = typeof niNumber === "string" ? doubtOf(niNumber) : undefined;
    if (doubt !== undefined) add(problemAt(row, "niNumber", doubt, ""));
  };

  const addRemarks = (row: Row, claim: ClaimValues): void => {
    for (const { column, at } of remarkable) {
      const code = remarkOn(column, claim[column.key], trimmed(row.cells[at] ?? ""));
      if (code !== undefined) add(problem(row, at, column, { code, expected: "" }));
    }
  };

  const addStrayCell = (row: Row): void => {
    if (complete && row.cells.length <= headings.length) return;
    const at = filledWithoutHeading(row, headings);
    if (at >= 0) add(problem(row, at, undefined, { code: "heading-blank", expected: "" }));
  };

  /** Once for each column: its values come from formulas. */
  const addFormulas = (row: Row): void => {
    if (row.kinds === undefined) return;
    for (const { column, at } of cells) {
      if (at < 0 || ((row.kinds[at] ?? 0) & fromFormula) === 0 || formulaTold.has(at)) continue;
      formulaTold.add(at);
      add(problem(row, at, column, { code: "cell-from-formula", expected: "" }));
    }
  };

  return {
    read(row) {
      const claim = { ...template };
      const sound = fill(row, claim);
      lastRow = row;
      lastClaim = claim;
      found = undefined;
      if (!sound) {
        if (isBlankRow(row)) return { kind: "not a claim", problems: undefined };
        const totals = totalAmounts(row, cells);
        const total = totals.find(({ cell }) => cell.column.kind === "money")?.cell;
        if (total !== undefined) {
          sums.total(row, totals, headings);
          const what = { code: "row-total-ignored", expected: "" } as const;
          return { kind: "not a claim", problems: [problem(row, total.at, total.column, what)] };
        }
        if (isHeadingRow(row, layout)) {
          const what = { code: "second-table", expected: "" } as const;
          return { kind: "rejected", claim, problems: [problem(row, -1, undefined, what)] };
        }
        addFaults(row);
      }
      sums.add(row, claim);
      addConditions(row, claim);
      addChecks(row, claim);
      addRemarks(row, claim);
      addStrayCell(row);
      addFormulas(row);
      const problems = collected();
      if (problems?.some(rejects)) return { kind: "rejected", claim, problems };
      const niNumber = hasNiNumber ? claim["niNumber"] : undefined;
      return { kind: "claim", claim, niNumber: typeof niNumber === "string" ? niNumber : "", problems };
    },
    number(row, key) {
      if (row !== lastRow) {
        const claim = { ...template };
        fill(row, claim);
        lastRow = row;
        lastClaim = claim;
      }
      const value = lastClaim[key];
      return typeof value === "number" ? value : undefined;
    },
    text(row, key) {
      const at = places.get(key) ?? -1;
      return at < 0 ? "" : trimmed(row.cells[at] ?? "");
    },
    lacks: (key) => places.get(key) === -1,
    sums: sums.take,
    remark: (row, one) => inWords(problemAt(row, one.key, one.code, one.expected, one.rule), layout.columns),
  };
}

/** The columns of the layout in the file: their places by key, their readers, and those that others ask for. */
function columnsOf({ layout, columns }: TableHead, law: Pick<Law, "roles">, epoch: Epoch) {
  const places = new Map<string, number>();
  const cells: Cells[] = [];
  const conditional: { readonly column: Column; readonly at: number; readonly when: readonly Condition[] }[] =
    [];
  for (const column of claimColumns(layout.columns)) {
    const at = columns.indexOf(layout.columns.indexOf(column));
    places.set(column.key, at);
    const read = cellReader(column, law, epoch);
    cells.push({ key: column.key, column, at, read, required: column.required === "always" });
    if (typeof column.required !== "string") conditional.push({ column, at, when: column.required });
  }
  return { places, cells, conditional };
}

/** What is worth a look although the cell was read. */
function remarkOn(column: Column, value: CellValue | undefined, text: string): ProblemCode | undefined {
  if (column.openEnd === true) return isNoEnd(text) ? "day-no-end" : undefined;
  return typeof value === "string" && isDoubtfulName(value) ? "name-doubtful" : undefined;
}

function unreadableKind(kind: number): Fault | undefined {
  return unreadable[plainKind(kind)];
}

function rejects(problem: Problem): boolean {
  const { consequence } = infoOf(problem.code);
  return consequence === "row rejected" || consequence === "file refused";
}

function isBlankRow(row: Row): boolean {
  for (let at = 0; at < row.cells.length; at += 1) {
    if (trimmed(row.cells[at] ?? "") !== "") return false;
    if (row.kinds !== undefined && unreadableKind(row.kinds[at] ?? 0) !== undefined) return false;
  }
  return true;
}

function doubtOf(niNumber: string): ProblemCode | undefined {
  if (isAdministrative(niNumber)) return "ni-number-administrative";
  return looksMadeUp(niNumber) ? "ni-number-made-up" : undefined;
}
