// From the keys of a batch to its runs as the book keeps them: numbered, enciphered with the key of their claims, and summed up for
// the content of the batch. What is done here for each byte of them, a thread of its own does while postings are written
// (run-maker.ts).
import type { MatchKind, NewMatches } from "../recognition.ts";
import { tableSum } from "../sqlite/table-sum.ts";
import { claimCipher } from "./claim-cipher.ts";
import { keyRuns } from "./key-runs.ts";

/** The key of the book, the number of the batch, and that of its first run. */
export type RunWork = { readonly key: Uint8Array; readonly batch: number; readonly first: number };

/** Whose the runs of a scheme are; null and undefined in a book whose claims have no keys. */
export type RunOwner = {
  readonly scheme: number;
  readonly claimKey: number | null;
  readonly secret: Uint8Array | undefined;
};

/** A row of the table. */
export type StoredRun = readonly [
  id: number,
  batch: number,
  scheme: number,
  claimKey: number | null,
  kind: MatchKind,
  keys: Uint8Array,
];

type StoredRuns = {
  readonly put: (matches: NewMatches, owner: RunOwner) => void;
  /** The sum of all rows; undefined where there are none. */
  readonly end: () => string | undefined;
};

export function storedRuns({ key, batch, first }: RunWork, take: (run: StoredRun) => void): StoredRuns {
  const ofScheme = new Map<string, ReturnType<typeof sealing>>();
  const sum = tableSum();
  let id = first;
  const runs = keyRuns(key, ({ scheme, kind, keys }) => {
    const owner = ofScheme.get(scheme);
    if (owner === undefined) throw new Error(`nobody owns the keys of ${scheme}`);
    const row = [id, batch, owner.scheme, owner.claimKey, kind, owner.seal(id, keys)] as const;
    sum.add(row);
    take(row);
    id += 1;
  });
  return {
    put(matches, owner) {
      if (!ofScheme.has(matches.scheme)) ofScheme.set(matches.scheme, sealing(owner));
      runs.put(matches);
    },
    end() {
      runs.end();
      return id === first ? undefined : sum.finish();
    },
  };
}

/** What is sealed has memory of its own. */
function sealing({ scheme, claimKey, secret }: RunOwner) {
  const cipher = secret === undefined ? undefined : claimCipher(secret);
  const seal = (id: number, keys: Uint8Array): Uint8Array =>
    new Uint8Array(cipher === undefined ? keys : cipher.turnRun(id, keys));
  return { scheme, claimKey, seal };
}
