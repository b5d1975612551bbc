// A thread of its own that makes the runs of a batch's keys while the main thread writes its postings.
import { isMainThread, workerData } from "node:worker_threads";
import type { NewMatches } from "../recognition.ts";
import { type RunOwner, type RunWork, type StoredRun, storedRuns } from "./stored-runs.ts";
import { serveTalk } from "./talk.ts";

export type ToRunWorker = { readonly matches: NewMatches; readonly owner: RunOwner } | "end";

/** What has become ready; with the last ones the sum of all. */
export type FromRunWorker = { readonly runs: readonly StoredRun[]; readonly sum?: string | undefined };

// It was started by run-maker.ts.
if (!isMainThread) {
  serveTalk<RunWork, ToRunWorker, FromRunWorker>(workerData, (about) => {
    let runs: StoredRun[] = [];
    const work = storedRuns(about, (run) => runs.push(run));
    return (message) => {
      const sum = message === "end" ? work.end() : work.put(message.matches, message.owner);
      const made = runs;
      runs = [];
      // Each has memory of its own.
      return [{ runs: made, sum: sum ?? undefined }, made.map((run) => run[5].buffer as ArrayBuffer)];
    };
  });
}
