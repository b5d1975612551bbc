// States, balances and the cut-off list; and what holds whatever a bank file says.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BankPayment, BankState, Due } from "../../src/bank/bank.ts";
import { reconcileBank, stateOf } from "../../src/bank/books.ts";
import type { BankReconciliation } from "../../src/bank/lines.ts";
import { day, dayText, monthText } from "../../src/core/day.ts";
import { pence, poundsText } from "../../src/core/money.ts";
import { due, month, payment } from "./payments.ts";

const states: readonly (readonly [string, number, readonly number[], BankState])[] = [
  ["nothing was paid", 100, [], "NOT_PAID"],
  ["a payment of nothing", 100, [0], "NOT_PAID"],
  ["a penny was paid", 100, [1], "PART_PAID"],
  ["a penny is missing", 100, [99], "PART_PAID"],
  ["to the penny", 100, [100], "PAID_IN_FULL"],
  ["to the penny in parts", 100, [40, 60], "PAID_IN_FULL"],
  ["a penny too much", 100, [101], "OVERPAID"],
  ["twice, a penny short", 100, [100, 99], "OVERPAID"],
  ["twice", 100, [100, 100], "PAID_TWICE"],
  ["twice and a penny", 100, [100, 100, 1], "PAID_TWICE"],
  ["three times", 100, [100, 100, 100], "PAID_TWICE"],
  ["once in full and once in parts", 100, [100, 30, 70], "PAID_TWICE"],
  ["one payment of twice the amount is an amount that is wrong", 100, [200], "OVERPAID"],
  ["twice, and one came back", 100, [100, 100, -100], "PAID_IN_FULL"],
  ["all of it came back", 100, [100, -100], "REPAID"],
  ["more came back than was paid", 100, [100, -101], "REPAID"],
  ["part of it came back", 100, [100, -1], "PART_PAID"],
  ["a penny was due and not paid", 1, [], "NOT_PAID"],
  ["a penny was due and paid", 1, [1], "PAID_IN_FULL"],
  ["nothing was due, something was paid", 0, [1], "OVERPAID"],
  ["nothing was due, and what was paid came back", 0, [1, -1], "REPAID"],
  ["the employer owes and has not paid", -100, [], "NOT_PAID"],
  ["the employer owes and has paid a part", -100, [-99], "PART_PAID"],
  ["the employer owes and has paid", -100, [-100], "REPAID"],
  ["the employer owes and has paid too much", -100, [-101], "OVERPAID"],
  ["the employer owes and was paid instead", -100, [100], "OVERPAID"],
];

describe("the state of a due amount", () => {
  test.for(states)("%s", ([, expected, amounts, state]) => {
    expect(
      stateOf(
        pence(expected),
        amounts.map((amount) => ({ amount: pence(amount) })),
      ),
    ).toBe(state);
  });
});

const june = due();

function reconciled(dues: readonly Due[], payments: readonly BankPayment[]): BankReconciliation {
  return reconcileBank(dues, payments, { days: 10 });
}

describe("a line of bank.csv", () => {
  test("says what was paid, when, how and where", () => {
    const { lines } = reconciled(
      [june],
      [
        payment({ reference: june.reference, amount: 70_00, date: "2022-07-12", row: 9 }),
        payment({ amount: 30_00, date: "2022-06-30", period: "2022-06", row: 4, reference: "rest" }),
        payment({ reference: june.reference, amount: -5_00, date: "2022-08-01", row: 2 }),
      ],
    );
    // 5.00 came back, so 35.00 is open, and 30.00 is not that amount.
    expect(lines[0]).toMatchObject({ state: "PART_PAID", paid: 70_00, repaid: 5_00, difference: -35_00 });
    expect(lines[0]).toMatchObject({ payments: "bank.csv:9 bank.csv:2", matched: "reference", daysLate: 12 });
  });

  test.for([
    ["2022-06-29", 0],
    ["2022-06-30", 0],
    ["2022-07-01", 1],
  ] as const)("paid on %s is %i days late", ([date, late]) => {
    const { lines, cutOff } = reconciled([june], [payment({ reference: june.reference, date })]);
    expect(lines[0]?.daysLate).toBe(late);
    expect(cutOff.map((line) => line.daysAfter)).toEqual(late === 0 ? [] : [late]);
  });

  test("names the first and the last day on which something was paid; what came back later is no payment", () => {
    const { lines } = reconciled(
      [june],
      [
        payment({ reference: june.reference, amount: 30_00, date: "2022-07-12" }),
        payment({ reference: june.reference, amount: 70_00, date: "2022-07-02" }),
        payment({ reference: june.reference, amount: -1_00, date: "2022-07-20" }),
      ],
    );
    expect(lines[0]).toMatchObject({
      firstPaid: day("2022-07-02"),
      lastPaid: day("2022-07-12"),
      daysLate: 12,
    });
  });

  test("is left out where nothing is due and nothing was paid", () => {
    expect(reconciled([due({ amount: 0 })], []).lines).toEqual([]);
    const paid = reconciled([due({ amount: 0 })], [payment({ reference: june.reference, amount: 1 })]);
    expect(paid.lines.map(({ state }) => state)).toEqual(["OVERPAID"]);
  });
});

test("the balance runs from month to month, by what is due for it and paid in it", () => {
  const july = due({ period: "2022-07", amount: 50_00 });
  const { balances } = reconciled(
    [july, june, due({ employerId: "E02", amount: 1_00 })],
    [
      payment({ reference: june.reference, date: "2022-07-05" }),
      payment({ reference: july.reference, amount: 60_00, date: "2022-08-05" }),
      payment({ reference: july.reference, amount: -10_00, date: "2022-09-05" }),
    ],
  );
  const said = balances.map(({ employerId, month: at, due: owed, paid, repaid, balance }) =>
    [employerId, monthText(at), owed, paid, repaid, balance].join(" "),
  );
  expect(said).toEqual([
    "E01 2022-06 10000 0 0 10000",
    "E01 2022-07 5000 10000 0 5000",
    "E01 2022-08 0 6000 0 -1000",
    "E01 2022-09 0 0 1000 0",
    "E02 2022-06 100 0 0 100",
  ]);
});

test("one payment for two months is cut off for each of them", () => {
  const july = due({ period: "2022-07", amount: 50_00 });
  const { cutOff, totals } = reconciled([june, july], [payment({ amount: 150_00, date: "2022-07-31" })]);
  expect(cutOff.map(({ period, amount, daysAfter }) => [period, amount, daysAfter])).toEqual([
    [month("2022-06"), 100_00, 31],
  ]);
  expect(totals).toMatchObject({ differing: 0, byStep: { "sum-of-several": 1 }, cutOff: { payments: 1 } });
});

// Few values, so that amounts meet, sums add up and references hit.
const employers = ["E01", "E02"];
const periods = ["2022-06", "2022-07", "2022-08"];
const amounts = [0, 1, 2, 3, 4, 5, 10, -3];

const anyDues = fc
  .uniqueArray(
    fc.record({
      employerId: fc.constantFrom(...employers),
      period: fc.constantFrom(...periods),
      sequence: fc.constantFrom(1, 2),
      amount: fc.constantFrom(...amounts),
    }),
    { maxLength: 8, selector: ({ employerId, period, sequence }) => `${employerId} ${period} ${sequence}` },
  )
  .map((owns) => owns.map(due));

const anyPayment = fc.record({
  employerId: fc.constantFrom(...employers, "", "E03"),
  amount: fc.constantFrom(...amounts, 6, 7, -10),
  date: fc.integer({ min: day("2022-06-15"), max: day("2022-09-15") }).map((at) => dayText(at as never)),
  period: fc.constantFrom("", ...periods),
  reference: fc.oneof(
    fc.constantFrom("BACS", ""),
    fc
      .tuple(fc.constantFrom(...employers), fc.constantFrom(...periods))
      .map(([id, at]) => `WFP-W06000002-${id}-${at}-01`),
  ),
  direction: fc.constantFrom(
    "LA_TO_EMPLOYER",
    "LA_TO_EMPLOYER",
    "LA_TO_EMPLOYER",
    "EMPLOYER_TO_WORKER" as const,
  ),
});

const anyPayments = fc.array(anyPayment, { maxLength: 12 }).map((owns) =>
  owns.map(({ period, ...own }, at) => {
    const usual = payment({ ...own, row: at + 2, ...(period === "" ? {} : { period }) });
    return own.amount < 0 ? { ...usual, direction: "REPAYMENT" as const } : usual;
  }),
);

/** Everything but the rows, which another order changes. */
function withoutRows({ lines, unknown, aside, cutOff, balances, totals }: BankReconciliation): unknown {
  const sorted = (list: readonly object[]): readonly string[] =>
    list.map((line) => JSON.stringify({ ...line, row: 0, payments: "" })).sort();
  return {
    lines: sorted(lines),
    unknown: sorted(unknown),
    aside: sorted(aside),
    cutOff: sorted(cutOff),
    balances,
    totals,
  };
}

describe("whatever a bank file says", () => {
  test("another order of its rows changes nothing", () => {
    const shuffled = anyPayments.chain((payments) =>
      fc.tuple(fc.constant(payments), fc.shuffledSubarray([...payments], { minLength: payments.length })),
    );
    fc.assert(
      fc.property(anyDues, shuffled, (dues, [payments, others]) => {
        const renumbered = others.map((one, at) => ({ ...one, row: at + 2 }));
        expect(withoutRows(reconciled(dues, renumbered))).toEqual(withoutRows(reconciled(dues, payments)));
      }),
      { numRuns: 500 },
    );
  });

  test("two payments of one day are named in the same order, whichever stands first", () => {
    const dues = [due({ amount: 3 })];
    const both = [payment({ amount: 1, reference: "BACS" }), payment({ amount: 2, reference: "" })];
    const orders = [both, both.toReversed()].map((rows) => rows.map((one, at) => ({ ...one, row: at + 2 })));
    const [first, second] = orders.map((rows) => reconciled(dues, rows).lines[0]?.references);
    expect(first).toBe(" | BACS");
    expect(second).toBe(first);
  });

  test("another order of what is due changes nothing either", () => {
    fc.assert(
      fc.property(anyDues, anyPayments, (dues, payments) => {
        expect(withoutRows(reconciled([...dues].reverse(), payments))).toEqual(
          withoutRows(reconciled(dues, payments)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("each payment has one place, and every penny is matched, repaid, unknown or set aside", () => {
    fc.assert(
      fc.property(anyDues, anyPayments, (dues, payments) => {
        const { lines, unknown, aside, totals } = reconciled(dues, payments);
        const all = payments.reduce((sum, { amount }) => sum + amount, 0);
        expect(totals.paid - totals.repaid + totals.unknown.amount + totals.aside.amount).toBe(all);
        const places = lines.flatMap((line) => (line.payments === "" ? [] : line.payments.split(" ")));
        const unmatched = [...unknown, ...aside].map(({ file, row }) => `${file}:${row}`);
        expect(new Set(places).size + unmatched.length).toBe(payments.length);
        expect(unmatched.filter((place) => places.includes(place))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("a state says what its amounts say", () => {
    fc.assert(
      fc.property(anyDues, anyPayments, (dues, payments) => {
        for (const { state, expected, paid, repaid, difference } of reconciled(dues, payments).lines) {
          expect(difference).toBe(paid - repaid - expected);
          if (state === "PAID_IN_FULL") expect(difference).toBe(0);
          if (state === "PART_PAID" || state === "NOT_PAID")
            expect(Math.sign(difference)).toBe(-Math.sign(expected));
          if (state === "PAID_TWICE")
            expect(difference, poundsText(difference)).toBeGreaterThanOrEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });
});
