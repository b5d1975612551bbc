// The corrections log: only what changes, nothing that changes left out.
import fc from "fast-check";
import { expect, test } from "vitest";
import { day, monthOf } from "../../src/core/day.ts";
import { heads } from "../../src/core/decision.ts";
import { pence } from "../../src/core/money.ts";
import { personNumber, personText } from "../../src/core/person.ts";
import { correctionsOf, type NewRow, type StoodAmount } from "../../src/engine/corrections.ts";

const replaced = {
  file: "july-2.csv",
  employerId: "E1",
  laCode: "W06000001",
  period: monthOf(day("2022-07-01")),
  scheme: "social-care-payment-2022",
  beforeBatch: "aaaaaaaaaaaa",
  beforeFile: "july.csv",
};
const person = (number: number) => personNumber(`AB${String(number).padStart(6, "0")}`);
const newRow = (number: number, row: number, payment: number): NewRow => ({
  person: person(number),
  niNumber: `${personText(person(number))}C`,
  row,
  byHead: heads.map((_, at) => pence(at === 0 ? payment : 0)),
});
const stood = (number: number | undefined, row: number, amount: number): StoodAmount => ({
  person: number === undefined ? undefined : person(number),
  head: "PAYMENT",
  amount: pence(amount),
  sheet: "",
  row,
});

test("somebody who is changed, added, no longer paid, no longer named; who stays as they were has no line", () => {
  const rows = [newRow(1, 5, 29_960), newRow(2, 6, 100), newRow(3, 7, 0), newRow(4, 8, 200)];
  const lines = correctionsOf(replaced, rows, [
    stood(1, 5, 29_960),
    stood(3, 6, 29_960),
    stood(4, 9, 100),
    stood(undefined, 10, 300),
  ]);
  expect(
    lines.map(({ row, niNumber, before, after, difference, beforeRow, kind }) => [
      row,
      niNumber,
      before,
      after,
      difference,
      beforeRow,
      kind,
    ]),
  ).toEqual([
    [6, "AB000002C", 0, 100, 100, 0, "added"],
    [7, "AB000003C", 29_960, 0, -29_960, 6, "removed"],
    [8, "AB000004C", 100, 200, 100, 9, "changed"],
    [0, "", 300, 0, -300, 10, "removed"],
  ]);
  expect(lines[0]).toMatchObject(replaced);
});

test("two rows of one person are one person", () => {
  const lines = correctionsOf(replaced, [newRow(1, 5, 100), newRow(1, 9, 200)], [stood(1, 5, 250)]);
  expect(lines.map(({ row, before, after }) => [row, before, after])).toEqual([[5, 250, 300]]);
});

test("the differences add up to what the new version makes payable less what stood", () => {
  const amounts = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: -500, max: 500 })));
  fc.assert(
    fc.property(amounts, amounts, (now, before) => {
      const rows = now.map(([number, amount], at) => newRow(number, at + 2, amount));
      // The ledger adds up each person; those above 4 are not named by the new version.
      const sums = new Map<number, number>();
      for (const [number, amount] of before) sums.set(number, (sums.get(number) ?? 0) + amount);
      const named = new Set(now.map(([number]) => number));
      const were = [...sums]
        .filter(([, amount]) => amount !== 0)
        .map(([number, amount]) => stood(named.has(number) ? number : undefined, 2, amount));
      const lines = correctionsOf(replaced, rows, were);
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      expect(sum(lines.map(({ difference }) => difference))).toBe(
        sum(now.map(([, amount]) => amount)) - sum([...sums.values()]),
      );
      expect(
        lines.every(({ before, after, difference }) => difference === after - before && difference !== 0),
      ).toBe(true);
    }),
  );
});
