// What of an employer's costs is payable as the council reads WFP-64, which of them stay open, and what a file has brought already.
import { describe, expect, test } from "vitest";
import type { BroughtCost, Head } from "../../../src/core/decision.ts";
import { pence } from "../../../src/core/money.ts";
import { costLeft } from "../../../src/schemes/social-care-payment-2022/on-cost-amounts.ts";
import { payable } from "../../../src/schemes/social-care-payment-2022/on-cost-reading.ts";
import {
  costsNotBrought,
  noCosts,
  onCostMarkOf,
  onCostsOf,
  payDays,
} from "../../../src/schemes/social-care-payment-2022/on-costs.ts";
import { shipped } from "../../law/shipped.ts";
import { month } from "../../ledger/book.ts";
import { type Change, claimWith } from "./claims.ts";
import { termsOf } from "./terms.ts";

test.for([
  [undefined, 10, "lower", "shown", 0],
  [undefined, 10, "lower", "paid", 10],
  [undefined, 10, "actual", undefined, 10],
  [0, 10, "lower", "shown", 0],
  [9, 10, "lower", "shown", 9],
  [11, 10, "lower", "shown", 10],
  [9, 10, "computed", "shown", 10],
  [11, 10, "actual", "shown", 11],
] as const)("declared %s, computed %i, mode %s, undeclared %s: %i is payable", ([
  declared,
  computed,
  mode,
  undeclared,
  wanted,
]) => {
  const reading = { "wfp.onCostMode": mode, "wfp.undeclaredOnCosts": undeclared };
  expect(payable(declared === undefined ? undefined : pence(declared), pence(computed), reading)).toBe(
    wanted,
  );
});

test.for<[why: string, cells: Change, mark: string]>([
  ["all cells are there", {}, "computed"],
  ["no basic pay: neither can be worked out", { basePay: undefined }, "left-out"],
  ["no letter", { niCategory: undefined }, "left-out"],
  ["no basic pay, and no pension", { basePay: undefined, pensionScheme: "NONE" }, "ni-left-out"],
  ["no rate of the pension", { employerPensionRate: undefined }, "pension-left-out"],
  ["no rate, and no pension", { employerPensionRate: undefined, pensionScheme: "NONE" }, "computed"],
  ["a director", { director: true }, "ni-left-out"],
  ["self-employed", { employmentStatus: "SELF_EMPLOYED", basePay: undefined }, "none"],
])("%s", ([, cells, mark]) => {
  expect(onCostMarkOf(claimWith(cells))).toBe(mark);
});

test("what was computed and nobody claims stays open, head by head", () => {
  const unclaimed = (head: Head) => ({ head, declared: pence(0), computed: pence(9), notClaimed: pence(9) });
  expect(onCostMarkOf(claimWith({}), [unclaimed("EMPLOYER_NI")])).toBe("ni-left-out");
  expect(onCostMarkOf(claimWith({}), [unclaimed("EMPLOYER_PENSION")])).toBe("pension-left-out");
  const claimed = { head: "EMPLOYER_NI" as const, declared: pence(9), computed: pence(9) };
  expect(onCostMarkOf(claimWith({}), [claimed])).toBe("computed");
});

describe("costs of a payment", () => {
  const figures = payDays(shipped);
  const costs = (cells: Change, undeclared = "shown") => {
    const claim = claimWith(cells);
    const reading = { "wfp.onCostMode": "lower", "wfp.undeclaredOnCosts": undeclared };
    return onCostsOf(termsOf(), reading, claim, pence(29_960), figures(claim), undefined);
  };
  test("what nobody declares is shown as not claimed, unless the council pays it", () => {
    expect(costs({})).toMatchObject({ ni: 0, niComputed: 4509, niNotClaimed: 4509, pensionNotClaimed: 899 });
    expect(costs({}, "paid")).toMatchObject({
      ni: 4509,
      niNotClaimed: 0,
      pension: 899,
      pensionNotClaimed: 0,
    });
    expect(costs({ employerNi: 0, employerPension: 1 })).toMatchObject({
      ni: 0,
      niNotClaimed: 0,
      pension: 1,
      pensionNotClaimed: 0,
    });
  });

  test("each frequency has its own limits on one day", () => {
    const of = (payFrequency: string | undefined) => figures(claimWith({ payFrequency })).ni?.frequency;
    expect([of(undefined), of("weekly"), of(undefined), of("fourWeekly")]).toEqual([
      "monthly",
      "weekly",
      "monthly",
      "fourWeekly",
    ]);
  });
});

describe("costs that a file of their own has brought", () => {
  const brought = (change: Partial<BroughtCost> = {}): BroughtCost => ({
    ...{ head: "EMPLOYER_NI", dueMonth: month("2022-06"), instalment: 1, amount: pence(4509) },
    ...change,
  });
  const costs = { ...noCosts, ni: pence(4509), pension: pence(899), niComputed: pence(4509) };
  const left = (cost: BroughtCost, instalments: readonly number[] = [1]) => {
    const paid = { dueMonth: month("2022-06"), instalments };
    const { ni, pension, remarks } = costsNotBrought(costs, [cost], paid, undefined);
    return `${ni} ${pension}${remarks.map(({ key, expected }) => ` ${key} ${expected}`).join("")}`;
  };
  const july = month("2022-07");
  const [untouched, all] = ["4509 899", "0 899 employerNi 45.09"];
  test.for<[why: string, is: string, wanted: string]>([
    ["of this instalment", left(brought()), all],
    [
      "of the pension",
      left(brought({ head: "EMPLOYER_PENSION", amount: pence(899) })),
      "4509 0 employerPension 8.99",
    ],
    ["of another instalment of the month", left(brought({ instalment: 2 })), untouched],
    ["of the month, without a number", left(brought({ instalment: 0 })), all],
    ["of another month, without a number", left(brought({ dueMonth: july, instalment: 0 })), untouched],
    ["of the same instalment in another month", left(brought({ dueMonth: july })), all],
    ["of any instalment of the month, where a lump sum is paid", left(brought({ instalment: 3 }), []), all],
    [
      "of an instalment of another month, where a lump sum is paid",
      left(brought({ dueMonth: july }), []),
      untouched,
    ],
    [
      "of one of several that are paid now: the rest is left",
      left(brought({ amount: pence(4500) }), [1, 2]),
      "9 899 employerNi 45.00",
    ],
    ["of one that is not the whole of it", left(brought({ amount: pence(4500) })), "0 899 employerNi 45.00"],
  ])("%s", ([, is, wanted]) => {
    expect(is).toBe(wanted);
  });

  test("what was brought is not shown as not claimed", () => {
    const open = { ...noCosts, niNotClaimed: pence(9), pensionNotClaimed: pence(7) };
    const paid = { dueMonth: month("2022-06"), instalments: [1] };
    expect(costsNotBrought(open, [brought()], paid, undefined)).toMatchObject({
      niNotClaimed: 0,
      pensionNotClaimed: 7,
    });
  });
});

test.for([
  [10, 0, [1], 10],
  [10, 4, [1], 0],
  [10, 4, [1, 2], 6],
  [10, 10, [1, 2], 0],
  [10, 11, [1, 2], 0],
] as const)("of %i with %i posted for instalments %j %i is left", ([due, posted, numbers, left]) => {
  const inputs = { onCostPayable: pence(due), onCostPosted: pence(posted), "instalments-due": numbers };
  expect(costLeft("EMPLOYER_NI", inputs, undefined)).toBe(left);
});
