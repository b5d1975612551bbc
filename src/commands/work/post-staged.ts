// Posts a batch whose folder has been staged by a command itself.
import { join } from "node:path";
import { removeFolder } from "../../io/files.ts";
import { LedgerFault } from "../../ledger/fault.ts";
import type { Posted } from "../../ledger/new-batch.ts";

/** What is refused was not posted, so nothing waits for its folder: it goes. */
export async function postStaged(out: string, staging: string, post: () => Promise<Posted>): Promise<Posted> {
  try {
    return await post();
  } catch (fault) {
    if (fault instanceof LedgerFault && fault.kind === "refused") removeFolder(join(out, staging));
    throw fault;
  }
}
