// What the ledger lets through, and what a worker has to return: both sides of each border.
import { describe, expect, test } from "vitest";
import { day, monthText } from "../../../src/core/day.ts";
import { pence } from "../../../src/core/money.ts";
import {
  adminFeeDue,
  dueMonthOf,
  paymentsLater,
} from "../../../src/schemes/social-care-payment-2022/amounts.ts";
import type { Legs } from "../../../src/schemes/social-care-payment-2022/findings.ts";
import type { PaymentKind } from "../../../src/schemes/social-care-payment-2022/instalments.ts";
import { dismissedBeforePay, judgeShifts } from "../../../src/schemes/social-care-payment-2022/rules.ts";
import {
  judgeLedger,
  judgeRepayment,
  recoveryFor,
} from "../../../src/schemes/social-care-payment-2022/stops.ts";
import { type Change, claimWith, facts } from "./claims.ts";
import { termsOf } from "./terms.ts";

const june = termsOf();

describe("the ledger", () => {
  const found = (
    cells: Change,
    person: ReturnType<typeof facts>,
    { kind = "instalment" as PaymentKind, due = 29_960, lateRight = false } = {},
  ) => {
    const { rule, verdict } = judgeLedger(
      june,
      claimWith(cells),
      { kind, due: pence(due), lateRight },
      person,
    ).finding;
    return `${rule} ${verdict}`;
  };
  const agrees = "WFP-55 met";
  const paidAlready = "WFP-55 unclear";
  const outOfOrder = "WFP-52 unclear";

  test.for<[why: string, is: string, wanted: string]>([
    ["the whole to the penny", found({ instalmentNo: 5 }, facts([1, 2, 3, 4])), agrees],
    [
      "a penny more than the whole",
      found({ instalmentNo: 5 }, facts([1, 2, 3, 4], { paid: 119_841 })),
      paidAlready,
    ],
    ["the next", found({ instalmentNo: 3 }, facts([1, 2])), agrees],
    ["the one after the next", found({ instalmentNo: 4 }, facts([1, 2])), outOfOrder],
    [
      "the same of a right that was recognised late",
      found({ instalmentNo: 4 }, facts([1, 2]), { lateRight: true }),
      agrees,
    ],
    ["one that is paid", found({ instalmentNo: 2 }, facts([1, 2])), paidAlready],
    ["one that is missing between two", found({ instalmentNo: 2 }, facts([1, 3])), agrees],
    ["one before the first of the book", found({ instalmentNo: 1 }, facts([2])), outOfOrder],
    [
      "behind by the one that came with another: the employer counts returns",
      found({ instalmentNo: 2 }, { ...facts([1, 2]), together: 1 }),
      agrees,
    ],
    [
      "behind by one more than came with others",
      found({ instalmentNo: 2 }, { ...facts([1, 2, 3]), together: 1 }),
      paidAlready,
    ],
    ["behind by one less", found({ instalmentNo: 3 }, { ...facts([1, 2, 3]), together: 2 }), paidAlready],
    [
      "a leaver's balance by a row that counts fewer",
      found({ instalmentNo: 2 }, facts([1, 2]), { kind: "balance", due: 89_880 }),
      agrees,
    ],
    [
      "one that was paid and taken back",
      found({ instalmentNo: 1 }, facts([1, 2], { paid: 29_960 })),
      "WFP-92 unclear",
    ],
    [
      "nothing due and nothing claimed",
      found({ amountPaid: 0 }, facts([1, 2, 3, 4, 5]), { kind: "nothing", due: 0 }),
      agrees,
    ],
    [
      "nothing due and a penny claimed",
      found({ amountPaid: 1 }, facts([1, 2, 3, 4, 5]), { kind: "nothing", due: 0 }),
      paidAlready,
    ],
  ])("%s", ([, is, wanted]) => {
    expect(is).toBe(wanted);
  });
});

test("only a payment below nothing is a repayment", () => {
  const repaid = (amountPaid: number) => judgeRepayment(claimWith({ amountPaid }))?.finding.rule;
  expect([repaid(-1), repaid(0), repaid(1)]).toEqual(["WFP-91", undefined, undefined]);
});

describe("taking back", () => {
  const starter = { startDate: "2022-05-01", shiftsInWindow: 5, shiftsExpected: 6, payDate: "2022-07-28" };
  const back = (
    cells: Change,
    conditionally: number | "none" = 29_960,
    change: Parameters<typeof termsOf>[1] = {},
  ) => {
    const terms = termsOf("2022-07", change);
    const claim = claimWith({ ...starter, ...cells });
    // No other leg is looked at.
    const legs = { shifts: judgeShifts(terms, claim), dismissal: dismissedBeforePay } as Legs;
    const person = facts([1], conditionally === "none" ? {} : { paidConditionally: conditionally });
    const found = recoveryFor(terms, claim, legs, person);
    return found && `${found.paidBefore} ${found.shifts.finding.rule}`;
  };
  test.for<[why: string, is: string | undefined, wanted: string | undefined]>([
    ["five shifts after the last day for them", back({}), "29960 WFP-92"],
    ["six", back({ shiftsInWindow: 6 }), undefined],
    ["paid on the last day for them", back({ payDate: "2022-06-29", shiftsExpected: undefined }), undefined],
    ["paid on the day after", back({ payDate: "2022-06-30", shiftsExpected: undefined }), "29960 WFP-92"],
    ["excused", back({ absenceReason: "MATERNITY" }), undefined],
    [
      "left on the last day for them",
      back({ leaveDate: "2022-06-29", leaveReason: "RESIGNED" }),
      "29960 WFP-91",
    ],
    ["left on the day after", back({ leaveDate: "2022-06-30", leaveReason: "RESIGNED" }), "29960 WFP-92"],
    ["nothing was paid on expected shifts", back({}, "none"), undefined],
    ["all of it was taken back", back({}, 0), undefined],
    ["a penny of it is left", back({}, 1), "1 WFP-92"],
    [
      "dismissed, where the council takes back what was paid",
      back({ shiftsInWindow: 6 }, 0, { dismissalRecovery: "paid" }),
      "29960 WFP-33",
    ],
    [
      "dismissed, where it does not",
      back({ shiftsInWindow: 6 }, 0, { dismissalRecovery: "none" }),
      undefined,
    ],
  ])("%s", ([, is, wanted]) => {
    expect(is).toBe(wanted);
  });
});

test.for([
  ["2022-05", "2022-06"],
  ["2022-06", "2022-06"],
  ["2022-07", "2022-07"],
])("a return of %s falls due in %s", ([period, due]) => {
  expect(monthText(dueMonthOf(termsOf(period)))).toBe(due);
});

test("the fee is for a row that brings a payment, be it a penny", () => {
  const fee = (payment: number) =>
    adminFeeDue(termsOf("2022-06", { adminFee: pence(250) }), pence(payment), undefined);
  expect([fee(1), fee(0), fee(-1)]).toEqual([250, 0, 0]);
});

describe("what falls due later", () => {
  const later = (left?: string, isDismissal = false, period = "2022-06", paid = 0) =>
    paymentsLater(termsOf(period), paid, left === undefined ? undefined : day(left), isDismissal).map(
      ({ dueMonth, amount, instalment }) => `${monthText(dueMonth)} ${instalment} ${amount}`,
    );
  const second = "2022-07 2 29960";
  test.for<[why: string, is: readonly string[], wanted: readonly string[]]>([
    ["the other four", later(), [second, "2022-08 3 29960", "2022-09 4 29960", "2022-10 5 29960"]],
    ["after the fourth the last", later(undefined, false, "2022-09", 3), ["2022-10 5 29960"]],
    ["after the fifth none", later(undefined, false, "2022-10", 4), []],
    ["of a May return from July on", later(undefined, false, "2022-05").slice(0, 1), [second]],
    ["leaves in the month after: the balance then", later("2022-07-01"), ["2022-07 0 119840"]],
    ["leaves in August", later("2022-08-31"), [second, "2022-08 0 89880"]],
    ["dismissed in August: nothing from then on", later("2022-08-01", true), [second]],
  ])("%s", ([, is, wanted]) => {
    expect(is).toEqual(wanted);
  });
});
