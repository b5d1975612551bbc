// The row store: seven files of ours beside the outputs, one for each thing that is kept of rows, gone when the outputs
// have been written.
import { join } from "node:path";
import type { Problem } from "../../core/problem.ts";
import { makeFolder, removeFolder } from "../../io/files.ts";
import { openSpool, type SpooledPiece } from "../../io/spool.ts";
import type { ExceptionLine } from "../../rulings/exceptions.ts";
import type { RowResult } from "../handover/row-result.ts";
import type { NumberedResult, RowStore } from "../handover/row-store.ts";
import { unpackResult } from "./packed-result.ts";

/** `folder` is made, and taken away when the store is closed; undefined: all is kept in memory. */
export function openRowStore(folder: string | undefined): RowStore {
  if (folder !== undefined) makeFolder(folder);
  const spool = (name: string) => openSpool(folder === undefined ? undefined : join(folder, name));
  const spools = {
    results: spool("results"),
    decisions: spool("decisions"),
    payments: spool("payments"),
    forecast: spool("forecast"),
    exceptions: spool("exceptions"),
    problems: spool("problems"),
    problemData: spool("problem-data"),
  };
  const all = Object.values(spools);
  const { results, exceptions, problems, problemData } = spools;

  return {
    keeps: "all",
    section(number) {
      for (const each of all) each.section(number);
    },
    append(rows, firstRow) {
      results.append(rows.results, firstRow);
      spools.decisions.append(rows.decisions, firstRow);
      spools.payments.append(rows.payments, firstRow);
      spools.forecast.append(rows.forecast, firstRow);
      exceptions.append(rows.exceptions, firstRow);
      problems.append(rows.problems.lines, firstRow);
      problemData.append(rows.problems.data, firstRow);
    },
    say({ lines, data }, firstRow) {
      problems.append(lines, firstRow);
      problemData.append(data, firstRow);
    },
    mark() {
      const marks = all.map((each) => each.mark());
      return () => {
        for (const [at, each] of all.entries()) each.backTo(marks[at] ?? 0);
      };
    },
    resultsOf(wanted) {
      const found = new Map<number, RowResult>();
      for (const { row, bytes } of results.rows(wanted)) found.set(row, unpackResult(bytes));
      return found;
    },
    *between(first, end) {
      for (const { row, bytes } of results.between(first, end)) yield { row, result: unpackResult(bytes) };
    },
    packed: results.piecesBetween,
    *results() {
      for (const { row, bytes } of rowsIn(results.pieces())) yield { row, result: unpackResult(bytes) };
    },
    *exceptions() {
      for (const { row, bytes } of rowsIn(exceptions.pieces())) {
        // It was written by the desk.
        if (bytes.length > 0) yield { row, lines: JSON.parse(bytes.toString()) as readonly ExceptionLine[] };
      }
    },
    *problems() {
      // As above.
      for (const { bytes } of rowsIn(problemData.pieces())) yield JSON.parse(bytes.toString()) as Problem;
    },
    lines: (table) => spools[table].pieces(),
    close() {
      for (const each of all) each.close();
      if (folder !== undefined) removeFolder(folder);
    },
  };
}

function* rowsIn(
  pieces: Iterable<SpooledPiece>,
): Generator<{ readonly row: number; readonly bytes: Buffer }> {
  for (const { firstRow, bytes, lengths } of pieces) {
    let at = 0;
    for (const [place, length] of lengths.entries()) {
      yield { row: firstRow + place, bytes: bytes.subarray(at, at + length) };
      at += length;
    }
  }
}

const none: readonly never[] = [];

/** A store that keeps results alone, in memory: for comparing rows of files that are read to explain others. */
export function resultsInMemory(): RowStore {
  let pieces: { readonly firstRow: number; readonly bytes: Buffer; readonly lengths: Uint32Array }[] = [];
  function* among(wanted: (row: number) => boolean): Generator<NumberedResult> {
    for (const { row, bytes } of rowsIn(pieces)) if (wanted(row)) yield { row, result: unpackResult(bytes) };
  }
  return {
    ...nothingKept,
    keeps: "results",
    append({ results: { bytes, lengths } }, firstRow) {
      pieces.push({
        firstRow,
        bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        lengths,
      });
    },
    mark() {
      const count = pieces.length;
      return () => {
        pieces = pieces.slice(0, count);
      };
    },
    resultsOf(rows) {
      const wanted = new Set(rows);
      return new Map([...among((row) => wanted.has(row))].map(({ row, result }) => [row, result]));
    },
    between: (first, end) => among((row) => row >= first && row < end),
    packed: (first, end) =>
      pieces.filter((piece) => piece.firstRow < end && piece.firstRow + piece.lengths.length > first),
    results: () => among(() => true),
  };
}

/** A store that keeps nothing. */
export const nothingKept: RowStore = {
  keeps: "nothing",
  section: () => {},
  append: () => {},
  say: () => {},
  mark: () => () => {},
  resultsOf: () => new Map(),
  between: (): readonly NumberedResult[] => none,
  packed: (): readonly SpooledPiece[] => none,
  results: () => none,
  exceptions: () => none,
  problems: () => none,
  lines: () => none,
  close: () => {},
};
