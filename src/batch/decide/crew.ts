// Who does the work of the desks: this thread for small files, two workers for large ones. The answers come
// back in the order of the chunks, so that the result is the same whoever did the work.
import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import { Refusal } from "../../core/refusal.ts";
import { threadFile } from "../../core/thread-file.ts";
import type { AssessedRows } from "../handover/assessed-rows.ts";
import type { CrewTable, CsvPiece, FromWorker, ToWorker } from "../handover/crew.ts";

export type Crew = {
  /** Everybody has to know the table before its first piece comes. */
  readonly begin: (table: CrewTable) => void;
  readonly assess: (piece: CsvPiece, lists: boolean) => Promise<AssessedRows>;
  /** How many pieces may be on their way at once. */
  readonly room: number;
  readonly close: () => Promise<void>;
};

/** `setUp` is what each worker needs to load the same law and facts by itself. */
export function workerCrew(size: number, setUp: ToWorker & { readonly kind: "set up" }): Crew {
  const workers = Array.from({ length: size }, () => newWorker(setUp));
  let next = 0;
  return {
    room: size * 2,
    begin(table) {
      for (const worker of workers) worker.send({ kind: "begin", ...table });
    },
    assess(piece, lists) {
      const worker = workers[next];
      if (worker === undefined) throw new Error("a crew needs at least one worker");
      next = (next + 1) % size;
      return worker.ask({ kind: "assess", bytes: piece.bytes, firstRow: piece.firstRow, lists });
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.end()));
    },
  };
}

type Waiting = { readonly resolve: (rows: AssessedRows) => void; readonly reject: (error: unknown) => void };

function newWorker(setUp: ToWorker) {
  const worker = new Worker(threadFile(import.meta.url, "worker"), {
    // A worker holds one or two pieces at a time; without a limit its heap would grow as far as it may.
    env: withCompiledCode(),
    resourceLimits: { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 24 },
  });
  const waiting: Waiting[] = [];
  worker.on("message", (message: FromWorker) => {
    const first = waiting.shift();
    if (first === undefined) return;
    if (message.kind === "assessed") first.resolve(message.rows);
    else if (message.kind === "refused") first.reject(new Refusal(message.problem));
    else first.reject(new Error(message.message));
  });
  worker.on("error", (error) => {
    for (const each of waiting.splice(0)) each.reject(error);
  });
  worker.on("exit", (code) => {
    for (const each of waiting.splice(0)) each.reject(new Error(`a worker ended with ${code}`));
  });
  worker.postMessage(setUp);
  return {
    send: (message: ToWorker) => worker.postMessage(message),
    ask: (message: ToWorker & { readonly kind: "assess" }) =>
      new Promise<AssessedRows>((resolve, reject) => {
        waiting.push({ resolve, reject });
        const bytes = message.bytes;
        const own = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
        worker.postMessage(message, own ? [bytes.buffer as ArrayBuffer] : []);
      }),
    end: () => worker.terminate(),
  };
}

/** A worker does not know by itself where this thread keeps its compiled code; Node names a folder below the one it was given. */
function withCompiledCode(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir();
  return folder === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(folder) };
}

/** Keeps the crew busy and takes its answers in the order of the pieces. */
export async function assessInWorkers(
  crew: Crew,
  table: CrewTable,
  pieces: AsyncIterable<CsvPiece>,
  absorb: (rows: AssessedRows) => void,
  lists: () => boolean,
): Promise<void> {
  crew.begin(table);
  const waiting: Promise<AssessedRows>[] = [];
  // The reader is some pieces ahead. What it refuses has to wait until the pieces before have been assessed, so
  // that the first fault of the file counts, as it does in one thread.
  let fault: unknown;
  async function* readable(): AsyncGenerator<CsvPiece> {
    try {
      yield* pieces;
    } catch (error) {
      fault = error;
    }
  }
  try {
    for await (const piece of readable()) {
      const answer = crew.assess(piece, lists());
      // Another worker may refuse a later piece before anybody waits for it.
      answer.catch(() => {});
      waiting.push(answer);
      const first = waiting.length >= crew.room ? waiting.shift() : undefined;
      if (first !== undefined) absorb(await first);
    }
    for (let first = waiting.shift(); first !== undefined; first = waiting.shift()) absorb(await first);
    if (fault !== undefined) throw fault;
  } finally {
    // After a refusal the other answers are of no use, but they must not come as surprises either.
    await Promise.allSettled(waiting);
  }
}
