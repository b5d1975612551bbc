// What the book says of a month of returns: versions, withdrawn batches and later months change it as they should.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Month } from "../../src/core/day.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { openLedger } from "../../src/ledger/sqlite.ts";
import { entry, folder, id, month, posting, scheme, sha, someone, submission } from "./book.ts";

const june = month("2022-06");
const july = month("2022-07");
const { layout, laCode } = submission();
const book = () => openLedger(join(folder(), "ledger.sqlite"));

function ended(ledger: Ledger, period: Month, except: readonly string[] = []) {
  return ledger.endedReturns({ scheme, layout, laCode, period, except: new Set(except), instalments: 5 });
}

const header = (name: string) => ({ id: id(name), manifest: sha(name), staging: `.staging-${name}` });

describe("what people were paid in one return", () => {
  test("is net, by person; a lump sum or balance has no instalment", () => {
    const ledger = book();
    ledger.post(entry("june"), [
      posting(1, { row: 9, instalment: 1 }),
      posting(2, { row: 7, instalment: 0, amount: 149_800 }),
      posting(3, { row: 8, instalment: 2 }),
      posting(3, { row: 8, head: "EMPLOYER_NI", instalment: 0, amount: 4_000 }),
    ]);
    const { submission: found = 0 } = ledger.findReturn(submission()) ?? {};
    expect(ledger.paidIn(found, [someone(2), someone(3)])).toEqual([
      { person: someone(2), amount: 149_800, instalment: 0, row: 7 },
      { person: someone(3), amount: 29_960, instalment: 2, row: 8 },
      { person: undefined, amount: 29_960, instalment: 1, row: 9 },
    ]);
    ledger.close();
  });
});

describe("returns that no other follows", () => {
  test("are those of employers who sent nothing for the next month, added up", () => {
    const ledger = book();
    const other = { employerId: "E0001" };
    ledger.post(
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
    expect(ended(ledger, june)).toEqual([first, second]);
    expect(ended(ledger, june, ["E0001"])).toEqual([second]);
    expect(ended(ledger, july)).toEqual([]);
    ledger.post(entry("july", { submissions: [submission({ period: july })] }), [
      posting(1, { instalment: 2, dueMonth: july }),
    ]);
    expect(ended(ledger, june)).toEqual([first]);
    ledger.withdraw(header("withdrawal"), id("july"));
    expect(ended(ledger, june)).toEqual([first, second]);
    ledger.close();
  });

  test("count in their newest version that stands", () => {
    const ledger = book();
    ledger.post(entry("june"), [posting(1, { instalment: 0, amount: 149_800 })]);
    const { submission: old = 0 } = ledger.findReturn(submission()) ?? {};
    ledger.post(entry("again", { submissions: [submission({ sequence: 2 })], replaces: [old] }), [
      posting(1, { instalment: 1 }),
    ]);
    const paid = { employerId: "E0042", people: 1 };
    expect(ended(ledger, june)).toEqual([{ ...paid, amount: 29_960, peopleDue: 1, amountDue: 29_960 }]);
    ledger.withdraw(header("withdrawal"), id("again"));
    expect(ended(ledger, june)).toEqual([{ ...paid, amount: 149_800, peopleDue: 0, amountDue: 0 }]);
    ledger.close();
  });
});

test("the returns of a month are named once, whatever their versions, and not when withdrawn", () => {
  const ledger = book();
  ledger.post(entry("june"), [posting(1)]);
  const { submission: old = 0 } = ledger.findReturn(submission()) ?? {};
  ledger.post(entry("again", { submissions: [submission({ sequence: 2 })], replaces: [old] }), [posting(1)]);
  const { employerId } = submission();
  expect(ledger.returnsFor(june)).toEqual([{ scheme, layout, employerId, laCode }]);
  expect(ledger.returnsFor(july)).toEqual([]);
  ledger.withdraw(header("one"), id("again"));
  ledger.withdraw(header("two"), id("june"));
  expect(ledger.returnsFor(june)).toEqual([]);
  ledger.close();
});

test("everybody comes once, with all postings and the claims that stand", () => {
  const ledger = book();
  ledger.post(entry("june"), [
    posting(1, { standing: [37, 1] }),
    posting(2, { standing: [20, 0] }),
    posting(1, { head: "EMPLOYER_NI", instalment: 0, amount: 4_000 }),
  ]);
  const people = [...ledger.everybody(scheme)];
  expect(people.map(({ lines, claims }) => [lines.length, claims.map(({ standing }) => standing)])).toEqual([
    [2, [[37, 1]]],
    [1, [[20, 0]]],
  ]);
  ledger.withdraw(header("withdrawal"), id("june"));
  expect([...ledger.everybody(scheme)].map(({ lines, claims }) => [lines.length, claims.length])).toEqual([
    [4, 0],
    [2, 0],
  ]);
  expect([...ledger.everybody("nothing")]).toEqual([]);
  ledger.close();
});
