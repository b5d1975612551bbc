// Finishes what a killed run left between the ledger and the folders. The order of a run is: stage the outputs
// in `stagingName`, post the batch, rename the folder into place, mark the batch as published. Wherever a run was
// killed, the book alone says what has to be done: a batch that it holds gets its folder, another folder goes.
import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { LedgerFault } from "./fault.ts";
import type { Ledger } from "./ledger.ts";
import type { BatchRecord } from "./records.ts";
import { guarded } from "./sqlite/database.ts";
import { syncFolder } from "./sqlite/files.ts";

export type Recovery = {
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
 * Call it with a ledger opened for writing, before anything is staged: while the writer's place is held no other
 * run of this ledger is between staging and publishing. Throws LedgerFault damaged when a posted batch has
 * neither a staging folder nor a folder in place.
 */
export function recoverPublications(ledger: Ledger, folder: string): Recovery {
  return guarded(() => {
    const published = ledger.pendingPublications().map((batch) => {
      putInPlace(ledger, folder, batch);
      return batch.id;
    });
    const removed: string[] = [];
    const names = existsSync(folder) ? readdirSync(folder).sort() : [];
    for (const name of names.filter((one) => one.startsWith(stagingStart(ledger.bookId)))) {
      rmSync(join(folder, name), { recursive: true, force: true });
      removed.push(name);
    }
    return { published, removed };
  });
}

/** Renames a posted batch's staging folder into place and says so in the book. Twice is as good as once. */
export function putInPlace(ledger: Ledger, folder: string, batch: Pick<BatchRecord, "id" | "staging">): void {
  guarded(() => {
    const staged = join(folder, batch.staging);
    const final = join(folder, batch.id);
    if (existsSync(staged)) {
      makeWay(ledger, folder, batch.id);
      syncFolder(staged);
      renameSync(staged, final);
      syncFolder(folder);
    } else if (!existsSync(final)) {
      throw new LedgerFault("damaged", "outputs-lost", batch.id);
    }
    ledger.markPublished(batch.id);
  });
}

/** A batch that was withdrawn and is posted again has its old folder in the way: it is kept under another name. */
function makeWay(ledger: Ledger, folder: string, batchId: string): void {
  const final = join(folder, batchId);
  if (!existsSync(final)) return;
  const earlier = ledger
    .batches()
    .findLast((batch) => batch.id === batchId && batch.withdrawnBy !== undefined);
  if (earlier === undefined) throw new LedgerFault("damaged", "folder-not-ours", final);
  renameSync(final, join(folder, `${batchId}.withdrawn-${earlier.sequence}`));
}
