// What a batch knows of people: what was paid and still stands, what rests on expected shifts, what a correction
// opens again; the same from the book and from what was written down.
import { afterEach, describe, expect, test } from "vitest";
import { ledgerFacts, noFacts, storedFacts } from "../../../src/batch/past/facts.ts";
import { nobodyPaid } from "../../../src/batch/past/paid-facts.ts";
import { personNumber } from "../../../src/core/person.ts";
import { readPriorFactsLine } from "../../../src/ledger/facts.ts";
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
afterEach(() => {
  for (const one of books.splice(0)) one.remove();
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

function factsIn(book: SmallBook, without = nobody) {
  return ledgerFacts(book.ledger(), without).of(person, scheme)?.facts;
}

describe("of somebody in the book", () => {
  test("instalments are known by number and sum", async () => {
    const book = await posted(steadyRow, { ...steadyRow, instalmentNo: 2 });
    expect(factsIn(book)).toEqual({ paid: 59_920, instalments: [1, 2], lumpPaid: false });
  });

  test("who is not in it is unknown, and so is everybody without a ledger", async () => {
    const book = await posted({ ...steadyRow, person: 1 });
    expect(factsIn(book)).toBeUndefined();
    expect(noFacts.of(person, scheme)).toBeUndefined();
  });

  test("what was paid on expected shifts is marked", async () => {
    expect(factsIn(await posted(starter))).toMatchObject({ paid: 29_960, paidConditionally: 29_960 });
  });

  test("what was taken back of it is not taken back again", async () => {
    const book = await posted(starter, { ...steadyRow, starter: true, shifts: 4, instalmentNo: 2 });
    expect(factsIn(book)).toMatchObject({ paid: 0, paidConditionally: 0 });
  });

  test("an instalment that only the replaced version posted is open again", async () => {
    const book = await posted(steadyRow, { ...steadyRow, instalmentNo: 2 });
    const [june] = book.ledger().claimsOf(person, scheme);
    expect(factsIn(book, new Set([june?.submission ?? -1]))).toMatchObject({
      paid: 29_960,
      instalments: [2],
      reopened: [1],
    });
  });
});

test("what was written down says the same as the book", async () => {
  const book = await posted(starter, { ...steadyRow, instalmentNo: 2 });
  const claims = book.ledger().claimsOf(person, scheme);
  for (const without of [nobody, new Set([claims[1]?.submission ?? -1])]) {
    const asked = ledgerFacts(book.ledger(), without);
    const found = asked.of(person, scheme);
    const lines = asked
      .written()
      .split("\n")
      .filter((line) => line !== "");
    const stored = storedFacts(lines.map(readPriorFactsLine), nobodyPaid);
    expect(stored.of(person, scheme)?.facts).toEqual(found?.facts);
    // The book's own numbers of returns are not written down.
    const bare = (list: typeof claims | undefined) => list?.map((claim) => ({ ...claim, submission: 0 }));
    expect(bare(stored.of(person, scheme)?.claims)).toEqual(bare(found?.claims));
    expect(stored.written()).toBe(asked.written());
  }
});

test("only those who were asked about are written down", async () => {
  const book = await posted(steadyRow);
  const asked = ledgerFacts(book.ledger(), nobody);
  expect(asked.written()).toBe("");
  asked.of(person, scheme);
  expect(asked.written().split("\n")).toHaveLength(2);
});
