// A batch that a command makes up itself (a withdrawal, an answer, a purge): its folder is staged, then it is posted.
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { makeFolder, removeFolder, syncFolder, writeFileSynced } from "../../io/files.ts";
import type { Book } from "../../ledger/book.ts";
import { LedgerFault } from "../../ledger/fault.ts";
import type { Posted } from "../../ledger/new-batch.ts";
import { stagingName } from "../../ledger/publication.ts";

/** What the ledger is told of the folder: `manifest` is the hash of its manifest, `staging` its name in the folder of results. */
export type Staged = { readonly id: string; readonly manifest: string; readonly staging: string };

/**
 * Writes the folder where it waits until it is posted, synced with the folders that hold its names: a ledger that names it must
 * find it. `files` are those beside the manifest, by their paths in it.
 */
export function stage(
  out: string,
  { bookId }: Pick<Book, "bookId">,
  id: string,
  manifest: object,
  files: readonly (readonly [path: string, content: string | Uint8Array])[],
): Staged {
  const staging = stagingName(bookId, id);
  const write = (path: string, content: string | Uint8Array): void => {
    const target = join(out, staging, path);
    makeFolder(dirname(target));
    writeFileSynced(target, content);
    syncFolder(dirname(target));
  };
  // What an interrupted command left there was not posted.
  removeFolder(join(out, staging));
  for (const [path, content] of files) write(path, content);
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  write("manifest.json", text);
  syncFolder(out);
  return { id, manifest: createHash("sha256").update(text).digest("hex"), staging };
}

/** What is refused was not posted, so nothing waits for its folder: it goes. */
export async function postStaged(
  out: string,
  { staging }: Staged,
  post: () => Promise<Posted>,
): Promise<Posted> {
  try {
    return await post();
  } catch (fault) {
    if (fault instanceof LedgerFault && fault.kind === "refused") removeFolder(join(out, staging));
    throw fault;
  }
}
