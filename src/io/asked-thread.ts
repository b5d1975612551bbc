// A thread that is asked one thing after the other and answers them in that order.
import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { type ResourceLimits, type Transferable, Worker } from "node:worker_threads";

type AskedThread<To, Result> = {
  /** What it does not answer. */
  readonly send: (message: To) => void;
  /** Rejects with what `resultOf` throws of the answer, and with what the thread died of. */
  readonly ask: (message: To, transfer?: readonly Transferable[]) => Promise<Result>;
  /** How many answers are still to come. */
  readonly waiting: () => number;
  readonly end: () => Promise<number>;
};

type Waiting<Result> = {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
};

/** `resultOf` throws where the answer is a fault; `workerData` is what the thread begins with. */
export function askedThread<To, From, Result>(
  file: URL,
  resourceLimits: ResourceLimits,
  resultOf: (answer: From) => Result,
  workerData?: unknown,
): AskedThread<To, Result> {
  const worker = new Worker(file, { env: withCompiledCode(), resourceLimits, workerData });
  const waiting: Waiting<Result>[] = [];
  const failAll = (error: unknown): void => {
    for (const each of waiting.splice(0)) each.reject(error);
  };
  worker.on("message", (answer: From) => {
    const first = waiting.shift();
    try {
      first?.resolve(resultOf(answer));
    } catch (error) {
      first?.reject(error);
    }
  });
  worker.on("error", failAll);
  worker.on("exit", (code) => failAll(new Error(`a thread ended with ${code}`)));
  return {
    send: (message) => worker.postMessage(message),
    ask: (message, transfer = []) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        worker.postMessage(message, transfer);
      }),
    waiting: () => waiting.length,
    end: () => worker.terminate(),
  };
}

/** A worker does not know by itself where this thread keeps its compiled code; Node names a folder below the one it was given. */
function withCompiledCode(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir();
  return folder === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(folder) };
}
