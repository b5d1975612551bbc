// A worker to which this thread gives pieces of work and which answers each of them in order: for a thread that works on in
// between without letting go, and sleeps when there is nothing else to do.
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  type Transferable,
  Worker,
} from "node:worker_threads";
import { threadFile } from "../../core/thread-file.ts";

/**
 * What a worker is given when it starts: the file that serves, the way to answer and what that file has to know. `said` counts
 * the answers, for a thread that sleeps until there is one.
 */
export type TalkData = {
  readonly file: string;
  readonly port: MessagePort;
  readonly said: Int32Array;
  readonly about: unknown;
};

/** `stack` says where it was in the worker. */
type Failed = { readonly message: string; readonly stack?: string | undefined };

type Answered<Answer> = { readonly answer: Answer } | { readonly failed: Failed };

type Talk<Asked, Answer> = {
  readonly ask: (message: Asked, transfer?: readonly Transferable[]) => void;
  /** The next answer that has come, if there is one. Throws what the worker has thrown or died of. */
  readonly taken: () => Answer | undefined;
  /**
   * The next answer, when it has come; undefined where nothing has been asked, or it takes longer than so many milliseconds.
   * Throws as `taken` does, and where the worker has been waited for in vain for as long as `Patience` says.
   */
  readonly awaited: (most?: number) => Answer | undefined;
  /** How many answers are still to be taken. */
  readonly open: () => number;
  readonly close: () => void;
};

/** In milliseconds. */
type Patience = {
  /** A worker that is waited for so long since its last answer is dead: nobody hears of it that its memory was not enough. */
  readonly silence: number;
  /** One sleep; what it oversleeps, such as a machine that is put to sleep, does not count. */
  readonly slice: number;
};

/** An answer takes a second at most. */
const usual: Patience = { silence: 15 * 60_000, slice: 5000 };

/** `file` is what calls `serveTalk`; `about` is what the worker has to know before the first message. */
export function openTalk<Asked, Answer>(
  file: URL,
  about: unknown,
  { silence, slice }: Patience = usual,
): Talk<Asked, Answer> {
  const { port1: port, port2 } = new MessageChannel();
  const said = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const data: TalkData = { file: file.href, port: port2, said, about };
  const worker = new Worker(threadFile(import.meta.url, "talk-worker"), {
    workerData: data,
    transferList: [port2],
    // What it makes is soon of no use; without a limit new things would take 48 MiB before anybody clears up.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  worker.unref();
  port.unref();
  let open = 0;
  let silent = 0;
  let death: Error | undefined;
  // Heard only where this thread lets go in between.
  worker.on("error", (error) => {
    death = error instanceof Error ? error : new Error(String(error));
  });
  const taken = (): Answer | undefined => {
    const got = receiveMessageOnPort(port);
    if (got === undefined && death !== undefined) throw death;
    if (got === undefined) return undefined;
    silent = 0;
    // It comes from `serveTalk`.
    const message = got.message as Answered<Answer>;
    if ("failed" in message)
      throw Object.assign(new Error(message.failed.message), { stack: message.failed.stack });
    open -= 1;
    return message.answer;
  };
  return {
    ask(message, transfer = []) {
      port.postMessage(message, transfer);
      open += 1;
    },
    taken,
    awaited(most = Number.POSITIVE_INFINITY) {
      let waited = 0;
      while (open > 0) {
        const before = Atomics.load(said, 0);
        const answer = taken();
        if (answer !== undefined) return answer;
        const sleep = Math.min(most - waited, slice);
        if (Atomics.wait(said, 0, before, sleep) !== "timed-out") continue;
        waited += sleep;
        silent += sleep;
        const late = taken();
        if (late !== undefined) return late;
        if (silent >= silence) throw new Error(`a thread has not answered for ${silence / 1000} s`);
        if (waited >= most) return undefined;
      }
      return undefined;
    },
    open: () => open,
    close() {
      port.close();
      void worker.terminate();
    },
  };
}

/** The other side: `start` is told what the worker has to know and gives what answers each message, and what goes with it. */
export function serveTalk<About, Asked, Answer>(
  workerData: unknown,
  start: (about: About) => (message: Asked) => readonly [Answer, readonly Transferable[]],
): void {
  // It comes from `openTalk`.
  const { about, ...way } = workerData as TalkData;
  const say = sayTo<Answer>(way);
  let work: ((message: Asked) => readonly [Answer, readonly Transferable[]]) | undefined;
  way.port.on("message", (message: Asked) => {
    try {
      work ??= start(about as About); // As above.
      const [answer, transfer] = work(message);
      say.answer(answer, transfer);
    } catch (error) {
      say.failed(error);
    }
  });
}

/** How a worker answers, and wakes who waits for it. */
export function sayTo<Answer>({ port, said }: Pick<TalkData, "port" | "said">) {
  const send = (message: Answered<Answer>, transfer: readonly Transferable[]): void => {
    port.postMessage(message, transfer);
    Atomics.add(said, 0, 1);
    Atomics.notify(said, 0);
  };
  return {
    answer: (answer: Answer, transfer: readonly Transferable[]) => send({ answer }, transfer),
    failed(error: unknown) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      send({ failed: { message, stack } }, []);
    },
  };
}
