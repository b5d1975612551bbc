// The columns of payment-list.csv. Keys and order are a contract with finance systems; new columns go to the end.

import type { Month } from "../core/day.ts";
import type { Pence } from "../core/money.ts";
import type { TableColumn } from "../core/table-column.ts";

export type PaymentListLine = {
  readonly batch: string;
  readonly reference: string;
  readonly kind: "PAY" | "CREDIT";
  readonly payeeReference: string;
  readonly employerId: string;
  readonly employerName: string;
  readonly laCode: string;
  readonly scheme: string;
  readonly period: Month;
  readonly amount: Pence;
  readonly payment: Pence;
  readonly employerNi: Pence;
  readonly employerPension: Pence;
  readonly adminFee: Pence;
  readonly topUp: Pence;
  readonly recovery: Pence;
};

export const paymentListColumns: readonly TableColumn<PaymentListLine>[] = [
  { key: "batch", kind: "text", width: 15 },
  { key: "reference", kind: "text", width: 34 },
  { key: "kind", kind: "code", width: 10 },
  { key: "payeeReference", kind: "text", width: 18 },
  { key: "employerId", kind: "text", width: 14 },
  { key: "employerName", kind: "text", width: 30 },
  { key: "laCode", kind: "text", width: 12 },
  { key: "scheme", kind: "code", width: 26 },
  { key: "period", kind: "month", width: 10 },
  { key: "amount", kind: "money", width: 14 },
  { key: "payment", kind: "money", width: 13 },
  { key: "employerNi", kind: "money", width: 13 },
  { key: "employerPension", kind: "money", width: 13 },
  { key: "adminFee", kind: "money", width: 13 },
  { key: "topUp", kind: "money", width: 13 },
  { key: "recovery", kind: "money", width: 13 },
];
