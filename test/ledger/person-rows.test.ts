// People who wait and go in by their keys are the same rows as those who go in one by one.
import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openPage } from "../../src/ledger/sqlite/page.ts";
import { mostWaiting, personRows } from "../../src/ledger/sqlite/person-rows.ts";

const keyOf = (person: number): Uint8Array => createHash("sha256").update(`${person}`).digest();

/** So many people, and how many of them are in the table before the end. */
function written(count: number, anyOrder: boolean) {
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE person (id INTEGER PRIMARY KEY, batch INTEGER, key BLOB UNIQUE)");
  const page = openPage(database, 3);
  page.anyOrder = anyOrder;
  const rows = personRows(page);
  for (let person = 0; person < count; person += 1) rows.put(41 + person, keyOf(person));
  const before = database.prepare("SELECT count(*) AS count FROM person").get()?.["count"];
  rows.end();
  rows.end();
  const found = database.prepare("SELECT id, batch, hex(key) AS key FROM person ORDER BY id").all();
  database.close();
  return { before, text: JSON.stringify(found), sum: page.content.finish() };
}

test.for([0, 1, 700, mostWaiting, mostWaiting + 3])("%i people", (count) => {
  const [waiting, plain] = [written(count, true), written(count, false)];
  expect(waiting.text === plain.text).toBe(true);
  expect(waiting.sum).toBe(plain.sum);
  expect([waiting.before, plain.before]).toEqual([count - (count % mostWaiting), count]);
});

test("somebody who comes twice is refused, whenever it is seen", () => {
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE person (id INTEGER PRIMARY KEY, batch INTEGER, key BLOB UNIQUE)");
  const page = openPage(database, 3);
  page.anyOrder = true;
  const rows = personRows(page);
  for (const [at, person] of [1, 2, 1].entries()) rows.put(at + 1, keyOf(person));
  expect(rows.end).toThrow("UNIQUE");
});
