// Takes in what was handed over: every file is read once, its hash taken and, for a run, its bytes kept. From
// here on a file is known by its label, so that the folder it came from leaves no trace in the results.
import { createHash } from "node:crypto";
import { closeSync, readFileSync, renameSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { utf8Checker } from "./csv/encoding.ts";
import { makeFolder, openNew, removeFolder, writeAll } from "./files.ts";
import { type Found, filesBehind, lockedBy } from "./found-files.ts";
import { type FilePath, NotAFile, passingPieces, pieces, type WhyNot } from "./regular-file.ts";

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
  /** All of it, where somebody has it at hand: then nobody opens the path. */
  readonly content?: Buffer | undefined;
};

/** What was handed over and is no file that can be read; the others are taken all the same. */
export type NotTaken = { readonly name: string; readonly why: WhyNot };

type Intake = {
  /** In the order of their labels. */
  readonly inputs: readonly InputFile[];
  readonly notTaken: readonly NotTaken[];
  /** Labels of files whose own names cannot be shown. */
  readonly renamed: readonly string[];
  /** Files that a spreadsheet program has open, by the marks that stand in their place. */
  readonly open: readonly { readonly name: string; readonly of: string }[];
};

const headLength = 1 << 16;

/** A file that is given as its bytes. */
export function inMemory(label: string, content: Buffer): InputFile {
  const hash = createHash("sha256").update(content);
  const utf8 = utf8Checker();
  utf8.add(content);
  const head = content.subarray(0, headLength);
  const about = { bytes: content.length, sha256: hash.digest("hex"), utf8: utf8.whole() };
  return { ...about, label, path: label, head, content };
}

/** All of the file's bytes. */
export function wholeInput({ path, bytes, head, content }: InputFile): Buffer {
  return content ?? (bytes > head.length ? readFileSync(path) : head);
}

/** The file's bytes piece by piece; it is opened only when more is wanted than its beginning. */
export function* inputPieces({ path, bytes, head, content }: InputFile): Generator<Buffer> {
  yield head;
  if (bytes <= head.length) return;
  if (content !== undefined) {
    yield content.subarray(head.length);
    return;
  }
  let known = head.length;
  for (const piece of pieces(path)) {
    if (piece.length > known) yield piece.subarray(known);
    known = Math.max(0, known - piece.length);
  }
}

/**
 * The files behind the paths, folders opened one level deep. Two files of one name get labels with a number, in the
 * order of their hashes, so that the order on the command line does not matter. `keepIn` is the folder that gets the byte
 * copies, part of one that is synced as a whole; without it the originals are read again, but for those whose names no text
 * can hold: `scratch` gets their copies.
 * Throws NoSuchInput for a path with nothing behind it.
 */
export function takeIn(paths: readonly string[], keepIn: string | undefined, scratch?: string): Intake {
  // A folder of their own until they have their labels: any name may be somebody's label.
  const unlabelled = keepIn === undefined ? undefined : `${keepIn}.unlabelled`;
  if (unlabelled !== undefined) makeFolder(unlabelled);
  const read: { readonly found: Found; readonly file: Unlabelled; readonly path: string }[] = [];
  const notTaken: NotTaken[] = [];
  const all = once(paths.flatMap(filesBehind));
  const locks = all.filter(({ whyNot }) => whyNot === "lock");
  for (const found of all.filter(({ whyNot }) => whyNot !== "lock")) {
    try {
      if (found.whyNot !== undefined) throw new NotAFile(found.whyNot, found.path);
      const copies = unlabelled ?? (typeof found.path === "string" ? undefined : scratch);
      const copy = copies === undefined ? undefined : join(copies, String(read.length));
      const path = copy ?? found.path;
      if (typeof path !== "string") throw new NotAFile("name", path);
      // What is hashed is what is kept.
      read.push({ found, file: readOnce(found.path, copy), path });
    } catch (fault) {
      const why = fault instanceof NotAFile ? fault.why : isGone(fault) ? "gone" : undefined;
      if (why === undefined) throw fault;
      notTaken.push({ name: found.name, why });
    }
  }
  read.sort((a, b) => compare(a.found.name, b.found.name) || compare(a.file.sha256, b.file.sha256));
  const used = new Set<string>();
  const renamed: string[] = [];
  const inputs = read.map(({ found, file, path }) => {
    const label = unusedLabel(found.name, used);
    used.add(label.toLowerCase());
    if (found.renamed) renamed.push(label);
    if (keepIn === undefined) return { ...file, label, path };
    const kept = join(keepIn, label);
    renameSync(path, kept);
    return { ...file, label, path: kept };
  });
  if (unlabelled !== undefined) removeFolder(unlabelled);
  return { inputs, notTaken, renamed, open: locks.map(({ name }) => ({ name, of: lockedBy(name) ?? name })) };
}

/** Throws NoSuchInput for the first of the paths that has nothing behind it; no file is read. */
export function mustBeThere(paths: readonly string[]): void {
  for (const path of paths) filesBehind(path);
}

/** One file that was kept before, under the label that it had. */
export function readAgain(path: string, label: string): InputFile {
  return { ...readOnce(path, undefined), label, path };
}

function once(all: readonly Found[]): readonly Found[] {
  const seen = new Map<string, Found>();
  for (const found of all) {
    const place = typeof found.path === "string" ? resolve(found.path) : found.path.toString("hex");
    if (!seen.has(place)) seen.set(place, found);
  }
  return [...seen.values()];
}

function isGone(fault: unknown): boolean {
  return fault instanceof Error && "code" in fault && fault.code === "ENOENT";
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

function readOnce(path: FilePath, copyTo: string | undefined): Unlabelled {
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
    return { bytes, sha256: hash.digest("hex"), utf8: utf8.whole(), head };
  } finally {
    if (copy !== undefined) closeSync(copy);
  }
}
