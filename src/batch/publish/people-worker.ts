// A thread of its own that makes the texts of people's keys, while the main thread writes the outputs and the postings.
import { isMainThread, workerData } from "node:worker_threads";
import type { NameList } from "../../law/law.ts";
import { memoryOfMatches, ownedMatches } from "../../ledger/keyed/owned-matches.ts";
import { serveTalk } from "../../ledger/keyed/talk.ts";
import type { NewMatches } from "../../ledger/recognition.ts";
import { type PackedPeople, peopleKeys } from "./people-keys.ts";

/** What it is given when it starts: the list of names, and how many people a piece may have. */
export type PeopleWork = { readonly names: NameList; readonly most: number };

// It was started by remembered-people.ts.
if (!isMainThread) {
  serveTalk<PeopleWork, PackedPeople, NewMatches>(workerData, ({ names, most }) => {
    const keysOf = peopleKeys(names, most);
    return (people) => {
      const matches = ownedMatches(keysOf(people));
      return [matches, memoryOfMatches(matches)];
    };
  });
}
