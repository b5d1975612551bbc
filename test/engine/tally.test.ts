// The control totals: no row and no penny vanishes, whatever the rows, their order, and how they were cut up.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { heads, outcomes } from "../../src/core/decision.ts";
import {
  addTallies,
  claimedOf,
  counter,
  differenceReasons,
  differencesOf,
  emptyTally,
  headPlace,
  imbalances,
  notClaimedIn,
  payableOf,
  rowsOf,
  type TalliedRow,
} from "../../src/engine/tally.ts";
import { tallied, tallyOf } from "../bank/books.ts";

const rows = fc.array(tallied, { maxLength: 40 });

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

describe("whatever the rows", () => {
  test("the books balance", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const tally = tallyOf(all);
        expect(imbalances(tally, all.length)).toEqual([]);
        expect(rowsOf(tally)).toBe(all.length);
        expect(claimedOf(tally)).toBe(sum(all.map(({ claimed }) => claimed)));
        expect(payableOf(tally)).toBe(sum(all.flatMap(({ payable }) => payable)));
      }),
    );
  });

  test("each outcome and each head has the sum of its own rows", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const tally = tallyOf(all);
        for (const [at, outcome] of outcomes.entries()) {
          const mine = all.filter((row) => row.outcome === outcome);
          expect(tally.outcomeRows[at]).toBe(mine.length);
          expect(tally.outcomeClaimed[at]).toBe(sum(mine.map(({ claimed }) => claimed)));
        }
        for (const head of heads) {
          const at = headPlace(head);
          expect(tally.headDeclared[at]).toBe(sum(all.map(({ declared }) => declared[at] ?? 0)));
          expect(tally.headPayable[at]).toBe(sum(all.map(({ payable }) => payable[at] ?? 0)));
          const left = all.map(({ notClaimed }) => notClaimed?.[at] ?? 0).filter((amount) => amount !== 0);
          expect(notClaimedIn(tally, head)).toEqual({ rows: left.length, amount: sum(left) });
        }
        expect(tally.conditionalRows).toBe(all.filter(({ conditional }) => conditional).length);
      }),
    );
  });

  test("the reasons of each head add up to its difference, and name each row that differs once", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const tally = tallyOf(all);
        for (const head of heads) {
          const at = headPlace(head);
          const reasons = differencesOf(tally, head);
          const difference = (tally.headPayable[at] ?? 0) - (tally.headDeclared[at] ?? 0);
          expect(sum(reasons.map(({ amount }) => amount))).toBe(difference);
          const differing = all.filter(({ declared, payable }) => declared[at] !== payable[at]);
          expect(sum(reasons.map((reason) => reason.rows))).toBe(differing.length);
          const order = reasons.map(({ reason }) => differenceReasons.indexOf(reason));
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
      }),
    );
  });

  test("chunks, in any order, add up to the whole", () => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 6 }), fc.boolean(), (chunks, reversed) => {
        const tallies = chunks.map(tallyOf);
        const whole = tallyOf(chunks.flat());
        expect(addTallies(reversed ? tallies.toReversed() : tallies)).toEqual(whole);
      }),
    );
  });

  test("taking a row away again leaves no trace, nor does counting on from a sum", () => {
    fc.assert(
      fc.property(rows, tallied, (all, gone) => {
        const counting = counter(tallyOf(all));
        counting.add(gone);
        counting.add(gone, -1);
        expect(counting.sum()).toEqual(tallyOf(all));
        const more = counter(tallyOf(all));
        more.add(gone);
        expect(more.sum()).toEqual(tallyOf([...all, gone]));
      }),
    );
  });
});

test("nothing at all is a book in order", () => {
  expect(imbalances(emptyTally, 0)).toEqual([]);
  expect(addTallies([])).toEqual(emptyTally);
});

const row: TalliedRow = {
  outcome: "payable",
  conditional: false,
  claimed: 29_960,
  declared: [29_960, 0, 0, 0, 0, 0],
  payable: [29_960, 4_509, 0, 0, 0, 0],
};

describe("the reason of a difference", () => {
  const cases = [
    { why: "no less and no more", row: { ...row, payable: row.declared }, head: "PAYMENT", reasons: [] },
    {
      why: "a penny less is computed",
      row: { ...row, payable: [29_959, 0, 0, 0, 0, 0] },
      head: "PAYMENT",
      reasons: ["computed-lower"],
    },
    {
      why: "a penny more is computed",
      row: { ...row, payable: [29_961, 0, 0, 0, 0, 0] },
      head: "PAYMENT",
      reasons: ["computed-higher"],
    },
    {
      why: "nothing is payable of what was declared",
      row: { ...row, declared: [29_960, 4_509, 0, 0, 0, 0], payable: [29_960, 0, 0, 0, 0, 0] },
      head: "EMPLOYER_NI",
      reasons: ["nothing-payable"],
    },
    { why: "nobody declared it", row, head: "EMPLOYER_NI", reasons: ["not-declared"] },
    {
      why: "the row is held",
      row: { ...row, outcome: "held", payable: [0, 0, 0, 0, 0, 0] },
      head: "PAYMENT",
      reasons: ["held"],
    },
    {
      why: "the row is rejected",
      row: { ...row, outcome: "rejected", payable: [0, 0, 0, 0, 0, 0] },
      head: "PAYMENT",
      reasons: ["rejected"],
    },
  ] as const;
  test.for(cases)("$why", ({ row: one, head, reasons }) => {
    expect(differencesOf(tallyOf([one]), head).map(({ reason }) => reason)).toEqual(reasons);
  });
});

describe("books that do not balance are noticed", () => {
  const tally = tallyOf([row, row]);
  const cases = [
    { why: "a row was read and has no outcome", wrong: imbalances(tally, 3) },
    { why: "a row has two outcomes", wrong: imbalances(tally, 1) },
    {
      why: "a penny claimed stands under no head",
      wrong: imbalances({ ...tally, outcomeClaimed: [59_921, 0, 0, 0, 0, 0, 0] }, 2),
    },
    {
      why: "a penny is payable for no reason",
      wrong: imbalances({ ...tally, headPayable: [59_921, 9_018, 0, 0, 0, 0] }, 2),
    },
  ];
  test.for(cases)("$why", ({ wrong }) => {
    expect(wrong).toHaveLength(1);
  });
});
