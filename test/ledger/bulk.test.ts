// A batch of a great many postings is looked at as a whole, not row by row: the same rows, the same refusals, the same guards.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LedgerFault } from "../../src/ledger/fault.ts";
import type { NewPosting } from "../../src/ledger/new-batch.ts";
import { enoughForBulk } from "../../src/ledger/sqlite/put-postings.ts";
import { asAsked, openLedger } from "./asked-book.ts";
import { ceiling, entry, folder, posting, someone, submission } from "./book.ts";
import { enginesHere } from "./engines.ts";

const engines = await enginesHere();

type Line = { readonly person: number; readonly takesBack: boolean; readonly pence: number };

const lines = fc.array(
  fc.record({
    person: fc.integer({ min: 1, max: 3 }),
    takesBack: fc.boolean(),
    pence: fc.constantFrom(1, 29_960, 119_840, 149_800),
  }),
  { maxLength: 6 },
);

function newPosting({ person, takesBack, pence }: Line, row: number): NewPosting {
  return takesBack
    ? posting(person, { kind: "recovery", head: "RECOVERY", instalment: 0, amount: -pence, row })
    : posting(person, { kind: "adjustment", instalment: 0, amount: pence, row });
}

/** So many postings of other people, after which a batch is looked at as a whole. */
function* filled(ofPeople: readonly NewPosting[]): Generator<NewPosting> {
  for (let person = 10; person < 10 + enoughForBulk / 2; person += 1) {
    yield posting(person);
    yield posting(person, { head: "EMPLOYER_NI", instalment: 0, amount: 100 });
  }
  yield* ofPeople;
}

const second = { submissions: [submission({ employerId: "E0043" })] };

/** What becomes of both batches, and what the book has then of the three people. */
async function postBoth(before: readonly Line[], after: readonly Line[], isFilled: boolean) {
  const path = join(folder(), "ledger.sqlite");
  const ledger = await openLedger(path);
  const said: string[] = [];
  for (const [name, some, details] of [["before", before, {}] as const, ["after", after, second] as const]) {
    const postings = some.map(newPosting);
    const isMany = isFilled && name === "after";
    try {
      await ledger.post(entry(name, details), isMany ? filled(postings) : postings);
      said.push("posted");
    } catch (error) {
      if (!(error instanceof LedgerFault)) throw error;
      said.push(`${error.kind} ${error.reason}`);
    }
  }
  expect(await ledger.check()).toEqual([]);
  const facts = await ledger.factsFor([1, 2, 3].map(someone), "social-care-payment-2022");
  await ledger.close();
  const database = new DatabaseSync(path);
  const people = "person IN (SELECT DISTINCT person FROM posting WHERE row < 10)";
  const of = (sql: string) => database.prepare(sql).all();
  const last = of(
    `SELECT posting = (SELECT max(id) FROM posting AS p WHERE p.person = total.person AND p.head <= 3) AS it
    FROM total`,
  );
  expect(last.filter(({ it }) => it !== 1)).toEqual([]);
  const found = {
    totals: of(`SELECT scheme, ceiling, pence FROM total WHERE ${people} ORDER BY person`),
    guards: of("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"),
  };
  database.close();
  return { said, facts: [...facts], ...found };
}

test("what is paid, refused and guarded is the same", async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(lines, lines, async (before, after) => {
      const [one, whole] = [await postBoth(before, after, false), await postBoth(before, after, true)];
      expect(whole).toEqual(one);
      met.add(whole.said[1] ?? "");
    }),
    {
      numRuns: 14,
      examples: [
        [[], [{ person: 1, takesBack: false, pence: 149_800 }]],
        [[{ person: 1, takesBack: false, pence: 149_800 }], [{ person: 1, takesBack: false, pence: 1 }]],
        [[{ person: 1, takesBack: false, pence: 1 }], [{ person: 1, takesBack: true, pence: 29_960 }]],
        // Of a payment of before a part is taken back, and nothing else comes of the person.
        [[{ person: 1, takesBack: false, pence: 149_800 }], [{ person: 1, takesBack: true, pence: 29_960 }]],
      ],
    },
  );
  // All three have come, by the examples alone.
  expect([...met].sort()).toEqual(["conflict above-ceiling", "conflict negative-balance", "posted"]);
});

test.for(
  Object.entries(engines),
)("a large batch in a book of %s, one that is refused, and one after it", async ([, open]) => {
  const book = await open();
  const ledger = asAsked(book);
  await book.post(entry("large"), filled([posting(1, { row: 2 })]));
  const tooMuch = filled([posting(2, { row: 3, kind: "adjustment", amount: ceiling + 1 })]);
  const refused = book.post(
    entry("refused", second),
    [...tooMuch].map((one) => ({ ...one, instalment: 0 })),
  );
  await expect(refused).rejects.toMatchObject({ kind: "conflict", reason: "above-ceiling" });
  await book.post(entry("small", second), [posting(1, { row: 2, instalment: 2 })]);
  expect(await ledger.factsOf(someone(1), "social-care-payment-2022")).toMatchObject({ paid: 59_920 });
  expect(await ledger.factsOf(someone(2), "social-care-payment-2022")).toBeUndefined();
  expect(await book.check()).toEqual([]);
  await book.close();
});
