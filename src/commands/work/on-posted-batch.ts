// What a command does with a posted batch: the ledger is opened for writing, the work stands in the log of runs, and the
// batch's folder has to be as it was posted.
import type { Book } from "../../ledger/book.ts";
import type { BatchRecord } from "../../ledger/records.ts";
import type { Session } from "../session.ts";
import { asPosted } from "./batch-state.ts";
import { type Ended, logged } from "./logged.ts";
import { openBook } from "./open-ledger.ts";
import { storedFolder } from "./stored-folder.ts";

/** Returns the exit code. */
export async function withBook(
  session: Session,
  command: string,
  work: (book: Book) => Promise<Ended>,
): Promise<number> {
  const book = await openBook(session.config.ledger, session);
  try {
    return await logged(session, 1, () => work(book), command);
  } finally {
    await book.close();
  }
}

/** The folder of the batch; undefined, and said, where a file of it is not as it was posted. */
export function folderAsPosted(record: BatchRecord, { config, console }: Session): string | undefined {
  const folder = storedFolder(record.id, config.out);
  const changed = asPosted(folder, record);
  if (changed === undefined) return folder;
  console.log("error", "cli.not-as-posted", { batch: record.id, file: changed });
  return undefined;
}
