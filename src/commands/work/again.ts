// The batch that is there already when the same files are handed over again, and how it ended.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { batchFolder, readManifest } from "../../batch/replay/stored.ts";
import type { InputFile } from "../../io/intake.ts";
import type { Book } from "../../ledger/book.ts";
import { UsageFault } from "../usage-fault.ts";
import { type Ending, endingOf } from "./ending.ts";

/**
 * The batch in which all of these files were handed over together: each was posted in it, or is listed in its
 * manifest as refused. Undefined when one of them is news.
 */
export async function postedTogether(
  inputs: readonly InputFile[],
  book: Book,
  out: string,
): Promise<string | undefined> {
  const seen = await book.inputs(inputs.map(({ sha256 }) => sha256));
  const posted = inputs.map(({ sha256 }) => seen.get(sha256)?.batchId);
  const [only, second] = new Set(posted.filter((batch) => batch !== undefined));
  if (only === undefined || second !== undefined) return undefined;
  if (!posted.includes(undefined)) return only;
  const folder = batchFolder(only, out);
  const listed = new Set(folder === undefined ? [] : readManifest(folder).inputs.map(({ sha256 }) => sha256));
  return inputs.every(({ sha256 }) => listed.has(sha256)) ? only : undefined;
}

/** How the batch of a folder ended. Throws a UsageFault when that cannot be asked: nobody may take it for a good end. */
export function readEnding(folder: string): Ending {
  const path = join(folder, "summary.json");
  if (!existsSync(path)) throw new UsageFault("cli.same-batch-elsewhere", { folder });
  try {
    return endingOf(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    throw new UsageFault("cli.summary-not-readable", { file: path });
  }
}
