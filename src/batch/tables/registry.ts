// Every table that a batch writes: one entry each, in the order in which summary and manifest name them. A new table is
// a function from the decided batch to its lines, its columns, and an entry here.
import type { AnyColumn, AnyLine, TableColumn } from "../../core/table-column.ts";
import { explanationText } from "../../engine/reconcile.ts";
import {
  decisionColumns,
  duplicateColumns,
  payeeColumns,
  paymentColumns,
  problemColumns,
  reconciliationColumns,
} from "../../report/columns.ts";
import { correctionColumns } from "../../report/correction-columns.ts";
import { exceptionColumns } from "../../report/exceptions.ts";
import { movementColumns } from "../../report/movement.ts";
import { openCaseColumns } from "../../report/open-cases.ts";
import { openMatterColumns } from "../../report/open-matters.ts";
import { problemLine } from "../../report/words.ts";
import type { ResultTable } from "../../schemes/listing.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import type { RowTableName } from "../handover/row-store.ts";
import { longAbsences } from "./absences.ts";
import { correctionsIn } from "./corrections.ts";
import { changedDecisions, decisionLines } from "./decision-lines.ts";
import { exceptionsIn } from "./exceptions.ts";
import { movementIn } from "./movement.ts";
import { openCasesIn } from "./open-cases.ts";
import { payeesIn } from "./payees.ts";

/** Lines that were made while rows were decided, and those that are to stand in the place of some of them. */
export type RowTable = {
  readonly kind: "rows";
  readonly name: RowTableName;
  readonly columns: readonly AnyColumn[];
  readonly count: (batch: DecidedBatch) => number;
  /** The lines as data, for whoever shows the first of them. */
  readonly lines: (batch: DecidedBatch) => Iterable<AnyLine>;
  readonly changed: (batch: DecidedBatch) => ReadonlyMap<number, Uint8Array>;
  /** Lines of no row of the batch, behind all others; absent = none. */
  readonly more?: (batch: DecidedBatch) => readonly AnyLine[];
};

/** Made of the decided batch. Lists are tables that only inform; one without lines is not written. */
export type WholeTable = {
  readonly kind: "whole" | "list";
  readonly name: string;
  readonly columns: readonly AnyColumn[];
  readonly lines: (batch: DecidedBatch) => Iterable<AnyLine> | Promise<Iterable<AnyLine>>;
};

/** Lists of which schemes know the names and the columns; written also without lines. */
type SchemeLists = {
  readonly kind: "lists of schemes";
  readonly tables: (batch: DecidedBatch) => readonly ResultTable[];
};

export type TableEntry = RowTable | WholeTable | SchemeLists;

/** The columns are held to their lines here. */
function made<Line extends AnyLine>(
  kind: WholeTable["kind"],
  name: string,
  columns: readonly TableColumn<Line>[],
  lines: (batch: DecidedBatch) => Iterable<Line> | Promise<Iterable<Line>>,
): WholeTable {
  return { kind, name, columns: columns as readonly AnyColumn[], lines }; // As in schemes/listing.ts.
}

export const registry: readonly TableEntry[] = [
  {
    kind: "rows",
    name: "decisions",
    columns: decisionColumns,
    count: ({ read }) => sum(read.map(({ rows }) => rows)),
    lines: decisionLines,
    changed: changedDecisions,
  },
  {
    kind: "rows",
    name: "payments",
    columns: paymentColumns,
    count: ({ settled, undone }) =>
      sum(settled.tallies.map(({ paymentLines }) => paymentLines)) + undone.length,
    // Nobody shows them.
    lines: () => [],
    changed: gone,
    more: ({ undone }) => undone,
  },
  {
    kind: "rows",
    name: "forecast",
    columns: paymentColumns,
    count: ({ settled }) => sum(settled.tallies.map(({ forecastLines }) => forecastLines)),
    lines: () => [],
    changed: gone,
  },
  made("whole", "payees", payeeColumns, payeesIn),
  {
    kind: "rows",
    name: "problems",
    columns: problemColumns,
    count: ({ problemCounts, read }) =>
      sum([...problemCounts.values()]) - sum(read.map(({ unlisted }) => unlisted)),
    *lines({ store, law }) {
      for (const problem of store.problems()) yield problemLine(law.words, problem);
    },
    changed: () => new Map(),
  },
  made("whole", "duplicates", duplicateColumns, ({ settled }) => settled.duplicates),
  made("whole", "reconciliation", reconciliationColumns, ({ reconciliation }) =>
    reconciliation.map((line) => ({ ...line, explanation: explanationText(line) })),
  ),
  made("whole", "corrections", correctionColumns, correctionsIn),
  made("whole", "exceptions", exceptionColumns, exceptionsIn),
  { kind: "lists of schemes", tables: ({ lists }) => lists.tables },
  { kind: "lists of schemes", tables: longAbsences },
  made("list", "movement", movementColumns, movementIn),
  made("list", "open-cases", openCaseColumns, openCasesIn),
  made("list", "open-matters", openMatterColumns, ({ matters }) => matters),
];

/** Rows that the comparison has turned have no lines any more. */
function gone({ settled }: DecidedBatch): ReadonlyMap<number, Uint8Array> {
  return new Map([...settled.changed.keys()].map((row) => [row, new Uint8Array(0)]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
