// A stored batch decided again from its own folder, for what is made of it anew. Nothing is shown of it where that does not come to
// the same tables.
import { join } from "node:path";
import type { BatchRun } from "../../batch/handover/batch-run.ts";
import { type StoredBatch, storedInput } from "../../batch/replay/stored.ts";
import { runBatch } from "../../batch/run.ts";
import type { Session } from "../session.ts";
import { showProgress } from "./progress.ts";

type Again = Pick<Parameters<typeof runBatch>[0], "writes" | "shown"> & {
  /** Exists and is empty. */
  readonly folder: string;
};

/** `differs` is the first table that comes out otherwise; undefined where all are the same. */
export async function decidedAgain(
  stored: StoredBatch,
  again: Again,
  session: Session,
): Promise<BatchRun & { readonly differs: string | undefined }> {
  const { manifest } = stored;
  const ran = await runBatch({
    inputs: manifest.inputs.map(({ file }) => storedInput(stored, file)),
    law: stored.schemas.law,
    schemas: stored.schemas.files,
    schemasFolder: join(stored.folder, "schemas"),
    options: manifest.options,
    prior: stored.prior,
    posts: manifest.options.ledger,
    ...again,
    progress: showProgress(session),
  });
  const known = new Map(manifest.outputs.map(({ path, sha256 }) => [path, sha256]));
  const differs = ran.tables
    .map(({ name, file }) => ({ path: `${name}.csv`, file }))
    .find(({ path, file }) => known.get(path) !== file?.sha256)?.path;
  return { ...ran, differs };
}
