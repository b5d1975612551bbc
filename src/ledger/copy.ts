// `ledger copy`: a book moves between a file and a server, with its chain, its key and everything that was ever posted.
import { LedgerFault } from "./fault.ts";
import { isServerAddress } from "./postgres/address.ts";
import { copyToFile } from "./sqlite/copy.ts";
import { versionOf } from "./sqlite/glance.ts";
import { openToRead } from "./sqlite/open.ts";
import { schemaVersion } from "./sqlite/schema.ts";

/** Throws LedgerFault; then there is nothing at `to`, but for a file that was begun and that no ledger is. */
export async function copyBook(from: string, to: string): Promise<void> {
  const source = isServerAddress(from)
    ? await (await import("./postgres/copy.ts")).openCopied(from)
    : openFile(from);
  try {
    if (isServerAddress(to)) await (await import("./postgres/copy.ts")).copyToServer(source, to);
    else copyToFile(source, to);
  } finally {
    await source.close();
  }
}

function openFile(path: string) {
  const opened = openToRead(path, 3000);
  // Its next writer makes it one of today's.
  if (versionOf(opened.database) !== schemaVersion) {
    opened.database.close();
    throw new LedgerFault("refused", "ledger-older", path);
  }
  return { ...opened, close: async () => opened.database.close() };
}
