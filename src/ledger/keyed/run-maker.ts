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
  /** Does what is left; the sum of all runs, undefined where there are none. */
  readonly end: () => string | undefined;
  /** However it ended. */
  readonly close: () => void;
};

/** What there is to make runs of: people first, then keys that are made. */
export type RunSource = {
  readonly people?: UnmadeMatches | undefined;
  readonly matches?: Iterable<NewMatches> | undefined;
};

/** From so many people on a thread of its own is worth its start. */
export const enoughForWorker = 14_000;
/** So many pieces are on their way at once. */
const room = 6;

/** Nothing is read before the first call. `ownerOf` says whose the runs of a scheme are. */
export function runMaker(
  about: RunWork,
  source: RunSource,
  ownerOf: (scheme: string) => RunOwner,
  take: (run: StoredRun) => void,
): RunMaker {
  const { people, matches = [] } = source;
  if (people !== undefined && people.count >= enoughForWorker)
    return inWorker(about, people, matches, ownerOf, take);
  return {
    further() {},
    end() {
      const runs = storedRuns(about, take);
      for (const some of [people?.made() ?? [], matches])
        for (const one of some) runs.put(one, ownerOf(one.scheme));
      return runs.end();
    },
    close() {},
  };
}

function inWorker(
  about: RunWork,
  people: UnmadeMatches,
  matches: Iterable<NewMatches>,
  ownerOf: (scheme: string) => RunOwner,
  take: (run: StoredRun) => void,
): RunMaker {
  const served: ServedRuns = { runs: about, people: people.about };
  const talk = openTalk<ToRuns, FromRuns>(people.file, served);
  let sum: string | undefined;
  function* questions(): Generator<readonly [message: ToRuns, transfer: readonly ArrayBuffer[]]> {
    for (const piece of people.pieces) yield [{ piece, owner: ownerOf(piece.scheme) }, [piece.bytes.buffer]];
    // They are copied.
    for (const one of matches) yield [{ matches: one, owner: ownerOf(one.scheme) }, []];
    yield ["end", []];
  }
  const asked = questions();
  let ended = false;
  const askMore = (): void => {
    while (!ended && talk.open() < room) {
      const next = asked.next();
      ended = next.done === true;
      if (next.done !== true) talk.ask(...next.value);
    }
  };
  const takeAll = (made: FromRuns | undefined): void => {
    for (const run of made?.runs ?? []) take(run);
    sum = made?.sum;
  };
  return {
    further() {
      for (let made = talk.taken(); made !== undefined; made = talk.taken()) takeAll(made);
      askMore();
    },
    end() {
      for (askMore(); talk.open() > 0; askMore()) takeAll(talk.awaited());
      return sum;
    },
    close: talk.close,
  };
}
