// What a thread of its own does that makes the runs of a batch's keys while the main thread writes its postings (run-maker.ts): the
// keys of each piece of people, by whoever knows names, and the runs of all.
import type { NewMatches } from "../recognition.ts";
import { type RunOwner, type RunWork, type StoredRun, storedRuns } from "./stored-runs.ts";
import { serveTalk } from "./talk.ts";

/** `people` is what the maker of keys has to know. */
export type ServedRuns = { readonly runs: RunWork; readonly people: unknown };

/** A piece of people, or keys that are made already. */
export type ToRuns =
  | { readonly piece: unknown; readonly owner: RunOwner }
  | { readonly matches: NewMatches; readonly owner: RunOwner }
  | "end";

/** What has become ready; with the last ones the sum of all. */
export type FromRuns = { readonly runs: readonly StoredRun[]; readonly sum: string | undefined };

/** `makerOf` is told what it has to know and makes the keys of a piece, good until the next one. */
export function serveRuns<About, Piece>(
  workerData: unknown,
  makerOf: (about: About) => (piece: Piece) => NewMatches,
): void {
  serveTalk<ServedRuns, ToRuns, FromRuns>(workerData, (about) => {
    let runs: StoredRun[] = [];
    const work = storedRuns(about.runs, (run) => runs.push(run));
    // Both come from whoever named this file, by way of run-maker.ts.
    const keysOf = makerOf(about.people as About);
    const matchesOf = (message: Exclude<ToRuns, "end">): NewMatches =>
      "piece" in message ? keysOf(message.piece as Piece) : message.matches;
    return (message) => {
      let sum: string | undefined;
      if (message === "end") sum = work.end();
      else work.put(matchesOf(message), message.owner);
      const made = runs;
      runs = [];
      // Each has memory of its own.
      return [{ runs: made, sum }, made.map(([, , , , , keys]) => keys.buffer as ArrayBuffer)];
    };
  });
}
