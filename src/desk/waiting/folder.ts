// The folder of files that were uploaded and have not been run: the desk's only memory, so that it may be closed at any time. A
// file is written aside, synced and only then given its name; half a file is never there.
import { createHash, createHmac, randomBytes } from "node:crypto";
import { closeSync, fsync, lstatSync, openSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { makeFolder, openNew, syncFolder, writeAll, writeFileSynced } from "../../io/files.ts";
import { BrokenForm } from "../http/multipart.ts";
import { plainName } from "./plain-name.ts";

export type WaitingFile = {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** Changes with the file: what was seen of another one does not count for it. */
  readonly stamp: string;
  /** Stands for it in addresses and forms; says nothing about its name. */
  readonly key: string;
};

export type WaitingFolder = {
  readonly path: string;
  /** In the order of their names. */
  readonly files: () => readonly WaitingFile[];
  /** Takes a file in; throws a BrokenForm where it is larger than `most`, or cut off. */
  readonly take: (name: string, body: AsyncIterable<Buffer>, most: number) => Promise<void>;
  /** A file that the desk itself writes; never over another one. */
  readonly write: (stem: string, ending: string, content: string) => string;
  readonly remove: (files: readonly WaitingFile[]) => void;
  /** Stands for all that is there: another one when a file comes, goes or changes. */
  readonly version: () => string;
};

const aside = ".part-";
/** Before the random name of a folder of bank files that are compared. */
export const bankAside = ".bank-";
/** Milliseconds. */
const oldAfter = 3_600_000;

/** What was half sent when a desk was closed; another desk of the account may be taking a file just now. */
function removeOld(path: string): void {
  for (const name of readdirSync(path)) {
    if (![aside, bankAside].some((mark) => name.startsWith(mark))) continue;
    const found = statSync(join(path, name), { throwIfNoEntry: false });
    if (found !== undefined && Date.now() - found.mtimeMs > oldAfter)
      rmSync(join(path, name), { recursive: true, force: true });
  }
}

const synced = promisify(fsync);

/** As syncFolder, without holding up the pages. */
async function folderSynced(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    await synced(folder);
  } finally {
    closeSync(folder);
  }
}

export function waitingIn(path: string): WaitingFolder {
  makeFolder(path);
  const secret = randomBytes(16);
  removeOld(path);

  function files(): readonly WaitingFile[] {
    const names = readdirSync(path).filter((name) => plainName(name) === name);
    return names.sort().flatMap((name) => {
      const found = lstatSync(join(path, name), { bigint: true, throwIfNoEntry: false });
      if (found?.isFile() !== true) return [];
      const stamp = `${found.size} ${found.mtimeNs} ${found.ino}`;
      const key = createHmac("sha256", secret).update(name).digest("hex").slice(0, 16);
      return [{ name, path: join(path, name), bytes: Number(found.size), stamp, key }];
    });
  }

  return {
    path,
    files,
    async take(name, body, most) {
      const part = join(path, `${aside}${randomBytes(8).toString("hex")}`);
      const file = openNew(part);
      let open = true;
      try {
        let total = 0;
        for await (const piece of body) {
          total += piece.length;
          if (total > most) throw new BrokenForm("too-large");
          writeAll(file, piece);
        }
        // Pages are answered while the disk writes.
        await synced(file);
        closeSync(file);
        open = false;
        renameSync(part, join(path, name));
        await folderSynced(path);
      } finally {
        if (open) closeSync(file);
        rmSync(part, { force: true });
      }
    },
    write(stem, ending, content) {
      const there = new Set(readdirSync(path).map((name) => name.toLowerCase()));
      let name = `${stem}${ending}`;
      for (let number = 2; there.has(name.toLowerCase()); number += 1) name = `${stem}-${number}${ending}`;
      const part = join(path, `${aside}${randomBytes(8).toString("hex")}`);
      writeFileSynced(part, content);
      renameSync(part, join(path, name));
      syncFolder(path);
      return name;
    },
    remove(gone) {
      const now = new Map(files().map((file) => [file.name, file.stamp]));
      // One that came in its place meanwhile stays.
      for (const { name, stamp } of gone)
        if (now.get(name) === stamp) rmSync(join(path, name), { force: true });
      syncFolder(path);
    },
    version: () =>
      createHash("sha256")
        .update(JSON.stringify(files().map(({ name, stamp }) => [name, stamp])))
        .digest("hex")
        .slice(0, 16),
  };
}
