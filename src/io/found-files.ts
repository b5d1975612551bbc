// What stands behind the paths that an operator names: the files of folders one level deep, and what there is no file.
import { readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { type FilePath, type WhyNot, whyNotAFile } from "./regular-file.ts";

/** A path that the operator named and that is not there: the operator's fault, nothing is processed. */
export class NoSuchInput extends Error {
  readonly path: string;
  constructor(path: string) {
    super(path);
    this.name = "NoSuchInput";
    this.path = path;
  }
}

export type Found = {
  readonly path: FilePath;
  /** Its own name as it can be shown, without what a terminal would obey. */
  readonly name: string;
  /** The name had to be written otherwise to be shown. */
  readonly renamed: boolean;
  /** Why it is not to be taken, where that can be seen before it is read. */
  readonly whyNot: WhyNot | undefined;
};

/** What is taken from a folder; a file that is named itself is always taken. */
const tableEndings = new Set([".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods"]);
/** What Excel and LibreOffice keep beside a workbook that is open: "~$pay.xlsx", ".~lock.pay.xlsx#". */
const lock = /^(?:~\$|\.~lock\.)(.+?)#?$/;
/** Shown in the place of what cannot be: Unicode's own sign. */
const unshown = "\ufffd";

/** In the order of their names, folder by folder. Throws NoSuchInput for a path with nothing behind it. */
export function filesBehind(path: string): readonly Found[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) {
    const same = namedAlike(path);
    if (same.length === 0) throw new NoSuchInput(path);
    return same;
  }
  // A link that the operator names is followed; those in a folder are somebody else's.
  if (!stat.isDirectory()) return [found(path, Buffer.from(basename(path)), whyNotOf(path))];
  return namesIn(path)
    .filter(({ text }) => !text.startsWith(".") || lock.test(text))
    .filter(({ text }) => tableEndings.has(extname(lockedBy(text) ?? text).toLowerCase()))
    .map(({ bytes, inner }) => found(inner, bytes, whyNotAFile(inner)));
}

function whyNotOf(path: string): WhyNot | undefined {
  const why = whyNotAFile(path);
  if (why !== "link") return why;
  const target = statSync(path);
  return target.isFile() ? undefined : target.isFIFO() ? "pipe" : "device";
}

/** A shell hands over a name that is no UTF-8 as it is, and Node puts signs in the place of its bytes. */
function namedAlike(path: string): readonly Found[] {
  const name = basename(path);
  if (!name.includes(unshown)) return [];
  if (statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return namesIn(dirname(path))
    .filter(({ text }) => text === name)
    .map(({ bytes, inner }) => found(inner, bytes, whyNotAFile(inner)));
}

type Name = { readonly bytes: Buffer; readonly text: string; readonly inner: FilePath };

function namesIn(folder: string): readonly Name[] {
  return readdirSync(folder, { encoding: "buffer" })
    .map((bytes) => {
      const text = bytes.toString("utf8");
      const asText = Buffer.from(text).equals(bytes);
      return {
        bytes,
        text,
        inner: asText ? join(folder, text) : Buffer.concat([Buffer.from(`${folder}/`), bytes]),
      };
    })
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
}

function found(path: FilePath, bytes: Buffer, whyNot: WhyNot | undefined): Found {
  const text = bytes.toString("utf8");
  const name = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, unshown);
  const renamed = name !== text || !Buffer.from(text).equals(bytes);
  return { path, name, renamed, whyNot: whyNot ?? (lock.test(text) ? "lock" : undefined) };
}

/** The file that is open while a file of this name stands beside it; undefined for every other name. */
export function lockedBy(name: string): string | undefined {
  return lock.exec(name)?.[1];
}
