// Due amounts and payments for the tests of the bank reconciliation, with the usual values filled in.

import type { BankPayment, Due } from "../../src/bank/bank.ts";
import { day, type Month, monthFromText } from "../../src/core/day.ts";
import { pence } from "../../src/core/money.ts";

export function month(text: string): Month {
  const found = monthFromText(text);
  if (found === undefined) throw new Error(`not a month: ${text}`);
  return found;
}

type OwnDue = Partial<Omit<Due, "amount" | "period">> & {
  readonly amount?: number;
  readonly period?: string;
};

export function due(own: OwnDue = {}): Due {
  const { amount = 100_00, period = "2022-06", ...rest } = own;
  const { laCode = "W06000002", employerId = "E01", sequence = 1 } = rest;
  const reference = `WFP-${laCode}-${employerId}-${period}-0${sequence}`;
  return {
    reference,
    references: [reference],
    scheme: "social-care-payment-2022",
    batches: ["aaaaaaaaaaaa"],
    byHead: [amount, 0, 0, 0, 0, 0].map(pence),
    ...rest,
    laCode,
    employerId,
    sequence,
    period: month(period),
    amount: pence(amount),
  };
}

type OwnPayment = Partial<Omit<BankPayment, "amount" | "date" | "period">> & {
  readonly amount?: number;
  readonly date?: string;
  readonly period?: string;
};

export function payment(own: OwnPayment = {}): BankPayment {
  const { amount = 100_00, date = "2022-07-05", period, ...rest } = own;
  return {
    file: "bank.csv",
    sheet: "",
    row: 2,
    column: 1,
    heading: "Amount",
    direction: amount < 0 ? "REPAYMENT" : "LA_TO_EMPLOYER",
    reference: "BACS",
    employerId: "E01",
    laCode: "",
    batchId: "",
    payeeName: "",
    account: "",
    journalNo: "",
    ...rest,
    date: day(date),
    amount: pence(amount),
    period: period === undefined ? undefined : month(period),
  };
}
