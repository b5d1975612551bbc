// Who makes the runs of a batch's keys: this thread for most batches, one of its own where they are a great many, a little at a
// time between what this thread does. The runs and their order are the same; a batch of a million people has 19 million keys,
// and posting it takes two thirds of the time.
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { NewMatches } from "../recognition.ts";
import { type KeyRun, keyRuns } from "./key-runs.ts";
import type { FromRunWorker, RunWork, ToRunWorker } from "./run-worker.ts";

export type RunMaker = {
  /** Does a small part of it, where another thread does the rest. */
  readonly further: () => void;
  /** Does what is left. */
  readonly end: () => void;
  /** However it ended. */
  readonly close: () => void;
};

/** From so many keys on a thread of its own is worth its start. */
export const enoughForWorker = 1 << 18;
/** So many pieces are on their way at once. */
const room = 4;

/** Nothing is read from `matches` before the first call. */
export function runMaker(
  key: Uint8Array,
  matches: Iterable<NewMatches>,
  take: (run: KeyRun) => void,
): RunMaker {
  const pieces = matches[Symbol.iterator]();
  let first: NewMatches[] = [];
  let count = 0;
  let done = false;
  let worker: RunMaker | undefined;
  const next = (): NewMatches | undefined => {
    const piece = first.shift() ?? (done ? undefined : pieces.next().value);
    if (piece === undefined) done = true;
    // What is good until the next is asked for is kept longer here.
    return piece === undefined ? undefined : owned(piece);
  };
  return {
    further() {
      if (worker === undefined && !done) {
        const begun: NewMatches[] = [];
        for (let piece = next(); piece !== undefined; piece = next()) {
          begun.push(piece);
          count += piece.kinds.length;
          if (count >= enoughForWorker) break;
        }
        first = begun;
        if (count >= enoughForWorker) worker = inWorker(key, next, take);
      }
      worker?.further();
    },
    end() {
      if (worker !== undefined) {
        worker.end();
        return;
      }
      const runs = keyRuns(key, take);
      for (let piece = next(); piece !== undefined; piece = next()) runs.put(piece);
      runs.end();
    },
    close: () => worker?.close(),
  };
}

function owned({ scheme, kinds, ends, bytes }: NewMatches): NewMatches {
  // Not `slice`: that of a Buffer is no copy.
  const own = new Uint8Array(bytes.subarray(0, ends.at(-1) ?? 0));
  return { scheme, kinds: new Uint8Array(kinds), ends: new Uint32Array(ends), bytes: own };
}

/** Our own ending: .ts when run as it is, .js when packed. */
const workerFile = import.meta.url.endsWith(".ts") ? "./run-worker.ts" : "./run-worker.js";

function inWorker(
  key: Uint8Array,
  next: () => NewMatches | undefined,
  take: (run: KeyRun) => void,
): RunMaker {
  const { port1: port, port2 } = new MessageChannel();
  const said = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: RunWork = { key, port: port2, said };
  const worker = new Worker(new URL(workerFile, import.meta.url), {
    workerData,
    transferList: [port2],
    // What it makes is soon of no use; without a limit new things would take 48 MiB before anybody clears up.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  worker.unref();
  let [asked, answered] = [0, 0];
  let ended = false;
  const takeAnswers = (): void => {
    for (let got = receiveMessageOnPort(port); got !== undefined; got = receiveMessageOnPort(port)) {
      // It comes from run-worker.ts.
      const { runs, failed } = got.message as FromRunWorker;
      if (failed !== undefined) throw new Error(failed);
      answered += 1;
      for (const run of runs) take(run);
    }
  };
  const ask = (): void => {
    if (ended) return;
    const matches = next();
    ended = matches === undefined;
    const message: ToRunWorker = matches === undefined ? "end" : { matches };
    port.postMessage(message);
    asked += 1;
  };
  return {
    further() {
      takeAnswers();
      if (asked - answered < room) ask();
    },
    end() {
      while (!ended || answered < asked) {
        const before = Atomics.load(said, 0);
        takeAnswers();
        if (!ended && asked - answered < room) ask();
        else if (answered < asked) Atomics.wait(said, 0, before);
      }
    },
    close() {
      port.close();
      void worker.terminate();
    },
  };
}
