// A batch and how it stands in the ledger, for the commands that approve, pay and withdraw it.
import { join } from "node:path";
import { hashed } from "../../batch/publish/outputs.ts";
import { readManifest } from "../../batch/replay/stored.ts";
import { type BatchState, batchState } from "../../engine/batch-state.ts";
import { whyNotAFile } from "../../io/regular-file.ts";
import type { EventRecord } from "../../ledger/events.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { BatchRecord } from "../../ledger/records.ts";
import { UsageFault } from "../usage-fault.ts";

/** The state of the batch of a sequence. `events` are all of the book. */
export function stateIn(
  events: readonly EventRecord[],
  { sequence, withdrawnBy }: Pick<BatchRecord, "sequence" | "withdrawnBy">,
): BatchState {
  return batchState(
    events.filter(({ batch }) => batch === sequence),
    withdrawnBy !== undefined,
  );
}

/** The batch of that id that stands, with its state. Throws a UsageFault where there is none. */
export function standingBatch(
  book: Ledger,
  id: string,
): { readonly record: BatchRecord; readonly state: BatchState } {
  const record = book.findBatch(id);
  if (record === undefined || record.kind !== "run")
    throw new UsageFault("cli.ledger.batch-unknown", { detail: id });
  return { record, state: stateIn(book.events(), record) };
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
