// The columns of every table that a batch writes: one description for the CSV files, the workbook and the
// test of the words. Keys and order are a contract with other programs; new columns go to the end.

import type { Day, Month } from "../core/day.ts";
import { dayFromText, dayText, monthFromText, monthText } from "../core/day.ts";
import type { Pence } from "../core/money.ts";
import { penceFromText, poundsText } from "../core/money.ts";
import type { AnyColumn, AnyLine, TableColumn, TableColumnKind } from "../core/table-column.ts";
import type {
  DecisionLine,
  DuplicateLine,
  PayeeLine,
  PaymentLine,
  ProblemLine,
  ReconciliationRow,
} from "../engine/batch.ts";
import { headColumns } from "./head-columns.ts";

export type { AnyColumn, AnyLine, TableColumn, TableColumnKind } from "../core/table-column.ts";

type Columns<Line> = readonly TableColumn<Line>[];

export const decisionColumns: Columns<DecisionLine> = [
  { key: "file", kind: "text", width: 26 },
  { key: "sheet", kind: "text", width: 14 },
  { key: "row", kind: "row", width: 8 },
  { key: "rowRef", kind: "text", width: 12 },
  { key: "scheme", kind: "code", width: 26, words: "values" },
  { key: "niNumber", kind: "text", width: 13 },
  { key: "surname", kind: "text", width: 18 },
  { key: "forenames", kind: "text", width: 18 },
  { key: "employerId", kind: "text", width: 14 },
  { key: "laCode", kind: "text", width: 12 },
  { key: "period", kind: "month", width: 10 },
  { key: "outcome", kind: "code", width: 18, words: "outcomes" },
  { key: "conditional", kind: "yes-no", width: 13 },
  { key: "rules", kind: "text", width: 20 },
  ...headColumns(13),
  { key: "total", kind: "money", width: 14 },
  { key: "claimed", kind: "money", width: 14 },
  { key: "difference", kind: "money", width: 14 },
  { key: "differs", kind: "text", width: 24 },
];

/** Of payments.csv and of forecast.csv. */
export const paymentColumns: Columns<PaymentLine> = [
  { key: "scheme", kind: "code", width: 26, words: "values" },
  { key: "employerId", kind: "text", width: 14 },
  { key: "laCode", kind: "text", width: 12 },
  { key: "niNumber", kind: "text", width: 13 },
  { key: "head", kind: "code", width: 20, words: "heads" },
  { key: "dueMonth", kind: "month", width: 10 },
  { key: "amount", kind: "money", width: 13 },
  { key: "instalment", kind: "count", width: 11 },
  { key: "file", kind: "text", width: 26 },
  { key: "row", kind: "row", width: 8 },
  { key: "replaces", kind: "text", width: 15 },
];

export const payeeColumns: Columns<PayeeLine> = [
  { key: "employerId", kind: "text", width: 14 },
  { key: "employerName", kind: "text", width: 30 },
  { key: "laCode", kind: "text", width: 12 },
  ...headColumns(13),
  { key: "total", kind: "money", width: 14 },
];

export const problemColumns: Columns<ProblemLine> = [
  { key: "code", kind: "text", width: 28 },
  { key: "severity", kind: "code", width: 12, words: "severities" },
  { key: "file", kind: "text", width: 26 },
  { key: "sheet", kind: "text", width: 14 },
  { key: "row", kind: "row", width: 8 },
  { key: "column", kind: "text", width: 8 },
  { key: "cell", kind: "text", width: 8 },
  { key: "heading", kind: "text", width: 24 },
  { key: "key", kind: "text", width: 18 },
  { key: "found", kind: "text", width: 24 },
  { key: "expected", kind: "text", width: 24 },
  { key: "rule", kind: "text", width: 10 },
  { key: "messageEn", kind: "text", width: 90 },
  { key: "messageCy", kind: "text", width: 90 },
];

/** The two claims of a case; A is the one that was first. */
export const pairColumns = [
  { key: "certainty", kind: "code", width: 12, words: "values" },
  { key: "kind", kind: "code", width: 30, words: "values" },
  { key: "fileA", kind: "text", width: 26 },
  { key: "rowA", kind: "row", width: 8 },
  { key: "employerA", kind: "text", width: 14 },
  { key: "fileB", kind: "text", width: 26 },
  { key: "rowB", kind: "row", width: 8 },
  { key: "employerB", kind: "text", width: 14 },
] as const satisfies Columns<DuplicateLine>;

/** What is said of the two. */
export const judgementColumns = [
  { key: "evidence", kind: "code", width: 34, words: "values" },
  { key: "keep", kind: "code", width: 14, words: "keeps" },
  { key: "reason", kind: "code", width: 40, words: "values" },
  { key: "amountAtRisk", kind: "money", width: 14 },
] as const satisfies Columns<DuplicateLine>;

export const duplicateColumns: Columns<DuplicateLine> = [
  { key: "case", kind: "count", width: 8 },
  ...pairColumns,
  { key: "batchB", kind: "text", width: 15 },
  { key: "niNumber", kind: "text", width: 13 },
  ...judgementColumns,
  { key: "effect", kind: "code", width: 14, words: "values" },
  { key: "tier", kind: "code", width: 16, words: "tiers" },
  { key: "matchRule", kind: "code", width: 34, words: "match" },
  { key: "surnameA", kind: "text", width: 20 },
  { key: "forenamesA", kind: "text", width: 20 },
  { key: "surnameB", kind: "text", width: 20 },
  { key: "forenamesB", kind: "text", width: 20 },
  { key: "agree", kind: "code", width: 40, words: "alike" },
  { key: "differ", kind: "code", width: 40, words: "unlike" },
  { key: "score", kind: "text", width: 10 },
  { key: "sharedFrom", kind: "day", width: 12 },
  { key: "sharedTo", kind: "day", width: 12 },
];

export const reconciliationColumns: Columns<ReconciliationRow> = [
  { key: "level", kind: "code", width: 12, words: "levels" },
  { key: "file", kind: "text", width: 26 },
  { key: "employerId", kind: "text", width: 14 },
  { key: "laCode", kind: "text", width: 12 },
  { key: "period", kind: "month", width: 10 },
  { key: "head", kind: "code", width: 20, words: "heads" },
  { key: "declared", kind: "money", width: 14 },
  { key: "computed", kind: "money", width: 14 },
  { key: "difference", kind: "money", width: 14 },
  { key: "explanation", kind: "text", width: 90 },
];

/** The tables by the name of their CSV file, without its ending. */
export const tables = {
  decisions: decisionColumns,
  payments: paymentColumns,
  forecast: paymentColumns,
  payees: payeeColumns,
  problems: problemColumns,
  duplicates: duplicateColumns,
  reconciliation: reconciliationColumns,
} as const;

/** The heading row of a CSV file. */
export function keysOf(columns: readonly AnyColumn[]): readonly string[] {
  return columns.map((column) => column.key);
}

/**
 * One line as the texts of its CSV cells, in the order of the columns: money as 299.60, days as 2022-06-30,
 * yes or no, codes as they are. Texts are not yet guarded against being read as formulas: the writer does that.
 */
export function cellsOf<Line extends AnyLine>(columns: readonly AnyColumn[], line: Line): string[] {
  const cells: string[] = [];
  for (const column of columns) cells.push(cellText(column.kind, line[column.key]));
  return cells;
}

function cellText(kind: TableColumnKind, value: unknown): string {
  if (value === undefined || value === "") return "";
  switch (kind) {
    case "text":
    case "code":
    case "count":
      return String(value);
    case "row":
      return value === 0 ? "" : String(value);
    case "yes-no":
      return value === true ? "yes" : "no";
    // TableColumn lets a column have only the kind that fits its line, so the three casts hold.
    case "money":
      return poundsText(value as Pence);
    case "day":
      return dayText(value as Day);
    case "month":
      return monthText(value as Month);
  }
}

/** The line that these cells were written from: the reverse of cellsOf. Throws on what we never write. */
export function lineOf<Line>(columns: Columns<Line>, cells: readonly string[]): Line {
  const line: Record<string, unknown> = {};
  columns.forEach((column, at) => {
    const text = cells[at];
    if (text === undefined) throw new Error(`a line without ${column.key}`);
    line[column.key] = cellValue(column.kind, text);
  });
  // The columns of a table are the keys of its line, each of the kind that fits (TableColumn).
  return line as Line;
}

function cellValue(kind: TableColumnKind, text: string): unknown {
  switch (kind) {
    case "text":
    case "code":
      return text;
    case "yes-no":
      return text === "yes";
    case "count":
    case "row":
      return wholeNumber(text);
    case "money":
      return read(text, penceFromText(text));
    case "day":
      return text === "" ? undefined : read(text, dayFromText(text));
    case "month":
      return text === "" ? undefined : read(text, monthFromText(text));
  }
}

function wholeNumber(text: string): number {
  if (!/^-?\d*$/.test(text)) throw new Error(`not a count that we wrote: ${text}`);
  return Number(text);
}

function read<Value>(text: string, value: Value | undefined): Value {
  if (value === undefined) throw new Error(`not a value that we wrote: ${text}`);
  return value;
}
