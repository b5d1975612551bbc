// The few ways in which the ledger touches files beside its database: owner only, synced, never half-written.
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { LedgerFault } from "../fault.ts";

const ownerOnly = 0o600;
/** Longer than anything that is kept in a small file. */
const mostBytes = 1024;

/** A small file beside the book; undefined where there is none. A pipe would be waited for, a device has no end: `damaged`. */
export function readSmall(path: string, reason: string, most = mostBytes): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (!found.isFile() || found.size > most) throw new LedgerFault("damaged", reason, path);
  return readFileSync(path, "latin1");
}

/** Makes a new file, 0600 whatever the umask, and syncs it. Throws EEXIST when there is one. */
export function writeNew(path: string, content: string): void {
  const file = openSync(path, "wx", ownerOnly);
  try {
    fchmodSync(file, ownerOnly);
    writeFileSync(file, content, "latin1");
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Puts a small file in the place of the old one, in one step. Only the writer that holds the ledger calls it. */
export function replaceFile(path: string, content: string): void {
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  writeNew(draft, content);
  renameSync(draft, path);
  syncFolder(dirname(path));
}

const zeros = Buffer.alloc(1 << 16);

/** Writes zeros over the bytes of an open file, on disk when it returns. */
export function writeOver(file: number, bytes: number): void {
  for (let at = 0; at < bytes; at += zeros.length)
    writeSync(file, zeros, 0, Math.min(zeros.length, bytes - at), at);
  fsyncSync(file);
}

/** Makes what was created or renamed in a folder last. Some systems cannot sync a folder; that is no fault. */
export function syncFolder(path: string): void {
  try {
    const folder = openSync(path, "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // Windows and some network drives refuse; renames and links are atomic all the same.
  }
}
