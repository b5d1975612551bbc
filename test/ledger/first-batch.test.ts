// A large first batch goes straight into its file. The book is the same one, whoever looks at it meanwhile, and wherever it was killed.
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { enoughForWorker } from "../../src/ledger/keyed/run-maker.ts";
import type { BatchEntry, NewPosting } from "../../src/ledger/new-batch.ts";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { ceiling, entry, folder, posting, submission } from "./book.ts";

/** As many as make a batch a large one; there is nothing to recognise them by. */
const many = {
  count: enoughForWorker,
  made: () => [],
  file: new URL("../../src/batch/publish/people-worker.ts", import.meta.url),
  about: { names: { reviewed: "", source: "", classes: [], patronymics: [] }, most: 1 },
  pieces: [],
};
const large = (name: string, details: Partial<BatchEntry> = {}) => entry(name, { ...details, people: many });

/** More than SQLite keeps in memory, so that it writes before the end. */
const count = 12_000;
const longSheet = "x".repeat(4000);

/** `meanwhile` is called when so many have gone in. */
function* postings(meanwhile: ReadonlyMap<number, () => void> = new Map()): Generator<NewPosting> {
  for (let person = 0; person < count; person += 1) {
    meanwhile.get(person)?.();
    yield posting(person, { sheet: longSheet });
  }
}

const parts = ["", "-journal", "-wal", "-shm", ".key", ".end"];

/** The book as it lies there at this moment, as if whoever writes it had been killed. */
function killedHere(path: string): string {
  const copy = join(folder(), "ledger.sqlite");
  for (const part of parts) if (existsSync(path + part)) copyFileSync(path + part, copy + part);
  return copy;
}

const names = (path: string) => readdirSync(join(path, "..")).sort();
/** Whether batches go to a log first (2), as the head of the file says. */
const isLogged = (path: string) => readFileSync(path)[18] === 2;

async function isBook(path: string, batches: number) {
  const reader = await openSqliteBook(path, { readOnly: true });
  expect(await reader.batches()).toHaveLength(batches);
  expect(await reader.check()).toEqual([]);
  await reader.close();
}

test("wherever it was killed, the book is empty, for who reads and for who writes; and the batch can be posted", async () => {
  const path = join(folder(), "ledger.sqlite");
  const copies: [read: string, written: string][] = [];
  const sizes: number[] = [];
  const kill = () => {
    copies.push([killedHere(path), killedHere(path)]);
    sizes.push(statSync(path).size);
  };
  const book = await openSqliteBook(path);
  await book.post(large("one"), postings(new Map([0, 9_000, 11_990].map((at) => [at, kill]))));
  await book.close();
  // It had been written into already.
  expect(sizes[2]).toBeGreaterThan(1_000_000);
  expect([isLogged(path), names(path)]).toEqual([
    true,
    ["ledger.sqlite", "ledger.sqlite.end", "ledger.sqlite.key"],
  ]);
  await isBook(path, 1);
  for (const [read, written] of copies) {
    expect(names(read)).toContain("ledger.sqlite-journal");
    await isBook(read, 0);
    const again = await openSqliteBook(written);
    await again.post(entry("other"), [posting(1)]);
    await again.close();
    await isBook(written, 1);
  }
});

test("who comes meanwhile is told that somebody writes; nobody has to wait before and after", async () => {
  const path = join(folder(), "ledger.sqlite");
  const told: Promise<unknown>[] = [];
  const look = () => {
    for (const readOnly of [true, false])
      told.push(openSqliteBook(path, { readOnly, waitMs: 10 }).catch((fault: unknown) => fault));
  };
  const book = await openSqliteBook(path);
  await isBook(path, 0);
  await book.post(large("one"), postings(new Map([[11_000, look]])));
  for (const fault of await Promise.all(told)) expect(fault).toMatchObject({ kind: "busy" });
  await isBook(path, 1);
  await book.close();
});

test("where somebody has the book open, it is written as any other, and they go on reading", async () => {
  const path = join(folder(), "ledger.sqlite");
  const book = await openSqliteBook(path);
  const reader = await openSqliteBook(path, { readOnly: true });
  const seen: string[][] = [];
  await book.post(large("one"), postings(new Map([[11_000, () => void seen.push([...names(path)])]])));
  expect(seen.flat()).not.toContain("ledger.sqlite-journal");
  expect(await reader.batches()).toEqual([]);
  await reader.close();
  await book.close();
  expect(isLogged(path)).toBe(true);
  await isBook(path, 1);
});

test("a batch that is refused leaves the book as it was, and the next one goes in", async () => {
  const path = join(folder(), "ledger.sqlite");
  const book = await openSqliteBook(path);
  const tooMuch = posting(1, { kind: "adjustment", instalment: 0, amount: ceiling + 1 });
  await expect(book.post(large("one"), [...postings(), tooMuch])).rejects.toMatchObject({
    reason: "above-ceiling",
  });
  expect(isLogged(path)).toBe(true);
  await isBook(path, 0);
  await book.post(large("two"), postings());
  // No longer the first one.
  await book.post(large("three", { submissions: [submission({ employerId: "E0043" })] }), [posting(20_000)]);
  await book.close();
  await isBook(path, 2);
});

test("who was faster than us is seen: everything that we asked may have changed", async () => {
  const path = join(folder(), "ledger.sqlite");
  const book = await openSqliteBook(path);
  // Somebody writes a batch in the moment in which the writer's place is free.
  const exec = DatabaseSync.prototype.exec;
  let came = false;
  DatabaseSync.prototype.exec = function (sql) {
    exec.call(this, sql);
    if (sql !== "ROLLBACK" || came) return;
    came = true;
    const other = new DatabaseSync(path, { enableForeignKeyConstraints: false });
    const [id, hash] = ["0".repeat(12), "0".repeat(64)];
    exec.call(
      other,
      `DROP TRIGGER batch_before; INSERT INTO batch VALUES (1, '${id}', 'run', NULL, '${hash}', '', NULL, '${hash}')`,
    );
    other.close();
  };
  try {
    await expect(book.post(large("one"), postings())).rejects.toMatchObject({ reason: "book-moved" });
  } finally {
    DatabaseSync.prototype.exec = exec;
    await book.close();
  }
});
