// Purges as they stand in the book: each is a batch without returns that names among its inputs its own manifest, which no other
// batch can. Its further inputs name the batches whose people it forgets, by their seals, and the keys that go with them.
import type { DatabaseSync } from "node:sqlite";
import { numberAt, query, textAt } from "./database.ts";

/** The manifest of a purge as an input of it. */
export const purgeMark = "manifest.json";
/** How the name begins under which a purge names a key, by its check, or a run of keys that it keeps, by the seal of its batch. */
export const [keyMark, runsMark] = ["key ", "run "] as const;
/** The same for a batch of a ledger without keys, whose rows the first purge has enciphered: what its content comes to since. */
export const contentMark = "content ";

/** How the name begins of a batch that goes; its seal tells which. */
export const batchMark = "batch ";

/** SQL: the numbers of the purges. */
export const purges = `SELECT i.batch FROM input AS i JOIN batch AS b ON b.sequence = i.batch
  WHERE i.file = '${purgeMark}' AND i.sha256 = b.manifest`;

/** SQL: the checks of the keys that are gone. */
export const keysGone = `SELECT sha256 FROM input WHERE file GLOB '${keyMark}*' AND batch IN (${purges})`;

/** SQL: the numbers of the batches that were purged, and of their withdrawals, with the number of the purge. */
export const purged = `SELECT s.batch, i.batch AS purge FROM input AS i JOIN seal AS s ON s.chain = i.sha256
  WHERE i.file GLOB '${batchMark}*' AND i.batch IN (${purges})
  UNION SELECT w.sequence, i.batch FROM input AS i JOIN seal AS s ON s.chain = i.sha256
  JOIN batch AS w ON w.withdraws = s.batch WHERE i.file GLOB '${batchMark}*' AND i.batch IN (${purges})`;

/** The numbers of the batches that were purged, and of their withdrawals. */
export function goneBatches(database: DatabaseSync): ReadonlySet<number> {
  return new Set(
    query(database, `SELECT batch FROM (${purged})`)
      .all()
      .map((row) => numberAt(row, 0)),
  );
}

/** What the content of batches comes to since a purge has enciphered their rows, by their numbers. */
export function contentsSince(database: DatabaseSync): ReadonlyMap<number, string> {
  const rows = query(
    database,
    `SELECT file, sha256 FROM input WHERE file GLOB '${contentMark}*' AND batch IN (${purges})`,
  ).all();
  return new Map(rows.map((row) => [Number(textAt(row, 0).slice(contentMark.length)), textAt(row, 1)]));
}
