// What was paid before, as the scheme makes it of postings: on-costs that a return would bring again, and who is short of what.
import { describe, expect, test } from "vitest";
import { addMonths } from "../../../src/core/day.ts";
import type { Head } from "../../../src/core/decision.ts";
import { pence } from "../../../src/core/money.ts";
import type { ReturnLine } from "../../../src/schemes/past.ts";
import { standing as standingNames } from "../../../src/schemes/social-care-payment-2022/duplicates.ts";
import { past } from "../../../src/schemes/social-care-payment-2022/past.ts";
import { missingOf } from "../../../src/schemes/social-care-payment-2022/shortfalls.ts";
import { month } from "../../ledger/book.ts";

const june = month("2022-06");
const payer = { employerId: "E0042", laCode: "W06000015" };

describe("on-costs that a file of their own has brought", () => {
  const cost = (dueMonth: string, change: Partial<typeof payer> = {}): ReturnLine => ({
    ...{ ...payer, ...change, submission: 2, layout: "wfp-oncost", dueMonth: month(dueMonth), times: 0 },
    ...{ head: "EMPLOYER_NI" as const, instalment: 1, amount: 4509 },
  });
  const payment = (dueMonth: string): ReturnLine => ({
    ...cost(dueMonth),
    ...{ layout: "wfp-return", submission: 1, head: "PAYMENT", times: 1, amount: 29960 },
  });
  test.for([
    ["of the month before: that return is another one", "2022-05", {}, 0],
    ["of the return's own month", "2022-06", {}, 1],
    ["of the month after", "2022-07", {}, 1],
    ["of another employer", "2022-06", { employerId: "E0043" }, 0],
    ["of another council", "2022-06", { laCode: "W06000002" }, 0],
  ] as const)("%s", ([, dueMonth, change, found]) => {
    const lines = [{ ...payment(dueMonth), ...change }, cost(dueMonth, change)];
    const of = { layout: "wfp-return", ...payer, period: june };
    expect(past.costsBeside?.(lines, of, "wfp-oncost")).toHaveLength(found);
    // A file of on-costs brings them itself.
    expect(past.costsBeside?.(lines, { ...of, layout: "wfp-oncost" }, "wfp-oncost")).toEqual([]);
  });
  test("whose payment does not stand are the next payment's, whoever's they were", () => {
    const of = { layout: "wfp-return", ...payer, period: june };
    const alone = [cost("2022-05", { employerId: "E0043" })];
    expect(past.costsBeside?.(alone, of, "wfp-oncost")).toHaveLength(1);
  });
});

describe("who is short, and why", () => {
  const terms = { total: pence(149_800), lastMonth: month("2022-10") };
  const row = { ...payer, period: june, batchId: "aaaaaaaaaaaa", file: "june.csv", row: 2 };
  const paid = (amount: number, head: Head = "PAYMENT") =>
    ({ ...row, returnBatchId: row.batchId, submission: 1, head, amount: pence(amount) }) as const;
  const told = (period: number, amount = 29_960) =>
    ({
      ...{ ...row, period: addMonths(june, period), batch: 2, kind: "paid-not-eligible" },
      ...{ amount: pence(amount), about: "WFP-31" },
    }) as const;
  const reason = (
    postings: readonly ReturnType<typeof paid>[],
    lines: readonly ReturnType<typeof told>[],
    sentLast = true,
    ruled: readonly number[] = [],
  ) => {
    const recognised = ruled.map((batch) => ({
      ...row,
      batch,
      batchId: "cccccccccccc",
      file: "decisions.csv",
    }));
    return missingOf(terms, { postings, lines, recognised }, () => sentLast)?.reason;
  };

  test.for([
    ["a penny short", 149_799, "not-in-last-return"],
    ["all of it", 149_800, undefined],
    ["a penny more", 149_801, undefined],
  ] as const)("%s", ([, amount, why]) => {
    expect(reason([paid(amount)], [])).toBe(why);
  });
  test.for([
    ["in the month of the last payment", 0, "not-eligible"],
    ["in the month after", 1, "not-eligible"],
    ["in the month before: it was paid since", -1, "not-in-last-return"],
  ] as const)("refused %s", ([, period, why]) => {
    expect(reason([paid(29_960)], [told(period)])).toBe(why);
  });
  test.for([
    ["in the same batch as the row", 2, "not-eligible"],
    ["in a batch after the row", 3, "ruling-not-followed"],
    ["in a batch before it", 1, "not-eligible"],
  ] as const)("somebody who was paid and refused since is recognised %s", ([, batch, why]) => {
    expect(reason([paid(29_960)], [told(1)], true, [batch])).toBe(why);
  });
  test.for([
    ["in the same batch as the row", 2, undefined],
    ["in a batch after the row", 3, "ruling-not-followed"],
    ["in a batch before it", 1, undefined],
  ] as const)("somebody who has nothing is recognised %s", ([, batch, why]) => {
    expect(reason([], [told(0)], true, [batch])).toBe(why);
    expect(reason([], [], true, [batch])).toBe("ruling-not-followed");
  });
  test("a line that closes says nothing, and without a last return nobody sent any", () => {
    expect(reason([paid(29_960)], [told(0, -29_960)])).toBe("not-in-last-return");
    expect(reason([paid(29_960)], [], false)).toBe("returns-stopped");
    expect(reason([paid(29_960), paid(-29_960, "RECOVERY")], [])).toBeUndefined();
  });
});

describe("what stands after postings", () => {
  type Posting = { head: Head; instalment: number; amount: number; times: number; submission: number };
  const posted = (change: Partial<Posting>): Posting => ({
    ...{ head: "PAYMENT", instalment: 1, amount: 29_960, times: 1, submission: 1, ...change },
  });
  const undone = (change: Partial<Posting>) => posted({ amount: -29_960, times: -1, ...change });
  const second = posted({ instalment: 2, submission: 2 });
  const standing = (lines: readonly Posting[], without?: ReadonlySet<number>) =>
    past.standing(undefined, lines, without);

  test("instalments in order, and the sum of payments and of what was taken back", () => {
    const back = posted({ head: "RECOVERY", instalment: 0, amount: -100, times: 0 });
    expect(standing([second, posted({}), back])).toEqual({
      paid: 59_820,
      instalments: [1, 2],
      lumpPaid: false,
    });
  });
  test("costs and fees are not paid to the person, nor is another scheme's top-up, which leaves the person known", () => {
    const cost = posted({ head: "EMPLOYER_NI", amount: 9, times: 0 });
    expect(standing([cost])).toBeUndefined();
    expect(standing([posted({ head: "TOPUP", instalment: 0, amount: 9 })])).toEqual({
      paid: 0,
      instalments: [],
      lumpPaid: false,
    });
  });
  test("one that was undone before the last is due again, the last one comes next by itself", () => {
    expect(standing([posted({}), undone({}), second])).toMatchObject({ instalments: [2], reopened: [1] });
    expect(standing([posted({}), second, undone({ instalment: 2, submission: 2 })])).not.toHaveProperty(
      "reopened",
    );
  });
  test("beside a lump sum every one that was undone is due again", () => {
    const lump = posted({ instalment: 0, amount: 149_800, submission: 3 });
    expect(standing([posted({}), undone({}), lump])).toMatchObject({ lumpPaid: true, reopened: [1] });
  });
  test("returns that are about to be undone pay nothing, and what they had paid is due again", () => {
    expect(standing([posted({}), second], new Set([1]))).toEqual({
      ...{ paid: 29_960, instalments: [2], lumpPaid: false, reopened: [1] },
    });
    expect(standing([posted({})], new Set([1]))).toBeUndefined();
  });
  test("on top of what stood before", () => {
    const before = { paid: pence(29_960), instalments: [1], lumpPaid: false, reopened: [2] };
    expect(past.standing(before, [posted({ instalment: 3 })])).toMatchObject({
      paid: 59_920,
      instalments: [1, 3],
      reopened: [2],
    });
    expect(past.standing(before, [posted({ instalment: 2 })])).toEqual({
      paid: 59_920,
      instalments: [1, 2],
      lumpPaid: false,
    });
  });
});

describe("what follows from all rows that stand", () => {
  const conditionalAt = standingNames.indexOf("conditional");
  const row = (amount: number, conditional: 0 | 1, instalments: readonly number[] = [1]) => ({
    ...{ amount, instalments },
    standing: standingNames.map((_, at) => (at === conditionalAt ? conditional : 0)),
  });
  const facts = (paid: number) => ({ paid: pence(paid), instalments: [1], lumpPaid: false });
  const conditionally = (paid: number, ...rows: ReturnType<typeof row>[]) =>
    past.withRows(facts(paid), rows).paidConditionally;
  test("only what rests on expected shifts can be taken back, less what was", () => {
    expect(conditionally(100, row(100, 0))).toBeUndefined();
    expect(conditionally(100, row(100, 1))).toBe(100);
    expect(conditionally(200, row(100, 1), row(100, 0))).toBe(100);
    expect(conditionally(130, row(100, 1), row(100, 0))).toBe(30);
    expect(conditionally(0, row(100, 1))).toBe(0);
    expect(conditionally(50, row(100, 1), row(100, 0))).toBe(0);
  });
  test("an employer that counts returns is behind by each instalment that came with another", () => {
    expect(past.withRows(facts(1), [row(1, 0), row(1, 0, [2])])).not.toHaveProperty("together");
    expect(past.withRows(facts(1), [row(1, 0, [1, 2, 3]), row(1, 0, [4]), row(1, 0, [])]).together).toBe(2);
  });
});
