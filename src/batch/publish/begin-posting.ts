// A large first batch is posted by a thread of its own from the moment on in which rows no longer change, while this one writes its
// tables and all else that people read: what it posts, and when that counts, stays the same (ledger/sqlite/serve-batch.ts).
import { availableParallelism } from "node:os";
import { isMainThread } from "node:worker_threads";
import { threadFile } from "../../core/thread-file.ts";
import { askedThread } from "../../io/asked-thread.ts";
import { giveUsedUpMemoryBack } from "../../io/used-up-memory.ts";
import type { Law, NameList } from "../../law/law.ts";
import {
  answerOf,
  type BatchThread,
  type Begun,
  type FromBatchThread,
  type ToBatchThread,
} from "../../ledger/batch-thread.ts";
import type { Book } from "../../ledger/book.ts";
import type { SettledRun } from "../handover/batch-run.ts";
import type { PackedPeople } from "../handover/packed-people.ts";
import { type PostedRows, startOf } from "./posting.ts";

/** What the thread makes postings, standings and people of. */
export type PostingSource = PostedRows & {
  readonly people: readonly PackedPeople[];
  readonly names: NameList;
};

const longestLoadingMs = 10_000;
/** From so many people on it costs no more than posting them at the end. */
const enoughPeople = 50_000;

/** Undefined where it is to be posted when it is finished. */
export function beginPosting(book: Book, run: SettledRun, law: Law): Begun | undefined {
  const { people = [], waiting, held } = run;
  const count = people.reduce((sum, { rows }) => sum + rows, 0);
  // A desk, which runs batches in a thread, stays small.
  if (!isMainThread || availableParallelism() === 1 || count < enoughPeople) return undefined;
  const read = run.read.map(({ refused, superseded, layout, sheet, firstRow, postings, standings }) => ({
    ...{ refused, superseded, layout, sheet, firstRow, postings },
    // By what people are compared, nobody asks any more.
    standings: standings.map(({ people: _, ...standing }) => standing),
  }));
  const source: PostingSource = { read, held, waiting, people, names: law.names };
  const begun = book.begin?.(startOf(run, law), source, () => postingThread(people));
  if (begun === undefined) return undefined;
  // What was compared is of no more use, and later what the outputs were made of.
  giveUsedUpMemoryBack();
  return {
    ...begun,
    end(rest) {
      giveUsedUpMemoryBack();
      return begun.end(rest);
    },
  };
}

/** A thread that has loaded what it needs: the writer's place is given up for it, and somebody else could have it meanwhile. */
function postingThread(people: readonly PackedPeople[]): BatchThread {
  // Lines of a batch are soon of no use.
  const limits = { maxYoungGenerationSizeMb: 16 };
  const loaded = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const thread = askedThread<ToBatchThread, FromBatchThread, FromBatchThread>(
    threadFile(import.meta.url, "posting-worker"),
    limits,
    answerOf,
    loaded,
  );
  // What it dies of is heard when it is asked.
  Atomics.wait(loaded, 0, 0, longestLoadingMs);
  return {
    // Packed people are handed over, not copied.
    ask: (message) =>
      thread.ask(message, message.kind === "begin" ? people.map(({ bytes }) => bytes.buffer) : []),
    end: thread.end,
  };
}
