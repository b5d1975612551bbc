// Who makes the runs of a batch's keys: this thread for most batches, one of its own where they are a great many, a little at a
// time between what this thread does. The runs and their order are the same; a batch of a million people has 19 million keys,
// and posting it takes two thirds of the time.
import { threadFile } from "../../core/thread-file.ts";
import { type NewMatches, slipLength } from "../recognition.ts";
import { memoryOfMatches, ownedMatches } from "./owned-matches.ts";
import type { FromRunWorker, ToRunWorker } from "./run-worker.ts";
import { type RunOwner, type RunWork, type StoredRun, storedRuns } from "./stored-runs.ts";
import { openTalk } from "./talk.ts";

export type RunMaker = {
  /** Does a small part of it, where another thread does the rest. */
  readonly further: () => void;
  /** Does what is left; the sum of all runs, undefined where there are none. */
  readonly end: () => string | undefined;
  /** However it ended. */
  readonly close: () => void;
};

/** From so many keys on a thread of its own is worth its start. */
export const enoughForWorker = 1 << 18;
/** So many pieces are on their way at once. */
const room = 4;

/**
 * Nothing is read from `matches` before the first call. A piece without keys says that the next one is not there yet; `next(false)`
 * says that there is something else to do meanwhile.
 */
export function runMaker(
  about: RunWork,
  matches: Iterable<NewMatches>,
  ownerOf: (scheme: string) => RunOwner,
  take: (run: StoredRun) => void,
): RunMaker {
  const pieces = matches[Symbol.iterator]();
  const begun: NewMatches[] = [];
  let count = 0;
  let done = false;
  let worker: RunMaker | undefined;
  const fresh = (waits: boolean): NewMatches | undefined => {
    const piece = done ? undefined : pieces.next(waits).value;
    if (piece === undefined) done = true;
    // What is good until the next is asked for is kept longer here.
    return piece === undefined ? undefined : ownedMatches(piece);
  };
  const next = (waits: boolean): NewMatches | undefined => begun.shift() ?? fresh(waits);
  const further = (waits = false): void => {
    while (worker === undefined && !done) {
      const piece = fresh(waits);
      if (piece === undefined) break;
      if (isNothing(piece)) return;
      begun.push(piece);
      count += piece.kinds.length + (piece.slips?.length ?? 0) / slipLength;
      if (count >= enoughForWorker) worker = inWorker(about, next, ownerOf, take);
    }
    worker?.further();
  };
  return {
    further: () => further(),
    end() {
      while (worker === undefined && !done) further(true);
      if (worker !== undefined) return worker.end();
      const runs = storedRuns(about, take);
      for (const piece of begun) runs.put(piece, ownerOf(piece.scheme));
      return runs.end();
    },
    close() {
      pieces.return?.();
      worker?.close();
    },
  };
}

function inWorker(
  about: RunWork,
  next: (waits: boolean) => NewMatches | undefined,
  ownerOf: (scheme: string) => RunOwner,
  take: (run: StoredRun) => void,
): RunMaker {
  const talk = openTalk<ToRunWorker, FromRunWorker>(threadFile(import.meta.url, "run-worker"), about);
  let ended = false;
  let sum: string | undefined;
  const takeAll = (made: FromRunWorker | undefined): void => {
    if (made === undefined) return;
    for (const run of made.runs) take(run);
    sum = made.sum;
  };
  const further = (waits: boolean): void => {
    for (let made = talk.taken(); made !== undefined; made = talk.taken()) takeAll(made);
    while (!ended && talk.open() < room) {
      const matches = next(waits);
      if (matches !== undefined && isNothing(matches)) return;
      ended = matches === undefined;
      if (matches === undefined) talk.ask("end");
      else talk.ask({ matches, owner: ownerOf(matches.scheme) }, memoryOfMatches(matches));
    }
  };
  return {
    further: () => further(false),
    end() {
      for (further(true); !ended || talk.open() > 0; further(true))
        takeAll(talk.awaited(ended ? undefined : 1));
      return sum;
    },
    close: talk.close,
  };
}

function isNothing({ kinds, slips }: NewMatches): boolean {
  return kinds.length === 0 && (slips?.length ?? 0) === 0;
}
