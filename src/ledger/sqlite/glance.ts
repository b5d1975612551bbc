// What can be seen of a book at a glance: its version, whether its schema is untouched, whether it ends where it ended last.
import { DatabaseSync } from "node:sqlite";
import type { LedgerFinding } from "../findings.ts";
import { numberAt, query, textAt } from "./database.ts";
import { type EndMark, endPathOf, readEnd } from "./end-file.ts";
import { schemaSql } from "./schema.ts";

/** The version of the tables that the book has. */
export function versionOf(database: DatabaseSync): number {
  return numberAt(query(database, "PRAGMA user_version").first(), 0);
}

/** Names of tables, triggers and views that are not as the program makes them, or made them in the book's version. */
export function schemaDifferences(database: DatabaseSync): readonly string[] {
  const expected = expectedEntries(versionOf(database));
  const found = entriesOf(database);
  const differences: string[] = [];
  for (const [name, sql] of expected) if (found.get(name) !== sql) differences.push(name);
  for (const name of found.keys()) if (!expected.has(name)) differences.push(name);
  return differences;
}

const made = new Map<number, ReadonlyMap<string, string>>();

/** What the program makes in that version, as a new database has it. */
function expectedEntries(version: number): ReadonlyMap<string, string> {
  const known = made.get(version);
  if (known !== undefined) return known;
  const fresh = new DatabaseSync(":memory:");
  fresh.exec(schemaSql(version));
  const entries = entriesOf(fresh);
  fresh.close();
  made.set(version, entries);
  return entries;
}

function entriesOf(database: DatabaseSync): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  // sqlite_stat tables come from ANALYZE and change no answer.
  const sql =
    "SELECT type || ' ' || name, coalesce(sql, '') FROM main.sqlite_schema WHERE name NOT GLOB 'sqlite_stat*' ORDER BY 1";
  for (const row of query(database, sql).all()) entries.set(textAt(row, 0), textAt(row, 1));
  // What is written once, with the tables: a code that is changed or gone refuses what is posted with it.
  for (const table of ["head", "kind"]) {
    if (!entries.has(`table ${table}`)) continue;
    const codes = query(database, `SELECT id || ' ' || code FROM ${table} ORDER BY id`).all();
    entries.set(table, codes.map((row) => textAt(row, 0)).join("\n"));
  }
  return entries;
}

/** Does the book end where it ended last? Looks at the last batch only. */
export function endFindings(database: DatabaseSync, bookId: string, path: string): readonly LedgerFinding[] {
  const findings: LedgerFinding[] = [];
  const last = numberAt(query(database, "SELECT coalesce(max(sequence), 0) FROM batch").first(), 0);
  const given = numberAt(
    query(database, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'batch'").first(),
    0,
  );
  const seal = query(database, "SELECT chain, last_posting FROM seal WHERE batch = ?");
  const lastSeal = seal.first(last);
  if (given !== last)
    findings.push({ code: "book-shorter", where: String(last), detail: `${last} < ${given}` });
  if (last > 0 && lastSeal === undefined) {
    findings.push({ code: "batch-not-sealed", where: String(last), detail: String(last) });
  }
  const lastPosting = numberAt(query(database, "SELECT coalesce(max(id), 0) FROM posting").first(), 0);
  const sealedPosting = lastSeal === undefined ? 0 : numberAt(lastSeal, 1);
  if (lastPosting < sealedPosting) {
    findings.push({
      code: "posting-missing",
      where: String(sealedPosting),
      detail: `${lastPosting} < ${sealedPosting}`,
    });
  }
  if (lastPosting > sealedPosting) {
    findings.push({ code: "posting-without-batch", where: String(lastPosting), detail: String(lastPosting) });
  }
  const mark = readEnd(endPathOf(path));
  if (mark === undefined) {
    if (last > 0) findings.push({ code: "end-missing", where: endPathOf(path), detail: endPathOf(path) });
  } else if (mark.sequence > 0 && mark.bookId !== bookId) {
    findings.push({ code: "book-shorter", where: endPathOf(path), detail: `${mark.bookId} ≠ ${bookId}` });
  } else if (mark.sequence > last) {
    findings.push({ code: "book-shorter", where: String(last), detail: `${last} < ${mark.sequence}` });
  } else if (mark.sequence > 0 && (seal.first(mark.sequence)?.[0] ?? mark.chain) !== mark.chain) {
    findings.push({ code: "chain-broken", where: String(mark.sequence), detail: endPathOf(path) });
  } else findings.push(...eventEndFindings(database, mark, path));
  return findings;
}

/** The same for the events: none of those that the mark knows may be gone or another one. */
function eventEndFindings(database: DatabaseSync, mark: EndMark, path: string): readonly LedgerFinding[] {
  if (mark.events === 0) return [];
  const chain =
    versionOf(database) < 3
      ? undefined
      : query(database, "SELECT chain FROM event WHERE id = ?").first(mark.events)?.[0];
  if (chain === undefined)
    return [{ code: "event-missing", where: String(mark.events), detail: endPathOf(path) }];
  if (chain === mark.eventChain) return [];
  return [{ code: "event-changed", where: String(mark.events), detail: endPathOf(path) }];
}
