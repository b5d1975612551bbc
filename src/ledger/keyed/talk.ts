// A worker to which this thread gives pieces of work and which answers each of them in order: for a thread that works on in
// between without letting go, and sleeps when there is nothing else to do.
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  type Transferable,
  Worker,
} from "node:worker_threads";

/** What a worker is given when it starts. `said` counts its answers, for a thread that sleeps until there is one. */
type TalkData = { readonly port: MessagePort; readonly said: Int32Array; readonly about: unknown };

type Answered<Answer> = { readonly answer: Answer } | { readonly failed: string };

type Talk<Asked, Answer> = {
  readonly ask: (message: Asked, transfer?: readonly Transferable[]) => void;
  /** The next answer that has come, if there is one. Throws what the worker has thrown. */
  readonly taken: () => Answer | undefined;
  /** The next answer, when it has come; undefined where nothing has been asked, or it takes longer than so many milliseconds. */
  readonly awaited: (most?: number) => Answer | undefined;
  /** How many answers are still to be taken. */
  readonly open: () => number;
  readonly close: () => void;
};

/** `about` is what the worker has to know before the first message. */
export function openTalk<Asked, Answer>(file: URL, about: unknown): Talk<Asked, Answer> {
  const { port1: port, port2 } = new MessageChannel();
  const said = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const data: TalkData = { port: port2, said, about };
  const worker = new Worker(file, {
    workerData: data,
    transferList: [port2],
    // What it makes is soon of no use; without a limit new things would take 48 MiB before anybody clears up.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  worker.unref();
  port.unref();
  let open = 0;
  const taken = (): Answer | undefined => {
    const got = receiveMessageOnPort(port);
    if (got === undefined) return undefined;
    // It comes from `serveTalk`.
    const message = got.message as Answered<Answer>;
    if ("failed" in message) throw new Error(message.failed);
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
      while (open > 0) {
        const before = Atomics.load(said, 0);
        const answer = taken();
        if (answer !== undefined) return answer;
        if (Atomics.wait(said, 0, before, most) === "timed-out") return taken();
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
  const { port, said, about } = workerData as TalkData;
  const send = (message: Answered<Answer>, transfer: readonly Transferable[]): void => {
    port.postMessage(message, transfer);
    Atomics.add(said, 0, 1);
    Atomics.notify(said, 0);
  };
  let work: ((message: Asked) => readonly [Answer, readonly Transferable[]]) | undefined;
  port.on("message", (message: Asked) => {
    try {
      work ??= start(about as About); // As above.
      const [answer, transfer] = work(message);
      send({ answer }, transfer);
    } catch (error) {
      send({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }, []);
    }
  });
}
