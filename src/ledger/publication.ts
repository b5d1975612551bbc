// Finishes what a killed run left between the ledger and the folders. The order of a run is: stage the outputs
// in `stagingName`, post the batch, rename the folder into place, mark the batch as published. Wherever a run was
// killed, the book alone says what has to be done: a batch that it holds gets its folder, another folder goes.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { waitingForTheirFolder } from "./answers/batches.ts";
import type { Book } from "./book.ts";
import { LedgerFault } from "./fault.ts";
import { finishPurge } from "./purge-folders.ts";
import type { BatchRecord } from "./records.ts";
import { guarded } from "./sqlite/database.ts";
import { syncFolder } from "./sqlite/files.ts";

type Recovery = {
  /** Ids of batches whose folders were put in place, or were there and not yet marked. */
  readonly published: readonly string[];
  /** Names of staging folders of batches that were never posted; their runs have to be started again. */
  readonly removed: readonly string[];
};

/** The book's id keeps apart what other ledgers, or a run without one, stage in the same folder. */
export function stagingName(bookId: string, batchId: string): string {
  return `${stagingStart(bookId)}${batchId}`;
}

const stagingStart = (bookId: string): string => `.staging-${bookId}-`;

/**
 * Call it with a book opened for writing, before anything is staged: while the writer's place is held no other
 * run of this book is between staging and publishing. Throws LedgerFault damaged when a posted batch has
 * neither a staging folder nor a folder in place.
 */
export async function recoverPublications(book: Book, folder: string): Promise<Recovery> {
  const published: string[] = [];
  const isElsewhere = ({ id, staging }: BatchRecord): boolean =>
    book.isShared && !existsSync(join(folder, staging)) && !existsSync(join(folder, id));
  for (const batch of waitingForTheirFolder(await book.batches())) {
    if (isElsewhere(batch)) continue;
    if (batch.kind === "purge") finishStagedPurge(folder, batch);
    await putInPlace(book, folder, batch);
    published.push(batch.id);
  }
  return guarded(() => {
    const removed: string[] = [];
    const names = existsSync(folder) ? readdirSync(folder).sort() : [];
    for (const name of names.filter((one) => one.startsWith(stagingStart(book.bookId)))) {
      rmSync(join(folder, name), { recursive: true, force: true });
      removed.push(name);
    }
    return { published, removed };
  });
}

/** Renames a posted batch's staging folder into place and says so in the book. Twice is as good as once. */
export async function putInPlace(
  book: Book,
  folder: string,
  batch: Pick<BatchRecord, "id" | "staging">,
): Promise<void> {
  const earlier = (await book.batches(batch.id)).findLast(({ withdrawnBy }) => withdrawnBy !== undefined);
  guarded(() => {
    const staged = join(folder, batch.staging);
    const final = join(folder, batch.id);
    if (existsSync(staged)) {
      const former = join(folder, `${stagingName(book.bookId, batch.id)}.former`);
      const again = earlier === undefined && existsSync(final) && isSameBatch(staged, final);
      if (again) renameSync(final, former);
      else if (existsSync(final)) makeWay(final, earlier);
      syncFolder(staged);
      renameSync(staged, final);
      syncFolder(folder);
      // The results of a ledger that was put back from a backup: the same batch, made again.
      if (again) rmSync(former, { recursive: true, force: true });
    } else if (!existsSync(final)) {
      throw new LedgerFault("damaged", "outputs-lost", batch.id);
    }
  });
  await book.record(batch.id, { kind: "published" });
}

/** A purge's folder is put in its place when everything that it names is gone. */
export function finishStagedPurge(folder: string, { staging }: Pick<BatchRecord, "staging">): void {
  const staged = join(folder, staging);
  if (existsSync(staged)) guarded(() => finishPurge(folder, staged));
}

function isSameBatch(staged: string, final: string): boolean {
  const [made, there] = [staged, final].map((place) => {
    const manifest = join(place, "manifest.json");
    return existsSync(manifest) ? readFileSync(manifest) : undefined;
  });
  return made !== undefined && there?.equals(made) === true;
}

/** A batch that was withdrawn and is posted again has its old folder in the way: it is kept under another name. */
function makeWay(final: string, earlier: Pick<BatchRecord, "sequence"> | undefined): void {
  if (earlier === undefined) throw new LedgerFault("damaged", "folder-not-ours", final);
  renameSync(final, `${final}.withdrawn-${earlier.sequence}`);
}
