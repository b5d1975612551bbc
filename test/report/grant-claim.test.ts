// The grant claim: quarters of the financial year, two bases, and the tie-out to the book.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { monthFromText } from "../../src/core/day.ts";
import { heads } from "../../src/core/decision.ts";
import { pence } from "../../src/core/money.ts";
import { type AccruedAmount, grantClaimOf, quarterOf } from "../../src/report/grant-claim.ts";
import { settledRecoveries } from "../../src/report/recoveries.ts";

function month(text: string) {
  const found = monthFromText(text);
  if (found === undefined) throw new Error(text);
  return found;
}

test.for([
  ["2022-03", "2021-22 Q4"],
  ["2022-04", "2022-23 Q1"],
  ["2022-06", "2022-23 Q1"],
  ["2022-07", "2022-23 Q2"],
  ["2022-12", "2022-23 Q3"],
  ["2023-01", "2022-23 Q4"],
  ["2099-04", "2099-00 Q1"],
])("%s is in %s", ([text = "", quarter]) => {
  expect(quarterOf(month(text))).toBe(quarter);
});

const one = (amount: number, details: Partial<AccruedAmount> = {}): AccruedAmount => ({
  scheme: "s",
  laCode: "W06000001",
  dueMonth: month("2022-06"),
  period: month("2022-06"),
  head: "PAYMENT",
  amount: pence(amount),
  ...details,
});

describe("the grant claim", () => {
  test("counts what was due in June and returned in July in two quarters", () => {
    const claim = grantClaimOf([one(100), one(30, { period: month("2022-07") })], pence(130));
    expect(claim.lines.map(({ quarter, byDueMonth, byReturn }) => [quarter, byDueMonth, byReturn])).toEqual([
      ["2022-23 Q1", 130, 100],
      ["2022-23 Q2", 0, 30],
    ]);
    expect(claim).toMatchObject({ byDueMonth: 130, byReturn: 130, ties: true });
  });

  test.for([-1, 1])("that is %s penny off the book does not tie out", (penny) => {
    expect(grantClaimOf([one(100)], pence(100 + penny)).ties).toBe(false);
  });

  test("always adds up to its amounts, on both bases", () => {
    const months = ["2022-03", "2022-04", "2022-06", "2022-07"].map(month);
    const amount = fc.record({
      scheme: fc.constantFrom("s", "t"),
      laCode: fc.constantFrom("W1", "W2"),
      dueMonth: fc.constantFrom(...months),
      period: fc.constantFrom(...months),
      head: fc.constantFrom(...heads),
      amount: fc.integer({ min: -1000, max: 1000 }).map(pence),
    });
    fc.assert(
      fc.property(fc.array(amount), (amounts) => {
        const total = pence(amounts.reduce((sum, each) => sum + each.amount, 0));
        const claim = grantClaimOf(amounts, total);
        expect([claim.byDueMonth, claim.byReturn, claim.ties]).toEqual([total, total, true]);
      }),
    );
  });
});

describe("recoveries", () => {
  const recovery = (amount: number, otherwisePayable: number, employerId = "E1") => ({
    scheme: "s",
    employerId,
    laCode: "W06000001",
    period: month("2022-07"),
    amount: pence(amount),
    otherwisePayable: pence(otherwisePayable),
  });

  test("are set off against the employer's other amounts of the month, the first first", () => {
    const lines = settledRecoveries([recovery(-300, 500), recovery(-300, 500), recovery(-300, 0, "E2")]);
    expect(lines.map(({ setOff, outstanding }) => [setOff, outstanding])).toEqual([
      [300, 0],
      [200, 100],
      [0, 300],
    ]);
  });

  test.for([
    [299, 1],
    [300, 0],
    [301, 0],
    [-5, 300],
  ])("with %s pence payable, %s pence of 300 are outstanding", ([payable = 0, outstanding]) => {
    expect(settledRecoveries([recovery(-300, payable)])[0]?.outstanding).toBe(outstanding);
  });
});
