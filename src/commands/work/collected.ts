// Where the files of an inbox go once their batch is in place, and what went where.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { returnPlaces } from "../../batch/publish/return-places.ts";
import { hashOf, type Odd, putInto, type Rested } from "../../io/inbox.ts";
import type { InputRecord } from "../../ledger/book.ts";
import type { Session } from "../session.ts";
import { endingOf } from "./ending.ts";

type Place = "done" | "already" | "refused";

/** Names of files, as they came, by where they are now. */
export type Collected = Readonly<Record<Place, readonly string[]>>;

/** Where one file goes, with the letter that goes beside it; undefined for one that stays. */
type PlaceOf = (file: Rested) => { readonly to: Place; readonly letter?: string | undefined } | undefined;

export function foldersOf(inbox: string): Readonly<Record<Place, string>> {
  const done = join(inbox, "done");
  return { done, already: join(done, "already"), refused: join(inbox, "refused") };
}

/** Moves them; a file that is not what it was when it was looked at stays for the next time. */
export function putAway(inbox: string, files: readonly Rested[], placeOf: PlaceOf): Collected {
  const folders = foldersOf(inbox);
  const moved: Record<Place, string[]> = { done: [], already: [], refused: [] };
  for (const file of files) {
    const place = placeOf(file);
    if (place === undefined || hashOf(file.at) !== file.sha256) continue;
    if (putInto(folders[place.to], file.at, file.name, place.letter)) moved[place.to].push(file.name);
  }
  return moved;
}

/** What is no file is said to be none, and is out of the way from then on. */
export function putOdd(inbox: string, odd: readonly Odd[], { console }: Session): Collected {
  const refused: string[] = [];
  for (const { at, name, why } of odd) {
    console.log("error", `cli.not-taken.${why}`, { name });
    if (putInto(foldersOf(inbox).refused, at, name)) refused.push(name);
  }
  return { done: [], already: [], refused };
}

export const nothing: Collected = { done: [], already: [], refused: [] };

/**
 * What was posted before: done where a collect that was cut short has posted it, the first file of these bytes; else it is here
 * again, which is no news.
 */
export function placesAgain(
  known: ReadonlyMap<string, InputRecord>,
  late: readonly { readonly batch: string }[],
): PlaceOf {
  const batches = new Set(late.map(({ batch }) => batch));
  const seen = new Set<string>();
  return ({ sha256 }) => {
    const isFirst = !seen.has(sha256);
    seen.add(sha256);
    return { to: isFirst && batches.has(known.get(sha256)?.batchId ?? "") ? "done" : "already" };
  };
}

export function added(one: Collected, other: Collected): Collected {
  return {
    done: [...one.done, ...other.done],
    already: [...one.already, ...other.already],
    refused: [...one.refused, ...other.refused],
  };
}

/**
 * After the run of a batch: the first file of these bytes that the batch holds is done, whatever else the ledger holds was
 * posted before, and what the batch refused goes back with its letter. `folder` is that of the batch.
 */
export function placesAfter(
  batch: string,
  folder: string,
  posted: ReadonlyMap<string, InputRecord>,
): PlaceOf {
  const { files } = endingOf(JSON.parse(readFileSync(join(folder, "summary.json"), "utf8")));
  const placeOf = returnPlaces();
  const letters = new Map<string, string>();
  for (const file of files) {
    const letter = join(folder, "returns", `${placeOf(file)}.html`);
    if (file.status === "rejected") letters.set(file.sha256, letter);
  }
  const seen = new Set<string>();
  return ({ sha256 }) => {
    const holder = posted.get(sha256)?.batchId;
    if (holder === batch && !seen.has(sha256)) {
      seen.add(sha256);
      return { to: "done" };
    }
    if (holder !== undefined) return { to: "already" };
    const letter = letters.get(sha256);
    if (letter === undefined) return undefined;
    return { to: "refused", letter: existsSync(letter) ? letter : undefined };
  };
}
