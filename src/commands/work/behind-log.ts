// A ledger that was put back from a backup does not know what was paid since, and a run would pay it again. The log of runs
// in the folder of the results does: it says with which batch and head the ledger ended when it was last used.
import type { Book } from "../../ledger/book.ts";
import { LedgerFault } from "../../ledger/fault.ts";
import { readRunLog } from "./run-log-check.ts";

/**
 * Throws `LedgerFault` (damaged, behind-log) when the newest line of the log in `out` that names this ledger tells of a batch
 * that the ledger does not hold with that head. `accepted` is the head that the ledger has now (0 for one without batches),
 * from whoever knows that it was put back: the work then goes on from there.
 */
export async function mustHoldWhatWasLogged(
  book: Book,
  out: string,
  accepted: string | undefined,
): Promise<void> {
  const last = readRunLog(out)?.lines.findLast(
    ({ book: id, sequence = 0 }) => id === book.bookId && sequence > 0,
  );
  if (last === undefined) return;
  const held = (await book.batches()).find(({ sequence }) => sequence === last.sequence);
  if (held?.head === last.head) return;
  const head = (await book.state()).head || "0";
  if (accepted === head) return;
  throw new LedgerFault("damaged", "behind-log", `${last.batch ?? last.sequence}, --ledger-head ${head}`);
}
