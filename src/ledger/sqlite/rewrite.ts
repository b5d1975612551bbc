// Books of versions 1 and 2: what stands in for the tables that they lack where they may only be read, and how a writer
// writes one again, once, in version 3. Nothing that a batch brought changes, so its chain stays the same to the last
// digit; the guards of the new version look at every posting on its way.
import type { DatabaseSync } from "node:sqlite";
import { LedgerFault } from "../fault.ts";
import { checkBook } from "./check.ts";
import { genesis } from "./codes.ts";
import { contentTables } from "./content.ts";
import { numberAt, query, textAt } from "./database.ts";
import { laterTables } from "./later-tables.ts";
import { schemaSql } from "./schema.ts";

/** Beside a book that may only be read: what it lacks, empty, in memory. */
export function standInFor(database: DatabaseSync, version: number): void {
  if (version < 2) {
    database.exec(`CREATE TEMP TABLE standing (id, batch, submission, person, scheme, sheet, row, numbers);
      CREATE INDEX temp.standing_person ON standing (person, scheme);`);
  }
  if (version < 3) {
    for (const [table, columns] of Object.entries(asked))
      database.exec(`CREATE TEMP TABLE ${table} (${columns})`);
  }
}

/** Tables of the newest version with the columns that somebody asks for. */
const asked: Readonly<Record<(typeof laterTables)[number], string>> = {
  claim_key: "id, batch, scheme, year, key_check",
  person_link: "id, batch, person, claim_key, key",
  sealed_text: "id, batch, decision, claim_key, nonce, cipher",
  match_run: "id, batch, scheme, claim_key, kind, keys",
  open_condition: "id, batch, submission, person, scheme, kind, month, pence, sheet, row, about",
};

/** Findings that say nothing against what is in the book. */
const harmless: ReadonlySet<string> = new Set(["end-missing", "not-published"]);

/**
 * Writes the book again in the transaction that its caller holds, with foreign keys off. Throws LedgerFault damaged,
 * and has changed nothing, where a check finds anything in the book as it is or as it would be.
 */
export function rewriteBook(database: DatabaseSync, bookId: string, path: string, version: number): void {
  const mustBeWhole = (): void => {
    const found = checkBook(database, bookId, path, []).find(({ code }) => !harmless.has(code));
    if (found !== undefined) throw new LedgerFault("damaged", found.code, found.where);
  };
  const headOf = (): string => {
    const row = query(database, "SELECT chain FROM seal ORDER BY batch DESC LIMIT 1").first();
    return row === undefined ? genesis : textAt(row, 0);
  };
  standInFor(database, version);
  mustBeWhole();
  const before = headOf();
  for (const table of ["standing", ...laterTables]) database.exec(`DROP TABLE IF EXISTS temp.${table}`);

  const tables = setAside(database);
  database.exec(schemaSql());
  copy(database, tables);
  const batches = numberAt(query(database, "SELECT count(*) FROM seal").first(), 0);
  database.prepare("INSERT INTO rewriting VALUES (1, ?, ?, ?, ?)").run(version, batches, before, headOf());
  for (const table of tables) database.exec(`DROP TABLE former_${table}`);
  mustBeWhole();
}

/** Takes guards, views and indexes off and gives every table another name; tells their names. */
function setAside(database: DatabaseSync): readonly string[] {
  const entries = query(
    database,
    "SELECT type, name FROM main.sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'",
  ).all();
  const named = (type: string): readonly string[] =>
    entries.filter((row) => row[0] === type).map((row) => textAt(row, 1));
  for (const type of ["trigger", "view", "index"]) {
    for (const name of named(type)) database.exec(`DROP ${type} ${name}`);
  }
  const tables = named("table");
  for (const table of tables) database.exec(`ALTER TABLE ${table} RENAME TO former_${table}`);
  return tables;
}

/** Batch by batch, each opened and sealed as it was. */
function copy(database: DatabaseSync, tables: readonly string[]): void {
  database.exec("INSERT INTO book SELECT * FROM former_book");
  const later: readonly string[] = laterTables;
  const filled = contentTables.filter((table) => tables.includes(table) && !later.includes(table));
  for (const table of filled) {
    if (table !== "posting") database.exec(`CREATE INDEX former_of_${table} ON former_${table} (batch)`);
  }
  const put = (sql: string) => {
    const statement = database.prepare(sql);
    return (...values: readonly number[]): void => {
      statement.run(...values);
    };
  };
  const rowsOf = filled.map((table) =>
    // Postings are many, and those of a batch lie together.
    table === "posting"
      ? put(
          "INSERT INTO posting SELECT * FROM former_posting WHERE id > ?2 AND id <= ?3 AND batch = ?1 ORDER BY id",
        )
      : put(`INSERT INTO ${table} SELECT * FROM former_${table} WHERE batch = ?1 AND ?2 <= ?3 ORDER BY id`),
  );
  const batch = put("INSERT INTO batch SELECT * FROM former_batch WHERE sequence = ?");
  const seal = put("INSERT INTO seal SELECT * FROM former_seal WHERE batch = ?");
  let last = 0;
  for (const row of query(database, "SELECT batch, last_posting FROM former_seal ORDER BY batch").all()) {
    const [sequence, upTo] = [numberAt(row, 0), numberAt(row, 1)];
    batch(sequence);
    for (const rows of rowsOf) rows(sequence, last, upTo);
    seal(sequence);
    last = upTo;
  }
  if (tables.includes("publication"))
    database.exec("INSERT INTO publication SELECT * FROM former_publication");
}
