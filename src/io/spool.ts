// A CSV output file that is written once, in chunks, and may be corrected before it is published: whether a
// row is a duplicate is known only when the last file has been read. The chunks remember their rows, so that
// a correction finds its line without anybody keeping a million lines in memory.
import { closeSync, fsyncSync, ftruncateSync, readSync, renameSync } from "node:fs";
import { openNew, writeAll } from "./files.ts";

const quote = 0x22;
const lineFeed = 0x0a;

/** `lines[n]` says how many lines of the file row n of the chunk has; absent = one each. */
type Chunk = {
  readonly offset: number;
  readonly length: number;
  readonly firstRow: number;
  readonly rows: number;
  readonly lines: Uint8Array | undefined;
  readonly section: number;
};

/** What to do with the lines of one row: new text (complete lines), or "" to leave them out. */
export type Replacements = ReadonlyMap<number, string>;

export type Spool = {
  /** What is added from now on stands in this section: the finished file has lower sections first. */
  readonly section: (number: number) => void;
  /** Adds the lines of `rows` rows that begin with the batch's row number `firstRow`. */
  readonly append: (text: Uint8Array, firstRow: number, rows: number, lines?: Uint8Array) => void;
  /** A place to go back to when the file that is being read turns out to be refused. */
  readonly mark: () => number;
  readonly backTo: (mark: number) => void;
  /** The text of the lines of each wanted row. */
  readonly linesOf: (rows: readonly number[]) => ReadonlyMap<number, string>;
  /** Writes the corrected file in place and syncs it. */
  readonly finish: (replacements: Replacements) => void;
};

export function openSpool(path: string, heading: string): Spool {
  const file = openNew(path);
  const head = Buffer.from(heading, "utf8");
  writeAll(file, head, 0);
  let chunks: Chunk[] = [];
  let length = head.length;
  let section = 0;

  // Chunks are read again one after the other, all into one place: as many buffers as chunks would be left lying.
  let place = Buffer.alloc(0);
  /** The bytes of a chunk, good until the next one is asked for. */
  const bytesOf = (chunk: Chunk): Buffer => {
    if (place.length < chunk.length) place = Buffer.allocUnsafe(chunk.length);
    const bytes = place.subarray(0, chunk.length);
    let at = 0;
    while (at < bytes.length) {
      const read = readSync(file, bytes, at, bytes.length - at, chunk.offset + at);
      if (read === 0) throw new Error(`${path} is shorter than what was written to it`);
      at += read;
    }
    return bytes;
  };

  /** Calls `each` with the bytes from start to end of every wanted row of the chunk, in order. */
  const visit = (chunk: Chunk, wanted: readonly number[], bytes: Buffer, each: Visitor): void => {
    let at = 0;
    let row = 0;
    const quotes = wanted.length > 0 && bytes.includes(quote);
    for (const ordinal of wanted) {
      const target = ordinal - chunk.firstRow;
      let lines = 0;
      for (; row < target; row += 1) lines += chunk.lines?.[row] ?? 1;
      at = afterLines(bytes, at, lines, quotes);
      const end = afterLines(bytes, at, chunk.lines?.[row] ?? 1, quotes);
      each(ordinal, at, end);
      at = end;
      row += 1;
    }
  };

  /** The wanted rows that each chunk holds, by chunk. */
  const wantedByChunk = (rows: readonly number[]): Map<Chunk, number[]> => {
    const sorted = [...rows].sort((a, b) => a - b);
    const found = new Map<Chunk, number[]>();
    let next = 0;
    for (const chunk of chunks) {
      const mine: number[] = [];
      for (; next < sorted.length; next += 1) {
        const row = sorted[next];
        if (row === undefined || row >= chunk.firstRow + chunk.rows) break;
        if (row >= chunk.firstRow) mine.push(row);
      }
      if (mine.length > 0) found.set(chunk, mine);
    }
    return found;
  };

  return {
    section(number) {
      section = number;
    },
    append(text, firstRow, rows, lines) {
      if (text.length === 0 && rows === 0) return;
      writeAll(file, text, length);
      chunks.push({ offset: length, length: text.length, firstRow, rows, lines, section });
      length += text.length;
    },
    mark: () => chunks.length,
    backTo(mark) {
      // By their count, not by a place in the file: rows without a line take no room.
      chunks = chunks.slice(0, mark);
      const last = chunks.at(-1);
      length = last === undefined ? head.length : last.offset + last.length;
      ftruncateSync(file, length);
    },
    linesOf(rows) {
      const found = new Map<number, string>();
      for (const [chunk, wanted] of wantedByChunk(rows)) {
        const bytes = bytesOf(chunk);
        visit(chunk, wanted, bytes, (row, start, end) => found.set(row, bytes.toString("utf8", start, end)));
      }
      return found;
    },
    finish(replacements) {
      const inOrder = chunks.toSorted((a, b) => a.section - b.section);
      if (replacements.size > 0 || inOrder.some((chunk, at) => chunk !== chunks[at])) {
        const corrected = openNew(`${path}.corrected`);
        try {
          writeAll(
            corrected,
            bytesOf({ offset: 0, length: head.length, firstRow: 0, rows: 0, lines: undefined, section }),
          );
          const wanted = wantedByChunk([...replacements.keys()]);
          for (const chunk of inOrder) {
            const bytes = bytesOf(chunk);
            let kept = 0;
            visit(chunk, wanted.get(chunk) ?? [], bytes, (row, start, end) => {
              writeAll(corrected, bytes.subarray(kept, start));
              writeAll(corrected, Buffer.from(replacements.get(row) ?? "", "utf8"));
              kept = end;
            });
            writeAll(corrected, bytes.subarray(kept));
          }
          fsyncSync(corrected);
        } finally {
          closeSync(corrected);
        }
        closeSync(file);
        renameSync(`${path}.corrected`, path);
      } else {
        fsyncSync(file);
        closeSync(file);
      }
    },
  };
}

type Visitor = (row: number, start: number, end: number) => void;

/** The place after `count` more lines; a line end inside quotes is part of the line. */
function afterLines(bytes: Buffer, start: number, count: number, quotes: boolean): number {
  let at = start;
  for (let line = 0; line < count; line += 1) {
    at = quotes ? afterQuotedLine(bytes, at) : bytes.indexOf(lineFeed, at) + 1;
    if (at <= start) throw new Error("a row has fewer lines than were written for it");
  }
  return at;
}

function afterQuotedLine(bytes: Buffer, start: number): number {
  let quoted = false;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) quoted = !quoted;
    else if (byte === lineFeed && !quoted) return at + 1;
  }
  return 0;
}

/** A spool that keeps nothing: for a reading of which only the numbers count. */
export const nowhere: Spool = {
  section: () => {},
  append: () => {},
  mark: () => 0,
  backTo: () => {},
  linesOf: () => new Map(),
  finish: () => {},
};
