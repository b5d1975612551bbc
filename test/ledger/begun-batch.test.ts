// A large first batch that a thread writes while its outputs are made comes to the same book as in one thread; and nothing of it is
// there until it is ended, whatever becomes of the thread.
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { pence } from "../../src/core/money.ts";
import { askedThread } from "../../src/io/asked-thread.ts";
import {
  answerOf,
  type BatchThread,
  type Begun,
  type FromBatchThread,
  type ToBatchThread,
} from "../../src/ledger/batch-thread.ts";
import type { Book } from "../../src/ledger/book.ts";
import type { NewCase, NewPosting, NewStanding } from "../../src/ledger/new-batch.ts";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { ceiling, entry, folder, posting, scheme, someone } from "./book.ts";

/** Enough to be looked at together. */
const many: readonly NewPosting[] = Array.from({ length: 20_000 }, (_, at) =>
  posting(at % 11_000, {
    row: (at % 11_000) + 1,
    standing: [at, 7],
    ...(at < 11_000 ? {} : { head: "EMPLOYER_NI", instalment: 0, amount: 100 + at }),
  }),
);
const standings: readonly NewStanding[] = [
  { person: someone(11_500), submission: 0, sheet: "", row: 11_501, values: [1, 2] },
];
const cases: readonly NewCase[] = [
  {
    ...{ code: "a case", scheme, person: someone(3), certainty: "possible", kind: "same-person" },
    ...{ fileA: "one.csv", rowA: 4, employerA: "E0042", fileB: "one.csv", rowB: 9, employerB: "E0042" },
    ...{ batchB: "", evidence: "", keep: "none", reason: "", amountAtRisk: pence(29_960) },
  },
];

type Source = { readonly postings: readonly NewPosting[]; readonly standings: readonly NewStanding[] };

/** A file that serves what is handed to it. */
function served(before = ""): URL {
  const from = (file: string) => JSON.stringify(new URL(`../../src/ledger/${file}`, import.meta.url).href);
  const program = `
    import { parentPort } from "node:worker_threads";
    import { serveBatch } from ${from("sqlite/serve-batch.ts")};
    serveBatch(parentPort, ({ postings, standings }) => {
      ${before}
      return { postings, standings };
    });`;
  return new URL(`data:text/javascript,${encodeURIComponent(program)}`);
}

/** Threads that were begun by a book. */
function threadOf(file: URL): { readonly start: () => BatchThread; readonly begins: () => Promise<unknown> } {
  let begins: Promise<unknown> = Promise.resolve();
  return {
    start: () => {
      const thread = askedThread<ToBatchThread, FromBatchThread, FromBatchThread>(file, {}, answerOf);
      return {
        ask(message) {
          const answer = thread.ask(message);
          begins = answer;
          return answer;
        },
        end: thread.end,
      };
    },
    begins: () => begins,
  };
}

function begin(
  book: Book,
  postings = many,
  file = served(),
): Begun & { readonly begins: () => Promise<unknown> } {
  const { schemes, inputs, submissions } = entry("one");
  const { start, begins } = threadOf(file);
  const source: Source = { postings, standings };
  const begun = book.begin?.({ schemes, inputs, submissions }, source, start);
  if (begun === undefined) throw new Error("it is no first batch");
  return { ...begun, begins };
}

/** Every row that does not hang on the key of the claims, which is another one each time. */
function rowsOf(path: string) {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = ["scheme", "input", "submission", "posting", "standing", "duplicate_case", "slot", "total"];
  const rows = tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
  const batch = database.prepare("SELECT * FROM batch JOIN seal ON seal.batch = batch.sequence").all();
  const schema = database.prepare("SELECT sql FROM sqlite_schema ORDER BY name").all();
  database.close();
  const named = batch.map(({ chain: _, content: __, ...one }) => one);
  return JSON.stringify([rows, named, schema]);
}

const rest = { ...entry("one", { staging: ".staging-one" }), cases };
const pathOfNew = () => join(folder(), "ledger.sqlite");
const parts = ["", "-journal", "-wal", "-shm", ".key", ".end"];

async function isBook(path: string, batches: number) {
  const book = await openSqliteBook(path);
  expect(await book.batches()).toHaveLength(batches);
  expect(await book.check()).toEqual([]);
  await book.close();
}

test("the book is the same, one thread or two", async () => {
  const [alone, beside] = [pathOfNew(), pathOfNew()];
  const one = await openSqliteBook(alone);
  const posted = await one.post(rest, many, standings);
  const two = await openSqliteBook(beside);
  const begun = begin(two);
  expect(await begun.end(rest)).toMatchObject({ sequence: posted.sequence, postings: posted.postings });
  for (const book of [one, two]) {
    expect(await book.batches(rest.id)).toMatchObject([{ id: rest.id, staging: ".staging-one" }]);
    await book.record(rest.id, { kind: "published" });
  }
  const people = [someone(3), someone(11_500)];
  const linesOf = async (book: Book) =>
    (await book.lines({ people })).map(({ personKey: _, ...lines }) => lines);
  expect(JSON.stringify(await linesOf(two))).toBe(JSON.stringify(await linesOf(one)));
  await one.close();
  await two.close();
  expect(rowsOf(beside) === rowsOf(alone)).toBe(true);
  // Logged again, as any book is, and marked.
  expect(readFileSync(beside)[18]).toBe(2);
  await isBook(beside, 1);
  await isBook(alone, 1);
});

test("a second batch is begun nowhere, and one that cannot be written either", async () => {
  const path = pathOfNew();
  const book = await openSqliteBook(path);
  await book.post(entry("one"), [posting(1)]);
  expect(() => begin(book)).toThrow("no first batch");
  await book.close();
  const reader = await openSqliteBook(path, { readOnly: true });
  expect(() => begin(reader)).toThrow("read-only");
  await reader.close();
});

test("killed before its end, the book is empty, and the batch can be posted", async () => {
  const path = pathOfNew();
  const book = await openSqliteBook(path);
  const begun = begin(book);
  await begun.begins();
  const copy = pathOfNew();
  for (const part of parts) if (existsSync(path + part)) copyFileSync(path + part, copy + part);
  expect(existsSync(`${copy}-journal`)).toBe(true);
  await isBook(copy, 0);
  const again = await openSqliteBook(copy);
  await again.post({ ...rest, staging: "" }, many, standings);
  await again.close();
  await isBook(copy, 1);
  await begun.end(rest);
  await book.close();
});

test.for([
  ["before it has begun", false],
  ["when its postings are written", true],
] as const)("given up %s, nothing is left of it", async ([, waits]) => {
  const path = pathOfNew();
  const book = await openSqliteBook(path);
  const begun = begin(book);
  if (waits) await begun.begins();
  await begun.giveUp();
  await book.close();
  await isBook(path, 0);
});

test("what the book refuses is refused at the end, as in one thread", async () => {
  const path = pathOfNew();
  const book = await openSqliteBook(path);
  const tooMuch = posting(1, { kind: "adjustment", instalment: 0, amount: ceiling + 1 });
  const begun = begin(book, [...many, tooMuch]);
  await expect(begun.end(rest)).rejects.toMatchObject({ kind: "conflict", reason: "above-ceiling" });
  await book.close();
  await isBook(path, 0);
});

test.for([
  ["throws", "throw new Error('it could not');", "it could not"],
  ["dies", "process.exit(7);", "ended with 7"],
] as const)("a thread that %s leaves the book empty", async ([, program, told]) => {
  const path = pathOfNew();
  const book = await openSqliteBook(path);
  await expect(begin(book, many, served(program)).end(rest)).rejects.toThrow(told);
  await book.close();
  await isBook(path, 0);
});

test("a thread whose memory is not enough leaves the book empty", async () => {
  const path = pathOfNew();
  const book = await openSqliteBook(path);
  const hungry = "const all = []; for (;;) all.push(new Array(1e6).fill({}));";
  const limits = { maxOldGenerationSizeMb: 24 };
  const { schemes, inputs, submissions } = entry("one");
  const start = () =>
    askedThread<ToBatchThread, FromBatchThread, FromBatchThread>(served(hungry), limits, answerOf);
  const begun = book.begin?.({ schemes, inputs, submissions }, { postings: [], standings }, start);
  await expect(begun?.end(rest)).rejects.toMatchObject({ code: "ERR_WORKER_OUT_OF_MEMORY" });
  await book.close();
  await isBook(path, 0);
});

async function postOther(path: string): Promise<void> {
  const faster = await openSqliteBook(path);
  await faster.post(entry("other"), [posting(1)]);
  await faster.close();
}

test("who was faster is seen: everything that was asked may have changed", async () => {
  const path = pathOfNew();
  const book = await openSqliteBook(path);
  const { schemes, inputs, submissions } = entry("one");
  const { start } = threadOf(served());
  const begun = book.begin?.({ schemes, inputs, submissions }, { postings: many, standings }, () => {
    const thread = start();
    return {
      ...thread,
      async ask(message) {
        // The writer's place is free in this moment.
        if (message.kind === "begin") await postOther(path);
        return thread.ask(message);
      },
    };
  });
  await expect(begun?.end(rest)).rejects.toMatchObject({ kind: "busy", reason: "book-moved" });
  await book.close();
  await isBook(path, 1);
});

test("the writer's place is kept until there is a thread that can begin", async () => {
  const path = pathOfNew();
  const book = await openSqliteBook(path);
  const { schemes, inputs, submissions } = entry("one");
  const { start } = threadOf(served());
  const isTaken: boolean[] = [];
  const begun = book.begin?.({ schemes, inputs, submissions }, { postings: many, standings }, () => {
    const database = new DatabaseSync(path, { timeout: 0 });
    try {
      database.exec("BEGIN IMMEDIATE");
      isTaken.push(false);
    } catch {
      isTaken.push(true);
    }
    database.close();
    return start();
  });
  await begun?.giveUp();
  await book.close();
  expect(isTaken).toEqual([true]);
});
