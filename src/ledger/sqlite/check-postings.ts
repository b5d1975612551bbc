// What is added up again of postings one by one: what they speak of, what they undo, and the slots and totals that are
// kept of them.
import type { DatabaseSync } from "node:sqlite";
import type { LedgerFindingCode } from "../findings.ts";
import { kindNumber, storedHeads, toPerson } from "./codes.ts";
import { numberAt, query } from "./database.ts";
import { keyOfPerson } from "./stored.ts";

/** Takes down what is wrong: its code, where, and what was found. */
export type Find = (code: LedgerFindingCode, where: string | number, detail?: string | number) => void;

const reversal = kindNumber("reversal");

const references = [
  ["batch", "batch", "sequence"],
  ["submission", "submission", "id"],
  ["person", "person", "id"],
  ["scheme", "scheme", "id"],
] as const;

/** What each posting speaks of is there, and what undoes another one is its mirror. */
export function checkPostings(database: DatabaseSync, find: Find): void {
  for (const [column, table, key] of references) {
    const lost = query(
      database,
      `SELECT id, ${column} FROM posting WHERE ${column} NOT IN (SELECT ${key} FROM ${table}) LIMIT 20`,
    ).all();
    for (const row of lost)
      find("reference-broken", `posting ${numberAt(row, 0)}`, `${table} ${numberAt(row, 1)}`);
  }
  const rows = query(
    database,
    `SELECT p.id, p.kind, p.pence, o.kind, o.pence, p.person = o.person AND p.submission = o.submission AND p.head = o.head
      AND p.instalment = o.instalment AND p.times = -o.times
    FROM posting AS p LEFT JOIN posting AS o ON o.id = p.reverses WHERE p.reverses IS NOT NULL OR p.kind = ${reversal}`,
  ).each();
  for (const row of rows) {
    const mirror =
      row[3] !== null &&
      numberAt(row, 2) === -numberAt(row, 4) &&
      numberAt(row, 5) === 1 &&
      (numberAt(row, 1) === reversal) !== (numberAt(row, 3) === reversal);
    if (!mirror) find("reversal-differs", numberAt(row, 0));
  }
}

/** Slots and totals say what the postings say, no more and no less. */
export function checkRoom(database: DatabaseSync, find: Find): void {
  const keyOf = keyOfPerson(database);
  const totals = query(
    database,
    `SELECT person, sum(now), sum(kept) FROM (
      SELECT person, scheme, pence AS now, 0 AS kept FROM posting WHERE ${toPerson}
      UNION ALL SELECT person, scheme, 0, pence FROM total)
    GROUP BY person, scheme HAVING sum(now) <> sum(kept)`,
  ).each();
  for (const row of totals) {
    find("totals-differ", keyOf(numberAt(row, 0)), `${numberAt(row, 2)} ≠ ${numberAt(row, 1)}`);
  }
  // What the next posting is held against: the scheme's ceiling, and a posting of the person's that is there.
  const held = query(
    database,
    `SELECT t.person, t.posting, t.ceiling FROM total AS t JOIN scheme AS s ON s.id = t.scheme LEFT JOIN posting AS p ON p.id = t.posting
    WHERE t.ceiling IS NOT s.ceiling OR p.person IS NOT t.person OR p.scheme IS NOT t.scheme`,
  ).each();
  for (const row of held)
    find("totals-differ", keyOf(numberAt(row, 0)), `posting ${row[1] ?? ""}, ${row[2] ?? ""}`);
  const slots = query(
    database,
    `SELECT person, head, instalment, sum(now), sum(kept) FROM (
      SELECT person, scheme, head, instalment, times AS now, 0 AS kept FROM posting WHERE instalment > 0 AND times <> 0
      UNION ALL SELECT person, scheme, head, instalment, 0, times FROM slot)
    GROUP BY person, scheme, head, instalment HAVING sum(now) <> sum(kept)`,
  ).each();
  for (const row of slots) {
    const slot = `${storedHeads[numberAt(row, 1) - 1] ?? ""} ${numberAt(row, 2)}`;
    find("totals-differ", keyOf(numberAt(row, 0)), `${slot}: ${numberAt(row, 4)} ≠ ${numberAt(row, 3)}`);
  }
}
