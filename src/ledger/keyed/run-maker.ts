// Who makes the runs of a batch's keys: this thread for most batches, one of its own where they are a great many, a little at a
// time between what this thread does. The runs and their order are the same; a batch of a million people has 19 million keys,
// and posting it takes two thirds of the time.
import { threadFile } from "../../core/thread-file.ts";
import { type NewMatches, slipLength } from "../recognition.ts";
import { type KeyRun, keyRuns } from "./key-runs.ts";
import { memoryOfMatches, ownedMatches } from "./owned-matches.ts";
import type { RunWork, ToRunWorker } from "./run-worker.ts";
import { openTalk } from "./talk.ts";

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

/** Nothing is read from `matches` before the first call. A piece without keys says that the next one is not there yet. */
export function runMaker(
  key: Uint8Array,
  matches: Iterable<NewMatches>,
  take: (run: KeyRun) => void,
): RunMaker {
  const pieces = matches[Symbol.iterator]();
  const begun: NewMatches[] = [];
  let count = 0;
  let done = false;
  let worker: RunMaker | undefined;
  const fresh = (): NewMatches | undefined => {
    const piece = done ? undefined : pieces.next().value;
    if (piece === undefined) done = true;
    // What is good until the next is asked for is kept longer here.
    return piece === undefined ? undefined : ownedMatches(piece);
  };
  const next = (): NewMatches | undefined => begun.shift() ?? fresh();
  const further = (): void => {
    while (worker === undefined && !done) {
      const piece = fresh();
      if (piece === undefined) break;
      if (isNothing(piece)) return;
      begun.push(piece);
      count += piece.kinds.length + (piece.slips?.length ?? 0) / slipLength;
      if (count >= enoughForWorker) worker = inWorker(key, next, take);
    }
    worker?.further();
  };
  return {
    further,
    end() {
      while (worker === undefined && !done) further();
      if (worker !== undefined) {
        worker.end();
        return;
      }
      const runs = keyRuns(key, take);
      for (const piece of begun) runs.put(piece);
      runs.end();
    },
    close() {
      pieces.return?.();
      worker?.close();
    },
  };
}

function inWorker(
  key: Uint8Array,
  next: () => NewMatches | undefined,
  take: (run: KeyRun) => void,
): RunMaker {
  const about: RunWork = { key };
  const talk = openTalk<ToRunWorker, readonly KeyRun[]>(threadFile(import.meta.url, "run-worker"), about);
  let ended = false;
  const takeAll = (runs: readonly KeyRun[] | undefined): void => {
    for (const run of runs ?? []) take(run);
  };
  const further = (): void => {
    for (let runs = talk.taken(); runs !== undefined; runs = talk.taken()) takeAll(runs);
    while (!ended && talk.open() < room) {
      const matches = next();
      if (matches !== undefined && isNothing(matches)) return;
      ended = matches === undefined;
      if (matches === undefined) talk.ask("end");
      else talk.ask({ matches }, memoryOfMatches(matches));
    }
  };
  return {
    further,
    end() {
      for (further(); !ended || talk.open() > 0; further()) takeAll(talk.awaited(ended ? undefined : 1));
    },
    close: talk.close,
  };
}

function isNothing({ kinds, slips }: NewMatches): boolean {
  return kinds.length === 0 && (slips?.length ?? 0) === 0;
}
