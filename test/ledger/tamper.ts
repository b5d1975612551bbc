// Somebody who can write the file of a book and knows SQL.
import { DatabaseSync } from "node:sqlite";

/** Takes the guards off, does the deed, and puts them back as they were, at one stroke; how many rows were changed. */
export function tamper(path: string, sql: string): number {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  database.exec("BEGIN");
  const guards = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`);
  const changes = (): number => Number(database.prepare("SELECT total_changes() AS n").get()?.["n"]);
  const before = changes();
  database.exec(sql);
  const changed = changes() - before;
  for (const guard of guards) database.exec(String(guard["sql"]));
  database.exec("COMMIT");
  database.close();
  return changed;
}
