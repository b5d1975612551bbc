// A thread of its own that makes the runs of a batch's keys while the main thread writes its postings.
import { isMainThread, type MessagePort, workerData } from "node:worker_threads";
import type { NewMatches } from "../recognition.ts";
import { type KeyRun, keyRuns } from "./key-runs.ts";

/** What it is given when it starts. `said` counts its messages, for a main thread that sleeps until there is one. */
export type RunWork = { readonly key: Uint8Array; readonly port: MessagePort; readonly said: Int32Array };

export type ToRunWorker = { readonly matches: NewMatches } | "end";

/** One answer to each message. */
export type FromRunWorker = {
  readonly runs: readonly KeyRun[];
  /** What went wrong, if anything did. */
  readonly failed?: string | undefined;
};

function serve({ key, port, said }: RunWork): void {
  let runs: KeyRun[] = [];
  const work = keyRuns(key, (run) => runs.push({ ...run, keys: new Uint8Array(run.keys) }));
  const answer = (failed?: string): void => {
    const message: FromRunWorker = { runs, failed };
    port.postMessage(
      message,
      // Each is a copy with memory of its own.
      runs.map(({ keys }) => keys.buffer as ArrayBuffer),
    );
    runs = [];
    Atomics.add(said, 0, 1);
    Atomics.notify(said, 0);
  };
  port.on("message", (message: ToRunWorker) => {
    try {
      if (message === "end") work.end();
      else work.put(message.matches);
      answer();
    } catch (error) {
      answer(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    if (message === "end") port.close();
  });
}

// It was started by run-maker.ts.
if (!isMainThread) serve(workerData as RunWork);
