// The sums that the bank, each payee and the summary are told, added up by somebody else: one and the same, to the penny.
import { expect } from "vitest";
import { heads } from "../../src/core/decision.ts";
import { linesOf, penceOf, sumOf } from "./batch-folder.ts";

/** What of summary.json is compared. */
export type SummedUp = {
  readonly payable: string;
  readonly forecast: string;
  readonly payments: number;
  readonly heads: Readonly<Record<string, string>>;
};

/** The columns of the heads in their order. */
export const amountKeys = ["payment", "employerNi", "employerPension", "adminFee", "topUp", "recovery"];

export function expectOneSum(folder: string, summary: SummedUp): void {
  const [payments, payees, forecast] = ["payments.csv", "payees.csv", "forecast.csv"].map((name) =>
    linesOf(folder, name),
  );
  if (payments === undefined || payees === undefined || forecast === undefined) throw new Error("no tables");
  expect(payments).toHaveLength(summary.payments);
  expect(sumOf(payments, "amount")).toBe(penceOf(summary.payable));
  expect(sumOf(payees, "total")).toBe(penceOf(summary.payable));
  expect(sumOf(forecast, "amount")).toBe(penceOf(summary.forecast));
  for (const [at, head] of heads.entries()) {
    const mine = payments.filter((line) => line["head"] === head);
    expect(sumOf(mine, "amount"), head).toBe(penceOf(summary.heads[head]));
    expect(sumOf(payees, amountKeys[at] ?? ""), head).toBe(penceOf(summary.heads[head]));
  }
  const payee = ({ employerId, laCode }: (typeof payments)[number]) => `${laCode} ${employerId}`;
  expect(payees.map(payee)).toEqual([...new Set(payments.map(payee))].sort());
  for (const line of payees) {
    const mine = payments.filter((payment) => payee(payment) === payee(line));
    expect(sumOf(mine, "amount"), payee(line)).toBe(penceOf(line["total"]));
  }
}
