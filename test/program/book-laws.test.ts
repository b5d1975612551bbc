// Laws of the book over the whole way from file to posting: whatever is handed over, corrected or withdrawn, in any
// order, the book stays whole, nobody gets more than there is, and each run posts what it makes payable.
import fc from "fast-check";
import { expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import { poundsText } from "../../src/core/money.ts";
import { sha256 } from "./batch-folder.ts";
import {
  fileOf,
  netOf,
  orderlyReturn,
  type SmallBook,
  type SmallCosts,
  type SmallReturn,
  type SmallRun,
  smallBook,
  smallCosts,
  smallReturn,
} from "./small-book.ts";

type Step =
  | { readonly kind: "submit"; readonly returns: readonly (SmallReturn | SmallCosts)[] }
  /** The batch at this place among those posted, counted from the last one. */
  | { readonly kind: "withdraw"; readonly back: number }
  /** Files of an earlier step once more. */
  | { readonly kind: "again"; readonly back: number };

const step = (one: fc.Arbitrary<SmallReturn>): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      arbitrary: fc.record({
        kind: fc.constant("submit" as const),
        returns: fc.array(fc.oneof({ arbitrary: one, weight: 4 }, { arbitrary: smallCosts, weight: 1 }), {
          minLength: 1,
          maxLength: 3,
        }),
      }),
      weight: 6,
    },
    { arbitrary: fc.record({ kind: fc.constant("withdraw" as const), back: fc.nat(2) }), weight: 1 },
    { arbitrary: fc.record({ kind: fc.constant("again" as const), back: fc.nat(2) }), weight: 1 },
  );

function filesOf(
  returns: readonly (SmallReturn | SmallCosts)[],
  turned = false,
): ReadonlyMap<string, Buffer> {
  const files = returns.map((one, at) => [one, at] as const);
  return new Map(
    files.map(([one, at]) => [`${turned ? 9 - at : at}-${one.employerId}.csv`, fileOf(one)] as const),
  );
}

/** Throws when a sum or the chain is not right, or somebody has too much or too little. */
async function whole(book: SmallBook): Promise<void> {
  expect(await (await book.ledger()).check()).toEqual([]);
  for (const lines of await book.history()) {
    expect(netOf(lines)).toBeGreaterThanOrEqual(0);
    expect(netOf(lines)).toBeLessThanOrEqual(149_800);
  }
}

/** The postings of a run are what it makes payable, and the reversals what it replaces. */
async function postsWhatIsPayable(book: SmallBook, { batch, posted }: SmallRun): Promise<void> {
  if (!posted) return;
  const mine = (await book.history()).flat().filter((line) => line.batchId === batch.id);
  // A batch that was withdrawn and posted again stands in the book twice.
  const times = (await (await book.ledger()).batches()).filter(({ id }) => id === batch.id).length;
  const made = mine.filter(({ reverses }) => reverses === undefined);
  const sum = made.reduce((total, { amount }) => total + amount, 0);
  expect(sum).toBe(times * batch.totals.payable);
}

/** What of people's money is open, by kind and amount. */
const ofMoney: ReadonlySet<string> = new Set([
  "conditional",
  "not-eligible-after-payment",
  "correction-waits",
]);

/** What a batch lists is what the ledger lists when it has been posted; and nothing is open that nobody has. */
async function listsWhatIsOpen(book: SmallBook, { posted, matters, read }: SmallRun): Promise<void> {
  if (!posted || !read.some(({ refused }) => !refused)) return;
  const { lines } = await openLines(await book.ledger(), book.law);
  const inLedger = lines.filter(({ kind }) => ofMoney.has(String(kind)));
  const inBatch = matters.filter(({ kind }) => ofMoney.has(kind));
  expect(inBatch.map(({ kind, amount }) => `${kind} ${poundsText(amount)}`).sort()).toEqual(
    inLedger.map(({ kind, amount }) => `${kind} ${amount}`).sort(),
  );
  const has = (await book.history()).map(netOf).reduce((sum, one) => sum + one, 0);
  // What waits for a decision about a return may be refused by another one, too: that is two questions about the same money.
  const asked = inBatch.filter(({ kind }) => kind !== "correction-waits");
  expect(asked.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(has);
}

async function walk(steps: readonly Step[]): Promise<void> {
  const book = smallBook();
  const handedOver: ReadonlyMap<string, Buffer>[] = [];
  try {
    for (const one of steps) {
      if (one.kind === "withdraw") {
        const standing = (await (await book.ledger()).batches()).filter(
          ({ kind, withdrawnBy }) => kind === "run" && withdrawnBy === undefined,
        );
        const wanted = standing.at(-1 - one.back);
        if (wanted !== undefined) await book.withdraw(wanted.id);
      } else {
        const files = one.kind === "submit" ? filesOf(one.returns) : handedOver.at(-1 - one.back);
        if (files === undefined) continue;
        handedOver.push(files);
        const run = await book.submit(files);
        await postsWhatIsPayable(book, run);
        await listsWhatIsOpen(book, run);
        // The same again from what was written down, without the book.
        const stored = await book.again(files, run.prior);
        expect(stored.batch).toEqual(run.batch);
        expect([...stored.held]).toEqual([...run.held]);
      }
      await whole(book);
    }
  } finally {
    await book.remove();
  }
}

const numRuns = Number(process.env["TALIAD_LAWS"] ?? 12);

test("any sequence of returns, corrections and withdrawals leaves the book whole", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step(smallReturn), { minLength: 2, maxLength: 9 }), walk), {
    numRuns,
  });
});

test("so does any sequence in which instalments follow the months", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step(orderlyReturn), { minLength: 2, maxLength: 9 }), walk), {
    numRuns,
  });
});

test("the order of a batch's files decides nothing about what is posted", async () => {
  // Where one employer claims for somebody from two councils in one month, the file that comes first by name counts.
  const one = smallReturn.map((each) => ({
    ...each,
    laCode: each.employerId === "E1" ? "W06000002" : "W06000009",
  }));
  const months = fc.array(fc.array(one, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(months, async (batches) => {
      // Two files with the same bytes are one file, and which of the names is refused is open.
      fc.pre(batches.every((one) => new Set(one.map((each) => sha256(fileOf(each)))).size === one.length));
      const [forwards, backwards] = [smallBook(), smallBook()];
      try {
        for (const returns of batches) {
          await forwards.submit(filesOf(returns));
          await backwards.submit(filesOf(returns, true));
        }
        expect(await essenceOf(backwards)).toEqual(await essenceOf(forwards));
      } finally {
        await forwards.remove();
        await backwards.remove();
      }
    }),
    { numRuns },
  );
});

/** Everything that stands, without the names of files and batches. */
async function essenceOf(book: SmallBook): Promise<readonly string[]> {
  return (await book.history())
    .flat()
    .map(({ head, kind, amount, instalment, dueMonth, employerId, laCode, period, row }) =>
      [head, kind, amount, instalment, dueMonth, employerId, laCode, period, row].join(" "),
    )
    .sort();
}

test("a return sent again as a later version, with the same rows, changes nobody's money", async () => {
  const months = fc.integer({ min: 1, max: 5 });
  const leaver = fc.constantFrom("no" as const, "no" as const, "this month" as const);
  const rows = fc.array(fc.record({ lump: fc.boolean(), leaves: leaver, leavesIn: fc.nat(4) }), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(months, rows, fc.nat(4), async (count, workers, again) => {
      const book = smallBook();
      const returnOf = (month: number, sequence: number): SmallReturn => ({
        employerId: "E1",
        laCode: "W06000002",
        month,
        sequence,
        rows: workers
          .map(({ lump, leaves, leavesIn }, person) => ({
            person,
            lump,
            instalmentNo: month + 1,
            hours: 20,
            starter: false,
            shifts: 9,
            expected: false,
            leaves: leavesIn === month ? leaves : ("no" as const),
            listed: leaves === "no" || month <= leavesIn,
          }))
          .filter(({ listed }) => listed),
      });
      try {
        for (let month = 0; month < count; month += 1) {
          if (returnOf(month, 1).rows.length > 0) await book.submit(filesOf([returnOf(month, 1)]));
        }
        const corrected = returnOf(Math.min(again, count - 1), 2);
        if (corrected.rows.length === 0) return;
        const before = await sums(book);
        await book.submit(filesOf([corrected]));
        expect(await sums(book)).toEqual(before);
        await whole(book);
      } finally {
        await book.remove();
      }
    }),
    { numRuns },
  );
});

/** What stands for each person under each head. */
async function sums(book: SmallBook): Promise<readonly Readonly<Record<string, number>>[]> {
  return (await book.history()).map((lines) => {
    const found: Record<string, number> = {};
    for (const { head, amount } of lines) found[head] = (found[head] ?? 0) + amount;
    return found;
  });
}
