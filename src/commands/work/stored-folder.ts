// The folder of a stored batch that somebody named, by its id or by a path.
import { basename } from "node:path";
import { batchFolder } from "../../batch/replay/stored.ts";
import { UsageFault } from "../usage-fault.ts";
import { certificateIn } from "./purge/purged-folder.ts";

/** Throws a UsageFault where there is none, in `out` or at the path, or where its rows went with a purge. */
export function storedFolder(named: string, out: string): string {
  const folder = folderNamed(named, out);
  mustHoldRows(folder);
  return folder;
}

/** The same, whatever is left in it. */
export function folderNamed(named: string, out: string): string {
  const folder = batchFolder(named, out);
  if (folder === undefined) throw new UsageFault("cli.batch-not-found", { batch: named, folder: out });
  return folder;
}

/** Throws a UsageFault that names the purge. */
function mustHoldRows(folder: string): void {
  const certificate = certificateIn(folder);
  if (certificate === undefined) return;
  const { purge, asOf } = certificate;
  throw new UsageFault("cli.batch-purged", { batch: basename(folder), purge, day: asOf });
}
