// The keys of people as the ledger takes them: made here, or in a thread of their own where they are a great many, while the main
// thread writes what the ledger keeps of their money. The texts and their order are the same.
import { threadFile } from "../../core/thread-file.ts";
import type { NameList } from "../../law/law.ts";
import type { NewMatches, UnmadeMatches } from "../../ledger/recognition.ts";
import type { PackedPeople } from "../handover/packed-people.ts";
import { peopleKeys } from "./people-keys.ts";
import type { PeopleWork } from "./people-worker.ts";

/** So many people are handed on at once, and more keys than they have. */
export const peopleTogether = 1_500;

/** Of pieces of at most `together` people. Read once. */
export function matchesOf(
  people: readonly PackedPeople[],
  names: NameList,
  together = peopleTogether,
): UnmadeMatches {
  const about: PeopleWork = { names, most: together };
  return {
    count: people.reduce((sum, { rows }) => sum + rows, 0),
    made: () => inThisThread(people, about),
    file: threadFile(import.meta.url, "people-worker"),
    about,
    pieces: people,
  };
}

function* inThisThread(people: readonly PackedPeople[], { names, most }: PeopleWork): Generator<NewMatches> {
  const keysOf = peopleKeys(names, most);
  for (const one of people) yield keysOf(one);
}
