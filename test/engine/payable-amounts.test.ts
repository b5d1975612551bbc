// What was packed of an amount is the amount.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Month, monthFromText } from "../../src/core/day.ts";
import { heads } from "../../src/core/decision.ts";
import { pence } from "../../src/core/money.ts";
import { amountsIn, packAmount } from "../../src/engine/payable-amounts.ts";

const [first, last] = ["1900-01", "2199-12"].map((text) => monthFromText(text) ?? (0 as Month));
const payment = fc.record({
  head: fc.constantFrom(...heads),
  dueMonth: fc.integer({ min: first ?? 0, max: last ?? 0 }).map((month) => month as Month),
  instalment: fc.constantFrom(0, 1, 5, 99),
  again: fc.constantFrom(undefined, true as const),
  amount: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map(pence),
});

test("amounts of two pieces come in their order", () => {
  const pieces = fc.array(fc.array(fc.tuple(fc.nat({ max: 10_000 }), payment)), { maxLength: 2 });
  fc.assert(
    fc.property(pieces, (some) => {
      const packed = some.map((amounts, at) => {
        const numbers: number[] = [];
        for (const [row, one] of amounts) packAmount(numbers, row, row + 7, one);
        return { firstRow: at * 100_000, numbers: Int32Array.from(numbers) };
      });
      const expected = some.flatMap((amounts, at) =>
        amounts.map(([row, { again, ...one }]) => ({
          ...{ at: at * 100_000 + row, row: row + 7, ...one },
          again: again === true && one.instalment > 0,
        })),
      );
      expect([...amountsIn(packed)]).toEqual(expected);
    }),
  );
});

test("more instalments than can be packed are our fault", () => {
  const one = {
    head: "PAYMENT",
    dueMonth: (first ?? 0) as Month,
    instalment: 128,
    amount: pence(1),
  } as const;
  expect(() => packAmount([], 0, 1, one)).toThrow("128");
});
