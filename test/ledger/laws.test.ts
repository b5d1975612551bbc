// Laws of the book, whatever is posted, replaced and withdrawn in whatever order: it equals a simple model of
// it, nobody is above the ceiling or below zero, no instalment stands twice, and it always adds up.
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LedgerFault } from "../../src/ledger/fault.ts";
import type { NewPosting } from "../../src/ledger/new-batch.ts";
import { openLedger } from "./asked-book.ts";
import { ceiling, entry, folder, id, month, posting, scheme, sha, someone, submission } from "./book.ts";

type Line = {
  readonly person: number;
  readonly kind: "instalment" | "lump" | "on-cost" | "recovery";
  readonly number: number;
  readonly pence: number;
};
type Step =
  | {
      readonly kind: "post";
      readonly employer: number;
      readonly replace: boolean;
      readonly lines: readonly Line[];
    }
  | { readonly kind: "withdraw"; readonly which: number };

const line: fc.Arbitrary<Line> = fc.record({
  person: fc.integer({ min: 1, max: 3 }),
  kind: fc.constantFrom("instalment", "instalment", "instalment", "lump", "on-cost", "recovery"),
  number: fc.integer({ min: 1, max: 5 }),
  pence: fc.constantFrom(1, 29_960, 29_960, 29_960, 119_840, 149_800),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("post"),
      employer: fc.integer({ min: 1, max: 2 }),
      replace: fc.boolean(),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("withdraw"), which: fc.nat({ max: 5 }) }) },
);

function newPosting({ person, kind, number, pence }: Line, row: number): NewPosting {
  if (kind === "instalment") return posting(person, { instalment: number, amount: pence, row });
  if (kind === "lump") return posting(person, { instalment: 0, amount: pence, row });
  if (kind === "on-cost") return posting(person, { head: "EMPLOYER_NI", instalment: 0, amount: pence, row });
  return posting(person, { kind: "recovery", head: "RECOVERY", instalment: 0, amount: -pence, row });
}

/** What stands: the lines of each batch that was not withdrawn and not replaced. */
type Kept = {
  readonly name: string;
  readonly employer: number;
  readonly lines: readonly Line[];
  readonly replaced: Kept | undefined;
};

function sums(kept: readonly Kept[]) {
  const people = new Map<number, { paid: number; instalments: number[]; onCosts: number; lump: boolean }>();
  for (const { lines } of kept) {
    for (const one of lines) {
      const found = people.get(one.person) ?? { paid: 0, instalments: [], onCosts: 0, lump: false };
      if (one.kind === "on-cost") found.onCosts += one.pence;
      else if (one.kind === "recovery") found.paid -= one.pence;
      else found.paid += one.pence;
      if (one.kind === "instalment") found.instalments.push(one.number);
      if (one.kind === "lump") found.lump = true;
      people.set(one.person, found);
    }
  }
  return people;
}

function allowed(kept: readonly Kept[]): boolean {
  return [...sums(kept).values()].every(
    ({ paid, instalments }) =>
      paid >= 0 && paid <= ceiling && new Set(instalments).size === instalments.length,
  );
}

test("the book is what the model says, after every step", async () => {
  let taken = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const ledger = await openLedger(join(folder(), "ledger.sqlite"));
      let kept: readonly Kept[] = [];
      for (const [at, one] of steps.entries()) {
        const name = `step ${at}`;
        let next: readonly Kept[] | undefined;
        let conflict: unknown;
        const before = await ledger.end();
        try {
          if (one.kind === "withdraw") {
            const batch = kept[one.which];
            if (batch === undefined) continue;
            await ledger.withdraw({ id: id(name), manifest: sha(name), staging: "" }, id(batch.name));
            next = kept.flatMap((other) =>
              other === batch ? (batch.replaced === undefined ? [] : [batch.replaced]) : [other],
            );
          } else {
            const older = await ledger.findReturn(submission({ employerId: `E${one.employer}` }));
            const replaced = one.replace
              ? kept.find((batch) => batch.employer === one.employer && id(batch.name) === older?.batchId)
              : undefined;
            const details = submission({
              employerId: `E${one.employer}`,
              sequence: (older?.sequence ?? 0) + 1,
            });
            const replaces = replaced === undefined || older === undefined ? [] : [older.submission];
            await ledger.post(entry(name, { submissions: [details], replaces }), one.lines.map(newPosting));
            next = [
              ...kept.filter((batch) => batch !== replaced),
              { name, employer: one.employer, lines: one.lines, replaced },
            ];
          }
        } catch (error) {
          expect(error).toBeInstanceOf(LedgerFault);
          conflict = error;
        }
        if (next === undefined) {
          refused += 1;
          expect(conflict).toBeDefined();
          // Nothing of a refused batch is in the book.
          expect(await ledger.end()).toEqual(before);
        } else {
          taken += 1;
          // What was taken was allowed; some that would be allowed in the end are refused on the way there.
          expect(allowed(next)).toBe(true);
          kept = next;
        }
        const model = sums(kept);
        for (const person of [1, 2, 3]) {
          const known = model.get(person);
          const facts = await ledger.factsOf(someone(person), scheme);
          expect(facts?.paid ?? 0).toBe(known?.paid ?? 0);
          expect(facts?.instalments ?? []).toEqual([...(known?.instalments ?? [])].sort());
          expect(facts?.lumpPaid ?? false).toBe(known?.lump ?? false);
          expect(
            (await ledger.history(someone(person))).reduce((sum, posted) => sum + posted.amount, 0),
          ).toBe((known?.paid ?? 0) + (known?.onCosts ?? 0));
        }
        expect((await ledger.balances("month"))[0]?.total ?? 0).toBe(
          [...model.values()].reduce((sum, { paid, onCosts }) => sum + paid + onCosts, 0),
        );
      }
      expect(await ledger.check()).toEqual([]);
      await ledger.close();
    }),
    { numRuns: 60 },
  );
  expect(taken).toBeGreaterThan(50);
  expect(refused).toBeGreaterThan(50);
});

test("what is refused is really forbidden: a single batch on a new book is taken exactly when the sums allow it", async () => {
  const ledger = await openLedger(join(folder(), "ledger.sqlite"));
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), async (lines) => {
      number += 1;
      const name = `batch ${number}`;
      // Money first: the order in which a run posts.
      const ordered = [...lines].sort(
        (a, b) => Number(a.kind === "recovery") - Number(b.kind === "recovery"),
      );
      const paying = ordered.filter((one) => one.kind !== "recovery");
      const lawful = [paying, ordered].every((some) =>
        allowed([{ name, employer: 1, lines: some, replaced: undefined }]),
      );
      let taken = true;
      try {
        await ledger.post(
          entry(name, { submissions: [submission({ period: month("2022-06") })] }),
          ordered.map(newPosting),
        );
      } catch (error) {
        expect(error).toMatchObject({
          kind: "conflict",
          reason: expect.stringMatching(/above-ceiling|instalment-twice|negative-balance/),
        });
        taken = false;
      }
      expect(taken).toBe(lawful);
      if (taken)
        await ledger.withdraw({ id: id(`undo ${number}`), manifest: sha(name), staging: "" }, id(name));
    }),
  );
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
});
