// A ledger that was begun before there were keys of claims gets them with its first purge: people, runs of keys and texts of rulings
// are written over where they stand, enciphered. That is the one change of what was written. The seals and the chain stay; for each
// batch whose rows read otherwise now, the purge names the sum of its content as it is since (contentMark).
import type { DatabaseSync } from "node:sqlite";
import { type KeysByYear, keysByYear } from "./batch-keys.ts";
import type { ClaimKey } from "./claim-keys.ts";
import { contentsOf } from "./contents.ts";
import { bytesAt, numberAt, query, textAt } from "./database.ts";
import { takeGuardsOff } from "./guards-off.ts";
import { type Page, rowsOf } from "./page.ts";

const changed = ["person_no_update", "match_run_no_update", "decision_no_update"];

type Former = {
  readonly keys: readonly ClaimKey[];
  /** What the content of batches comes to now, by their numbers, where it is not what their seals say. */
  readonly contents: ReadonlyMap<number, string>;
};

/** In the transaction of its caller. */
export function keyFormerBook(page: Page): Former {
  const { database } = page;
  database.exec("PRAGMA secure_delete = ON");
  const putBack = takeGuardsOff(database, changed);
  const { living, keyOf } = keysByYear(page, []);
  sealPeople(page, keyOf);
  turnRuns(database, keyOf);
  sealTexts(page, keyOf);
  putBack();
  return { keys: living(), contents: otherContents(database, page.sequence) };
}

/** The newest year of a row's scheme, of the row's own batch or else of those before it. */
const yearOf = (row: string): string =>
  `coalesce((SELECT max(s.period) / 12 FROM submission AS s WHERE s.batch = ${row}.batch AND s.scheme = ${row}.scheme),
  (SELECT max(s.period) / 12 FROM submission AS s WHERE s.batch < ${row}.batch AND s.scheme = ${row}.scheme), 1900)`;

/** Under the first scheme and year of each, and linked to the others. */
function sealPeople(page: Page, keyOf: KeysByYear["keyOf"]): void {
  const { database } = page;
  const rows = query(
    database,
    `SELECT DISTINCT w.id, w.key, u.scheme, u.year FROM person AS w JOIN (
      SELECT p.person, p.scheme, s.period / 12 AS year FROM posting AS p JOIN submission AS s ON s.id = p.submission
      UNION SELECT n.person, n.scheme, s.period / 12 FROM standing AS n JOIN submission AS s ON s.id = n.submission
      UNION SELECT o.person, o.scheme, s.period / 12 FROM open_condition AS o JOIN submission AS s ON s.id = o.submission
      UNION SELECT d.person, d.scheme, ${yearOf("d")} FROM duplicate_case AS d
      UNION SELECT d.person, d.scheme, ${yearOf("d")} FROM decision AS d
    ) AS u ON u.person = w.id ORDER BY w.id, u.scheme, u.year`,
  ).all();
  const put = database.prepare("UPDATE person SET key = ? WHERE id = ?");
  const links: (readonly [person: number, key: number, sealed: Uint8Array])[] = [];
  let last = 0;
  for (const row of rows) {
    const [person, key] = [numberAt(row, 0), keyOf(numberAt(row, 2), numberAt(row, 3))];
    const [sealed = new Uint8Array()] = key.cipher.sealPersons([bytesAt(row, 1)]);
    if (person === last) links.push([person, key.id, sealed]);
    else put.run(sealed, person);
    last = person;
  }
  rowsOf(page, "person_link", links, (link) => link);
}

function turnRuns(database: DatabaseSync, keyOf: KeysByYear["keyOf"]): void {
  const runs = query(
    database,
    `SELECT m.id, m.scheme, ${yearOf("m")} FROM match_run AS m ORDER BY m.id`,
  ).all();
  const read = query(database, "SELECT keys FROM match_run WHERE id = ?");
  const put = database.prepare("UPDATE match_run SET keys = ?, claim_key = ? WHERE id = ?");
  for (const row of runs) {
    const [id, key] = [numberAt(row, 0), keyOf(numberAt(row, 1), numberAt(row, 2))];
    put.run(key.cipher.turnRun(id, bytesAt(read.first(id), 0)), key.id, id);
  }
}

function sealTexts(page: Page, keyOf: KeysByYear["keyOf"]): void {
  const { database } = page;
  const rulings = query(
    database,
    `SELECT d.id, d.details, d.scheme, ${yearOf("d")} FROM decision AS d ORDER BY d.id`,
  ).all();
  const texts = rulings.map((row) => {
    const key = keyOf(numberAt(row, 2), numberAt(row, 3));
    return { id: numberAt(row, 0), key, ...key.cipher.sealText(textAt(row, 1)) };
  });
  rowsOf(page, "sealed_text", texts, ({ id, key, nonce, cipher }) => [id, key.id, nonce, cipher]);
  database.exec("UPDATE decision SET details = ''");
}

/** Of the batches before this one. */
function otherContents(database: DatabaseSync, sequence: number): ReadonlyMap<number, string> {
  const sealed = query(database, "SELECT content FROM seal WHERE batch = ?");
  const found = new Map<number, string>();
  for (const [batch, sum] of contentsOf(database))
    if (batch < sequence && textAt(sealed.first(batch), 0) !== sum) found.set(batch, sum);
  return found;
}
