// The folder of a stored batch that somebody named, by its id or by a path.
import { batchFolder } from "../../batch/replay/stored.ts";
import { UsageFault } from "../usage-fault.ts";

/** Throws a UsageFault where there is none, in `out` or at the path. */
export function storedFolder(named: string, out: string): string {
  const folder = batchFolder(named, out);
  if (folder === undefined) throw new UsageFault("cli.batch-not-found", { batch: named, folder: out });
  return folder;
}
