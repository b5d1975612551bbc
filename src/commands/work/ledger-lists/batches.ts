// `taliad ledger batches`: the batches in the order in which they were posted, and what became of each.
import { poundsText } from "../../../core/money.ts";
import type { Book } from "../../../ledger/book.ts";
import { stateIn } from "../batch-state.ts";
import type { Line } from "./line.ts";

export async function batchLines(book: Book): Promise<readonly Line[]> {
  return (await book.batches()).map((batch) => {
    const { sequence, id, kind, withdraws, withdrawnBy, postings, total, published } = batch;
    return {
      sequence,
      batch: id,
      kind,
      withdraws,
      withdrawnBy: withdrawnBy ?? "",
      postings,
      total: poundsText(total),
      published,
      state: kind === "run" ? stateIn(batch).state : "",
    };
  });
}
