// Writing so that nothing is ever half-written: folders 0700, files 0600 whatever the umask, synced before
// they are renamed into place.
import {
  chmodSync,
  closeSync,
  fchmodSync,
  fsync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";

const ownerOnly = 0o600;
const ownerFolder = 0o700;

/**
 * Makes the folder and its parents for the owner only. A folder that is there stays as its owner wants it. Step by step:
 * Node's own recursion hides what the system said, and never ends where a folder cannot be made (/proc).
 */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path, { mode: ownerFolder });
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
    throw error;
  }
  // A mask may have taken away what the owner needs.
  chmodSync(path, ownerFolder);
}

/** Opens a new file for writing (or cuts an old one to nothing), readable by the owner only. */
export function openNew(path: string): number {
  const file = openSync(path, "w+", ownerOnly);
  fchmodSync(file, ownerOnly);
  return file;
}

/** Writes all of it at `position`, else where the last write ended: a short write is taken up again. */
export function writeAll(file: number, bytes: Uint8Array, position?: number): void {
  let at = 0;
  while (at < bytes.length) {
    const place = position === undefined ? null : position + at;
    at += writeSync(file, bytes, at, bytes.length - at, place);
  }
}

/** Writes a whole file and syncs it. */
export function writeFileSynced(path: string, content: string | Uint8Array): void {
  writeFile(path, content, fsyncSync);
}

/** Writes a whole file of a folder that is synced as a whole (syncTree). */
export function writeStaged(path: string, content: string | Uint8Array): void {
  writeFile(path, content, () => {});
}

function writeFile(path: string, content: string | Uint8Array, sync: (file: number) => void): void {
  const file = openNew(path);
  try {
    writeAll(file, typeof content === "string" ? Buffer.from(content, "utf8") : content);
    sync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes what was renamed or created in a folder last. Some systems cannot sync a folder; that is no fault. */
export function syncFolder(path: string): void {
  let folder: number;
  try {
    folder = openSync(path, "r");
  } catch {
    return;
  }
  try {
    fsyncSync(folder);
  } catch {
    // Windows and some network drives refuse; the rename itself is still atomic.
  } finally {
    closeSync(folder);
  }
}

/** So many files wait for the disk at once: one after the other, a batch of hundreds waits as long as it takes to decide. */
const atOnce = 16;

/** Syncs every file in the folder and in those below it, then the folders. Throws where a file cannot be synced. */
export async function syncTree(folder: string): Promise<void> {
  const files: string[] = [];
  const folders: string[] = [folder];
  for (const inner of folders) {
    for (const entry of readdirSync(inner, { withFileTypes: true })) {
      (entry.isDirectory() ? folders : files).push(join(inner, entry.name));
    }
  }
  const waiting = files.values();
  const syncSome = async (): Promise<void> => {
    for (const path of waiting) await syncFile(path);
  };
  await Promise.all(Array.from({ length: atOnce }, syncSome));
  for (const inner of folders.reverse()) syncFolder(inner);
}

async function syncFile(path: string): Promise<void> {
  const file = openSync(path, "r+");
  try {
    await new Promise<void>((done, failed) => {
      fsync(file, (fault) => (fault === null ? done() : failed(fault)));
    });
  } finally {
    closeSync(file);
  }
}

/** Puts a finished, synced folder in its final place, in one step. */
export function publish(staged: string, final: string): void {
  syncFolder(staged);
  renameSync(staged, final);
  syncFolder(dirname(final));
}

/** Gives a folder another name beside it. */
export function moveFolder(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
