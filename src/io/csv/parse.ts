// Turns the bytes of one chunk into rows of cells, strictly: no relaxed quotes, no relaxed widths. Records with
// quotes are parsed by csv-parse. Lines of a stretch without any quote need no parser: they are cut at the
// delimiter, several times as fast; a test holds both to the same answers.
import { Buffer, isAscii } from "node:buffer";
import { CsvError, parse } from "csv-parse/sync";
import { cellKind, type Row } from "../../core/place.ts";
import { fileProblem } from "../../core/problem.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";
import { Refusal } from "../../core/refusal.ts";

/** How a file is cut into cells. Rows after the heading row must have `width` cells; before it, any number. */
export type Dialect = {
  readonly delimiter: string;
  readonly width?: number | undefined;
  /** So many cells a row must have: those behind them are of optional columns, and programs leave out blank ones. */
  readonly least?: number | undefined;
  /** So many blank cells every row has behind the last heading. */
  readonly spare?: number | undefined;
  /** The number of the heading row; 0 while it is not known. */
  readonly headingRow: number;
};

export const delimiters = [",", ";", "\t", "|"] as const;

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** Stretches without quotes shorter than this stay with their neighbours: each call of csv-parse has a price. */
const shortStretch = 4096;
/** Legal CSV in which two stray quotes swallowed what lay between them looks like this. */
const mostDelimiters = 2;
const niNumberInside = /(?:^|[^A-Za-z0-9])[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z0-9])/i;

/** The same as `chunkRows`, all at once. */
export function parseChunk(bytes: Buffer, dialect: Dialect, firstRow: number, file: string): Row[] {
  return [...chunkRows(bytes, dialect, firstRow, file)];
}

/**
 * The rows of a chunk of whole records in UTF-8, one after the other, so that a row that has been decided can go before the next
 * one is made. Blank lines give no row but count in the numbering. Throws a Refusal: csv-width-differs, csv-stray-quote,
 * csv-damaged; whoever used rows before that must let them go.
 */
export function* chunkRows(bytes: Buffer, dialect: Dialect, firstRow: number, file: string): Generator<Row> {
  const lastByte = bytes[bytes.length - 1];
  const ended = lastByte === lineFeed || lastByte === carriageReturn;
  const damaged = bytes.includes(lostLetter);
  let row: Row | undefined;
  for (const next of rowsIn(bytes, dialect, firstRow, file)) {
    if (row !== undefined) {
      refuseOtherWidth(row, dialect, file, true);
      yield damaged ? withDamage(row) : row;
    }
    row = next;
  }
  if (row === undefined) return;
  refuseOtherWidth(row, dialect, file, ended);
  yield damaged ? withDamage(row) : row;
}

function* rowsIn(bytes: Buffer, dialect: Dialect, firstRow: number, file: string): Generator<Row> {
  let number = firstRow;
  let at = 0;
  while (at < bytes.length) {
    const next = bytes.indexOf(quote, at);
    const plainEnd = next < 0 ? bytes.length : lineStart(bytes, next, at);
    if (plainEnd > at) number = yield* cutLines(bytes, at, plainEnd, dialect, number);
    if (next < 0) return;
    const quotedEnd = quotedStretchEnd(bytes, plainEnd);
    number = yield* parseRecords(bytes.subarray(plainEnd, quotedEnd), dialect, number, file);
    at = quotedEnd;
  }
}

const lostLetter = Buffer.from("\ufffd", "utf8");

/** A cell that holds U+FFFD is a problem of its own; the other cells of the row are what they are. */
function withDamage(row: Row): Row {
  if (!row.cells.some((cell) => cell.includes("\ufffd"))) return row;
  const kinds = row.cells.map((cell) => (cell.includes("\ufffd") ? cellKind.damaged : cellKind.text));
  return { ...row, kinds: Uint8Array.from(kinds) };
}

/** As many bytes as hold this many records, or all. */
export function firstRecords(bytes: Buffer, limit: number): Buffer {
  let at = 0;
  for (let lines = 0; lines < limit && at < bytes.length; lines += 1) at = recordEnd(bytes, at);
  return bytes.subarray(0, at);
}

/** Where the record that begins here ends, its line end included. */
function recordEnd(bytes: Buffer, start: number): number {
  let quoted = false;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) quoted = !quoted;
    else if (quoted) continue;
    else if (byte === lineFeed) return at + 1;
    else if (byte === carriageReturn) return bytes[at + 1] === lineFeed ? at + 2 : at + 1;
  }
  return bytes.length;
}

/** Where the line begins that holds this byte, not before `from`. */
function lineStart(bytes: Buffer, position: number, from: number): number {
  let at = position;
  while (at > from && bytes[at - 1] !== lineFeed && bytes[at - 1] !== carriageReturn) at -= 1;
  return at;
}

/** Where the stretch of records ends that have quotes, or lie close to records that have. */
function quotedStretchEnd(bytes: Buffer, start: number): number {
  let end = recordEnd(bytes, start);
  for (;;) {
    const next = bytes.indexOf(quote, end);
    if (next < 0 || next - end > shortStretch) return end;
    while (end <= next) end = recordEnd(bytes, end);
  }
}

/** Lines from start to end, which hold no quote. Returns the number of the row after the last. */
function* cutLines(
  bytes: Buffer,
  start: number,
  end: number,
  dialect: Dialect,
  firstRow: number,
): Generator<Row, number> {
  // Line by line, so that a cell that somebody keeps holds on to its line and not to the whole chunk.
  const encoding = isAscii(bytes.subarray(start, end)) ? "latin1" : "utf8";
  let number = firstRow;
  let from = start;
  for (let at = start; at <= end; at += 1) {
    const byte = at === end ? lineFeed : bytes[at];
    if (byte !== lineFeed && byte !== carriageReturn) continue;
    if (at === end && from === end) break;
    if (at > from) yield { number, cells: bytes.toString(encoding, from, at).split(dialect.delimiter) };
    if (byte === carriageReturn && bytes[at + 1] === lineFeed && at + 1 < end) at += 1;
    number += 1;
    from = at + 1;
  }
  return number;
}

function* parseRecords(
  bytes: Buffer,
  dialect: Dialect,
  firstRow: number,
  file: string,
): Generator<Row, number> {
  let records: string[][];
  try {
    records = parse(bytes, {
      delimiter: dialect.delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      // Not a relaxation: blank lines must come through to be counted, and refuseOtherWidths is as strict.
      relax_column_count: true,
    });
  } catch (error) {
    throw refusal(error, firstRow, file);
  }
  let number = firstRow;
  for (const cells of records) {
    for (const cell of cells) {
      if (swallowed(cell, dialect.delimiter)) refuse("csv-stray-quote", file, number, cell);
    }
    // A blank line comes as one empty cell.
    if (cells.length > 1 || cells[0] !== "") yield { number, cells };
    number += 1;
  }
  return number;
}

/** A line break and then three or more delimiters or an NI number: other rows, swallowed by a stray quote. */
function swallowed(cell: string, delimiter: string): boolean {
  if (cell.indexOf("\n") < 0 && cell.indexOf("\r") < 0) return false;
  let count = 0;
  for (let at = cell.indexOf(delimiter); at >= 0; at = cell.indexOf(delimiter, at + 1)) count += 1;
  return count > mostDelimiters || niNumberInside.test(cell);
}

/** `ended`: the row ends with a line break. One that breaks off may have lost more than blank cells. */
function refuseOtherWidth(row: Row, dialect: Dialect, file: string, ended: boolean): void {
  const { width, headingRow, least = width, spare = 0 } = dialect;
  const { length } = row.cells;
  if (width === undefined || least === undefined || length === width || row.number <= headingRow) return;
  // A row without its last blank cells, or without any that is filled.
  const isShort = length < least ? isBlankFrom(row, 0) : ended;
  if (length > width ? length === width + spare && isBlankFrom(row, width) : isShort) return;
  throw new Refusal(
    fileProblem("csv-width-differs", file, {
      row: row.number,
      found: String(length),
      expected: String(width),
    }),
  );
}

function isBlankFrom({ cells }: Row, from: number): boolean {
  for (let at = from; at < cells.length; at += 1) if ((cells[at] ?? "").trim() !== "") return false;
  return true;
}

function refuse(code: ProblemCode, file: string, row: number, found: string): never {
  throw new Refusal(fileProblem(code, file, { row, found }));
}

const quoteErrors = new Set(["CSV_INVALID_CLOSING_QUOTE", "INVALID_OPENING_QUOTE", "CSV_QUOTE_NOT_CLOSED"]);

function refusal(error: unknown, firstRow: number, file: string): unknown {
  if (!(error instanceof CsvError)) return error;
  const records: unknown = error["records"];
  const row = firstRow + (typeof records === "number" ? records : 0);
  const code = quoteErrors.has(error.code) ? "csv-stray-quote" : "csv-damaged";
  return new Refusal(fileProblem(code, file, { row }));
}
