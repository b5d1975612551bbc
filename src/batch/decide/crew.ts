// Who does the work of the desks: this thread for small files, two workers for large ones. The answers come
// back in the order of the chunks, so that the result is the same whoever did the work.
import { Refusal } from "../../core/refusal.ts";
import { threadFile } from "../../core/thread-file.ts";
import { askedThread } from "../../io/asked-thread.ts";
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

function newWorker(setUp: ToWorker) {
  // A worker holds one or two pieces at a time; without a limit its heap would grow as far as it may.
  const limits = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 24 };
  const thread = askedThread<ToWorker, FromWorker, AssessedRows>(
    threadFile(import.meta.url, "worker"),
    limits,
    (message) => {
      if (message.kind === "assessed") return message.rows;
      throw message.kind === "refused" ? new Refusal(message.problem) : new Error(message.message);
    },
  );
  thread.send(setUp);
  return {
    ...thread,
    ask(message: ToWorker & { readonly kind: "assess" }) {
      const bytes = message.bytes;
      const own = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
      return thread.ask(message, own ? [bytes.buffer as ArrayBuffer] : []);
    },
  };
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
