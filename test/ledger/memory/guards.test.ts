// What every batch must keep to, rule by rule on both sides, in the book that every other engine is held to.
import { describe, expect, test } from "vitest";
import { pence } from "../../../src/core/money.ts";
import type { Book } from "../../../src/ledger/book.ts";
import { LedgerFault } from "../../../src/ledger/fault.ts";
import { openMemoryBook } from "../../../src/ledger/memory.ts";
import type { BatchEntry, NewPosting, NewStanding } from "../../../src/ledger/new-batch.ts";
import { ceiling, entry, month, posting, someone, submission } from "../book.ts";

type Batch = {
  readonly name: string;
  readonly details?: Partial<BatchEntry>;
  readonly postings?: readonly NewPosting[];
  readonly standings?: readonly NewStanding[];
};

/** Why the last of some batches is refused, "" where all are taken. */
async function refusalOf(...batches: readonly Batch[]): Promise<string> {
  const book: Book = await openMemoryBook();
  for (const [at, { name, details, postings, standings }] of batches.entries()) {
    try {
      await book.post(entry(name, details), postings, standings);
    } catch (fault) {
      if (!(fault instanceof LedgerFault) || at < batches.length - 1) throw fault;
      return fault.reason;
    }
  }
  return "";
}

const july = { submissions: [submission({ period: month("2022-07") })] };
const first = (...postings: readonly NewPosting[]): Batch => ({ name: "first", postings });
const next = (...postings: readonly NewPosting[]): Batch => ({ name: "next", details: july, postings });
const lump = (amount: number) => posting(1, { instalment: 0, amount });
const back = (amount: number) =>
  posting(1, { kind: "recovery", head: "RECOVERY", instalment: 0, amount: -amount });
const standing = (row: number, values: readonly number[] = [1]): NewStanding => ({
  ...{ person: someone(1), submission: 0, sheet: "", row, values },
});

describe("a batch", () => {
  test.for<[why: string, wanted: string, batches: readonly Batch[]]>([
    ["pays the whole", "", [first(lump(ceiling))]],
    ["pays a penny more than the whole", "above-ceiling", [first(lump(ceiling + 1))]],
    ["pays a penny more than was left", "above-ceiling", [first(lump(ceiling - 5)), next(lump(6))]],
    ["pays what was left", "", [first(lump(ceiling - 5)), next(lump(5))]],
    [
      "pays the whole in two rows",
      "",
      [first(lump(ceiling - 5), posting(1, { instalment: 1, amount: 5, row: 9 }))],
    ],
    [
      "pays another scheme's ceiling",
      "",
      [first(posting(2, { instalment: 0, amount: ceiling }), lump(ceiling))],
    ],
    [
      "pays costs above the ceiling",
      "",
      [first(lump(ceiling), posting(1, { head: "EMPLOYER_NI", instalment: 0, amount: 9 }))],
    ],
    ["takes back all", "", [first(lump(9)), next(back(9))]],
    ["takes back a penny more than was paid", "negative-balance", [first(lump(9)), next(back(10))]],
    ["takes back from somebody else", "negative-balance", [first(posting(2)), next(back(1))]],
    ["pays an instalment twice", "instalment-twice", [first(posting(1)), next(posting(1))]],
    ["pays it twice in one batch", "instalment-twice", [first(posting(1), posting(1, { row: 9 }))]],
    ["pays another instalment", "", [first(posting(1)), next(posting(1, { instalment: 2 }))]],
    [
      "pays two amounts without a number",
      "",
      [first(lump(5), posting(1, { instalment: 0, amount: 4, row: 9 }))],
    ],
    ["pays nothing below nothing", "constraint", [first(posting(1, { amount: -1 }))]],
    [
      "takes back what is no recovery",
      "constraint",
      [first(lump(9)), next(posting(1, { kind: "recovery", instalment: 0, amount: -9 }))],
    ],
    ["names a hundredth instalment", "constraint", [first(posting(1, { instalment: 100 }))]],
    ["names the ninety-ninth", "", [first(posting(1, { instalment: 99 }))]],
  ])("that %s: %j", async ([, wanted, batches]) => {
    expect(await refusalOf(...batches)).toBe(wanted);
  });
});

describe("a return", () => {
  const version = (
    name: string,
    sequence: number,
    change: Partial<Parameters<typeof submission>[0]> = {},
  ): Batch => ({
    name,
    details: { submissions: [submission({ sequence, ...change })] },
  });
  test.for<[why: string, wanted: string, batches: readonly Batch[]]>([
    ["is replaced by a higher number", "", [version("a", 1), version("b", 2)]],
    ["not by the same", "return-not-newer", [version("a", 1), version("b", 1)]],
    ["nor by a lower one", "return-not-newer", [version("a", 2), version("b", 1)]],
    ["of another month is another one", "", [version("a", 1), version("b", 1, { period: month("2022-07") })]],
    ["of another employer", "", [version("a", 1), version("b", 1, { employerId: "E0043" })]],
    ["of another council", "", [version("a", 1), version("b", 1, { laCode: "W06000001" })]],
    ["of another layout", "", [version("a", 1), version("b", 1, { layout: "wfp-oncost" })]],
  ])("%s: %j", async ([, wanted, batches]) => {
    expect(await refusalOf(...batches)).toBe(wanted);
  });
});

describe("a row without money", () => {
  test.for<[why: string, wanted: string, postings: readonly NewPosting[], standings: readonly NewStanding[]]>(
    [
      ["stands beside another row", "", [posting(1, { row: 2 })], [standing(3)]],
      ["does not stand twice", "standing-twice", [], [standing(3), standing(3)]],
      ["does not stand beside its money", "standing-with-money", [posting(1, { row: 3 })], [standing(3)]],
      ["says something", "constraint", [], [standing(3, [])]],
    ],
  )("%s: %j", async ([, wanted, postings, standings]) => {
    expect(await refusalOf({ name: "first", postings, standings })).toBe(wanted);
  });
});

test("a batch is posted once; after it was withdrawn once more, and its instalments are free again", async () => {
  const book = await openMemoryBook();
  const one = entry("one");
  await book.post(one, [posting(1)]);
  await expect(book.post(one, [])).rejects.toMatchObject({ reason: "batch-twice" });
  await book.post({ id: "cccccccccccc", manifest: one.manifest, staging: "", withdraws: one.id });
  await book.post(one, [posting(1)]);
  const [lines] = await book.lines({ people: [someone(1)] });
  expect(lines?.postings.map(({ kind, amount }) => `${kind} ${amount}`)).toEqual([
    "claim 29960",
    "reversal -29960",
    "claim 29960",
  ]);
});

test("what a later batch rests on is not withdrawn", async () => {
  const book = await openMemoryBook();
  const [paid, taken] = [entry("paid"), entry("taken", july)];
  await book.post(paid, [lump(9)]);
  await book.post(taken, [back(1)]);
  const withdrawal = { id: "cccccccccccc", manifest: paid.manifest, staging: "", withdraws: paid.id };
  await expect(book.post(withdrawal)).rejects.toMatchObject({ reason: "later-batch-rests-on-it" });
  await book.post({ ...withdrawal, id: "dddddddddddd", withdraws: taken.id });
  await book.post(withdrawal);
  expect(await book.sums(["person"])).toMatchObject([
    { head: "PAYMENT", amount: pence(0) },
    { head: "RECOVERY", amount: 0 },
  ]);
});
