// Where the folder of a posted batch is: among the results, or beside the ledger, as it was posted.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { openStored, type StoredBatch } from "../../batch/replay/stored.ts";
import type { BatchRecord } from "../../ledger/records.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { asPosted } from "./batch-state.ts";
import { besideLedger } from "./beside-ledger.ts";
import { storedFolder } from "./stored-folder.ts";

/** Throws a UsageFault where the folder is in neither place or a file of it is not as it was posted. */
export function postedBatch(record: BatchRecord, { config }: Session): StoredBatch {
  const out = existsSync(join(config.out, record.id)) ? config.out : besideLedger(config);
  const folder = storedFolder(record.id, out);
  const changed = asPosted(folder, record);
  if (changed !== undefined) throw new UsageFault("cli.folder-changed", { batch: record.id, file: changed });
  return openStored(folder);
}
