// What the book says of a month of returns: versions, withdrawn batches and later months change it as they should.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { endedReturns } from "../../src/batch/past/questions/ended-returns.ts";
import { addMonths, type Month } from "../../src/core/day.ts";
import { claimsOf } from "../../src/ledger/answers/claims.ts";
import type { PersonLines } from "../../src/ledger/records.ts";
import type { AskedBook } from "./asked-book.ts";
import { openLedger } from "./asked-book.ts";
import { entry, folder, id, month, posting, scheme, sha, someone, submission } from "./book.ts";

const june = month("2022-06");
const july = month("2022-07");
const { layout, laCode } = submission();
const book = async () => await openLedger(join(folder(), "ledger.sqlite"));

async function ended(ledger: AskedBook, period: Month, except: readonly string[] = []) {
  // The question is asked by the month after.
  const wanted = {
    scheme,
    layout,
    laCode,
    period: addMonths(period, 1),
    except: new Set(except),
    instalments: 5,
  };
  const asking = {
    book: ledger,
    state: await ledger.state(),
    without: new Set<number>(),
    outcomes: new Map(),
  };
  return (await endedReturns.ask([wanted], asking))(wanted) ?? [];
}

const header = (name: string) => ({ id: id(name), manifest: sha(name), staging: `.staging-${name}` });

describe("what people were paid in one return", () => {
  test("is net, by person; a lump sum or balance has no instalment", async () => {
    const ledger = await book();
    await ledger.post(entry("june"), [
      posting(1, { row: 9, instalment: 1 }),
      posting(2, { row: 7, instalment: 0, amount: 149_800 }),
      posting(3, { row: 8, instalment: 2 }),
      posting(3, { row: 8, head: "EMPLOYER_NI", instalment: 0, amount: 4_000 }),
    ]);
    const { submission: found = 0 } = (await ledger.findReturn(submission())) ?? {};
    expect(await ledger.paidIn(found, [someone(2), someone(3)])).toEqual([
      { person: someone(2), amount: 149_800, instalment: 0, row: 7 },
      { person: someone(3), amount: 29_960, instalment: 2, row: 8 },
      { person: undefined, amount: 29_960, instalment: 1, row: 9 },
    ]);
    await ledger.close();
  });
});

describe("returns that no other follows", () => {
  test("are those of employers who sent nothing for the next month, added up", async () => {
    const ledger = await book();
    const other = { employerId: "E0001" };
    await ledger.post(
      entry("june", { submissions: [submission(), submission(other), submission({ laCode: "W06000016" })] }),
      [
        posting(1, { instalment: 1 }),
        posting(2, { instalment: 5 }),
        posting(3, { submission: 1, instalment: 4 }),
        posting(4, { submission: 1, instalment: 0, amount: 149_800 }),
        posting(5, { submission: 2, instalment: 1 }),
      ],
    );
    const first = { employerId: "E0001", people: 2, amount: 179_760, peopleDue: 1, amountDue: 29_960 };
    const second = { employerId: "E0042", people: 2, amount: 59_920, peopleDue: 1, amountDue: 29_960 };
    expect(await ended(ledger, june)).toEqual([first, second]);
    expect(await ended(ledger, june, ["E0001"])).toEqual([second]);
    expect(await ended(ledger, july)).toEqual([]);
    await ledger.post(entry("july", { submissions: [submission({ period: july })] }), [
      posting(1, { instalment: 2, dueMonth: july }),
    ]);
    expect(await ended(ledger, june)).toEqual([first]);
    await ledger.withdraw(header("withdrawal"), id("july"));
    expect(await ended(ledger, june)).toEqual([first, second]);
    await ledger.close();
  });

  test("count in their newest version that stands", async () => {
    const ledger = await book();
    await ledger.post(entry("june"), [posting(1, { instalment: 0, amount: 149_800 })]);
    const { submission: old = 0 } = (await ledger.findReturn(submission())) ?? {};
    await ledger.post(entry("again", { submissions: [submission({ sequence: 2 })], replaces: [old] }), [
      posting(1, { instalment: 1 }),
    ]);
    const paid = { employerId: "E0042", people: 1 };
    expect(await ended(ledger, june)).toEqual([{ ...paid, amount: 29_960, peopleDue: 1, amountDue: 29_960 }]);
    await ledger.withdraw(header("withdrawal"), id("again"));
    expect(await ended(ledger, june)).toEqual([{ ...paid, amount: 149_800, peopleDue: 0, amountDue: 0 }]);
    await ledger.close();
  });
});

test("the returns of a month are named once, whatever their versions, and not when withdrawn", async () => {
  const ledger = await book();
  await ledger.post(entry("june"), [posting(1)]);
  const { submission: old = 0 } = (await ledger.findReturn(submission())) ?? {};
  await ledger.post(entry("again", { submissions: [submission({ sequence: 2 })], replaces: [old] }), [
    posting(1),
  ]);
  const { employerId } = submission();
  expect(await ledger.returnsFor(june)).toMatchObject([{ scheme, layout, employerId, laCode }]);
  expect(await ledger.returnsFor(july)).toEqual([]);
  await ledger.withdraw(header("one"), id("again"));
  await ledger.withdraw(header("two"), id("june"));
  expect(await ledger.returnsFor(june)).toEqual([]);
  await ledger.close();
});

test("everybody comes once, with all postings and the claims that stand", async () => {
  const ledger = await book();
  await ledger.post(entry("june"), [
    posting(1, { standing: [37, 1] }),
    posting(2, { standing: [20, 0] }),
    posting(1, { head: "EMPLOYER_NI", instalment: 0, amount: 4_000 }),
  ]);
  const told = (people: readonly PersonLines[]) =>
    people.map((one) => [one.postings.length, claimsOf(one).map(({ standing }) => standing)]);
  expect(told(await ledger.everybody(scheme))).toEqual([
    [2, [[37, 1]]],
    [1, [[20, 0]]],
  ]);
  await ledger.withdraw(header("withdrawal"), id("june"));
  expect(told(await ledger.everybody(scheme))).toEqual([
    [4, []],
    [2, []],
  ]);
  expect(await ledger.everybody("nothing")).toEqual([]);
  await ledger.close();
});
