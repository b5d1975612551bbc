// The tables of a shared book, as whoever looks after the server is given them.
import { readFileSync } from "node:fs";

/** SQL for one transaction in an empty database: tables, rules, functions and roles. */
export function tablesOfBook(): string {
  return readFileSync(new URL("book.sql", import.meta.url), "utf8");
}
