// A file of our own, or memory, in which bytes of rows wait until everything is decided, added piece by piece and never changed.
// Each piece remembers which rows it holds, so that a row is found without anybody keeping a million of them in memory.
import type { RowBytes } from "./row-bytes.ts";
import { fileMedium, type Medium, memoryMedium } from "./spool-medium.ts";

/** Where a piece stands in the file: its bytes, then the lengths of its rows. */
type Piece = {
  readonly offset: number;
  readonly length: number;
  readonly firstRow: number;
  readonly rows: number;
  readonly section: number;
};

/** A piece read again; its bytes are good until the next one is asked for. */
export type SpooledPiece = {
  readonly firstRow: number;
  readonly bytes: Buffer;
  readonly lengths: Uint32Array;
};

type Spool = {
  /** What is added from now on stands in this section; in `pieces` lower sections come first. */
  readonly section: (number: number) => void;
  /** Rows count over all pieces and rise from one to the next. */
  readonly append: (rows: RowBytes, firstRow: number) => void;
  /** A place to go back to when the file that is being read turns out to be refused. */
  readonly mark: () => number;
  readonly backTo: (mark: number) => void;
  /** The bytes of the rows from `first` to before `end` that are there, in the order in which they were added. */
  readonly between: (first: number, end: number) => Generator<SpooledRow>;
  /** The pieces in which they stand, whole. */
  readonly piecesBetween: (first: number, end: number) => Generator<SpooledPiece>;
  /** The bytes of these rows alone. */
  readonly rows: (wanted: readonly number[]) => Generator<SpooledRow>;
  /** Everything, section by section. */
  readonly pieces: () => Generator<SpooledPiece>;
  /** Closes what they stand in and takes it away. */
  readonly close: () => void;
};

/** A row and its bytes, which are good until the next one is asked for. */
export type SpooledRow = { readonly row: number; readonly bytes: Buffer };

const lengthBytes = Uint32Array.BYTES_PER_ELEMENT;

/** `path` is of the file, which is made when the first row comes; undefined: all is kept in memory. */
export function openSpool(path: string | undefined): Spool {
  let medium: Medium | undefined;
  let pieces: Piece[] = [];
  let end = 0;
  let section = 0;

  const endOf = ({ offset, length, rows }: Piece): number => offset + length + rows * lengthBytes;

  /** One place for all pieces of a walk: as many buffers as pieces would be left lying. */
  function reader(): (piece: Piece) => SpooledPiece {
    let place = Buffer.alloc(0);
    return (piece) => {
      const size = endOf(piece) - piece.offset;
      if (place.length < size) place = Buffer.allocUnsafe(size);
      for (let at = 0; at < size; ) {
        const read = medium?.read(place, at, size - at, piece.offset + at) ?? 0;
        if (read === 0) throw new Error(`${path ?? "memory"} is shorter than what was written to it`);
        at += read;
      }
      const lengths = new Uint32Array(piece.rows);
      Buffer.from(lengths.buffer).set(place.subarray(piece.length, size));
      return { firstRow: piece.firstRow, bytes: place.subarray(0, piece.length), lengths };
    };
  }

  function* rowsIn({ firstRow, bytes, lengths }: SpooledPiece, wanted: Wanted): Generator<SpooledRow> {
    let at = 0;
    for (const [place, length] of lengths.entries()) {
      const row = firstRow + place;
      if (wanted(row)) yield { row, bytes: bytes.subarray(at, at + length) };
      at += length;
    }
  }

  function* piecesBetween(first: number, before: number): Generator<SpooledPiece> {
    const read = reader();
    for (const piece of pieces) {
      if (piece.firstRow < before && piece.firstRow + piece.rows > first) yield read(piece);
    }
  }

  return {
    section(number) {
      section = number;
    },
    append({ bytes, lengths }, firstRow) {
      if (bytes.length === 0 && lengths.length === 0) return;
      medium ??= path === undefined ? memoryMedium() : fileMedium(path);
      const piece = { offset: end, length: bytes.length, firstRow, rows: lengths.length, section };
      medium.write(bytes, end);
      medium.write(Buffer.from(lengths.buffer, lengths.byteOffset, lengths.byteLength), end + bytes.length);
      pieces.push(piece);
      end = endOf(piece);
    },
    mark: () => pieces.length,
    backTo(mark) {
      if (mark === pieces.length) return;
      pieces = pieces.slice(0, mark);
      const last = pieces.at(-1);
      end = last === undefined ? 0 : endOf(last);
      medium?.cut(end);
    },
    *between(first, before) {
      for (const piece of piecesBetween(first, before)) {
        yield* rowsIn(piece, (row) => row >= first && row < before);
      }
    },
    piecesBetween,
    *rows(wanted) {
      const read = reader();
      for (const [piece, mine] of byPiece(pieces, wanted)) yield* rowsIn(read(piece), (row) => mine.has(row));
    },
    *pieces() {
      const read = reader();
      for (const piece of pieces.toSorted((a, b) => a.section - b.section)) yield read(piece);
    },
    close() {
      medium?.close();
      medium = undefined;
    },
  };
}

type Wanted = (row: number) => boolean;

/** The wanted rows that each piece holds; pieces without one are left out. */
function* byPiece(pieces: readonly Piece[], wanted: readonly number[]) {
  const sorted = [...wanted].sort((a, b) => a - b);
  let next = 0;
  for (const piece of pieces) {
    const mine = new Set<number>();
    for (; next < sorted.length; next += 1) {
      const row = sorted[next];
      if (row === undefined || row >= piece.firstRow + piece.rows) break;
      if (row >= piece.firstRow) mine.add(row);
    }
    if (mine.size > 0) yield [piece, mine] as const;
  }
}
