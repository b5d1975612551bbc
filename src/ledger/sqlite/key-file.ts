// The secrets of schemes and years of claims in the file of the book's key: one line each, after the key's own. One file is to be
// kept with the book, and one is to be forgotten in.
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import type { BookKeys, ClaimSecrets } from "../keyed/book-keys.ts";
import { secretCheck } from "../keyed/claim-cipher.ts";
import { replaceFile } from "./files.ts";
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
    keep(secret) {
      replaceFile(path, textOf([...(readKeyLines(path) ?? []), secret]));
      known.set(secretCheck(secret), secret);
    },
  };
}

/**
 * Takes secrets out of the file, by their checks, and writes over where they lay. Twice is as good as once. What a disk keeps of
 * blocks that were written over is out of reach. Only the writer that holds the book calls it.
 */
export function destroySecrets(path: string, checks: ReadonlySet<string>): void {
  if (checks.size === 0) return;
  const lines = readKeyLines(path) ?? [];
  const left = lines.filter((secret, at) => at === 0 || !checks.has(secretCheck(secret)));
  if (left.length === lines.length) return;
  const before = openSync(path, "r+");
  try {
    replaceFile(path, textOf(left));
    writeSync(before, Buffer.alloc(textOf(lines).length), 0);
    fsyncSync(before);
  } finally {
    closeSync(before);
  }
}

function textOf(keys: readonly Uint8Array[]): string {
  return keys.map((key) => `${Buffer.from(key).toString("hex")}\n`).join("");
}
