// The secrets of schemes and years of claims in the file of the book's key: one line each, after the key's own. One file is to be
// kept with the book, and one is to be forgotten in.
import { closeSync, fstatSync, openSync } from "node:fs";
import type { BookKeys, ClaimSecrets } from "../keyed/book-keys.ts";
import { secretCheck } from "../keyed/claim-cipher.ts";
import { replaceFile, writeOver } from "./files.ts";
import { readKeyLines } from "./person-key.ts";

/** `key` is the book's; the secrets are read when the first is asked for, as others may have added some. */
export function keysIn(path: string, key: Uint8Array): BookKeys {
  return { book: key, secrets: secretsIn(path) };
}

function secretsIn(path: string): ClaimSecrets {
  const known = new Map<string, Uint8Array>();
  const read = (): void => {
    for (const secret of (readKeyLines(path) ?? []).slice(1)) known.set(secretCheck(secret), secret);
  };
  return {
    of(check) {
      if (!known.has(check)) read();
      return known.get(check);
    },
    keep(secrets) {
      if (secrets.length === 0) return;
      replaceKeys(path, [...(readKeyLines(path) ?? []), ...secrets], "its own");
      for (const secret of secrets) known.set(secretCheck(secret), secret);
    },
  };
}

/**
 * Where the file holds a secret that a purge has named, by its check: takes out all that the book does not name as living, and
 * writes over where they lay. A run that was killed before its batch counted has left one that no book knows; it goes along, and
 * stays where nothing is purged, as a newer copy of the book may know it. Twice is as good as once. What a disk keeps of blocks
 * that were written over is out of reach. Only the writer that holds the book calls it.
 */
export function destroySecrets(path: string, gone: ReadonlySet<string>, living: ReadonlySet<string>): void {
  if (gone.size === 0) return;
  const lines = readKeyLines(path) ?? [];
  const secrets = lines.slice(1).map((secret) => ({ secret, check: secretCheck(secret) }));
  if (!secrets.some(({ check }) => gone.has(check))) return;
  const left = secrets.flatMap(({ secret, check }) => (living.has(check) ? [secret] : []));
  replaceKeys(path, [...lines.slice(0, 1), ...left], "every copy");
}

/**
 * Writes over where the file lay before: a purge would not find there again what it has to destroy. A copy of it by another name
 * is somebody's own, until it holds what has to go.
 */
function replaceKeys(path: string, keys: readonly Uint8Array[], over: "its own" | "every copy"): void {
  const before = openSync(path, "r+");
  try {
    replaceFile(path, keys.map((key) => `${Buffer.from(key).toString("hex")}\n`).join(""));
    const { nlink, size } = fstatSync(before);
    if (over === "every copy" || nlink === 0) writeOver(before, size);
  } finally {
    closeSync(before);
  }
}
