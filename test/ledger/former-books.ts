// Books as versions 1 and 2 of the tables had them, made by the program of then and kept as SQL.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { folder } from "./book.ts";

/**
 * A new copy of it with its key and its end mark: months 1 and 2, a lump sum withdrawn, a recovery, a month replaced. `batches`:
 * as it was after so many of them.
 */
export function formerBook(version: 1 | 2, batches = 6): string {
  const path = join(folder(), "ledger.sqlite");
  const sql = readFileSync(join(import.meta.dirname, `former/version-${version}.sql`), "utf8")
    .split("\n")
    .filter((line) => batchOf(line) <= batches && !(batches < 6 && line.startsWith("-- end")))
    .join("\n");
  for (const name of ["key", "end"]) {
    const line = new RegExp(`^-- ${name} (.*)$`, "m").exec(sql)?.[1] ?? "";
    if (line !== "") writeFileSync(`${path}.${name}`, `${line}\n`);
  }
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
  return path;
}

/** The number of the batch that a row is of; 0 for every other line. */
function batchOf(line: string): number {
  const [, own, its] =
    /^INSERT INTO (?:(?:batch|seal) VALUES \((\d+)|(?!book|head|kind)\w+ VALUES \(\d+, (\d+))/.exec(line) ??
    [];
  return Number(own ?? its ?? 0);
}
