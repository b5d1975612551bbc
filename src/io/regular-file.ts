// Reads files and nothing else: a pipe would wait for ever, a device has no end, and a file that somebody is still
// writing is not what was sent.
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  type Stats,
} from "node:fs";
import { join } from "node:path";

/** As Node takes it: bytes where the name is no UTF-8. */
export type FilePath = string | Buffer;

/** Why something is not taken as a file; a lock says that another file is open. */
export type WhyNot = "pipe" | "device" | "socket" | "link" | "folder" | "changing" | "gone" | "name" | "lock";

export class NotAFile extends Error {
  readonly why: WhyNot;
  readonly path: string;
  constructor(why: WhyNot, path: FilePath) {
    super(`${path}: ${why}`);
    this.name = "NotAFile";
    this.why = why;
    this.path = String(path);
  }
}

/** What stands there if it is no file; links are not followed. */
export function whyNotAFile(path: FilePath): WhyNot | undefined {
  return kindOf(lstatSync(path, { throwIfNoEntry: false }));
}

/** Throws NotAFile for the first thing below a folder that is neither a file nor a folder. */
export function mustHoldFiles(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() && !entry.isDirectory()) throw new NotAFile(whyNotAFile(path) ?? "gone", path);
  }
}

function kindOf(found: Stats | undefined): WhyNot | undefined {
  if (found === undefined) return "gone";
  if (found.isFile()) return undefined;
  if (found.isDirectory()) return "folder";
  if (found.isSymbolicLink()) return "link";
  if (found.isFIFO()) return "pipe";
  return found.isSocket() ? "socket" : "device";
}

const pieceLength = 1 << 20;
const leastLength = 1 << 13;

/** The file's bytes piece by piece; each piece is the caller's to keep. Throws NotAFile. */
export function* pieces(path: FilePath): Generator<Buffer> {
  yield* readThrough(path, (length) => Buffer.allocUnsafe(length));
}

/** The same for who is done with a piece before the next: all of them are read into one place. */
export function* passingPieces(path: FilePath): Generator<Buffer> {
  let place: Buffer | undefined;
  yield* readThrough(path, (length) => (place ??= Buffer.allocUnsafe(length)));
}

function* readThrough(path: FilePath, room: (length: number) => Buffer): Generator<Buffer> {
  // Without waiting: what was a file a moment ago may be a pipe by now.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const before = fstatSync(file, { bigint: true });
    const why = kindOf(fstatSync(file));
    if (why !== undefined) throw new NotAFile(why, path);
    const length = Math.min(pieceLength, Math.max(leastLength, Number(before.size)));
    let total = 0;
    for (;;) {
      const buffer = room(length);
      const read = readSync(file, buffer, 0, length, null);
      total += read;
      // A file that grows as fast as it is read has no end.
      if (read === 0 || total > before.size) break;
      yield buffer.subarray(0, read);
    }
    const after = fstatSync(file, { bigint: true });
    if (BigInt(total) !== before.size || after.size !== before.size || after.mtimeNs !== before.mtimeNs)
      throw new NotAFile("changing", path);
  } finally {
    closeSync(file);
  }
}
