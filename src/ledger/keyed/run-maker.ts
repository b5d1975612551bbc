// Who makes the runs of a batch's keys: this thread for most batches, one of its own where people are a great many, a little at a
// time between what this thread does. The runs and their order are the same; a batch of a million people has 19 million keys,
// and posting it takes half of the time.
import type { NewMatches, UnmadeMatches } from "../recognition.ts";
import type { FromRuns, ServedRuns, ToRuns } from "./serve-runs.ts";
import { type RunOwner, type RunWork, type StoredRun, storedRuns } from "./stored-runs.ts";
import { openTalk } from "./talk.ts";

export type RunMaker = {
  /** Does a small part of it, where another thread does the rest. */
  readonly further: () => void;
  /** Does what is left of the people. */
  readonly people: () => void;
  /** Does what is left, and further keys after those of the people; the sum of all runs, undefined where there are none. */
  readonly end: (matches: Iterable<NewMatches>) => string | undefined;
  /** However it ended. */
  readonly close: () => void;
};

/** From so many people on a thread of its own is worth its start. */
export const enoughForWorker = 14_000;
/** So many pieces are on their way at once. */
const room = 6;

/** Nothing is read before the first call. `ownerOf` says whose the runs of a scheme are. */
export function runMaker(
  about: RunWork,
  people: UnmadeMatches | undefined,
  ownerOf: (scheme: string) => RunOwner,
  take: (run: StoredRun) => void,
): RunMaker {
  if (people !== undefined && people.count >= enoughForWorker) return inWorker(about, people, ownerOf, take);
  const runs = storedRuns(about, take);
  const put = (some: Iterable<NewMatches>): void => {
    for (const one of some) runs.put(one, ownerOf(one.scheme));
  };
  let isPut = false;
  const putPeople = (): void => {
    if (!isPut) put(people?.made() ?? []);
    isPut = true;
  };
  return {
    further() {},
    people: putPeople,
    end(matches) {
      putPeople();
      put(matches);
      return runs.end();
    },
    close() {},
  };
}

function inWorker(
  about: RunWork,
  people: UnmadeMatches,
  ownerOf: (scheme: string) => RunOwner,
  take: (run: StoredRun) => void,
): RunMaker {
  const served: ServedRuns = { runs: about, people: people.about };
  const talk = openTalk<ToRuns, FromRuns>(people.file, served);
  let sum: string | undefined;
  const pieces = people.pieces.values();
  let isAsked = false;
  const askMore = (): void => {
    while (!isAsked && talk.open() < room) {
      const piece = pieces.next().value;
      if (piece === undefined) isAsked = true;
      else talk.ask({ piece, owner: ownerOf(piece.scheme) }, [piece.bytes.buffer]);
    }
  };
  const takeAll = (made: FromRuns | undefined): void => {
    for (const run of made?.runs ?? []) take(run);
    sum = made?.sum;
  };
  const putPeople = (): void => {
    for (askMore(); talk.open() > 0; askMore()) takeAll(talk.awaited());
  };
  const ask = (message: ToRuns): void => {
    talk.ask(message);
    takeAll(talk.awaited());
  };
  return {
    further() {
      for (let made = talk.taken(); made !== undefined; made = talk.taken()) takeAll(made);
      askMore();
    },
    people: putPeople,
    end(matches) {
      putPeople();
      // They are copied.
      for (const one of matches) ask({ matches: one, owner: ownerOf(one.scheme) });
      ask("end");
      return sum;
    },
    close: talk.close,
  };
}
