// What a batch leaves of its people, by which a later one recognises them: keyed hashes of twelve bytes, in sorted runs of one
// scheme and kind. They say that something was seen before, never who; the key lies beside the book (see person-key.ts).
import { type RunMaker, runMaker } from "../keyed/run-maker.ts";
import type { NewMatches } from "../recognition.ts";
import type { Page } from "./page.ts";
import { idOf } from "./page-rows.ts";

/** Writes the keys of a batch, each once, run after run. */
export function putMatches(
  page: Page,
  key: Uint8Array,
  schemes: ReadonlyMap<string, number>,
  matches: Iterable<NewMatches>,
): RunMaker {
  const put = page.put("match_run");
  let id = page.next("match_run");
  return runMaker(key, matches, ({ scheme, kind, keys }) => {
    put([id, page.sequence, idOf(schemes, scheme), null, kind, keys]);
    id += 1;
  });
}
