// The keys of schemes and years of claims: which there are, which of them live, and what each has to be done with. A key lives
// until a purge names it (purges.ts); its secret lies elsewhere and goes with it.
import type { DatabaseSync } from "node:sqlite";
import { LedgerFault } from "../fault.ts";
import type { BookKeys, ClaimSecrets } from "../keyed/book-keys.ts";
import { type ClaimCipher, claimCipher } from "../keyed/claim-cipher.ts";
import { numberAt, query, textAt } from "./database.ts";
import { keysGone } from "./purges.ts";

export type ClaimKey = {
  readonly id: number;
  /** The number of the scheme. */
  readonly scheme: number;
  readonly year: number;
  readonly check: string;
  readonly secret: Uint8Array;
  readonly cipher: ClaimCipher;
};

/** Undefined in a book that was begun before there were such keys: it knows people by its own key alone. */
export type ClaimKeys = readonly ClaimKey[] | undefined;

/** The living keys as they are now, the newest first. Throws LedgerFault damaged where a secret is not there. */
export function claimKeysReader(database: DatabaseSync, secrets: ClaimSecrets): () => ClaimKeys {
  const known = new Map<string, Pick<ClaimKey, "secret" | "cipher">>();
  const cipherOf = (check: string): Pick<ClaimKey, "secret" | "cipher"> => {
    const there = known.get(check);
    if (there !== undefined) return there;
    const secret = secrets.of(check);
    // Everybody of these claims would be taken for somebody new.
    if (secret === undefined) throw new LedgerFault("damaged", "claim-key-missing", check.slice(0, 12));
    const made = { secret, cipher: claimCipher(secret) };
    known.set(check, made);
    return made;
  };
  const isKeyed = query(
    database,
    "SELECT EXISTS (SELECT 1 FROM claim_key) OR NOT EXISTS (SELECT 1 FROM person)",
  );
  const living = query(
    database,
    `SELECT id, scheme, year, key_check FROM claim_key WHERE key_check NOT IN (${keysGone}) ORDER BY id DESC`,
  );
  const newest = query(database, "SELECT coalesce(max(sequence), 0) FROM batch");
  const read = (): ClaimKeys => {
    if (numberAt(isKeyed.first(), 0) === 0) return undefined;
    return living.all().map((row) => {
      const check = textAt(row, 3);
      return {
        id: numberAt(row, 0),
        scheme: numberAt(row, 1),
        year: numberAt(row, 2),
        check,
        ...cipherOf(check),
      };
    });
  };
  let [at, keys]: [number | undefined, ClaimKeys] = [undefined, undefined];
  return () => {
    // Keys come and go with batches alone.
    const now = numberAt(newest.first(), 0);
    if (now !== at) [at, keys] = [now, read()];
    return keys;
  };
}

/** The secrets of the living keys, for a copy of the book, the oldest first. */
export function livingSecrets(database: DatabaseSync, { secrets }: BookKeys): readonly Uint8Array[] {
  return (claimKeysReader(database, secrets)() ?? [])
    .toReversed()
    .flatMap(({ check }) => secrets.of(check) ?? []);
}

/** The checks of the keys that purges have named: their secrets have no place anywhere any more. */
export function checksGone(database: DatabaseSync): ReadonlySet<string> {
  return checksIn(database, keysGone);
}

/** Those of the keys that people and texts can still be read with. */
export function checksLiving(database: DatabaseSync): ReadonlySet<string> {
  return checksIn(database, `SELECT key_check FROM claim_key WHERE key_check NOT IN (${keysGone})`);
}

function checksIn(database: DatabaseSync, sql: string): ReadonlySet<string> {
  return new Set(
    query(database, sql)
      .all()
      .map((row) => textAt(row, 0)),
  );
}
