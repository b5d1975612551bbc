// What batches make payable becomes one amount per employer and month, and no return is expected twice.
import { describe, expect, test } from "vitest";
import { duesOf, type Payable } from "../../src/bank/due.ts";
import { pence } from "../../src/core/money.ts";
import { month } from "./payments.ts";

function payable(own: Partial<Payable> & { readonly amounts?: readonly number[] } = {}): Payable {
  const { amounts = [299_60, 45_09, 8_98, 0, 0, 0], ...rest } = own;
  return {
    batch: "aaaaaaaaaaaa",
    scheme: "social-care-payment-2022",
    schemeCode: "WFP",
    layout: "wfp-return",
    laCode: "W06000015",
    employerId: "E0042",
    period: month("2022-06"),
    sequence: 1,
    byHead: amounts.map(pence),
    ...rest,
  };
}

const stem = "WFP-W06000015-E0042-2022-06-";
const other = { batch: "bbbbbbbbbbbb" };
const nothing = { amounts: [0, 0, 0, 0, 0, 0] };

test("a return is due under the reference that the council pays it with, all heads together", () => {
  expect(duesOf([payable()])).toMatchObject([
    {
      reference: `${stem}01`,
      amount: 353_67,
      byHead: [299_60, 45_09, 8_98, 0, 0, 0],
      batches: ["aaaaaaaaaaaa"],
    },
  ]);
});

const cases: readonly (readonly [string, readonly Payable[], readonly string[]])[] = [
  [
    "another month is another amount",
    [payable(), payable({ period: month("2022-07") })],
    [`${stem}01 35367 aaaaaaaaaaaa`, "WFP-W06000015-E0042-2022-07-01 35367 aaaaaaaaaaaa"],
  ],
  [
    "two forms of one month are paid together",
    [payable(), payable({ layout: "wfp-oncost", amounts: [0, 1, 0, 0, 0, 0] })],
    [`${stem}01 35368 aaaaaaaaaaaa`],
  ],
  [
    "under the higher of their numbers",
    [
      payable({ sequence: 2, amounts: [5, 0, 0, 0, 0, 0] }),
      payable({ layout: "wfp-oncost", amounts: [0, 1, 0, 0, 0, 0] }),
    ],
    [`${stem}02 6 aaaaaaaaaaaa`],
  ],
  [
    "what is taken back is taken off",
    [payable({ amounts: [299_60, 0, 0, 0, 0, -99_60] })],
    [`${stem}01 20000 aaaaaaaaaaaa`],
  ],
  [
    "a later version replaces an earlier one",
    [payable(), payable({ ...other, sequence: 2, amounts: [5, 0, 0, 0, 0, 0] })],
    [`${stem}02 5 bbbbbbbbbbbb`],
  ],
  [
    "even when nothing is payable any more",
    [payable(), payable({ ...other, ...nothing, sequence: 2 })],
    [`${stem}02 0 bbbbbbbbbbbb`],
  ],
  [
    "the same version in a batch that paid nothing for it counts once",
    [payable(), payable({ ...other, ...nothing })],
    [`${stem}01 35367 aaaaaaaaaaaa`],
  ],
];

describe("what is due", () => {
  test.for(cases)("%s", ([, payables, expected]) => {
    for (const list of [payables, [...payables].reverse()]) {
      const dues = duesOf(list);
      if ("reference" in dues) throw new Error("a clash");
      expect(
        dues.map(({ reference, amount, batches }) => `${reference} ${amount} ${batches.join()}`),
      ).toEqual(expected);
    }
  });

  test("the same version payable in two batches is a clash", () => {
    expect(duesOf([payable(), payable(other)])).toEqual({
      batches: ["aaaaaaaaaaaa", "bbbbbbbbbbbb"],
      reference: `${stem}01`,
    });
  });

  test("a payment may name any version up to the newest, and none above it", () => {
    expect(duesOf([payable({ sequence: 3 })])).toMatchObject([
      { references: [`${stem}03`, `${stem}02`, `${stem}01`] },
    ]);
    const [due] = [duesOf([payable({ sequence: 1_000_000 })])].flat();
    expect(due).toMatchObject({ references: { length: 99 } });
  });
});
