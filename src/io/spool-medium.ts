// Where a spool keeps its bytes: a file of our own, or memory where there is no folder to write into.
import { closeSync, ftruncateSync, readSync, rmSync } from "node:fs";
import { openNew, writeAll } from "./files.ts";

export type Medium = {
  readonly write: (bytes: Uint8Array, at: number) => void;
  /** How many bytes were read from `at` into `place`, from its byte `from` on; fewer than `size` may come at a time. */
  readonly read: (place: Uint8Array, from: number, size: number, at: number) => number;
  /** Nothing stands behind `end` any more. */
  readonly cut: (end: number) => void;
  /** What was written is gone. */
  readonly close: () => void;
};

export function fileMedium(path: string): Medium {
  const file = openNew(path);
  return {
    write: (bytes, at) => writeAll(file, bytes, at),
    read: (place, from, size, at) => readSync(file, place, from, size, at),
    cut: (end) => ftruncateSync(file, end),
    close() {
      closeSync(file);
      rmSync(path);
    },
  };
}

export function memoryMedium(): Medium {
  let held = new Uint8Array(1 << 16);
  let length = 0;
  return {
    write(bytes, at) {
      const end = at + bytes.length;
      if (end > held.length) {
        const larger = new Uint8Array(Math.max(end, held.length * 2));
        larger.set(held.subarray(0, length));
        held = larger;
      }
      held.set(bytes, at);
      length = Math.max(length, end);
    },
    read(place, from, size, at) {
      const piece = held.subarray(at, Math.min(length, at + size));
      place.set(piece, from);
      return piece.length;
    },
    cut(end) {
      length = end;
    },
    close() {
      held = new Uint8Array(0);
      length = 0;
    },
  };
}
