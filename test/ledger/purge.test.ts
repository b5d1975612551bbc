// A purge in the book, in every engine: who has nothing else is a stranger, who stays is known as before, sums and chain stay.
import { createHmac } from "node:crypto";
import { appendFileSync, closeSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { personText } from "../../src/core/person.ts";
import type { Book } from "../../src/ledger/book.ts";
import type { BatchEntry, NewPosting } from "../../src/ledger/new-batch.ts";
import { type MatchKey, matchKinds, type NewMatches } from "../../src/ledger/recognition.ts";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { keyPathOf, readKeyLines } from "../../src/ledger/sqlite/person-key.ts";
import { entry, folder, id, month, posting, purge, scheme, sha, someone, submission } from "./book.ts";
import { enginesHere } from "./engines.ts";
import { formerBook } from "./former-books.ts";
import { tamper } from "./tamper.ts";

const engines = await enginesHere();

const reason = "She moved on 20 June.";
const ruling = (person: number) => ({
  ...{ input: 0, scheme, person: someone(person), code: `A-${person}`, sheet: "", row: 2 },
  details: JSON.stringify({ reason, person }),
});
const matchOf = (person: number): MatchKey => ({ kind: "n", value: personText(someone(person)) });

function left(people: readonly number[]): NewMatches {
  const values = people.map((person) => Buffer.from(matchOf(person).value));
  let end = 0;
  return {
    scheme,
    kinds: new Uint8Array(values.map(() => matchKinds.indexOf("n"))),
    ends: new Uint32Array(values.map(({ length }) => (end += length))),
    bytes: Buffer.concat(values),
  };
}

/** A month of 2022 for these people, from June on: their instalments, a ruling about each, and what recognises them. */
async function postMonth(
  book: Book,
  number: number,
  people: readonly number[],
  more: Partial<BatchEntry> = {},
) {
  const period = month(`2022-${String(5 + number).padStart(2, "0")}`);
  await book.post(
    entry(`month ${number}`, {
      submissions: [submission({ period })],
      decisions: people.map(ruling),
      matches: [left(people)],
      ...more,
    }),
    people.map((person): NewPosting => posting(person, { instalment: number, dueMonth: period })),
  );
}

const paid = async (book: Book, person: number): Promise<number> =>
  (await book.lines({ people: [someone(person)] })).flatMap(({ postings }) => postings).length;
const ruled = async (book: Book, person: number): Promise<readonly string[]> =>
  (await book.rulings({ people: [someone(person)] })).map(({ details }) => details);
const met = async (book: Book, person: number): Promise<boolean> =>
  (await book.recognise(scheme, [matchOf(person)])).size > 0;

describe.for(Object.entries(engines))("%s", ([, open]) => {
  test("who has claims in purged batches alone is not known any more; everybody else is as before", async () => {
    const book = await open();
    await postMonth(book, 1, [1, 2, 3]);
    await postMonth(book, 2, [2, 3, 4]);
    const before = { sums: await book.sums([]), everybody: await book.lines({ after: undefined, most: 9 }) };
    const byMonth = await book.sums(["employer", "period"]);
    await book.post(purge("purge", 1));
    expect(await Promise.all([1, 2, 3, 4].map((one) => paid(book, one)))).toEqual([0, 2, 2, 1]);
    expect(await Promise.all([1, 2, 3, 4].map((one) => met(book, one)))).toEqual([false, true, true, true]);
    expect(await ruled(book, 1)).toEqual([]);
    expect(await ruled(book, 2)).toEqual([ruling(2).details]);
    expect(await book.rulings({ scheme })).toHaveLength(3);
    expect(await book.sums([])).toEqual(before.sums);
    expect(await book.sums(["employer", "period"])).toEqual(byMonth);
    const after = await book.lines({ after: undefined, most: 9 });
    expect(after.map(({ postings }) => postings)).toEqual(before.everybody.map(({ postings }) => postings));
    expect(await book.check()).toEqual([]);
    const [one, two, gone] = await book.batches();
    expect(one).toMatchObject({ kind: "run", purgedBy: id("purge") });
    expect(two).toMatchObject({ kind: "run", purgedBy: undefined });
    expect(gone).toMatchObject({ kind: "purge", postings: 0, purgedBy: undefined });
    expect((await book.state()).forgotten).toEqual(new Set([scheme]));
    await book.close();
  });

  test("a second purge forgets those whom the first one kept, and a claim that comes later is somebody new", async () => {
    const book = await open();
    await postMonth(book, 1, [1, 2]);
    await postMonth(book, 2, [2, 3]);
    await postMonth(book, 3, [3]);
    await book.post(purge("first", 1));
    await book.post(purge("second", 2));
    expect(await Promise.all([1, 2, 3].map((person) => paid(book, person)))).toEqual([0, 0, 2]);
    expect(await Promise.all([1, 2, 3].map((person) => met(book, person)))).toEqual([false, false, true]);
    expect(await Promise.all([1, 2, 3].map((person) => ruled(book, person)))).toEqual([
      [],
      [],
      [ruling(3).details],
    ]);
    await postMonth(book, 4, [1, 3]);
    expect(await Promise.all([1, 2, 3].map((person) => paid(book, person)))).toEqual([1, 0, 3]);
    expect(await met(book, 1)).toBe(true);
    await book.post(purge("third", 3, 6));
    expect(await Promise.all([1, 2, 3].map((person) => paid(book, person)))).toEqual([0, 0, 0]);
    expect(await book.check()).toEqual([]);
    await book.close();
  });

  test("a withdrawal goes with its batch, and what was purged is neither purged again nor withdrawn", async () => {
    const book = await open();
    await postMonth(book, 1, [1, 2]);
    await book.post({ ...header("withdrawal"), withdraws: id("month 1") });
    await postMonth(book, 2, [2]);
    const refused = (work: Promise<unknown>, why: string) =>
      expect(work).rejects.toMatchObject({ kind: "refused", reason: why });
    await refused(book.post(purge("of a withdrawal", 2)), "batch-unknown");
    await refused(book.post(purge("of nothing", 9)), "batch-unknown");
    await book.post(purge("purge", 1));
    expect(await paid(book, 1)).toBe(0);
    expect(await paid(book, 2)).toBeGreaterThan(0);
    await refused(book.post(purge("again", 1)), "purged-already");
    await refused(book.post(purge("of a purge", 4)), "batch-unknown");
    await refused(book.post({ ...header("of a purge"), withdraws: id("purge") }), "batch-unknown");
    await book.post(purge("of the other", 3));
    await refused(book.post({ ...header("too late"), withdraws: id("month 2") }), "batch-purged");
    expect(await book.check()).toEqual([]);
    await book.close();
  });

  test("another year keeps its people, who are known of the purged one, too", async () => {
    const book = await open();
    await postMonth(book, 1, [1, 2]);
    const january = month("2023-01");
    await book.post(entry("january", { submissions: [submission({ period: january })] }), [
      posting(2, { instalment: 2, dueMonth: january }),
    ]);
    await book.post(purge("purge", 1));
    expect(await Promise.all([1, 2].map((person) => paid(book, person)))).toEqual([0, 2]);
    await book.close();
  });
});

const header = (name: string) => ({ id: id(name), manifest: sha(name), staging: "" });

test("no byte of the ledger's files names somebody who was purged, even by the keys of then", async () => {
  const path = join(folder(), "ledger.sqlite");
  const book = await openSqliteBook(path);
  await postMonth(book, 1, [1, 2]);
  await postMonth(book, 2, [2]);
  await book.close();
  const former = readKeyLines(keyPathOf(path)) ?? [];
  const again = await openSqliteBook(path);
  await again.post(purge("purge", 1));
  await again.close();
  const now = readKeyLines(keyPathOf(path)) ?? [];
  // The book's own key, and one of the claims of those who stay.
  expect(now).toHaveLength(2);
  expect(now[0]).toEqual(former[0]);
  expect(now[1]).not.toEqual(former[1]);
  const hash = createHmac("sha256", former[0] ?? "")
    .update(personText(someone(1)))
    .digest();
  const wanted = [
    hash.subarray(0, 12),
    Buffer.from(hash.toString("hex").slice(0, 24)),
    former[1] ?? "",
    reason,
  ];
  for (const file of readdirSync(join(path, ".."))) {
    const bytes = readFileSync(join(path, "..", file));
    for (const one of wanted) expect(bytes.includes(Buffer.from(one))).toBe(false);
    expect(bytes.includes(Buffer.from(former[1] ?? "").toString("hex"))).toBe(false);
  }
});

test("a book that was begun before there were keys of claims gets them with its first purge; its chain stays", async () => {
  const path = formerBook(2);
  const former = readKeyLines(keyPathOf(path))?.[0] ?? new Uint8Array();
  const hashOf = (person: number) =>
    createHmac("sha256", former)
      .update(personText(someone(person)))
      .digest();
  const book = await openSqliteBook(path);
  const runs = (await book.batches()).filter(({ kind }) => kind === "run");
  const people = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  await book.post(
    entry("month 9", {
      submissions: [submission({ period: month("2023-02"), employerId: "E9" })],
      decisions: [ruling(30)],
      matches: [left([30, 31])],
    }),
    [posting(30), posting(31)],
  );
  const last = (await book.state()).sequence;
  const kept = await Promise.all([...people, 30, 31].map((person) => paid(book, person)));
  expect(kept.filter((postings) => postings > 0).length).toBeGreaterThan(3);
  const sums = await book.sums(["employer", "period"]);
  const chains = (await book.batches()).map(({ chain, head }) => [chain, head]);
  expect(readFileSync(path).includes(hashOf(1).subarray(0, 16))).toBe(true);
  await book.post(purge("first", ...runs.map(({ sequence }) => sequence)));
  expect(await book.check()).toEqual([]);
  expect((await book.batches()).slice(0, -1).map(({ chain, head }) => [chain, head])).toEqual(chains);
  expect(await book.sums(["employer", "period"])).toEqual(sums);
  expect(await Promise.all([30, 31].map((person) => paid(book, person)))).toEqual([1, 1]);
  expect([await met(book, 30), await ruled(book, 30)]).toEqual([true, [ruling(30).details]]);
  expect(await Promise.all(people.map((person) => paid(book, person)))).toEqual(people.map(() => 0));
  await postMonth(book, 5, [1, 30]);
  expect([await paid(book, 1), await paid(book, 30)]).toEqual([1, 2]);
  await book.post(purge("second", last));
  expect([await paid(book, 30), await paid(book, 31), await met(book, 31)]).toEqual([2, 0, false]);
  expect(await book.check()).toEqual([]);
  await book.close();
  for (const file of readdirSync(join(path, ".."))) {
    const bytes = readFileSync(join(path, "..", file));
    for (const person of [...people, 30, 31])
      expect(bytes.includes(hashOf(person).subarray(0, 16)), `${file}: ${person}`).toBe(false);
    expect(bytes.includes(reason), `${file} ${bytes.indexOf(reason)} of ${bytes.length}`).toBe(false);
  }
});

test("a row of such a book that is changed after its first purge is found", async () => {
  const path = formerBook(2);
  const book = await openSqliteBook(path);
  await book.post(purge("first", 1));
  await book.close();
  tamper(path, "UPDATE person SET key = randomblob(32) WHERE id = 1");
  const again = await openSqliteBook(path, { readOnly: true });
  expect((await again.check()).map(({ code }) => code)).toEqual(["content-differs"]);
  await again.close();
});

test("a secret that a killed purge left goes when the ledger is written in again", async () => {
  const path = join(folder(), "ledger.sqlite");
  const book = await openSqliteBook(path);
  await postMonth(book, 1, [1]);
  const before = readFileSync(keyPathOf(path));
  await book.post(purge("purge", 1));
  await book.close();
  writeFileSync(keyPathOf(path), before);
  await (await openSqliteBook(path, { readOnly: true })).close();
  expect(readKeyLines(keyPathOf(path))).toHaveLength(2);
  await (await openSqliteBook(path)).close();
  expect(readKeyLines(keyPathOf(path))).toHaveLength(1);
});

test("a secret that a killed run left before its batch counted goes with a purge, and not before", async () => {
  const path = join(folder(), "ledger.sqlite");
  const book = await openSqliteBook(path);
  await postMonth(book, 1, [1]);
  await postMonth(book, 2, [2]);
  await book.close();
  const stray = `${"5e".repeat(32)}\n`;
  appendFileSync(keyPathOf(path), stray);
  const known = readFileSync(keyPathOf(path), "latin1");
  const again = await openSqliteBook(path);
  expect(readFileSync(keyPathOf(path), "latin1")).toBe(known);
  const lay = openSync(keyPathOf(path), "r");
  await again.post(purge("purge", 1));
  const left = readFileSync(keyPathOf(path), "latin1");
  expect([left.includes(stray), left.split("\n").length > 2]).toEqual([false, true]);
  expect(readFileSync(lay).includes(stray)).toBe(false);
  closeSync(lay);
  expect([await paid(again, 1), await paid(again, 2)]).toEqual([0, 1]);
  await again.close();
});

test("whatever is purged in whatever order: sums stay, and known are those who have a batch that stays", async () => {
  const months = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1 }), {
    minLength: 2,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(months, fc.array(fc.nat(4), { maxLength: 4 }), async (people, purges) => {
      const book = await openSqliteBook(join(folder(), "ledger.sqlite"));
      for (const [at, some] of people.entries()) await postMonth(book, at + 1, some);
      const before = await book.sums(["person"]);
      const gone = new Set<number>();
      for (const at of purges) {
        if (at >= people.length || gone.has(at)) continue;
        await book.post(purge(`purge ${at}`, at + 1));
        gone.add(at);
      }
      expect(await book.sums(["person"])).toEqual(before);
      expect(await book.check()).toEqual([]);
      for (const person of [1, 2, 3, 4, 5, 6]) {
        const all = people.filter((some) => some.includes(person)).length;
        const stays = people.some((some, at) => !gone.has(at) && some.includes(person));
        expect(await paid(book, person)).toBe(stays ? all : 0);
        expect(await met(book, person)).toBe(stays);
      }
      await book.close();
    }),
    { numRuns: 25 },
  );
});
