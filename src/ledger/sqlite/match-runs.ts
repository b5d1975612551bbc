// What a batch leaves of its people, by which a later one recognises them: keyed hashes of twelve bytes, in sorted runs of one
// scheme and kind, enciphered with the key of its claims. They say that something was seen before, never who; the keys lie beside
// the book (see person-key.ts, key-file.ts).
import { type RunMaker, runMaker } from "../keyed/run-maker.ts";
import type { UnmadeMatches } from "../recognition.ts";
import type { ClaimKey } from "./claim-keys.ts";
import type { Page } from "./page.ts";
import { idOf } from "./page-rows.ts";

/** Writes the keys of a batch, each once, run after run. */
export function putMatches(
  page: Page,
  key: Uint8Array,
  schemes: ReadonlyMap<string, number>,
  claimKeyOf: (scheme: string) => ClaimKey | undefined,
  people: UnmadeMatches | undefined,
): RunMaker {
  const about = { key, batch: page.sequence, first: page.next("match_run") };
  const ownerOf = (scheme: string) => {
    const of = claimKeyOf(scheme);
    return { scheme: idOf(schemes, scheme), claimKey: of?.id ?? null, secret: of?.secret };
  };
  const maker = runMaker(about, people, ownerOf, page.putOnly("match_run"));
  return {
    ...maker,
    end(matches) {
      const sum = maker.end(matches);
      if (sum !== undefined) page.content.given("match_run", sum);
      return sum;
    },
  };
}
