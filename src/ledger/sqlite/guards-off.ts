// Guards of the tables that are taken off for a while, within a transaction, so that no book is ever seen without them.
import type { DatabaseSync } from "node:sqlite";
import { query, textAt } from "./database.ts";

/** Takes those with these names off, or all; gives what puts them back as they were. SQLite asks the one first that was made last. */
export function takeGuardsOff(database: DatabaseSync, names?: readonly string[]): () => void {
  const guards = query(database, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid")
    .all()
    .filter((row) => names?.includes(textAt(row, 0)) ?? true);
  if (names !== undefined && guards.length !== names.length)
    throw new Error("the book has not all of its guards");
  for (const row of guards) database.exec(`DROP TRIGGER ${textAt(row, 0)}`);
  return () => {
    for (const row of guards) database.exec(textAt(row, 1));
  };
}
