// What is wrong or worth a look in a row: all of it at once, each cell by its own fault. Nothing is made for a row without fault.
import type { Month } from "../core/day.ts";
import { cellKind, plainKind, type Row } from "../core/place.ts";
import { fileProblem, type Problem } from "../core/problem.ts";
import type { ProblemCode } from "../core/problem-codes.ts";
import type { Column } from "../law/layout.ts";
import { isAdministrative, looksMadeUp } from "../statute/ni-number.ts";
import { trimmed } from "./blank.ts";
import { cellFault, formulaTeller } from "./cell-faults.ts";
import { allHold, conditionWords } from "./conditions.ts";
import { dayAsShown, type Epoch, isNoEnd } from "./days.ts";
import { type CellValue, type Fault, fault } from "./fault.ts";
import { bothHeadings, filledWithoutHeading, type TableHead } from "./heading.ts";
import { isDoubtfulSplit } from "./mapping/forms.ts";
import { monthFault } from "./mapping/row-month.ts";
import { isDoubtfulName } from "./names.ts";
import { type RowFault, rowChecks } from "./row-checks.ts";
import type { ClaimValues, columnsOf, PlacedColumn } from "./row-columns.ts";

export type RowOptions = {
  readonly file: string;
  /** Empty for CSV. */
  readonly sheet: string;
  readonly epoch: Epoch;
  /** The month of the cover, for the check of pay dates. */
  readonly period?: Month | undefined;
};

/** The cell's text as people see it: the day that a workbook's cell shows, not its serial number. */
function shown({ cells, kinds }: Row, at: number, column: Column | undefined, epoch: Epoch): string {
  const text = trimmed(cells[at] ?? "");
  const counted = column?.kind === "day" && plainKind(kinds?.[at] ?? cellKind.text) === cellKind.date;
  return counted ? dayAsShown(text, epoch) : text;
}

type RowProblems = {
  /** A problem in the column at this place; the column is undefined where the layout has none there. */
  readonly problem: (row: Row, at: number, column: Column | undefined, what: Fault) => Problem;
  readonly problemAt: (row: Row, key: string, code: ProblemCode, expected: string, rule?: string) => Problem;
  /** All problems of a row; `sound` when every cell could be read. Undefined for most rows. */
  readonly of: (row: Row, claim: ClaimValues, sound: boolean) => readonly Problem[] | undefined;
};

export function rowProblems(
  { layout, headings, mapping }: TableHead,
  { cells, conditional }: ReturnType<typeof columnsOf>,
  { file, sheet, epoch, period }: RowOptions,
): RowProblems {
  const checks = rowChecks.get(layout.rowsOf) ?? [];
  const remarkable = cells.filter(
    ({ column, at }) => at >= 0 && (column.kind === "name" || column.openEnd === true),
  );
  const complete = headings.every((heading) => heading !== "");

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

  /** The problems of the row that is being read; none for most rows, and then nothing is made for them. */
  let found: Problem[] | undefined;
  const taken = (): readonly Problem[] | undefined => found;
  const add = (one: Problem): void => {
    found ??= [];
    found.push(one);
  };

  /** Every cell of a row with a fault, one problem each. */
  const addFaults = (row: Row): void => {
    for (const cell of cells) {
      const what = cellFault(row, cell);
      if (what !== undefined) add(problem(row, cell.at, cell.column, what));
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
    const other = mapping && monthFault(mapping, row, { period, epoch });
    if (other !== undefined) add(problem(row, mapping?.period?.at ?? -1, undefined, other));
    for (const check of checks) {
      const what: RowFault | undefined = check(claim, period);
      if (what !== undefined) add(problemAt(row, what.key, what.code, what.expected));
    }
    const doubt = doubtOf(claim["niNumber"]);
    if (doubt !== undefined) add(problemAt(row, "niNumber", doubt, ""));
  };

  const addRemarks = (row: Row, claim: ClaimValues): void => {
    for (const cell of remarkable) {
      const code = remarkOn(cell, claim[cell.key], trimmed(row.cells[cell.at] ?? ""));
      if (code !== undefined) add(problem(row, cell.at, cell.column, { code, expected: "" }));
    }
  };

  const addStrayCell = (row: Row): void => {
    if (complete && row.cells.length <= headings.length) return;
    const at = filledWithoutHeading(row, headings);
    if (at >= 0) add(problem(row, at, undefined, { code: "heading-blank", expected: "" }));
  };

  const addFormulas = formulaTeller(cells, (row, { column, at }) => {
    add(problem(row, at, column, { code: "cell-from-formula", expected: "" }));
  });

  return {
    problem,
    problemAt,
    of(row, claim, sound) {
      found = undefined;
      if (!sound) addFaults(row);
      addConditions(row, claim);
      addChecks(row, claim);
      addRemarks(row, claim);
      addStrayCell(row);
      addFormulas(row);
      return taken();
    },
  };
}

/** What is worth a look although the cell was read. */
function remarkOn(
  { column, mapped }: PlacedColumn,
  value: CellValue | undefined,
  text: string,
): ProblemCode | undefined {
  if (isDoubtfulSplit(mapped?.as, text)) return "name-split-doubtful";
  if (column.openEnd === true) return isNoEnd(text) ? "day-no-end" : undefined;
  return typeof value === "string" && isDoubtfulName(value) ? "name-doubtful" : undefined;
}

function doubtOf(niNumber: CellValue | undefined): ProblemCode | undefined {
  if (typeof niNumber !== "string") return undefined;
  if (isAdministrative(niNumber)) return "ni-number-administrative";
  return looksMadeUp(niNumber) ? "ni-number-made-up" : undefined;
}
