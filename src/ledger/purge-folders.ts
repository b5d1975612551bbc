// What a purge takes from the folders of batches. Its certificate, staged before it was posted, names every file: whoever finds a
// purge posted and not finished goes on from there, as often as it is needed.
import {
  closeSync,
  existsSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readFileSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { LedgerFault } from "./fault.ts";
import { replaceFile, writeOver } from "./sqlite/files.ts";

/** In the folder of the purge, and a copy of it in the folder of each batch. */
export const certificateName = "certificate.json";

/** What of a certificate says where something goes: paths below the folder of results. */
type GoingFiles = {
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
  /** The folders of batches, which stay. */
  readonly folders: readonly string[];
};

/** Writes over the files and removes them, and puts the certificate beside what stays. Twice is as good as once. */
export function finishPurge(out: string, staged: string): void {
  const certificate = join(staged, certificateName);
  const { files, folders } = readGoing(certificate);
  for (const { path } of files) destroyFile(join(out, path));
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) removeIfEmpty(out, join(out, folder));
  for (const folder of folders) {
    if (!existsSync(join(out, folder))) continue;
    replaceFile(join(out, folder, certificateName), readFileSync(certificate, "latin1"));
  }
}

/** Throws LedgerFault damaged where it is not the certificate of a purge. */
function readGoing(path: string): GoingFiles {
  try {
    // Our own file; its hash stands in the manifest that was posted.
    const { files, folders } = JSON.parse(readFileSync(path, "utf8")) as GoingFiles;
    const paths = [...files.map((file) => file.path), ...folders];
    if (paths.every((one) => !one.startsWith("/") && !one.split("/").includes("..")))
      return { files, folders };
    throw new Error("a path leaves the folder of results");
  } catch (error) {
    throw new LedgerFault("damaged", "certificate-unreadable", path, error);
  }
}

/** Nothing is followed: a link goes, and what it leads to stays. */
function destroyFile(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (found.isFile()) {
    const file = openSync(path, "r+");
    try {
      writeOver(file, found.size);
      ftruncateSync(file, 0);
    } finally {
      closeSync(file);
    }
  }
  rmSync(path);
}

function removeIfEmpty(out: string, folder: string): void {
  for (let one = folder; relative(out, one) !== ""; one = dirname(one)) {
    try {
      rmdirSync(one);
    } catch {
      // There is something in it, or it is gone already.
      if (existsSync(one)) return;
    }
  }
}
