// Which payment a month brings: left by its last day or not, so many instalments before, and what is due of the whole.
import { describe, expect, test } from "vitest";
import { pence } from "../../../src/core/money.ts";
import { instalmentsDue } from "../../../src/schemes/social-care-payment-2022/arrears.ts";
import {
  instalmentsPaid,
  leaverOf,
  paymentDue,
  paymentKind,
} from "../../../src/schemes/social-care-payment-2022/instalments.ts";
import {
  isOpen,
  nothingReleased,
  wasTakenBack,
} from "../../../src/schemes/social-care-payment-2022/open-instalment.ts";
import { type Change, claimWith, facts } from "./claims.ts";
import { termsOf } from "./terms.ts";

const june = termsOf();
const dismissed = { leaveReason: "DISMISSED_DISCIPLINARY" };

test.for<[why: string, cells: Change, leaver: string]>([
  ["nobody left", {}, "no"],
  ["left on the last day of the month", { leaveDate: "2022-06-30" }, "left"],
  ["leaves on the day after", { leaveDate: "2022-07-01" }, "no"],
  ["dismissed", { ...dismissed, leaveDate: "2022-06-30" }, "dismissed"],
  [
    "overturned on the pay day",
    { ...dismissed, leaveDate: "2022-06-01", dismissalOverturnedDate: "2022-06-28" },
    "no",
  ],
  [
    "overturned the day after",
    { ...dismissed, leaveDate: "2022-06-01", dismissalOverturnedDate: "2022-06-29" },
    "dismissed",
  ],
])("%s", ([, cells, leaver]) => {
  expect(leaverOf(june, claimWith(cells), undefined, undefined)).toBe(leaver);
});

describe("instalments paid before", () => {
  const paid = (cells: Change, leaver: "no" | "left", person?: ReturnType<typeof facts>, open = false) =>
    instalmentsPaid(claimWith(cells), leaver, open, person, undefined);
  const undone = (posted: readonly number[], ...reopened: number[]) => ({ ...facts(posted), reopened });
  test("by the row's own count where there is no book, and none before a lump sum", () => {
    expect(paid({ instalmentNo: 3 }, "no")).toBe(2);
    expect(paid({ instalmentNo: 3, paymentMethod: "LUMP" }, "no")).toBe(0);
  });
  test("by the book, whose last one counts", () => {
    expect(paid({ instalmentNo: 2 }, "no", facts([2, 3]))).toBe(3);
    expect(paid({ instalmentNo: 1 }, "no", facts([1, 3]))).toBe(3);
  });
  test("one that is open is the row's own again", () => {
    expect(paid({ instalmentNo: 2 }, "no", facts([1, 3]), true)).toBe(1);
  });
  test("a leaver's balance holds those before the last that were undone, and no others", () => {
    expect(paid({ instalmentNo: 4 }, "left", undone([1, 3], 2))).toBe(2);
    expect(paid({ instalmentNo: 4 }, "no", undone([1, 3], 2))).toBe(3);
    expect(paid({ instalmentNo: 5 }, "left", undone([4], 1, 2))).toBe(2);
    expect(paid({ instalmentNo: 3 }, "left", undone([1, 2], 3))).toBe(2);
    expect(paid({ instalmentNo: 3 }, "left", undone([1, 2], 2))).toBe(2);
    // Missing, but never undone: a book may begin in the middle.
    expect(paid({ instalmentNo: 4 }, "left", facts([3]))).toBe(3);
  });
});

test.for<[cells: Change, leaver: "no" | "left" | "dismissed", paid: number, kind: string, due: number]>([
  [{}, "no", 0, "instalment", 29_960],
  [{}, "no", 4, "instalment", 29_960],
  [{}, "no", 5, "nothing", 0],
  [{}, "left", 0, "leaver-lump", 149_800],
  [{}, "left", 1, "balance", 119_840],
  [{}, "left", 4, "balance", 29_960],
  [{}, "left", 5, "nothing", 0],
  [{}, "dismissed", 1, "instalment", 29_960],
  [{ paymentMethod: "LUMP" }, "no", 0, "lump", 149_800],
  [{ paymentMethod: "LUMP" }, "left", 0, "lump", 149_800],
  [{ paymentMethod: "LUMP" }, "no", 1, "nothing", 0],
])("%j, leaver %s, %i paid before: %s of %i pence", ([cells, leaver, paid, kind, due]) => {
  const found = paymentKind(june, claimWith(cells), leaver, { paid, open: false }, undefined, undefined);
  expect(found).toBe(kind);
  expect(paymentDue(june, found, paid, [paid + 1], undefined)).toBe(due);
});

test("a lump sum that stands leaves nothing, but for an instalment that is open", () => {
  const person = facts([1], { lumpPaid: true });
  const kind = (open: boolean) =>
    paymentKind(june, claimWith({}), "no", { paid: 1, open }, person, undefined);
  expect([kind(false), kind(true)]).toEqual(["nothing", "instalment"]);
});

describe("an instalment that is missing from a book that goes on beyond it", () => {
  const open = (cells: Change, person: ReturnType<typeof facts> | undefined, released = nothingReleased) =>
    isOpen(june, claimWith(cells), person, released);
  const order = { order: "CASE-1", takenBack: undefined };
  const takenBack = { order: undefined, takenBack: "CASE-1" };
  test.for<[why: string, number: number, person: ReturnType<typeof facts> | undefined, wanted: boolean]>([
    ["there is no book", 2, undefined, false],
    ["the book has it", 2, facts([1, 2, 3]), false],
    ["it is the next", 3, facts([1, 2]), false],
    ["one before it and one after it stand", 2, facts([1, 3]), true],
    ["the book begins after it", 2, facts([3]), false],
    ["it was undone, and the book begins after it", 2, { ...facts([3]), reopened: [2] }, true],
    ["another one was undone", 1, { ...facts([3]), reopened: [2] }, false],
  ])("%s", ([, instalmentNo, person, wanted]) => {
    expect(open({ instalmentNo }, person)).toBe(wanted);
  });

  test("before the first of the book a person may let it through, beyond the last nobody", () => {
    expect(open({ instalmentNo: 2 }, facts([3]), order)).toBe(true);
    expect(open({ instalmentNo: 3 }, facts([3]), order)).toBe(false);
    expect(open({ instalmentNo: 4 }, facts([3]), order)).toBe(false);
  });

  // Of two instalments one was taken back: the first.
  const one = facts([1, 2], { paid: 29_960 });
  test.for([
    [1, 59_920, false],
    [1, 59_919, true],
    [1, 29_960, true],
    [2, 29_960, false],
    [2, 29_959, true],
    [2, 0, true],
    [3, 0, false],
  ] as const)("number %i, of which %i pence still stand, was taken back: %s", ([
    instalmentNo,
    paid,
    wanted,
  ]) => {
    const person = facts([1, 2], { paid });
    expect(wasTakenBack(june, claimWith({ instalmentNo }), person)).toBe(wanted);
    expect(open({ instalmentNo }, person, takenBack)).toBe(wanted);
    expect(open({ instalmentNo }, person)).toBe(false);
  });

  test("a lump sum is taken back when nothing of it stands", () => {
    const lump = { paymentMethod: "LUMP" };
    const taken = (paid: number, lumpPaid = true) =>
      wasTakenBack(june, claimWith(lump), facts([], { paid, lumpPaid }));
    expect([taken(0), taken(1), taken(0, false)]).toEqual([true, false, false]);
    expect(open(lump, facts([], { paid: 0, lumpPaid: true }), takenBack)).toBe(true);
    expect(open(lump, facts([], { paid: 0, lumpPaid: true }), order)).toBe(false);
    expect(wasTakenBack(june, claimWith({ instalmentNo: 1 }), { ...one, lumpPaid: true })).toBe(false);
  });
});

describe("instalments that come together (C-34)", () => {
  const due = (
    period: string,
    paid: number,
    posted: readonly number[] | undefined,
    more: {
      readonly open?: boolean;
      readonly arrears?: string;
      readonly kind?: "instalment" | "balance";
    } = {},
  ) => {
    const { open = false, arrears = "at-once", kind = "instalment" } = more;
    const person = posted === undefined ? undefined : facts(posted);
    const circumstances = { person, remembers: true };
    return instalmentsDue(termsOf(period, { arrears }), kind, paid, open, circumstances, undefined);
  };
  test.for<[why: string, numbers: readonly number[], wanted: readonly number[]]>([
    ["June brings the first", due("2022-06", 0, undefined), [1]],
    ["July the first two, where nothing was paid", due("2022-07", 0, undefined), [1, 2]],
    ["and the second where the first was", due("2022-07", 1, [1]), [2]],
    ["October all five", due("2022-10", 0, undefined), [1, 2, 3, 4, 5]],
    ["and November no sixth", due("2022-11", 0, undefined), [1, 2, 3, 4, 5]],
    ["May, before the first month, one", due("2022-05", 0, undefined), [1]],
    ["ahead of its month one comes alone", due("2022-06", 2, [1, 2]), [3]],
    [
      "one that was missing comes without those that the book has",
      due("2022-08", 1, [1, 3], { open: true }),
      [2],
    ],
    ["and with those after them", due("2022-10", 1, [1, 3], { open: true }), [2, 4, 5]],
    ["a council that pays in order gets one", due("2022-08", 0, undefined, { arrears: "in-order" }), [1]],
    ["a balance has no number", due("2022-08", 1, [1], { kind: "balance" }), []],
  ])("%s", ([, numbers, wanted]) => {
    expect(numbers).toEqual(wanted);
  });

  test("without a book the row's own count is believed", () => {
    expect(instalmentsDue(termsOf("2022-08"), "instalment", 0, false, {}, undefined)).toEqual([1]);
  });

  test("each of them is an instalment's money", () => {
    expect(paymentDue(june, "instalment", 1, [2, 4, 5], undefined)).toBe(pence(3 * 29_960));
  });
});
