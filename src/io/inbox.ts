// The folder into which others put files: what has come to rest in it, and files that go to another folder. Nothing is ever
// written over, and a file is known by its bytes, not by its name.
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, renameSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { syncFolder, writeFileSynced } from "./files.ts";
import { type Found, filesBehind } from "./found-files.ts";
import { type FilePath, NotAFile, passingPieces, type WhyNot } from "./regular-file.ts";

/** A file that nobody writes any more; `path` with signs in the place of bytes that no text can hold. */
export type Rested = {
  readonly at: FilePath;
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
};

/** What is called like a file and is none. */
export type Odd = { readonly at: FilePath; readonly name: string; readonly why: WhyNot };

/**
 * What stands in the folder itself, by name, and was not touched for `seconds`. The time of the last change is the system's
 * own: whoever copies a file may keep the day that the file says, not this one.
 */
export function restedIn(
  folder: string,
  seconds: number,
): { readonly files: readonly Rested[]; readonly odd: readonly Odd[] } {
  const [files, odd]: [Rested[], Odd[]] = [[], []];
  for (const found of filesBehind(folder)) {
    const stat = lstatSync(found.path, { throwIfNoEntry: false });
    if (stat === undefined || Date.now() - stat.ctimeMs < seconds * 1_000) continue;
    // Whoever has a file open will close it: it is taken when it is not touched any more.
    if (found.whyNot === "lock") continue;
    if (found.whyNot !== undefined) odd.push({ at: found.path, name: found.name, why: found.whyNot });
    else files.push(...hashed(folder, found));
  }
  return { files, odd };
}

/** None where somebody takes it away, or writes it, meanwhile: the next time will do. */
function hashed(folder: string, { path, name }: Found): readonly Rested[] {
  const sha256 = hashOf(path);
  const text = typeof path === "string" ? path : join(folder, basename(path.toString("utf8")));
  return sha256 === undefined ? [] : [{ at: path, path: text, name, sha256 }];
}

/** The sha256 of a file's bytes as they are now; undefined where it is gone or being written. */
export function hashOf(path: FilePath): string | undefined {
  try {
    const hash = createHash("sha256");
    for (const piece of passingPieces(path)) hash.update(piece);
    return hash.digest("hex");
  } catch (fault) {
    if (fault instanceof NotAFile || isGone(fault)) return undefined;
    throw fault;
  }
}

/**
 * Gives it a place in another folder of the same disk, with a number where its name is taken, and puts a copy of `letter`
 * beside it first. False where somebody else took the file away.
 */
export function putInto(folder: string, at: FilePath, name: string, letter?: string): boolean {
  const free = freeName(folder, name);
  if (letter !== undefined) writeFileSynced(join(folder, `${free}.html`), readFileSync(letter));
  try {
    renameSync(at, join(folder, free));
  } catch (fault) {
    if (isGone(fault)) return false;
    throw fault;
  }
  syncFolder(folder);
  if (typeof at === "string") syncFolder(dirname(at));
  return true;
}

function freeName(folder: string, name: string): string {
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name : `${stem} (${number})${ending}`;
    if (!existsSync(join(folder, free)) && !existsSync(join(folder, `${free}.html`))) return free;
  }
}

function isGone(fault: unknown): boolean {
  return fault instanceof Error && "code" in fault && fault.code === "ENOENT";
}
