// A thread of its own that makes the keys of people and their runs, while the main thread writes the postings.
import { isMainThread, workerData } from "node:worker_threads";
import type { NameList } from "../../law/law.ts";
import { serveRuns } from "../../ledger/keyed/serve-runs.ts";
import type { PackedPeople } from "../handover/packed-people.ts";
import { peopleKeys } from "./people-keys.ts";

/** What it is given when it starts: the list of names, and how many people a piece may have. */
export type PeopleWork = { readonly names: NameList; readonly most: number };

// It was started by run-maker.ts.
if (!isMainThread)
  serveRuns<PeopleWork, PackedPeople>(workerData, ({ names, most }) => peopleKeys(names, most));
