// A thread of its own that makes the runs of a batch's keys while the main thread writes its postings.
import { isMainThread, workerData } from "node:worker_threads";
import type { NewMatches } from "../recognition.ts";
import { type KeyRun, keyRuns } from "./key-runs.ts";
import { serveTalk } from "./talk.ts";

/** What it is given when it starts: the key of the book. */
export type RunWork = { readonly key: Uint8Array };

export type ToRunWorker = { readonly matches: NewMatches } | "end";

// It was started by run-maker.ts.
if (!isMainThread) {
  serveTalk<RunWork, ToRunWorker, readonly KeyRun[]>(workerData, ({ key }) => {
    let runs: KeyRun[] = [];
    const work = keyRuns(key, (run) => runs.push({ ...run, keys: new Uint8Array(run.keys) }));
    return (message) => {
      if (message === "end") work.end();
      else work.put(message.matches);
      const made = runs;
      runs = [];
      // Each is a copy with memory of its own.
      return [made, made.map(({ keys }) => keys.buffer as ArrayBuffer)];
    };
  });
}
