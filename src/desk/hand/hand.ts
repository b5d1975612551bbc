// A thread of the desk seen from outside: it is started when it is first asked, answers in order, and is started anew should it die.
import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import { threadFile } from "../../core/thread-file.ts";
import type { Language } from "../../law/law.ts";
import type { Answer, Order } from "../order.ts";
import type { FromHand, HandFlags, ToHand } from "./messages.ts";

/** Of a thread's own memory, in MiB: a return of 200,000 rows is run in 110; what a run's crew needs is its own. */
const mostMemory = 192;
/** What is young is looked through sooner: 600 files at once held 689 MiB on a quiet machine without it, 569 with it. */
const mostYoung = 16;
/** Milliseconds after which a thread that nobody asks gives its memory back. */
const restAfter = 15_000;

/** Threads find compiled code through the environment only: where the program itself has it. */
function withCompiledCode(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir();
  return folder === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(folder) };
}

export type Hand = {
  /** Rejects only where the thread itself broke down. */
  readonly ask: (order: Order, language: Language, progress?: (text: string) => void) => Promise<Answer>;
  /** Starts it, so that the first to ask does not wait. */
  readonly warm: () => void;
  readonly end: () => Promise<unknown>;
};

type Waiting = {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: Error) => void;
  readonly progress: (text: string) => void;
};

/** `rests`: between orders it gives its memory back after a while. */
export function newHand(flags: HandFlags, rests: boolean): Hand {
  const waiting: Waiting[] = [];
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;

  /** The next order starts it again. */
  function rest(): void {
    if (waiting.length > 0) return;
    const resting = worker;
    worker = undefined;
    resting?.terminate();
  }

  function start(): Worker {
    const started = new Worker(threadFile(import.meta.url, "worker"), {
      workerData: flags,
      env: withCompiledCode(),
      resourceLimits: { maxOldGenerationSizeMb: mostMemory, maxYoungGenerationSizeMb: mostYoung },
    });
    started.on("message", (message: FromHand) => {
      if (message.kind === "progress") waiting[0]?.progress(message.text);
      else waiting.shift()?.resolve(message.answer);
      if (rests && waiting.length === 0) timer = setTimeout(rest, restAfter).unref();
    });
    const gone = (fault: Error): void => {
      if (worker !== started) return;
      worker = undefined;
      for (const one of waiting.splice(0)) one.reject(fault);
    };
    started.on("error", gone);
    started.on("exit", (code) => gone(new Error(`a thread of the desk ended with ${code}`)));
    // It keeps nobody from leaving.
    started.unref();
    return started;
  }

  return {
    ask(order, language, progress = () => {}) {
      clearTimeout(timer);
      worker ??= start();
      const message: ToHand = { order, language };
      worker.postMessage(message);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject, progress }));
    },
    warm() {
      worker ??= start();
    },
    async end() {
      const ending = worker;
      worker = undefined;
      await ending?.terminate();
    },
  };
}
