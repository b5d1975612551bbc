// Takes in what was handed over: every file is read once, its hash taken and, for a run, its bytes kept. From
// here on a file is known by its label, so that the folder it came from leaves no trace in the results.
import { createHash } from "node:crypto";
import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  statSync,
} from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { utf8Checker } from "./csv/encoding.ts";
import { makeFolder, openNew, removeFolder, writeAll } from "./files.ts";

/** One file as taken in. `path` is where its bytes can be read again. */
export type InputFile = {
  readonly label: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The whole file is well-formed UTF-8. */
  readonly utf8: boolean;
  /** The first 64 KiB. */
  readonly head: Buffer;
};

/** A path that the operator named and that cannot be read: the operator's fault, nothing is processed. */
export class NoSuchInput extends Error {
  readonly path: string;
  constructor(path: string) {
    super(path);
    this.name = "NoSuchInput";
    this.path = path;
  }
}

const pieceLength = 1 << 20;
const leastLength = 1 << 13;
const headLength = 1 << 16;
/** What is taken from a folder; a file that is named itself is always taken. */
const tableEndings = new Set([".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods"]);
/** How hidden files begin, and those that Excel keeps beside a workbook that is open. */
const marks = [".", "~$"];

/**
 * The files behind the paths, folders opened one level deep, in the order of their labels. Two files of one
 * name get labels with a number, in the order of their hashes, so that the order on the command line does
 * not matter. `keepIn` is the folder that gets the byte copies; without it the originals are read again.
 */
export function takeIn(paths: readonly string[], keepIn: string | undefined): readonly InputFile[] {
  const seen = new Set<string>();
  // A folder of their own until they have their labels: any name may be somebody's label.
  const unlabelled = keepIn === undefined ? undefined : `${keepIn}.unlabelled`;
  if (unlabelled !== undefined) makeFolder(unlabelled);
  const read: { readonly name: string; readonly file: Unlabelled; readonly path: string }[] = [];
  for (const original of paths.flatMap(filesBehind)) {
    if (seen.has(resolve(original))) continue;
    seen.add(resolve(original));
    // What is hashed is what is kept, even if somebody is still writing the original.
    const path = unlabelled === undefined ? original : join(unlabelled, String(read.length));
    const file = readOnce(original, unlabelled === undefined ? undefined : path);
    read.push({ name: basename(original), file, path });
  }
  read.sort((a, b) => compare(a.name, b.name) || compare(a.file.sha256, b.file.sha256));
  const used = new Set<string>();
  const labelled = read.map(({ name, file, path }) => {
    const label = unusedLabel(name, used);
    used.add(label.toLowerCase());
    if (keepIn === undefined) return { ...file, label, path };
    const kept = join(keepIn, label);
    renameSync(path, kept);
    return { ...file, label, path: kept };
  });
  if (unlabelled !== undefined) removeFolder(unlabelled);
  return labelled;
}

/** Throws NoSuchInput for the first of the paths, or of the files behind them, that is not there; no file is read. */
export function mustBeThere(paths: readonly string[]): void {
  for (const path of paths) filesBehind(path);
}

/** One file that was kept before, under the label that it had. */
export function readAgain(path: string, label: string): InputFile {
  return { ...readOnce(path, undefined), label, path };
}

function filesBehind(path: string): readonly string[] {
  let stat: ReturnType<typeof statSync>;
  try {
    stat = statSync(path);
  } catch {
    throw new NoSuchInput(path);
  }
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .filter(
      (name) => !marks.some((mark) => name.startsWith(mark)) && tableEndings.has(extname(name).toLowerCase()),
    )
    .map((name) => join(path, name))
    .filter((inner) => !isFolder(inner))
    .sort(compare);
}

/** Follows links; one that leads nowhere is a file that somebody misses. */
function isFolder(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new NoSuchInput(path);
  return found.isDirectory();
}

/** By code point, the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function unusedLabel(name: string, used: ReadonlySet<string>): string {
  if (!used.has(name.toLowerCase())) return name;
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let number = 2; ; number += 1) {
    const label = `${stem} (${number})${ending}`;
    if (!used.has(label.toLowerCase())) return label;
  }
}

type Unlabelled = Omit<InputFile, "label" | "path">;

function readOnce(path: string, copyTo: string | undefined): Unlabelled {
  const copy = copyTo === undefined ? undefined : openNew(copyTo);
  try {
    const hash = createHash("sha256");
    const utf8 = utf8Checker();
    let head = Buffer.alloc(0);
    let bytes = 0;
    for (const piece of passingPieces(path)) {
      hash.update(piece);
      utf8.add(piece);
      if (copy !== undefined) writeAll(copy, piece);
      if (bytes === 0) head = Buffer.from(piece.subarray(0, headLength));
      bytes += piece.length;
    }
    if (copy !== undefined) fsyncSync(copy);
    return { bytes, sha256: hash.digest("hex"), utf8: utf8.whole(), head };
  } finally {
    if (copy !== undefined) closeSync(copy);
  }
}

/** The file's bytes piece by piece; each piece is the caller's to keep. */
export function* pieces(path: string): Generator<Buffer> {
  yield* readThrough(path, (length) => Buffer.allocUnsafe(length));
}

/** The same for who is done with a piece before the next: all of them are read into one place. */
export function* passingPieces(path: string): Generator<Buffer> {
  let place: Buffer | undefined;
  yield* readThrough(path, (length) => (place ??= Buffer.allocUnsafe(length)));
}

function* readThrough(path: string, room: (length: number) => Buffer): Generator<Buffer> {
  const file = openSync(path, "r");
  try {
    // What is no file on a disk has no size.
    const length = Math.min(pieceLength, Math.max(leastLength, fstatSync(file).size));
    for (;;) {
      const buffer = room(length);
      const read = readSync(file, buffer, 0, length, null);
      if (read === 0) return;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}
