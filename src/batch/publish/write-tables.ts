// Writes the tables of the registry, each once and in its order, and counts and keeps what reports show of them.

import { join } from "node:path";
import type { AnyColumn, AnyLine } from "../../core/table-column.ts";
import { csvTable } from "../../io/csv/table.ts";
import { byteOrderMark, csvLine } from "../../io/csv/write.ts";
import { type Output, openOutput } from "../../io/output.ts";
import type { SpooledPiece } from "../../io/spool.ts";
import { cellsOf, keysOf } from "../../report/columns.ts";
import type { Excerpt } from "../../report/sheet-parts.ts";
import type { ResultTable } from "../../schemes/listing.ts";
import type { WrittenTable } from "../handover/batch-run.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import { type RowTable, registry, type TableEntry, type WholeTable } from "../tables/registry.ts";

/** `folder` is undefined where nothing is stored: then the tables are only counted and shown. */
type TableOutput = {
  readonly folder: string | undefined;
  /** How many lines of a table are shown to somebody. */
  readonly most: (name: string) => number;
  /** Of lines with a severity the gravest are shown, in their order. */
  readonly gravestFirst?: boolean | undefined;
};

export async function writeTables(batch: DecidedBatch, into: TableOutput): Promise<readonly WrittenTable[]> {
  const written: WrittenTable[] = [];
  for (const entry of registry) written.push(...(await tablesOf(entry, batch, into)));
  return written;
}

/** The first lines of a table, and how many it has. */
export function excerptOf<Line>(tables: readonly WrittenTable[], name: string): Excerpt<Line> {
  const table = tables.find((one) => one.name === name);
  if (table === undefined) throw new Error(`no table ${name} was written`);
  // The registry holds the lines of a table to its name.
  return { lines: table.first as readonly unknown[] as readonly Line[], total: table.count };
}

async function tablesOf(
  entry: TableEntry,
  batch: DecidedBatch,
  into: TableOutput,
): Promise<readonly WrittenTable[]> {
  if (entry.kind === "rows") return [rowTable(entry, batch, into)];
  if (entry.kind === "lists of schemes") {
    return entry.tables(batch).map((table) => wholeTable({ ...table, list: true }, into));
  }
  return tableOf(entry, batch, into);
}

async function tableOf(
  entry: WholeTable,
  batch: DecidedBatch,
  into: TableOutput,
): Promise<readonly WrittenTable[]> {
  const { kind, name, columns } = entry;
  if (kind === "whole")
    return [wholeTable({ name, columns, lines: await entry.lines(batch), list: false }, into)];
  const lines = [...(await entry.lines(batch))];
  return lines.length === 0 ? [] : [wholeTable({ name, columns, lines, list: true }, into)];
}

function rowTable(table: RowTable, batch: DecidedBatch, into: TableOutput): WrittenTable {
  const { name, columns } = table;
  const first: AnyLine[] = [];
  let file: WrittenTable["file"];
  if (into.folder !== undefined) {
    const output = openOutput(join(into.folder, `${name}.csv`), "staged");
    output.write(Buffer.from(byteOrderMark + csvLine(keysOf(columns))));
    writePieces(output, batch.store.lines(name), table.changed(batch));
    const more = table.more?.(batch) ?? [];
    if (more.length > 0) output.write(Buffer.from(tableText(columns, more, false)));
    file = output.close();
  }
  const most = into.most(name);
  if (most > 0) for (const line of inOrder(table, batch, into)) if (first.push(line) >= most) break;
  return { name, columns, list: false, count: table.count(batch), first, file };
}

/** As they stand, or one severity after the other: all of them are read again for each, so that none is held. */
function* inOrder(table: RowTable, batch: DecidedBatch, into: TableOutput): Generator<AnyLine> {
  if (into.gravestFirst !== true || table.name !== "problems") yield* table.lines(batch);
  else {
    for (const severity of severities) {
      for (const line of table.lines(batch)) if (line["severity"] === severity) yield line;
    }
  }
}

const severities = ["fatal", "error", "warning", "info"];

/** Row by row, with other bytes in the place of those of some rows. */
function writePieces(
  output: Output,
  pieces: Iterable<SpooledPiece>,
  changed: ReadonlyMap<number, Uint8Array>,
): void {
  for (const { firstRow, bytes, lengths } of pieces) {
    let written = 0;
    let at = 0;
    for (let place = 0; changed.size > 0 && place < lengths.length; place += 1) {
      const other = changed.get(firstRow + place);
      const end = at + (lengths[place] ?? 0);
      if (other !== undefined) {
        output.write(bytes.subarray(written, at));
        output.write(other);
        written = end;
      }
      at = end;
    }
    output.write(bytes.subarray(written));
  }
}

/** So many lines are made into text at once. */
const slice = 5_000;

function wholeTable(
  {
    name,
    columns,
    lines,
    list,
  }: Omit<ResultTable, "lines"> & { readonly lines: Iterable<AnyLine>; readonly list: boolean },
  into: TableOutput,
): WrittenTable {
  const output =
    into.folder === undefined ? undefined : openOutput(join(into.folder, `${name}.csv`), "staged");
  const most = into.most(name);
  const first: AnyLine[] = [];
  let waiting: AnyLine[] = [];
  let count = 0;
  let begins = true;
  const flush = (): void => {
    output?.write(Buffer.from(tableText(columns, waiting, begins)));
    waiting = [];
    begins = false;
  };
  for (const line of lines) {
    if (first.length < most) first.push(line);
    waiting.push(line);
    count += 1;
    if (waiting.length === slice) flush();
  }
  if (begins || waiting.length > 0) flush();
  return { name, columns, list, count, first, file: output?.close() };
}

/** The lines as CSV; the first piece of a table begins with its heading. */
function tableText(columns: readonly AnyColumn[], lines: readonly AnyLine[], begins: boolean): string {
  const plain = columns.map(({ kind }) => kind !== "text");
  const rows = lines.map((line) => cellsOf(columns, line));
  return csvTable(begins ? keysOf(columns) : undefined, plain, rows);
}

/** One small table as a CSV file. */
export function writeTable(path: string, columns: readonly AnyColumn[], lines: readonly AnyLine[]): void {
  const output = openOutput(path, "by itself");
  output.write(Buffer.from(tableText(columns, lines, true)));
  output.close();
}
