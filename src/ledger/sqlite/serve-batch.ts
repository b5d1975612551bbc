// The thread that writes the postings of a large first batch, from the moment in which its rows are decided, while the main thread makes
// its outputs: the two take turns otherwise, and the second core has nothing to do. A run of a million rows takes a fiftieth less time
// and less memory at its peak. What it does is what the main thread would (first-batch.ts, post.ts), in the same order, to the same book;
// nothing of it is there until the batch is ended, which comes after its outputs. Whatever the thread dies of, its transaction goes with it.
import type { MessagePort } from "node:worker_threads";
import { type BookPlace, type FromBatchThread, faultSaid, type ToBatchThread } from "../batch-thread.ts";
import { LedgerFault } from "../fault.ts";
import type { BatchHeader, BatchRest, BatchStart, NewPosting, NewStanding, Posted } from "../new-batch.ts";
import { guarded } from "./database.ts";
import { goStraight } from "./first-batch.ts";
import { openToWrite } from "./open.ts";
import { beginBatch } from "./post.ts";

/** What a thread makes of its source. */
type Brought = Pick<BatchStart, "people"> & {
  readonly postings: Iterable<NewPosting>;
  readonly standings: Iterable<NewStanding>;
};

type End = (rest: BatchHeader & BatchRest) => Posted;

/** Answers whoever has begun a batch (`Book.begin`). */
export function serveBatch<Source>(port: MessagePort, broughtBy: (source: Source) => Brought): void {
  let end: End | undefined;
  const answer = (message: ToBatchThread): FromBatchThread => {
    if (message.kind === "begin") {
      // It comes from whoever named this thread.
      end = begun(message.place, message.start, broughtBy(message.source as Source));
      return { kind: "begun" };
    }
    if (end === undefined) throw new Error("a batch has to be begun before it is ended");
    return { kind: "posted", posted: end(message.rest) };
  };
  port.on("message", (message: ToBatchThread) => {
    try {
      port.postMessage(guarded(() => answer(message)));
    } catch (error) {
      port.postMessage(faultSaid(error));
    }
  });
}

/** Writes everything up to the postings. The writer's place is kept until it is ended. */
function begun({ path, bookId, waitMs }: BookPlace, start: BatchStart, brought: Brought): End {
  const { database, keys, ...opened } = openToWrite(path, waitMs);
  let leave = (): void => {};
  const close = (): void => {
    leave();
    database.close();
  };
  try {
    if (opened.bookId !== bookId) throw new LedgerFault("busy", "book-moved", "");
    leave = goStraight(database, waitMs);
    const { postings, standings, people } = brought;
    const batch = beginBatch(database, keys, { ...start, people }, postings, undefined);
    return (rest) => {
      try {
        const posted = batch.end(rest, standings);
        database.exec("COMMIT");
        return posted;
      } finally {
        close();
      }
    };
  } catch (error) {
    close();
    throw error;
  }
}
