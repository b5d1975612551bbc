// What is said between the thread that makes the outputs of a large first batch and the one that writes its postings meanwhile.
import { LedgerFault, type LedgerFaultKind } from "./fault.ts";
import type { BatchHeader, BatchRest, BatchStart, Posted } from "./new-batch.ts";

/** The book that is written into, as whoever had it open knows it. */
export type BookPlace = { readonly path: string; readonly bookId: string; readonly waitMs: number };

export type ToBatchThread =
  | {
      readonly kind: "begin";
      readonly place: BookPlace;
      readonly start: Omit<BatchStart, "people">;
      /** What the thread makes postings, standings and people of. */
      readonly source: unknown;
    }
  | { readonly kind: "end"; readonly rest: BatchHeader & BatchRest };

export type FromBatchThread =
  | { readonly kind: "begun" }
  | { readonly kind: "posted"; readonly posted: Posted }
  | {
      readonly kind: "fault";
      readonly fault: LedgerFaultKind;
      readonly reason: string;
      readonly detail: string;
    }
  | { readonly kind: "failed"; readonly message: string };

/** The thread as whoever begins a batch is given it. */
export type BatchThread = {
  /** Rejects with what the thread has thrown (`answerOf`) or died of. */
  readonly ask: (message: ToBatchThread) => Promise<FromBatchThread>;
  readonly end: () => Promise<unknown>;
};

export function faultSaid(error: unknown): FromBatchThread {
  if (error instanceof LedgerFault) {
    const { kind: fault, reason, detail } = error;
    return { kind: "fault", fault, reason, detail };
  }
  return {
    kind: "failed",
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

/** The answer, unless it is a fault, which is thrown. */
export function answerOf(answer: FromBatchThread): FromBatchThread {
  if (answer.kind === "fault") throw new LedgerFault(answer.fault, answer.reason, answer.detail);
  if (answer.kind === "failed") throw new Error(answer.message);
  return answer;
}

/** A batch of which another thread writes the postings, while its outputs are being made. */
export type Begun = {
  /** When its outputs are staged; as `Book.post`. */
  readonly end: (rest: BatchHeader & BatchRest) => Promise<Posted>;
  /** Nothing of it is left. */
  readonly giveUp: () => Promise<void>;
};

export function beginIn(thread: BatchThread, message: ToBatchThread & { readonly kind: "begin" }): Begun {
  const begins = thread.ask(message);
  // It is heard of at the end.
  begins.catch(() => {});
  const giveUp = async (): Promise<void> => void (await thread.end());
  return {
    async end(rest) {
      try {
        await begins;
        // Each is good until the next one.
        const matches = Array.from(rest.matches ?? [], (one) => structuredClone(one));
        const answer = await thread.ask({ kind: "end", rest: { ...rest, matches } });
        if (answer.kind !== "posted") throw new Error("a batch has ended without being posted");
        return answer.posted;
      } finally {
        await giveUp();
      }
    },
    giveUp,
  };
}
