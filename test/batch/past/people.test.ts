// What is known of a person is written with the batch and read again without the book.
import { join } from "node:path";
import { expect, test } from "vitest";
import { bookPrior, storedPrior } from "../../../src/batch/past/prior.ts";
import { openLedger } from "../../ledger/asked-book.ts";
import { entry, folder, posting, postMonth, scheme, someone, submission } from "../../ledger/book.ts";

async function linesOfNewBook(): Promise<string> {
  const book = await openLedger(join(folder(), "ledger.sqlite"));
  await postMonth(book, 1, [2, 1]);
  await postMonth(book, 2, [1]);
  await book.post(entry("lump", { submissions: [submission({ employerId: "E0077" })] }), [
    posting(3, { amount: 149_800, instalment: 0, standing: [3700, 1] }),
  ]);
  const prior = await bookPrior(book);
  const facts = prior.factsWithout(new Set(), new Map());
  const people = [3, 1, 7, 2].map(someone);
  expect(() => facts.of(someone(1), scheme)).toThrow("the book was not asked: person");
  await facts.people.learn(people.map((person) => ({ person, scheme })));
  const known = people.map((person) => facts.of(person, scheme));
  expect(known.map((one) => one?.facts.paid)).toEqual([149_800, 59_920, undefined, 29_960]);
  const written = prior.written();
  const again = storedPrior(written, true, null);
  const stored = again.factsWithout(new Set(), new Map());
  // The book's own number of a submission means nothing outside it.
  const told = known.map(
    (one) => one && { ...one, claims: one.claims.map((claim) => ({ ...claim, submission: 0 })) },
  );
  expect(people.map((person) => stored.of(person, scheme))).toEqual(told);
  expect(again.written()).toBe(written);
  await book.close();
  return written;
}

test("the same facts make the same bytes in any book, sorted by person", async () => {
  const lines = await linesOfNewBook();
  expect([...lines.matchAll(/^\{"person":"(\w+)"/gm)].map(([, person]) => person)).toEqual([
    "AB000001",
    "AB000002",
    "AB000003",
  ]);
  expect(await linesOfNewBook()).toBe(lines);
});

test.for([
  '{"person":1}',
  '{"person":"AB000001","scheme":"x","paid":0.5,"instalments":[],"claims":[]}',
  '{"person":"AB000001","scheme":"social-care-payment-2022","paid":5,"instalments":[],"claims":[{"batch":7}]}',
])("a damaged line is a fault: %s", (line) => {
  const prior = storedPrior(line, true, null);
  expect(() => prior.factsWithout(new Set(), new Map())).toThrow(
    expect.objectContaining({ kind: "damaged", reason: "prior-facts-damaged" }),
  );
});

test("a line that nobody asks for is a fault", () => {
  expect(() => storedPrior('{"strange":{}}', true, null)).toThrow("nobody asks strange");
});
