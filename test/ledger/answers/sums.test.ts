// Balances and sums out of the book's sums: in which order they are told, and what is added to what.
import { expect, test } from "vitest";
import { pence } from "../../../src/core/money.ts";
import { accruedSums, balancesOf, inSumOrder } from "../../../src/ledger/answers/sums.ts";
import type { BookSum } from "../../../src/ledger/records.ts";
import { month } from "../book.ts";

const sum = (
  scheme: string,
  parts: BookSum["parts"],
  head: BookSum["head"] = "PAYMENT",
  amount = 1,
): BookSum => ({
  ...{ scheme, parts, head, postings: 2 },
  amount: pence(amount),
});

test("sums are told by scheme, then by part, then by head as reports show them", () => {
  const inOrder = [
    sum("a", ["E2", 1]),
    sum("b", ["E1", 9]),
    sum("b", ["E1", 10]),
    sum("b", ["E1", 10], "EMPLOYER_NI"),
    sum("b", ["E1", 10], "RECOVERY"),
    sum("b", ["E2", 1]),
  ];
  expect(inOrder.toReversed().sort(inSumOrder)).toEqual(inOrder);
});

test("one balance for each scheme and key, by head, and in all; a month is told as text", () => {
  const found = balancesOf([
    sum("wfp", ["E1"], "PAYMENT", 100),
    sum("wfp", ["E1"], "RECOVERY", -30),
    sum("wfp", ["E1"], "PAYMENT", 5),
    sum("sspe", ["E1"], "TOPUP", 7),
    sum("wfp", [month("2022-06")], "PAYMENT", 1),
  ]);
  expect(found).toEqual([
    { scheme: "wfp", key: "E1", byHead: [105, 0, 0, 0, 0, -30], total: 75, postings: 6 },
    { scheme: "sspe", key: "E1", byHead: [0, 0, 0, 0, 7, 0], total: 7, postings: 2 },
    { scheme: "wfp", key: "2022-06", byHead: [1, 0, 0, 0, 0, 0], total: 1, postings: 2 },
  ]);
});

test("what has accrued is told by council, month in which it is due and month of the return; nothing of nothing", () => {
  const parts = ["W06000015", month("2022-07"), month("2022-06")];
  expect(accruedSums([sum("wfp", parts, "PAYMENT", 9), sum("wfp", parts, "ADMIN_FEE", 0)])).toEqual([
    {
      scheme: "wfp",
      laCode: "W06000015",
      dueMonth: month("2022-07"),
      period: month("2022-06"),
      head: "PAYMENT",
      amount: 9,
    },
  ]);
});
