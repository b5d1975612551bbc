// What was paid before, as the scheme makes it of postings: on-costs that a return would bring again, and who is short of what.
import { describe, expect, test } from "vitest";
import { addMonths } from "../../../src/core/day.ts";
import type { Head } from "../../../src/core/decision.ts";
import { pence } from "../../../src/core/money.ts";
import type { ReturnLine } from "../../../src/schemes/past.ts";
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
  ) => missingOf(terms, { postings, lines, recognised: [] }, () => sentLast)?.reason;

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
  test("a line that closes says nothing, and without a last return nobody sent any", () => {
    expect(reason([paid(29_960)], [told(0, -29_960)])).toBe("not-in-last-return");
    expect(reason([paid(29_960)], [], false)).toBe("returns-stopped");
    expect(reason([paid(29_960), paid(-29_960, "RECOVERY")], [])).toBeUndefined();
  });
});
