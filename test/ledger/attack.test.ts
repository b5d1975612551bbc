// What must be impossible is refused by the file itself: raw SQL, without our code, with foreign keys on and off.
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLedger } from "./asked-book.ts";
import { entry, folder, id, instalment, posting, postMonth, sha, submission } from "./book.ts";

/** A book with three batches, closed: people 1 and 2 with instalments 1 and 2, person 3 with a lump sum. */
const original = mkdtempSync(join(tmpdir(), "taliad-attacked-"));
beforeAll(async () => {
  const ledger = await openLedger(join(original, "ledger.sqlite"));
  await postMonth(ledger, 1, [1, 2]);
  await postMonth(ledger, 2, [1, 2]);
  await ledger.post(entry("lump", { submissions: [submission({ employerId: "E0077" })] }), [
    posting(3, { amount: 149_800, instalment: 0 }),
  ]);
  await ledger.close();
});
afterAll(() => rmSync(original, { recursive: true }));

function attackedBook(foreignKeys: boolean): DatabaseSync {
  const copy = folder();
  for (const name of readdirSync(original)) copyFileSync(join(original, name), join(copy, name));
  return new DatabaseSync(join(copy, "ledger.sqlite"), { enableForeignKeyConstraints: foreignKeys });
}

/** Opens batch 4 as our program does: everything after it is inside an open batch. */
const openBatch = `BEGIN; INSERT INTO batch SELECT 4, 'aaaaaaaaaaaa', 'run', NULL, '${sha("m")}', '', NULL, chain FROM seal WHERE batch = 3;
  INSERT INTO input VALUES (4, 4, 'x.csv', '${sha("x")}');
  INSERT INTO submission VALUES (4, 4, 4, 'wfp-return', 1, 'E9', 'W06000001', 24269, 1);`;
const columns =
  "id, batch, submission, person, scheme, head, month, instalment, pence, kind, times, reverses, sheet, row, standing";
const add = (values: string): string => `INSERT INTO posting (${columns}) VALUES (${values});`;

/** What an open batch says is looked at when it is sealed, without which it cannot be committed. */
const sealIt = `INSERT INTO seal SELECT 4, '${sha("c")}', count(*), max(id), sum(pence), '${sha("d")}' FROM posting WHERE id > 5;`;

const attacks: readonly { readonly why: string; readonly sql: string; readonly says: RegExp }[] = [
  // Nothing is changed, nothing is removed.
  ...["posting", "batch", "seal", "person", "submission", "input", "scheme", "book", "head", "kind"].flatMap(
    (table) => [
      { why: `${table} cannot be deleted`, sql: `DELETE FROM ${table}`, says: /append-only/ },
      {
        why: `${table} cannot be updated`,
        sql: `UPDATE ${table} SET rowid = rowid + 100`,
        says: /append-only/,
      },
      {
        why: `${table} cannot be replaced`,
        sql: `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`,
        says: /taliad:/,
      },
    ],
  ),
  { why: "pence cannot be updated", sql: "UPDATE posting SET pence = 1 WHERE id = 1", says: /append-only/ },
  { why: "a ceiling cannot be updated", sql: "UPDATE scheme SET ceiling = 900000", says: /append-only/ },
  {
    why: "a person cannot be given another key",
    sql: "UPDATE OR IGNORE person SET key = randomblob(32)",
    says: /append-only/,
  },
  {
    why: "an upsert does not get round it",
    sql: "INSERT INTO publication VALUES (1); INSERT INTO publication VALUES (1) ON CONFLICT DO UPDATE SET batch = 9",
    says: /publication-twice/,
  },
  // No posting without an open batch.
  {
    why: "no posting into a closed batch",
    sql: add("6, 3, 3, 3, 1, 4, 24269, 0, 5, 1, 1, NULL, '', 2, NULL"),
    says: /batch-not-open/,
  },
  {
    why: "no posting without a batch",
    sql: add("6, 99, 3, 3, 1, 4, 24269, 0, 5, 1, 1, NULL, '', 2, NULL"),
    says: /batch-not-open/,
  },
  {
    why: "no posting with a batch of nothing",
    sql: add("6, NULL, 3, 3, 1, 4, 24269, 0, 5, 1, 1, NULL, '', 2, NULL"),
    says: /NOT NULL/,
  },
  {
    why: "no posting out of order",
    sql: openBatch + add("9, 4, 4, 3, 1, 4, 24269, 0, 5, 1, 1, NULL, '', 2, NULL"),
    says: /posting-out-of-order/,
  },
  {
    why: "no posting in the place of the last one",
    sql:
      openBatch +
      add("5, 4, 4, 1, 1, 4, 24269, 0, 5, 1, 1, NULL, '', 2, NULL").replace("INSERT", "INSERT OR REPLACE"),
    says: /posting-out-of-order/,
  },
  // Money.
  {
    why: "a penny above the ceiling",
    sql: openBatch + add("6, 4, 4, 3, 1, 1, 24269, 0, 1, 1, 1, NULL, '', 2, NULL"),
    says: /above-ceiling/,
  },
  {
    why: "a penny above, as an adjustment",
    sql: openBatch + add("6, 4, 4, 3, 1, 1, 24269, 0, 1, 4, 0, NULL, '', 2, NULL"),
    says: /above-ceiling/,
  },
  {
    why: "a penny above, as a top-up",
    sql: openBatch + add("6, 4, 4, 3, 1, 2, 24269, 0, 1, 1, 1, NULL, '', 2, NULL"),
    says: /above-ceiling/,
  },
  {
    why: "an instalment twice",
    sql: openBatch + add(`6, 4, 4, 1, 1, 1, 24269, 2, ${instalment}, 1, 1, NULL, '', 2, NULL`),
    says: /instalment-twice/,
  },
  {
    why: "an instalment twice, by a pennyworth",
    sql: openBatch + add("6, 4, 4, 1, 1, 1, 24269, 2, 1, 1, 1, NULL, '', 2, NULL"),
    says: /instalment-twice/,
  },
  {
    why: "a claim that does not count its instalment",
    sql: openBatch + add("6, 4, 4, 1, 1, 1, 24269, 2, 1, 1, 0, NULL, '', 2, NULL"),
    says: /CHECK/,
  },
  {
    why: "more taken back than was paid",
    sql: openBatch + add("6, 4, 4, 3, 1, 3, 24269, 0, -149801, 3, 0, NULL, '', 2, NULL"),
    says: /negative-balance/,
  },
  {
    why: "a negative head",
    sql: openBatch + add("6, 4, 4, 3, 1, 4, 24269, 0, -1, 4, 0, NULL, '', 2, NULL"),
    says: /negative-balance/,
  },
  {
    why: "a negative claim",
    sql: openBatch + add("6, 4, 4, 3, 1, 1, 24269, 0, -1, 1, 1, NULL, '', 2, NULL"),
    says: /CHECK/,
  },
  {
    why: "a recovery that pays",
    sql: openBatch + add("6, 4, 4, 1, 1, 3, 24269, 0, 1, 3, 0, NULL, '', 2, NULL"),
    says: /negative-balance|CHECK/,
  },
  {
    why: "an adjustment that turns a recovery into pay",
    sql: openBatch + add("6, 4, 4, 1, 1, 3, 24269, 0, 1, 4, 0, NULL, '', 2, NULL"),
    says: /negative-balance/,
  },
  {
    why: "half a penny",
    sql: openBatch + add("6, 4, 4, 1, 1, 4, 24269, 0, 0.5, 1, 1, NULL, '', 2, NULL"),
    says: /cannot store REAL|datatype/i,
  },
  {
    why: "text for pence",
    sql: openBatch + add("6, 4, 4, 1, 1, 4, 24269, 0, 'x', 1, 1, NULL, '', 2, NULL"),
    says: /cannot store TEXT|datatype/i,
  },
  {
    why: "a posting of nothing",
    sql: openBatch + add("6, 4, 4, 1, 1, 4, 24269, 0, 0, 1, 1, NULL, '', 2, NULL"),
    says: /CHECK/,
  },
  {
    why: "a head that there is not",
    sql: openBatch + add("6, 4, 4, 1, 1, 7, 24269, 0, 5, 1, 1, NULL, '', 2, NULL"),
    says: /CHECK/,
  },
  {
    why: "a person that there is not",
    sql: openBatch + add("6, 4, 4, 99, 1, 4, 24269, 0, 5, 1, 1, NULL, '', 2, NULL"),
    says: /person-unknown/,
  },
  {
    why: "a return of another batch",
    sql: openBatch + add("6, 4, 3, 1, 1, 4, 24269, 0, 5, 1, 1, NULL, '', 2, NULL"),
    says: /submission-unknown/,
  },
  {
    why: "a scheme without the ceiling",
    sql: openBatch + add("6, 4, 4, 3, 2, 1, 24269, 0, 5, 1, 1, NULL, '', 2, NULL"),
    says: /submission-unknown/,
  },
  {
    why: "an ignored conflict is still a conflict",
    sql:
      openBatch +
      add("6, 4, 4, 3, 1, 1, 24269, 0, 1, 1, 1, NULL, '', 2, NULL").replace("INSERT", "INSERT OR IGNORE"),
    says: /above-ceiling/,
  },
  // Reversals.
  {
    why: "a reversal of nothing",
    sql: openBatch + add(`6, 4, 4, 3, 1, 1, 24269, 0, -149800, 2, -1, NULL, '', 4, NULL`),
    says: /CHECK|negative/,
  },
  {
    why: "a reversal of less",
    sql: openBatch + add(`6, 4, 3, 3, 1, 1, 24269, 0, -149799, 2, -1, 5, '', 4, NULL`),
    says: /reversal-differs/,
  },
  {
    why: "a reversal of somebody else's",
    sql: openBatch + add(`6, 4, 3, 1, 1, 1, 24269, 0, -149800, 2, -1, 5, '', 4, NULL`),
    says: /reversal-differs|negative-balance/,
  },
  {
    why: "a reversal twice",
    sql:
      openBatch +
      add(`6, 4, 3, 3, 1, 1, 24269, 0, -149800, 2, -1, 5, '', 4, NULL`) +
      add(`7, 4, 3, 3, 1, 1, 24269, 0, -149800, 2, -1, 5, '', 4, NULL`),
    says: /reversed-already|negative-balance/,
  },
  {
    why: "a claim in the dress of a reversal",
    sql: openBatch + add(`6, 4, 3, 3, 1, 1, 24269, 0, 149800, 1, 1, 5, '', 4, NULL`),
    says: /reversal-differs|above-ceiling/,
  },
  // Slots and totals: nobody makes room for another payment.
  {
    why: "a slot set free by an update",
    sql: `UPDATE slot SET times = 0; ${openBatch}${add(`6, 4, 4, 1, 1, 1, 24269, 2, ${instalment}, 1, 1, NULL, '', 2, NULL`)}${sealIt}`,
    says: /instalment-twice/,
  },
  {
    why: "a slot set free by a replacement",
    sql: `INSERT OR REPLACE INTO slot VALUES (1, 1, 1, 2, 0); ${openBatch}${add(`6, 4, 4, 1, 1, 1, 24269, 2, ${instalment}, 1, 1, NULL, '', 2, NULL`)}${sealIt}`,
    says: /instalment-twice/,
  },
  { why: "a slot given to another instalment", sql: "UPDATE slot SET instalment = 5", says: /slot-moved/ },
  { why: "a slot removed", sql: "DELETE FROM slot", says: /append-only/ },
  {
    why: "an instalment twice in one batch, whatever a seal ignores",
    sql: `${openBatch}${add(`6, 4, 4, 1, 1, 1, 24269, 3, 100, 1, 1, NULL, '', 2, NULL`)}${add(`7, 4, 4, 1, 1, 1, 24269, 3, 100, 1, 1, NULL, '', 3, NULL`)}
    INSERT OR IGNORE INTO seal SELECT 4, '${sha("c")}', count(*), max(id), sum(pence), '${sha("d")}' FROM posting WHERE id > 5;`,
    says: /instalment-twice/,
  },
  { why: "a total that shrinks", sql: "UPDATE total SET pence = 0", says: /total-of-no-posting/ },
  {
    why: "a total that shrinks by the last posting once more",
    sql: "UPDATE total SET pence = 0, posting = 5 WHERE person = 3",
    says: /total-of-no-posting/,
  },
  {
    why: "a total replaced",
    sql: "INSERT OR REPLACE INTO total SELECT person, scheme, ceiling, 0, posting FROM total",
    says: /total-of-no-posting/,
  },
  {
    why: "a total replaced by its last posting",
    sql: "INSERT OR REPLACE INTO total SELECT person, scheme, ceiling, 149800, 5 FROM total WHERE person = 3",
    says: /total-of-no-posting/,
  },
  {
    why: "a total with another ceiling",
    sql: "UPDATE total SET ceiling = NULL",
    says: /total-of-no-posting/,
  },
  { why: "a total removed", sql: "DELETE FROM total", says: /append-only/ },
  // Events.
  {
    why: "an event off its chain",
    sql: `INSERT INTO event VALUES (1, 3, 'approved', 'officer', 19173, 'seen', '${sha("no")}', '${sha("e")}')`,
    says: /chain-broken/,
  },
  {
    why: "an event of no batch",
    sql: `INSERT INTO event VALUES (1, 9, 'approved', 'officer', 19173, 'seen', '${"0".repeat(64)}', '${sha("e")}')`,
    says: /batch-not-sealed/,
  },
  // Batches.
  {
    why: "a batch of the same id",
    sql: `INSERT INTO batch SELECT 4, '${id("lump")}', 'run', NULL, '${sha("m")}', '', NULL, chain FROM seal WHERE batch = 3`,
    says: /batch-twice/,
  },
  {
    why: "a batch off the chain",
    sql: `INSERT INTO batch VALUES (4, 'aaaaaaaaaaaa', 'run', NULL, '${sha("m")}', '', NULL, '${sha("no")}')`,
    says: /chain-broken/,
  },
  {
    why: "a batch out of order",
    sql: `INSERT INTO batch SELECT 7, 'aaaaaaaaaaaa', 'run', NULL, '${sha("m")}', '', NULL, chain FROM seal WHERE batch = 3`,
    says: /batch-out-of-order/,
  },
  {
    why: "a seal that adds up wrongly",
    sql:
      openBatch +
      add("6, 4, 4, 1, 1, 4, 24269, 0, 5, 1, 1, NULL, '', 2, NULL") +
      `INSERT INTO seal VALUES (4, '${sha("c")}', 1, 6, 6, '${sha("d")}')`,
    says: /totals-differ/,
  },
  {
    why: "a second seal",
    sql: `INSERT INTO seal VALUES (3, '${sha("c")}', 0, 5, 0, '${sha("d")}')`,
    says: /batch-not-open/,
  },
  {
    why: "a withdrawal that pays",
    sql: `BEGIN; INSERT INTO batch SELECT 4, 'aaaaaaaaaaaa', 'withdrawal', 3, '${sha("m")}', '', NULL, chain FROM seal WHERE batch = 3;
    INSERT INTO input VALUES (4, 4, 'x.csv', '${sha("x")}');
    INSERT INTO submission VALUES (4, 4, 4, 'wfp-return', 1, 'E9', 'W06000001', 24269, 1);
    ${add("6, 4, 4, 1, 1, 4, 24269, 0, 5, 1, 1, NULL, '', 2, NULL")} INSERT INTO seal VALUES (4, '${sha("c")}', 1, 6, 5, '${sha("d")}')`,
    says: /withdrawal-with-claims/,
  },
];

test.for(
  attacks.flatMap((attack) => [true, false].map((foreignKeys) => ({ ...attack, foreignKeys }))),
)("$why (foreign keys $foreignKeys)", ({ sql, says, foreignKeys }) => {
  const database = attackedBook(foreignKeys);
  const money =
    "SELECT count(*), sum(pence), (SELECT count(*) FROM batch), (SELECT ceiling FROM scheme) FROM posting";
  const before = JSON.stringify(database.prepare(money).get());
  expect(() => database.exec(sql.startsWith(openBatch) ? `${sql};${sealIt}` : sql)).toThrow(says);
  if (database.isTransaction) database.exec("ROLLBACK");
  expect(JSON.stringify(database.prepare(money).get())).toBe(before);
  database.close();
});

test("the other side of the edges: what is right is taken", async () => {
  const database = attackedBook(true);
  database.exec(`${openBatch}
    ${add("6, 4, 3, 3, 1, 1, 24269, 0, -149800, 2, -1, 5, '', 4, NULL")}
    ${add("7, 4, 4, 3, 1, 1, 24269, 0, 149800, 1, 1, NULL, '', 2, NULL")}
    ${add("8, 4, 4, 3, 1, 3, 24269, 0, -149800, 3, 0, NULL, '', 2, NULL")}
    ${add(`9, 4, 4, 1, 1, 1, 24269, 3, ${instalment}, 1, 1, NULL, '', 2, NULL`)}
    INSERT INTO seal VALUES (4, '${sha("c")}', 4, 9, ${instalment - 149_800}, '${sha("d")}'); COMMIT;`);
  database.close();
});

test("a batch without a seal cannot be committed", async () => {
  const database = attackedBook(true);
  database.exec(openBatch);
  expect(() => database.exec("COMMIT")).toThrow(/FOREIGN KEY/);
  database.close();
});

test("a batch without a seal, committed by a program that ignores foreign keys, is noticed on opening", async () => {
  const database = attackedBook(false);
  const path = database.location() ?? "";
  database.exec(`${openBatch} COMMIT`);
  database.close();
  for (const readOnly of [true, false]) {
    await expect(openLedger(path, { readOnly })).rejects.toThrow(
      expect.objectContaining({ kind: "damaged", reason: "batch-not-sealed" }),
    );
  }
});

test.for([
  { why: "a total a penny above the ceiling", sql: "UPDATE total SET pence = ceiling + 1", fits: "ceiling" },
  { why: "a total a penny below nothing", sql: "UPDATE total SET pence = -1", fits: "0" },
  { why: "an instalment that stands twice", sql: "UPDATE slot SET times = 2", fits: "" },
])("with every trigger taken off the table itself refuses $why", ({ sql, fits }) => {
  const database = attackedBook(false);
  for (const { name } of database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all())
    database.exec(`DROP TRIGGER ${name}`);
  expect(() => database.exec(sql)).toThrow(/CHECK constraint failed/);
  // What is on the right side of the edge is taken.
  database.exec(fits === "" ? "UPDATE slot SET times = 1" : `UPDATE total SET pence = ${fits}`);
  database.close();
});
