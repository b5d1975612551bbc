// The books of a piece: remarks about a column are counted, the first of them kept; an amount of nothing is no posting.
import { expect, test } from "vitest";
import { openPiece } from "../../../src/batch/decide/piece.ts";
import { fewRows } from "../../../src/batch/handover/assessed-rows.ts";
import type { RowResult } from "../../../src/batch/handover/row-result.ts";
import { monthFromText } from "../../../src/core/day.ts";
import { heads } from "../../../src/core/decision.ts";
import { pence } from "../../../src/core/money.ts";
import { fileProblem } from "../../../src/core/problem.ts";
import { amountsIn } from "../../../src/engine/payable-amounts.ts";

const open = () => openPiece([{ head: "PAYMENT" }, { head: "EMPLOYER_NI" }], 1);
const finish = (piece: ReturnType<typeof open>) => piece.finish({} as never, {} as never);
const nothing = heads.map(() => 0);
const row: RowResult = {
  ...{
    row: 2,
    reference: "",
    payrollRef: "",
    niNumber: "",
    isSecond: false,
    isUnsettled: false,
    surname: "",
  },
  ...{ forenames: "", outcome: "payable", conditional: false, rules: "", payable: nothing, claimed: 0 },
  ...{ declared: [0, 0], notClaimed: [], differs: "", payments: 0, forecast: { lines: 0, amount: 0 } },
};

test.for([1, 2, 3, 4, 9])("%d remarks about a column", (many) => {
  const piece = open();
  for (let at = 0; at < many; at += 1)
    piece.ofColumn(fileProblem("on-cost-cell-missing", "a.csv", { row: at + 2, key: "basePay" }));
  piece.ofColumn(fileProblem("on-cost-cell-missing", "a.csv", { row: 2, key: "niCategory" }));
  const [first, other] = finish(piece).ofColumns;
  expect(first?.rows).toBe(many);
  expect(first?.problems.map((one) => one.row)).toEqual([2, 3, 4].slice(0, Math.min(many, fewRows)));
  expect(other).toMatchObject({ rows: 1, problems: [{ key: "niCategory" }] });
});

test("amounts are of the row that is being decided, and none of them is nothing", () => {
  const piece = open();
  const dueMonth = monthFromText("2022-06") ?? (0 as never);
  const payment = (amount: number) =>
    ({ head: "PAYMENT", dueMonth, amount: pence(amount), instalment: 1 }) as const;
  piece.end(row);
  piece.due(7, [payment(5), payment(0), payment(-3)]);
  piece.stands({ person: 4, values: [6, 7], number: 7, held: true }, undefined);
  piece.end(row);
  const { postings, rows, heldRows, standingRows, standingValues, standingNumbers } = finish(piece);
  expect(rows).toBe(2);
  const told = [...amountsIn([{ firstRow: 10, numbers: postings }])].map((one) => [
    one.at,
    one.row,
    one.amount,
  ]);
  expect(told).toEqual([
    [11, 7, 5],
    [11, 7, -3],
  ]);
  // A standing has the width that its scheme says.
  expect([heldRows, standingRows, standingValues, standingNumbers].map((one) => [...one])).toEqual([
    [1],
    [1],
    [6],
    [7],
  ]);
});

test("what a row leaves unclaimed is none of the next one's", () => {
  const piece = open();
  piece.end({ ...row, notClaimed: [0, 45_09] });
  piece.end(row);
  expect(finish(piece).tally.notClaimedRows).toEqual(heads.map((head) => (head === "EMPLOYER_NI" ? 1 : 0)));
});

test("a cell that cannot be read is counted, and is in no sum", () => {
  const piece = open();
  for (const [reference, amount] of [["a", 5] as const, ["", undefined] as const, ["a", 7] as const]) {
    piece.amounts(reference, amount);
    piece.end(row);
  }
  const { total, unreadable, references } = finish(piece);
  expect([total, unreadable]).toEqual([12, 1]);
  expect(references[1]).toBe(0);
  expect(references[0]).toBe(references[2]);
  expect(references[0]).not.toBe(0);
});
