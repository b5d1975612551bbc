// One output file, written from its beginning to its end and never looked at again; its hash is taken on the way.
import { createHash } from "node:crypto";
import { closeSync, fsyncSync } from "node:fs";
import { openNew, writeAll } from "./files.ts";

export type Output = {
  readonly write: (bytes: Uint8Array) => void;
  /** Closes the file, synced if it stands by itself; its size in bytes and its hash in hex digits. */
  readonly close: () => { readonly bytes: number; readonly sha256: string };
};

/** `staged`: it is part of a folder that is synced as a whole (syncTree). */
export function openOutput(path: string, staged: "staged" | "by itself"): Output {
  const file = openNew(path);
  const hash = createHash("sha256");
  let bytes = 0;
  return {
    write(piece) {
      writeAll(file, piece);
      hash.update(piece);
      bytes += piece.length;
    },
    close() {
      try {
        if (staged === "by itself") fsyncSync(file);
      } finally {
        closeSync(file);
      }
      return { bytes, sha256: hash.digest("hex") };
    },
  };
}
