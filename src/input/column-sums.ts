// The sums of a table's columns of money, so that a row of totals at its foot, or under a part of it, can be compared with
// the rows above it. Tables are read in pieces, perhaps by several readers; the pieces are put together at the end.

import { type Pence, poundsText } from "../core/money.ts";
import type { Row } from "../core/place.ts";
import { fileProblem, type Problem } from "../core/problem.ts";
import { trimmed } from "./blank.ts";
import type { CellValue } from "./fault.ts";
import type { SaidAmount, TableCell } from "./special-rows.ts";

/** What a row of totals says of one column, and what the piece came to above it. */
type SaidTotal = {
  readonly row: number;
  /** The column's place among the columns of money that the file has. */
  readonly place: number;
  readonly column: number;
  readonly heading: string;
  readonly key: string;
  readonly pence: number;
  readonly sum: number;
  /** Cells above it in the piece that could not be read. */
  readonly unreadable: number;
};

/** The columns of money of one piece. */
export type PieceSums = {
  readonly sums: readonly number[];
  readonly unreadable: readonly number[];
  readonly said: readonly SaidTotal[];
};

type Sums = {
  /** A row of data as it was read: what is filled and was not read makes the sum unsure. */
  readonly add: (row: Row, claim: Readonly<Record<string, CellValue | undefined>>) => void;
  readonly total: (row: Row, amounts: readonly SaidAmount[], headings: readonly string[]) => void;
  /** What came together since this was asked for last. */
  readonly take: () => PieceSums;
};

/** Adds up the columns of money that a file has, row by row. */
export function openSums(cells: readonly TableCell[]): Sums {
  const money = cells.filter(({ column, at }) => column.kind === "money" && at >= 0);
  const none = (): number[] => money.map(() => 0);
  let sums = none();
  let unreadable = none();
  let said: SaidTotal[] = [];
  return {
    add(row, claim) {
      for (let place = 0; place < money.length; place += 1) {
        const { column, at } = money[place] as TableCell; // The loop ends before the last of them.
        const value = claim[column.key];
        if (typeof value === "number") sums[place] = (sums[place] ?? 0) + value;
        else if (trimmed(row.cells[at] ?? "") !== "") unreadable[place] = (unreadable[place] ?? 0) + 1;
      }
    },
    total(row, amounts, headings) {
      for (const { cell, pence } of amounts) {
        const place = money.indexOf(cell);
        if (place < 0) continue;
        const { at, column } = cell;
        const where = { row: row.number, column: at, heading: headings[at] ?? "", key: column.key };
        said.push({ ...where, place, pence, sum: sums[place] ?? 0, unreadable: unreadable[place] ?? 0 });
      }
    },
    take() {
      const taken = { sums, unreadable, said };
      [sums, unreadable, said] = [none(), none(), []];
      return taken;
    },
  };
}

/** What differs, in pounds: row-total-differs. A total over a cell that could not be read is not compared. */
export function totalProblems(pieces: readonly PieceSums[], file: string, sheet: string): readonly Problem[] {
  const problems: Problem[] = [];
  const whole: number[] = [];
  const unread: number[] = [];
  /** The sum where the last row of totals stood: the next one may be of the part below it. */
  const marks: number[] = [];
  for (const { sums, unreadable, said } of pieces) {
    for (const { place, pence, sum, row, column, heading, key, ...more } of said) {
      const all = (whole[place] ?? 0) + sum;
      const part = all - (marks[place] ?? 0);
      marks[place] = all;
      if (pence === all || pence === part || (unread[place] ?? 0) + more.unreadable > 0) continue;
      const [found, expected] = [poundsText(pence as Pence), poundsText(part as Pence)]; // Sums of whole pence.
      problems.push(
        fileProblem("row-total-differs", file, { sheet, row, column, heading, key, found, expected }),
      );
    }
    sums.forEach((sum, place) => {
      whole[place] = (whole[place] ?? 0) + sum;
      unread[place] = (unread[place] ?? 0) + (unreadable[place] ?? 0);
    });
  }
  return problems;
}
