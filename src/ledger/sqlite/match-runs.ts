// What a batch leaves of its people, by which a later one recognises them: keyed hashes of twelve bytes, in sorted runs of one
// scheme and kind, enciphered with the key of its claims. They say that something was seen before, never who; the keys lie beside
// the book (see person-key.ts, key-file.ts).
import { type RunMaker, runMaker } from "../keyed/run-maker.ts";
import type { NewMatches } from "../recognition.ts";
import type { ClaimKey } from "./claim-keys.ts";
import type { Page } from "./page.ts";
import { idOf } from "./page-rows.ts";

/** Writes the keys of a batch, each once, run after run. */
export function putMatches(
  page: Page,
  key: Uint8Array,
  schemes: ReadonlyMap<string, number>,
  claimKeyOf: (scheme: string) => ClaimKey | undefined,
  matches: Iterable<NewMatches>,
): RunMaker {
  const put = page.put("match_run");
  let id = page.next("match_run");
  return runMaker(key, matches, ({ scheme, kind, keys }) => {
    const of = claimKeyOf(scheme);
    const stored = of === undefined ? keys : of.cipher.turnRun(id, keys);
    put([id, page.sequence, idOf(schemes, scheme), of?.id ?? null, kind, stored]);
    id += 1;
  });
}
