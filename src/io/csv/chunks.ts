// Cuts a CSV file of any size into chunks of whole records, so that each can be parsed on its own, in any
// thread. It looks only for quotes and line ends; what a record says, and whether it is sound, is for parse.ts.
import { Buffer } from "node:buffer";
import { fileProblem } from "../../core/problem.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";
import { Refusal } from "../../core/refusal.ts";
import { type Encoding, inUtf8 } from "./encoding.ts";

/** Whole records in UTF-8 without a byte order mark. Rows are counted as a spreadsheet shows them, blank ones too. */
export type CsvChunk = { readonly bytes: Buffer; readonly firstRow: number; readonly rows: number };

type ChunkOptions = {
  readonly file: string;
  readonly encoding: Encoding;
  /** About how long a chunk is, in bytes. Rows of longer ones outlive the young part of the heap and cost more. */
  readonly size?: number;
  /** The same of the first chunk. */
  readonly firstSize?: number;
};

const longestRecord = 1 << 20;
const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** Ctrl-Z, which old programs write where a text ends. */
const endOfText = 0x1a;

/**
 * Streams the file as chunks. A line ends with LF, CRLF or CR outside quotes. Throws a Refusal:
 * text-has-nul, csv-record-too-long, csv-stray-quote (a quote that is never closed).
 */
export async function* csvChunks(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: ChunkOptions,
): AsyncGenerator<CsvChunk> {
  const { file, encoding, size = 1 << 18, firstSize = size } = options;
  let wanted = firstSize;
  /** Pieces that no chunk has taken yet, and how many bytes they are. */
  let held: Buffer[] = [];
  let heldLength = 0;
  /** Where in the held bytes the last whole record ends. */
  let whole = 0;
  let firstRow = 1;
  let rows = 0;
  let quoted = false;
  let afterReturn = false;

  const refuse = (code: ProblemCode): never => {
    throw new Refusal(fileProblem(code, file, { row: firstRow + rows }));
  };
  const take = (length: number): CsvChunk => {
    const all = held.length === 1 && held[0] !== undefined ? held[0] : Buffer.concat(held);
    const chunk = { bytes: all.subarray(0, length), firstRow, rows };
    refuseNul(chunk, file);
    // A copy, so that what is left does not hold on to the whole chunk.
    held = length < all.length ? [Buffer.from(all.subarray(length))] : [];
    heldLength = all.length - length;
    whole = 0;
    firstRow += rows;
    rows = 0;
    return chunk;
  };
  const endRecord = (at: number): void => {
    if (at - whole > longestRecord) refuse("csv-record-too-long");
    whole = at;
    rows += 1;
  };

  for await (const piece of inPieces(inUtf8(source, encoding, file), size)) {
    const start = heldLength;
    const length = piece.length;
    // The reader of the file may use its buffer again, so what is held is a copy.
    held.push(Buffer.from(piece));
    heldLength += length;
    let at = 0;
    if (afterReturn && length > 0) {
      at = piece[0] === lineFeed ? 1 : 0;
      endRecord(start + at);
      afterReturn = false;
    }
    for (; at < length; at += 1) {
      const byte = piece[at];
      if (byte === quote) quoted = !quoted;
      else if (quoted) continue;
      else if (byte === lineFeed) endRecord(start + at + 1);
      else if (byte === carriageReturn) {
        // Whether a line feed belongs to it is seen with the next byte.
        if (at + 1 === length) afterReturn = true;
        else {
          if (piece[at + 1] === lineFeed) at += 1;
          endRecord(start + at + 1);
        }
      }
    }
    if (heldLength - whole > longestRecord) refuse(quoted ? "csv-stray-quote" : "csv-record-too-long");
    if (whole < wanted) continue;
    wanted = size;
    yield take(whole);
  }
  const last = held.at(-1);
  if (last !== undefined && !afterReturn && last[last.length - 1] === endOfText) {
    held[held.length - 1] = last.subarray(0, -1);
    heldLength -= 1;
  }
  if (quoted) refuse("csv-stray-quote");
  if (afterReturn) endRecord(heldLength);
  if (heldLength > whole) endRecord(heldLength);
  if (heldLength > 0) yield take(heldLength);
}

/** However much comes at once, no chunk gets much longer than `size`. */
async function* inPieces(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  for await (const bytes of source) {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  }
}

/** NUL bytes are never accepted. */
function refuseNul(chunk: CsvChunk, file: string): void {
  const nul = chunk.bytes.indexOf(0);
  if (nul >= 0) throw new Refusal(fileProblem("text-has-nul", file, { row: rowAt(chunk, nul) }));
}

/** The number of the row that holds this byte. */
function rowAt(chunk: CsvChunk, end: number): number {
  let row = chunk.firstRow;
  let quoted = false;
  for (let at = 0; at < end; at += 1) {
    const byte = chunk.bytes[at];
    if (byte === quote) quoted = !quoted;
    else if (quoted) continue;
    else if (byte === lineFeed) row += 1;
    else if (byte === carriageReturn && chunk.bytes[at + 1] !== lineFeed) row += 1;
  }
  return row;
}
