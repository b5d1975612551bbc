// The keys of the claims that a batch brings: of each scheme and year the living one, or a new one.
import type { ClaimSecrets } from "../keyed/book-keys.ts";
import { claimCipher, newSecret, secretCheck } from "../keyed/claim-cipher.ts";
import type { BatchEntry } from "../new-batch.ts";
import { type ClaimKey, type ClaimKeys, claimKeysReader } from "./claim-keys.ts";
import { numberOrNothingAt, query } from "./database.ts";
import type { Page } from "./page.ts";
import { idOf } from "./page-rows.ts";

type BatchKeys = {
  /** All that live, those of this batch too; undefined in a book that has none. */
  readonly living: () => ClaimKeys;
  /** By the place of a submission in the entry. */
  readonly ofSubmission: (submission: number) => ClaimKey | undefined;
  /** Of what names a scheme alone: the key of its newest year in the batch, else in the book. */
  readonly ofScheme: (scheme: string) => ClaimKey | undefined;
};

/** The year of what no return has a month of. */
const noYear = 1900;

export function claimKeysOf(
  page: Page,
  { submissions }: Pick<BatchEntry, "submissions">,
  schemes: ReadonlyMap<string, number>,
  secrets: ClaimSecrets,
): BatchKeys {
  const before = claimKeysReader(page.database, secrets)();
  if (before === undefined)
    return { living: () => undefined, ofSubmission: () => undefined, ofScheme: () => undefined };
  const { living, keyOf } = keysByYear(page, before);
  const years = submissions.map(({ period }) => Math.floor(period / 12));
  // A batch without people brings no key.
  const keys = new Map<number, ClaimKey>();
  const latest = query(page.database, "SELECT max(period) / 12 FROM submission WHERE scheme = ?");
  return {
    living,
    ofSubmission(at) {
      const submission = submissions[at];
      if (submission === undefined) return undefined;
      const key = keys.get(at) ?? keyOf(idOf(schemes, submission.scheme), years[at] ?? noYear);
      keys.set(at, key);
      return key;
    },
    ofScheme(name) {
      const scheme = idOf(schemes, name);
      const mine = years.filter((_, at) => submissions[at]?.scheme === name);
      const inBook = numberOrNothingAt(latest.first(scheme), 0);
      return keyOf(scheme, mine.length > 0 ? Math.max(...mine) : (inBook ?? noYear));
    },
  };
}

export type KeysByYear = {
  /** The newest first. */
  readonly living: () => readonly ClaimKey[];
  readonly keyOf: (scheme: number, year: number) => ClaimKey;
};

/** The key of each scheme and year, one of those `before` or else a new one. */
export function keysByYear(page: Page, before: readonly ClaimKey[]): KeysByYear {
  let living = before;
  return {
    living: () => living,
    keyOf(scheme, year) {
      const known = living.find((one) => one.scheme === scheme && one.year === year);
      if (known !== undefined) return known;
      const key = newClaimKey(page, scheme, year);
      living = [key, ...living];
      return key;
    },
  };
}

/** Its secret is to be kept before the batch counts: a batch that is refused leaves none. */
export function newClaimKey(page: Page, scheme: number, year: number): ClaimKey {
  const secret = newSecret();
  page.secrets.push(secret);
  const check = secretCheck(secret);
  const id = page.next("claim_key");
  page.put("claim_key")([id, page.sequence, scheme, year, check]);
  return { id, scheme, year, check, secret, cipher: claimCipher(secret) };
}
