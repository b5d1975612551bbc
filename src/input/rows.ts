// Turns rows into typed claims. One reader for each column is made for a table; a sound row then costs a loop
// over its cells and the claim itself. Only a row with a fault is looked at a second time, to say all of them.

import type { Remark } from "../core/decision.ts";
import { cellKind, plainKind, type Row } from "../core/place.ts";
import type { Problem } from "../core/problem.ts";
import { infoOf } from "../core/problem-codes.ts";
import type { Law } from "../law/law.ts";
import { trimmed } from "./blank.ts";
import { unreadableKind } from "./cell-faults.ts";
import { openSums, type PieceSums } from "./column-sums.ts";
import { inWords } from "./conditions.ts";
import { isNoEnd } from "./days.ts";
import { type CellReader, type CellValue, isFault } from "./fault.ts";
import type { TableHead } from "./heading.ts";
import { type ClaimValues, columnsOf, isLacking, textAsRead } from "./row-columns.ts";
import { type RowOptions, rowProblems } from "./row-problems.ts";
import { isHeadingRow, totalAmounts } from "./special-rows.ts";

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
  /** The cell's text, trimmed, as the layout writes it; empty where the file has no such column. */
  text(row: Row, key: string): string;
  /** The same as it was found: a mapping may read it in another form. */
  found(row: Row, key: string): string;
  /** How the column's cells are read; undefined where the layout has no such column. */
  reads(key: string): CellReader | undefined;
  /** Whether the layout has such a column and the file has not. */
  lacks(key: string): boolean;
  /** The sums of the rows read since this was asked for last. */
  sums(): PieceSums;
  /** The problem for what a scheme remarks about one of the row's cells. */
  remark(row: Row, remark: Remark): Problem;
};

/** A reader for the data rows of a table, that is the rows after head.lastHeadingRow. */
export function rowReader(head: TableHead, law: Pick<Law, "roles">, options: RowOptions): RowReader {
  const { layout, headings } = head;
  const columns = columnsOf(head, law, options.epoch);
  const { byKey, cells } = columns;
  const { problem, problemAt, of: problemsOf } = rowProblems(head, columns, options);
  // Copied for every row. V8 copies an object that was made in one go a hundred times as fast as one that grew.
  const template: ClaimValues = Object.fromEntries(cells.map(({ column }) => [column.key, undefined]));
  const filled = cells.filter(({ at, required: needed, always }) => at >= 0 || needed || always !== "");
  const sums = openSums(cells);
  const hasNiNumber = byKey.has("niNumber");
  let lastRow: Row | undefined;
  let lastClaim: ClaimValues = template;

  /** Reads all cells into a claim; true when none of them is at fault. */
  const fill = (row: Row, claim: Record<string, CellValue | undefined>): boolean => {
    const { cells: texts, kinds } = row;
    let sound = true;
    for (const { key, at, read, required: needed, column, always } of filled) {
      const found = texts[at] ?? always;
      const kind = kinds === undefined ? cellKind.text : (kinds[at] ?? cellKind.text);
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

  return {
    read(row) {
      const claim = { ...template };
      const sound = fill(row, claim);
      lastRow = row;
      lastClaim = claim;
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
      }
      sums.add(row, claim);
      const problems = problemsOf(row, claim, sound);
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
    text: (row, key) => textAsRead(byKey.get(key), row, options.epoch),
    found: (row, key) => trimmed(row.cells[byKey.get(key)?.at ?? -1] ?? ""),
    reads: (key) => byKey.get(key)?.read,
    lacks: (key) => isLacking(byKey.get(key)),
    sums: sums.take,
    remark: (row, one) => inWords(problemAt(row, one.key, one.code, one.expected, one.rule), layout.columns),
  };
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
