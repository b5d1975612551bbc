// Who makes what goes back: this thread for a few files; for a month of many employers, where it is a quarter of the whole work,
// others beside it. Each file's pack is made of that file alone, so that the bytes are the same whoever makes it.
import { availableParallelism } from "node:os";
import { isMainThread } from "node:worker_threads";
import { threadFile } from "../../core/thread-file.ts";
import { askedThread } from "../../io/asked-thread.ts";
import type { Law } from "../../law/law.ts";
import type { ReturnedFile } from "../handover/batch-run.ts";
import type {
  FromReturnsWorker,
  ReturnOrder,
  ReturnsSetUp,
  ToReturnsWorker,
} from "../handover/return-order.ts";
import { makeReturn } from "./one-return.ts";

/** From so many rows on a thread is worth its start. */
const enoughRows = 5_000;
/** So many files wait in a thread at once: while this one makes a long one, others want to go on. */
const room = 4;
const mostThreads = 3;

type Work = {
  readonly law: Law;
  /** How many rows go back in all. */
  readonly rows: number;
  readonly setUp: ReturnsSetUp | undefined;
  /** How many threads help; absent = as many as are worth it here. */
  readonly threads?: number | undefined;
};

/** What was written for each, in the order of the orders. */
export async function madeReturns(
  orders: Iterable<ReturnOrder>,
  { law, rows, setUp, threads }: Work,
): Promise<readonly ReturnedFile[]> {
  // A desk, which runs batches in a thread, stays small.
  const worthIt = isMainThread && rows >= enoughRows ? Math.min(mostThreads, availableParallelism() - 1) : 0;
  const many = threads ?? worthIt;
  const helpers = setUp === undefined ? [] : Array.from({ length: many }, () => newHelper(law, setUp));
  const made: Promise<ReturnedFile>[] = [];
  try {
    for (const order of orders) {
      const free = helpers.find((helper) => helper.waiting() < room);
      const one = free === undefined ? makeReturn(order, law) : free.make(order);
      // It may fail before anybody waits for it.
      one.catch(() => {});
      made.push(one);
      if (free !== undefined) continue;
      await one;
      // Only now is heard what the others have said meanwhile.
      if (helpers.length > 0) await new Promise((done) => setImmediate(done));
    }
    return await Promise.all(made);
  } finally {
    await Promise.all(helpers.map((helper) => helper.end()));
  }
}

function newHelper({ mappings }: Law, setUp: ReturnsSetUp) {
  // What it makes is soon of no use.
  const limits = { maxYoungGenerationSizeMb: 24 };
  const thread = askedThread<ToReturnsWorker, FromReturnsWorker, ReturnedFile>(
    threadFile(import.meta.url, "returns-worker"),
    limits,
    (message) => {
      if (message.kind === "made") return message.made;
      throw Object.assign(new Error(message.message), message.system);
    },
  );
  thread.send({ kind: "set up", mappings, ...setUp });
  return { ...thread, make: (order: ReturnOrder) => thread.ask({ kind: "make", order }) };
}
