// What a batch knows of people: what was paid and still stands, what rests on expected shifts, what a correction
// opens again; the same from the book and from what was written down.
import { afterEach, describe, expect, test } from "vitest";
import { bookPrior, noFacts, storedPrior } from "../../../src/batch/past/prior.ts";
import { personNumber } from "../../../src/core/person.ts";
import {
  fileOf,
  persons,
  type SmallBook,
  type SmallRow,
  smallBook,
  steadyRow,
} from "../../program/small-book.ts";

const scheme = "social-care-payment-2022";
const nobody: ReadonlySet<number> = new Set();
const books: SmallBook[] = [];
afterEach(async () => {
  for (const one of books.splice(0)) await one.remove();
});

const starter = { ...steadyRow, starter: true, shifts: 4, expected: true } as const;

/** Months from June on; each with what is unlike the usual row. */
async function posted(...months: readonly SmallRow[]): Promise<SmallBook> {
  const book = smallBook();
  books.push(book);
  for (const [month, row] of months.entries()) {
    const file = { employerId: "E1", laCode: "W06000002", month, sequence: 1, rows: [row] };
    await book.submit(new Map([["return.csv", fileOf(file)]]));
  }
  return book;
}

const person = persons[0] ?? personNumber("");

async function asked(book: SmallBook, without = nobody) {
  const prior = await bookPrior(await book.ledger());
  const facts = prior.factsWithout(without, new Map());
  await facts.people.learn([{ person, scheme }]);
  return { facts, written: prior.written };
}

async function factsIn(book: SmallBook, without = nobody) {
  return (await asked(book, without)).facts.of(person, scheme)?.facts;
}

describe("of somebody in the book", () => {
  test("instalments are known by number and sum", async () => {
    const book = await posted(steadyRow, { ...steadyRow, instalmentNo: 2 });
    expect(await factsIn(book)).toEqual({ paid: 59_920, instalments: [1, 2], lumpPaid: false });
  });

  test("who is not in it is unknown, and so is everybody without a ledger", async () => {
    const book = await posted({ ...steadyRow, person: 1 });
    expect(await factsIn(book)).toBeUndefined();
    expect(noFacts.of(person, scheme)).toBeUndefined();
  });

  test("what was paid on expected shifts is marked", async () => {
    expect(await factsIn(await posted(starter))).toMatchObject({ paid: 29_960, paidConditionally: 29_960 });
  });

  test("what was taken back of it is not taken back again", async () => {
    const book = await posted(starter, { ...steadyRow, starter: true, shifts: 4, instalmentNo: 2 });
    expect(await factsIn(book)).toMatchObject({ paid: 0, paidConditionally: 0 });
  });

  test("an instalment that only the replaced version posted is open again", async () => {
    const book = await posted(steadyRow, { ...steadyRow, instalmentNo: 2 });
    const [june] = await (await book.ledger()).claimsOf(person, scheme);
    expect(await factsIn(book, new Set([june?.submission ?? -1]))).toMatchObject({
      paid: 29_960,
      instalments: [2],
      reopened: [1],
    });
  });
});

test("what was written down says the same as the book", async () => {
  const book = await posted(starter, { ...steadyRow, instalmentNo: 2 });
  const claims = await (await book.ledger()).claimsOf(person, scheme);
  for (const without of [nobody, new Set([claims[1]?.submission ?? -1])]) {
    const { facts, written } = await asked(book, without);
    const found = facts.of(person, scheme);
    const again = storedPrior(written(), true, null);
    const stored = again.factsWithout(without, new Map());
    expect(stored.of(person, scheme)?.facts).toEqual(found?.facts);
    // The book's own numbers of returns are not written down.
    const bare = (list: typeof claims | undefined) => list?.map((claim) => ({ ...claim, submission: 0 }));
    expect(bare(stored.of(person, scheme)?.claims)).toEqual(bare(found?.claims));
    expect(again.written()).toBe(written());
  }
});

test("only those who were looked at are written down", async () => {
  const book = await posted(steadyRow);
  const { facts, written } = await asked(book);
  expect(written()).toBe("");
  facts.of(person, scheme);
  expect(written().split("\n")).toHaveLength(2);
});
