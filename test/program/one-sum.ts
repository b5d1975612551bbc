// The sums that the bank, each payee, the summary and the ledger are told, added up by somebody else: one and the same, to the
// penny.
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "vitest";
import { heads } from "../../src/core/decision.ts";
import { linesOf, penceOf, sumOf } from "./batch-folder.ts";

/** What of summary.json is compared. */
export type SummedUp = {
  readonly payable: string;
  readonly replaced: string;
  readonly toPay: string;
  readonly forecast: string;
  readonly payments: number;
  readonly heads: Readonly<Record<string, string>>;
};

/** The columns of the heads in their order. */
export const amountKeys = ["payment", "employerNi", "employerPension", "adminFee", "topUp", "recovery"];

/** Where a ledger lies beside the batch, it has to hold the same sum: what the batch posted less what it undid. */
export function expectOneSum(folder: string, summary: SummedUp): void {
  const [payments, payees, forecast] = ["payments.csv", "payees.csv", "forecast.csv"].map((name) =>
    linesOf(folder, name),
  );
  if (payments === undefined || payees === undefined || forecast === undefined) throw new Error("no tables");
  expect(payments).toHaveLength(summary.payments);
  expect(penceOf(summary.payable) + penceOf(summary.replaced)).toBe(penceOf(summary.toPay));
  expect(sumOf(payments, "amount")).toBe(penceOf(summary.toPay));
  expect(sumOf(payees, "total")).toBe(penceOf(summary.toPay));
  expect(
    sumOf(
      payments.filter(({ replaces }) => replaces !== ""),
      "amount",
    ),
  ).toBe(penceOf(summary.replaced));
  expect(sumOf(forecast, "amount")).toBe(penceOf(summary.forecast));
  for (const [at, head] of heads.entries()) {
    const mine = payments.filter((line) => line["head"] === head);
    const own = mine.filter(({ replaces }) => replaces === "");
    expect(sumOf(own, "amount"), head).toBe(penceOf(summary.heads[head]));
    expect(sumOf(payees, amountKeys[at] ?? ""), head).toBe(sumOf(mine, "amount"));
  }
  const payee = ({ employerId, laCode }: (typeof payments)[number]) => `${laCode} ${employerId}`;
  expect(payees.map(payee)).toEqual([...new Set(payments.map(payee))].sort());
  for (const line of payees) {
    const mine = payments.filter((payment) => payee(payment) === payee(line));
    expect(sumOf(mine, "amount"), payee(line)).toBe(penceOf(line["total"]));
  }
  const book = join(dirname(folder), "ledger.sqlite");
  if (existsSync(book)) expect(postedBy(book, basename(folder))).toBe(penceOf(summary.toPay));
}

/** What a batch has moved in the book, added up by the database and not by the program. */
function postedBy(book: string, batch: string): unknown {
  const database = new DatabaseSync(book, { readOnly: true });
  try {
    const sql = `SELECT coalesce(sum(p.pence), 0) AS pence FROM batch AS b LEFT JOIN posting AS p ON p.batch = b.sequence
      WHERE b.id = ? AND b.sequence NOT IN (SELECT withdraws FROM batch WHERE withdraws IS NOT NULL)`;
    return database.prepare(sql).get(batch)?.["pence"];
  } finally {
    database.close();
  }
}
