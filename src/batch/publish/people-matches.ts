// Who makes the texts of people's keys: this thread for most batches, one of its own where they are a great many, while the main
// thread writes what the ledger keeps of their money. The texts and their order are the same.
import { threadFile } from "../../core/thread-file.ts";
import type { NameList } from "../../law/law.ts";
import { openTalk } from "../../ledger/keyed/talk.ts";
import type { NewMatches } from "../../ledger/recognition.ts";
import { type PackedPeople, peopleKeys } from "./people-keys.ts";
import type { PeopleWork } from "./people-worker.ts";

/** From so many people on a thread of its own is worth its start; so many pieces are on their way at once. */
export const enoughForWorker = 20_000;
const room = 6;

/** The keys of each piece, of at most `together` people; where another thread makes them, a piece without keys is one that is not there yet. */
export function matchesOf(
  people: readonly PackedPeople[],
  names: NameList,
  together: number,
): Iterable<NewMatches> {
  const rows = people.reduce((sum, one) => sum + one.rows, 0);
  return rows < enoughForWorker ? inThisThread(people, names, together) : inWorker(people, names, together);
}

function* inThisThread(
  people: readonly PackedPeople[],
  names: NameList,
  together: number,
): Generator<NewMatches> {
  const keysOf = peopleKeys(names, together);
  for (const one of people) yield keysOf(one);
}

const nothingYet = {
  scheme: "",
  kinds: new Uint8Array(0),
  ends: new Uint32Array(0),
  bytes: new Uint8Array(0),
  slips: new Uint8Array(0),
};

/** The same from a thread of its own: what is not there yet is waited for a moment, unless `next(false)` says that nobody does. */
function* inWorker(
  people: readonly PackedPeople[],
  names: NameList,
  together: number,
): Generator<NewMatches, void, boolean | undefined> {
  const about: PeopleWork = { names: names, most: together };
  const talk = openTalk<PackedPeople, NewMatches>(threadFile(import.meta.url, "people-worker"), about);
  try {
    let asked = 0;
    let waits: boolean | undefined;
    for (let taken = 0; taken < people.length; ) {
      for (; asked < people.length && talk.open() < room; asked += 1) {
        const one = people[asked];
        if (one !== undefined) talk.ask(one, [one.bytes.buffer]);
      }
      const matches = waits === false ? talk.taken() : talk.awaited(1);
      if (matches !== undefined) taken += 1;
      waits = yield matches ?? nothingYet;
    }
  } finally {
    talk.close();
  }
}
