// A thread of its own that posts a large first batch while the main thread makes its outputs.
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { serveBatch } from "../../ledger/sqlite/serve-batch.ts";
import type { PostingSource } from "./begin-posting.ts";
import { matchesOf } from "./people-matches.ts";
import { postingsOf, unpaidStandingsOf } from "./posting.ts";

// It was started by begin-posting.ts, which waits until everything is loaded.
if (!isMainThread && parentPort !== null) {
  serveBatch<PostingSource>(parentPort, ({ people, names, ...rows }) => ({
    postings: postingsOf(rows),
    standings: unpaidStandingsOf(rows),
    people: matchesOf(people, names),
  }));
  const loaded = workerData as Int32Array;
  Atomics.store(loaded, 0, 1);
  Atomics.notify(loaded, 0);
}
