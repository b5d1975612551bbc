// `taliad ledger events`: who prepared, approved, paid and withdrew which batch, in the order of the book.
import { dayText } from "../../../core/day.ts";
import { eventsOf } from "../../../ledger/answers/batches.ts";
import type { Book } from "../../../ledger/book.ts";
import type { Line } from "./line.ts";

export async function eventLines(book: Book): Promise<readonly Line[]> {
  return eventsOf(await book.batches()).map(
    ({ batch, batchId, kind, account, by, day, step, reason, sha256 }, at) => ({
      event: at + 1,
      sequence: batch,
      batch: batchId,
      kind,
      step,
      day: dayText(day),
      account,
      by,
      reason,
      sha256,
    }),
  );
}
