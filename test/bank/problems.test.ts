// What is said of amounts that were not paid to the penny, and of payments that belong to nothing.
import { expect, test } from "vitest";
import { bankProblems } from "../../src/bank/problems.ts";

const line = (state: string, expected: number, paid: number, repaid = 0) => ({
  ...{ state, reference: `WFP-${state}`, expected, paid, repaid, difference: paid - repaid - expected },
});
const said = (lines: readonly object[], unknown: readonly object[] = []) =>
  bankProblems({ lines, unknown } as never).map(
    ({ code, heading, found, expected }) => `${code} ${heading} ${found} of ${expected}`,
  );

test.for([
  ["PAID_IN_FULL", 29_960, 29_960, 0, undefined],
  ["PAID_IN_FULL", 29_960, 29_961, 1, undefined],
  ["NOT_PAID", 29_960, 0, 0, "bank-not-paid WFP-NOT_PAID £0.00 of £299.60"],
  ["PART_PAID", 29_960, 29_959, 0, "bank-part-paid WFP-PART_PAID £299.59 of £299.60"],
  ["OVERPAID", 29_960, 29_961, 0, "bank-overpaid WFP-OVERPAID £299.61 of £299.60"],
  ["PAID_TWICE", 29_960, 59_920, 0, "bank-paid-twice WFP-PAID_TWICE £599.20 of £299.60"],
  ["REPAID", 29_960, 29_960, 29_960, "bank-repaid WFP-REPAID £0.00 of £299.60"],
  ["REPAID", 29_960, 29_960, 1, "bank-repaid WFP-REPAID £299.59 of £299.60"],
  ["PART_PAID", -500, 0, 100, "bank-part-paid WFP-PART_PAID −£1.00 of −£5.00"],
  ["NOT_PAID", 0, 0, 0, undefined],
] as const)("%s of %i, %i paid and %i back", ([state, expected, paid, repaid, wanted]) => {
  expect(said([line(state, expected, paid, repaid)])).toEqual(wanted === undefined ? [] : [wanted]);
});

test("a payment that belongs to nothing is said at its cell, after what is due", () => {
  const unknown = {
    file: "bank.csv",
    sheet: "",
    row: 4,
    column: 2,
    heading: "Amount",
    amount: -5,
    candidates: "A | B",
  };
  const [first, second] = bankProblems({ lines: [line("NOT_PAID", 1, 0)], unknown: [unknown] } as never);
  expect(first).toMatchObject({ code: "bank-not-paid", file: "", row: 0, found: "£0.00", expected: "£0.01" });
  expect(second).toMatchObject({
    ...{
      code: "bank-unknown-payment",
      file: "bank.csv",
      row: 4,
      column: 2,
      heading: "Amount",
      key: "amount",
    },
    ...{ found: "−£0.05", expected: "A | B" },
  });
});
