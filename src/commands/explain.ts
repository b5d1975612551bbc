// `taliad explain`: decides rows of a stored batch again, from the batch's own inputs and law, with the trail
// switched on, and says where every finding and figure comes from.
import { daysOf } from "../core/day.ts";
import type { Trail } from "../core/figure.ts";
import { personNumber } from "../core/person.ts";
import type { Cell, Row } from "../core/place.ts";
import type { DecisionLine } from "../engine/batch.ts";
import { type RowReader, rowReader } from "../input/rows.ts";
import { type OpenTable, openTable, rowsOf } from "../io/batch/open-table.ts";
import {
  batchFolder,
  decisionsWhere,
  openStored,
  type StoredBatch,
  storedInput,
} from "../io/batch/stored.ts";
import { readNiNumber } from "../law/ni-number.ts";
import type { Explained } from "../report/explain.ts";
import { explanationJson } from "../report/explain-json.ts";
import { explanationText } from "../report/explain-text.ts";
import { schemeNamed } from "../schemes/index.ts";
import { UsageFault } from "./config.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Session } from "./session.ts";

export type ExplainArguments = {
  readonly batch: string;
  /** FILE:NUMBER. */
  readonly row?: string | undefined;
  /** A National Insurance number. */
  readonly person?: string | undefined;
  readonly json: boolean;
};

export async function explain(wanted: ExplainArguments, { config, console }: Session): Promise<number> {
  const folder = batchFolder(wanted.batch, config.out);
  if (folder === undefined) {
    throw new UsageFault("cli.batch-not-found", { batch: wanted.batch, folder: config.out });
  }
  const batch = openStored(folder);
  const lines = await wantedLines(batch, wanted);
  for (const line of lines) {
    const explained = await explainedRow(batch, line);
    if (wanted.json) console.print(JSON.stringify(explanationJson(explained)));
    else console.print(explanationText(explained, console.language));
  }
  return exitCodes.done;
}

async function wantedLines(
  batch: StoredBatch,
  { row, person }: ExplainArguments,
): Promise<readonly DecisionLine[]> {
  if (row !== undefined) {
    const at = row.lastIndexOf(":");
    const file = row.slice(0, at);
    const number = row.slice(at + 1);
    if (at < 1 || !/^\d+$/.test(number)) throw new UsageFault("cli.row-not-understood", { row });
    const lines = await decisionsWhere(batch, (cell) => cell("row") === number && cell("file") === file);
    if (lines.length === 0) throw new UsageFault("cli.row-not-found", { row });
    return lines;
  }
  if (person === undefined) throw new UsageFault("cli.row-or-person");
  const wanted = readNiNumber(person)?.slice(0, 8);
  const lines = await decisionsWhere(batch, (cell) => readNiNumber(cell("niNumber"))?.slice(0, 8) === wanted);
  if (wanted === undefined || lines.length === 0) throw new UsageFault("cli.person-not-found");
  return lines;
}

async function explainedRow(batch: StoredBatch, line: DecisionLine): Promise<Explained> {
  const { law } = batch.schemas;
  const table = await openTable(storedInput(batch, line.file), law);
  const { job } = table;
  const reader = rowReader(job.head, law, job);
  const row = await rowNumbered(table, line.row);
  const read = reader.read(row);
  const trail: Trail = [];
  const scheme = schemeNamed(job.scheme);
  const circumstances = { period: job.period, laCode: job.laCode, employerId: job.employerId };
  const decide = () => {
    if (read.kind !== "claim") return undefined;
    const person = batch.facts.of(personNumber(read.niNumber), job.scheme)?.facts;
    // Read by the scheme's own layout, as in the run.
    return scheme.prepare(law).decide(read.claim as never, { ...circumstances, person }, trail);
  };
  const decision = decide();
  return {
    batch: batch.manifest.batch,
    scheme: job.scheme,
    layout: table.layout,
    file: line.file,
    sheet: line.sheet,
    row: line.row,
    rowRef: line.rowRef,
    niNumber: line.niNumber,
    cells: cellsOf(table, reader, row, read.kind === "not a claim" ? {} : read.claim),
    outcome: line.outcome,
    decision,
    trail,
    problems: [
      ...(read.problems ?? []),
      ...(decision?.remarks ?? []).map((remark) => reader.remark(row, remark)),
    ],
    law,
    on: daysOf(job.period).last,
  };
}

async function rowNumbered(table: OpenTable, number: number): Promise<Row> {
  for await (const rows of rowsOf(table)) {
    const found = rows.find((row) => row.number === number);
    if (found !== undefined) return found;
  }
  throw new Error(`the stored ${table.job.file} has no row ${number}, although the batch has decided it`);
}

/** The row's cells by key, with their places and texts. */
function cellsOf(
  { job }: OpenTable,
  reader: RowReader,
  row: Row,
  values: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, Cell<unknown>> {
  const cells = new Map<string, Cell<unknown>>();
  for (const [column, place] of job.head.columns.entries()) {
    const key = job.head.layout.columns[place]?.key;
    if (key === undefined) continue;
    const heading = job.head.headings[column] ?? key;
    const { file, sheet } = job;
    cells.set(key, {
      value: values[key],
      file,
      sheet,
      row: row.number,
      column,
      heading,
      text: reader.text(row, key),
    });
  }
  return cells;
}
