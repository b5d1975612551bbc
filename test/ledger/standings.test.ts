// Rows without money in the book: what they say is there for later batches until their batch is withdrawn or their
// return replaced, it is guarded as postings are, and a book from before there were such rows is taken on.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { BatchEntry, NewPosting, NewStanding } from "../../src/ledger/new-batch.ts";
import type { AskedBook } from "./asked-book.ts";
import { openLedger } from "./asked-book.ts";
import { entry, folder, id, month, posting, sha, someone, submission } from "./book.ts";
import { tamper } from "./tamper.ts";

const scheme = "sick-pay-enhancement-2020";
const schemes = [{ name: scheme, ceiling: undefined }];
const claimed = submission({ scheme, layout: "sspe-claim", period: month("2020-11") });

function standing(person: number, row: number, details: Partial<NewStanding> = {}): NewStanding {
  return { person: someone(person), submission: 0, sheet: "", row, values: [18_575, 18_580, -1], ...details };
}

function paid(person: number, row: number): NewPosting {
  return posting(person, { head: "TOPUP", instalment: 0, amount: 2_565, row, standing: [18_590, 18_595, 0] });
}

async function post(
  ledger: AskedBook,
  name: string,
  postings: readonly NewPosting[],
  standings: readonly NewStanding[],
  details: Partial<BatchEntry> = {},
): Promise<void> {
  await ledger.post(entry(name, { schemes, submissions: [claimed], ...details }), postings, standings);
}

async function book(): Promise<{ readonly path: string; readonly ledger: AskedBook }> {
  const path = join(folder(), "ledger.sqlite");
  return { path, ledger: await openLedger(path) };
}

/** "row amount standing" of each claim. */
async function claims(
  ledger: AskedBook,
  person: number,
  without?: ReadonlySet<number>,
): Promise<readonly string[]> {
  const found = await ledger.claimsOf(someone(person), scheme, without);
  return found.map(({ row, amount, standing: values }) => `${row} ${amount} ${values.join(",")}`);
}

test("a row without money is a claim of nothing, among the others in the order of the rows", async () => {
  const { ledger } = await book();
  await post(ledger, "first", [paid(1, 15)], [standing(1, 14), standing(1, 16), standing(2, 17)]);
  expect(await claims(ledger, 1)).toEqual([
    "14 0 18575,18580,-1",
    "15 2565 18590,18595,0",
    "16 0 18575,18580,-1",
  ]);
  expect(await ledger.claimsOf(someone(2), scheme)).toMatchObject([
    { batchId: id("first"), file: "first.csv", employerId: "E0042", row: 17, amount: 0, instalments: [] },
  ]);
  expect(await claims(ledger, 3)).toEqual([]);
  // Nothing of it is money: neither facts nor history nor balances know the row.
  expect(await ledger.factsOf(someone(2), scheme)).toBeUndefined();
  expect(await ledger.history(someone(2))).toEqual([]);
  expect(await ledger.balances("person")).toHaveLength(1);
  expect(await ledger.batches()).toMatchObject([{ postings: 1, total: 2_565 }]);
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
});

test("a batch that is withdrawn takes its rows out of sight", async () => {
  const { ledger } = await book();
  await post(ledger, "first", [], [standing(1, 14)]);
  await ledger.withdraw({ id: id("undo"), manifest: sha("undo"), staging: "" }, id("first"));
  expect(await claims(ledger, 1)).toEqual([]);
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
});

test("a later version of the return takes their place, until it is withdrawn itself", async () => {
  const { ledger } = await book();
  await post(ledger, "first", [], [standing(1, 14), standing(2, 15)]);
  const replaced = (await ledger.findReturn(claimed))?.submission ?? 0;
  expect(await claims(ledger, 1, new Set([replaced]))).toEqual([]);
  const again = { submissions: [{ ...claimed, sequence: 2 }], replaces: [replaced] };
  await post(ledger, "second", [paid(1, 20)], [], again);
  expect(await claims(ledger, 1)).toEqual(["20 2565 18590,18595,0"]);
  expect(await claims(ledger, 2)).toEqual([]);
  await ledger.withdraw({ id: id("undo"), manifest: sha("undo"), staging: "" }, id("second"));
  expect(await claims(ledger, 1)).toEqual(["14 0 18575,18580,-1"]);
  expect(await claims(ledger, 2)).toEqual(["15 0 18575,18580,-1"]);
  await ledger.close();
});

test.for([
  ["of another employer", { employerId: "E0077" }],
  ["for another council", { laCode: "W06000003" }],
  ["for another month", { period: month("2020-12") }],
  ["of another kind", { layout: "sspe-other" }],
] as const)("a later version of a return %s takes nobody's place", async ([_why, details]) => {
  const { ledger } = await book();
  await post(ledger, "first", [], [standing(1, 14)]);
  await post(ledger, "second", [], [standing(2, 14)], {
    submissions: [{ ...claimed, sequence: 2, ...details }],
  });
  expect(await claims(ledger, 1)).toHaveLength(1);
  await ledger.close();
});

/** A closed book with one row without money of person 1, and one row with money of person 2. */
async function closedBook(): Promise<string> {
  const { path, ledger } = await book();
  await post(ledger, "first", [paid(2, 15)], [standing(1, 14), standing(1, 16)]);
  await ledger.close();
  return path;
}

/** Opens batch 2: everything after it is inside an open batch. */
const openBatch = `BEGIN; INSERT INTO batch SELECT 2, 'aaaaaaaaaaaa', 'run', NULL, '${sha("m")}', '', NULL, chain FROM seal WHERE batch = 1;
  INSERT INTO input VALUES (2, 2, 'x.csv', '${sha("x")}');
  INSERT INTO submission VALUES (2, 2, 2, 'sspe-claim', 1, 'E9', 'W06000001', 24250, 1);`;
const add = (values: string): string => `INSERT INTO standing VALUES (${values});`;
const right = add("3, 2, 2, 1, 1, '', 14, '1,2'");

const attacks: readonly { readonly why: string; readonly sql: string; readonly says: RegExp }[] = [
  { why: "a change", sql: "UPDATE standing SET numbers = '1'", says: /append-only/ },
  { why: "a removal", sql: "DELETE FROM standing", says: /append-only/ },
  {
    why: "a row in the place of another",
    sql: `${openBatch} INSERT OR REPLACE ${right.replace("INSERT", "").replace("3, 2", "2, 2")}`,
    says: /standing-out-of-order/,
  },
  { why: "a gap", sql: openBatch + right.replace("3, 2", "4, 2"), says: /standing-out-of-order/ },
  { why: "a closed batch", sql: add("3, 1, 1, 1, 1, '', 20, '1'"), says: /batch-not-open/ },
  { why: "a batch that there is not", sql: add("3, 9, 1, 1, 1, '', 20, '1'"), says: /batch-not-open/ },
  {
    why: "a person that there is not",
    sql: openBatch + add("3, 2, 2, 9, 1, '', 14, '1'"),
    says: /person-unknown/,
  },
  {
    why: "a return of another batch",
    sql: openBatch + add("3, 2, 1, 1, 1, '', 20, '1'"),
    says: /submission-unknown/,
  },
  {
    why: "another scheme than the return's",
    sql: openBatch + add("3, 2, 2, 1, 2, '', 14, '1'"),
    says: /submission-unknown/,
  },
  {
    why: "the same row twice",
    sql: openBatch + right + right.replace("3, 2", "4, 2"),
    says: /standing-twice/,
  },
  {
    why: "a row with money",
    sql: `${openBatch} INSERT INTO posting VALUES (2, 2, 2, 1, 1, 2, 24250, 0, 5, 1, 1, NULL, '', 14, NULL); ${right}`,
    says: /standing-with-money/,
  },
  { why: "a row that says nothing", sql: openBatch + right.replace("'1,2'", "''"), says: /CHECK/ },
  { why: "words", sql: openBatch + right.replace("'1,2'", "'positive'"), says: /CHECK/ },
];

test.for(
  attacks.flatMap((attack) => [true, false].map((foreignKeys) => ({ ...attack, foreignKeys }))),
)("the file refuses: $why (foreign keys $foreignKeys)", async ({ sql, says, foreignKeys }) => {
  const database = new DatabaseSync(await closedBook(), { enableForeignKeyConstraints: foreignKeys });
  expect(() => database.exec(sql)).toThrow(says);
  database.close();
});

test("the other side of the edges: what is right is taken", async () => {
  const database = new DatabaseSync(await closedBook());
  database.exec(openBatch + right + add("4, 2, 2, 1, 1, '', 15, '-3'") + add("5, 2, 2, 1, 1, 'B', 15, '0'"));
  database.close();
});

test.for([
  ["changed", "UPDATE standing SET numbers = '0' WHERE id = 1"],
  ["removed", "DELETE FROM standing WHERE id = 2"],
  ["all removed", "DELETE FROM standing"],
  ["given to somebody else", "UPDATE standing SET person = 1 WHERE id = 1"],
] as const)("check finds a row without money that was %s", async ([_why, sql]) => {
  const path = await closedBook();
  tamper(path, sql);
  const ledger = await openLedger(path, { readOnly: true });
  expect((await ledger.check()).map(({ code }) => code)).toEqual(["content-differs"]);
  await ledger.close();
});
