// A batch and how it stands in the ledger, for the commands that approve, pay and withdraw it.
import { join } from "node:path";
import { hashed } from "../../batch/publish/outputs.ts";
import { readManifest } from "../../batch/replay/stored.ts";
import { type BatchState, batchState } from "../../engine/batch-state.ts";
import { whyNotAFile } from "../../io/regular-file.ts";
import { standingBatch as standingIn } from "../../ledger/answers/batches.ts";
import type { Book } from "../../ledger/book.ts";
import type { BatchRecord, BookBatch } from "../../ledger/records.ts";
import { UsageFault } from "../usage-fault.ts";

type HowItStands = Pick<BookBatch, "events" | "withdrawnBy" | "purgedBy">;

export function stateIn({ events, withdrawnBy, purgedBy }: HowItStands): BatchState {
  if (purgedBy !== undefined) return batchState(events, "purged");
  return batchState(events, withdrawnBy === undefined ? undefined : "withdrawn");
}

/** The batch of that id that stands, with its state. Throws a UsageFault where there is none, or its rows went with a purge. */
export async function standingBatch(
  book: Book,
  id: string,
): Promise<{ readonly record: BatchRecord; readonly state: BatchState }> {
  const record = standingIn(await book.batches(id));
  if (record === undefined || record.kind !== "run")
    throw new UsageFault("cli.ledger.batch-unknown", { detail: id });
  if (record.purgedBy !== undefined)
    throw new UsageFault("cli.nothing-more", { batch: id, purge: record.purgedBy });
  return { record, state: stateIn(record) };
}

/** The first file of the batch's folder that is not as it was posted; undefined where all that is paid by is. */
export function asPosted(folder: string, { manifest }: Pick<BatchRecord, "manifest">): string | undefined {
  if (hashed(folder, "manifest.json").sha256 !== manifest) return "manifest.json";
  const wanted = new Set(["payments.csv", "payees.csv", "summary.json", "decisions.csv"]);
  return readManifest(folder)
    .outputs.filter(({ path }) => wanted.has(path))
    .find(
      ({ path, sha256 }) =>
        whyNotAFile(join(folder, path)) !== undefined || hashed(folder, path).sha256 !== sha256,
    )?.path;
}
