// What closes an open matter: a return of the same employer for the same month or a later one, that says the same.
import { describe, expect, test } from "vitest";
import { addMonths } from "../../src/core/day.ts";
import { pence } from "../../src/core/money.ts";
import { shown } from "../../src/ledger/answers/open-conditions.ts";
import { rulingCounts } from "../../src/ledger/conditions.ts";
import { instalment, month } from "./book.ts";

const june = month("2022-06");
const opened = {
  kind: "paid-not-eligible" as const,
  amount: pence(instalment),
  about: "WFP-31",
  row: 2,
  submission: 1,
  layout: "wfp-return",
  employerId: "E0042",
  laCode: "W06000015",
  period: june,
  file: "june.csv",
  batch: 1,
  batchId: "aaaaaaaaaaaa",
};
const closing = {
  ...opened,
  amount: pence(-instalment),
  batch: 2,
  batchId: "bbbbbbbbbbbb",
  file: "later.csv",
};

test.for([
  ["paid-not-eligible", 1, 2, false],
  ["paid-not-eligible", 2, 2, false],
  ["paid-not-eligible", 3, 2, true],
  ["expected-shifts", 1, 2, false],
  ["expected-shifts", 2, 2, true],
  ["correction-waits", 2, 2, true],
  ["rests-on-ruling", 1, 2, true],
] as const)("of %s: a ruling of batch %i counts for batch %i: %s", ([kind, ruled, opened, counts]) => {
  expect(rulingCounts(kind, ruled, opened)).toBe(counts);
});

describe("a line that closes", () => {
  test.for([
    { why: "of the month before does not", change: { period: addMonths(june, -1) }, closes: false },
    { why: "of the same month does", change: {}, closes: true },
    { why: "of the month after does", change: { period: addMonths(june, 1) }, closes: true },
    { why: "of another employer does not", change: { employerId: "E0043" }, closes: false },
    { why: "for another rule does not", change: { about: "WFP-33" }, closes: false },
    { why: "of another kind does not", change: { kind: "expected-shifts" as const }, closes: false },
    { why: "that says nothing does not", change: { amount: pence(0) }, closes: false },
    { why: "that opens once more does not", change: { amount: pence(1) }, closes: false },
  ])("$why", ({ change, closes }) => {
    expect(shown([opened, { ...closing, ...change }], opened)).toBe(closes);
  });
});
