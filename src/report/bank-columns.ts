// The columns of the files that a bank reconciliation writes. Keys and order are a contract with other programs;
// new columns go to the end.
import type { BalanceLine, BankLine, CutOffLine, UnknownLine } from "../bank/lines.ts";
import type { TableColumn } from "./columns.ts";
import { headColumns } from "./head-columns.ts";

type Columns<Line> = readonly TableColumn<Line>[];

export const bankColumns: Columns<BankLine> = [
  { key: "state", kind: "code", width: 14 },
  { key: "reference", kind: "text", width: 34 },
  { key: "scheme", kind: "code", width: 26 },
  { key: "laCode", kind: "text", width: 12 },
  { key: "employerId", kind: "text", width: 14 },
  { key: "period", kind: "month", width: 10 },
  { key: "sequence", kind: "count", width: 10 },
  { key: "expected", kind: "money", width: 14 },
  { key: "paid", kind: "money", width: 14 },
  { key: "repaid", kind: "money", width: 14 },
  { key: "difference", kind: "money", width: 14 },
  { key: "matched", kind: "code", width: 26 },
  { key: "payments", kind: "text", width: 26 },
  { key: "references", kind: "text", width: 34 },
  { key: "firstPaid", kind: "day", width: 12 },
  { key: "lastPaid", kind: "day", width: 12 },
  { key: "daysLate", kind: "count", width: 10 },
  ...headColumns(14),
  { key: "batches", kind: "text", width: 26 },
];

/** Of unknown.csv and of set-aside.csv. */
export const unknownColumns: Columns<UnknownLine> = [
  { key: "state", kind: "code", width: 18 },
  { key: "reason", kind: "code", width: 20 },
  { key: "file", kind: "text", width: 26 },
  { key: "sheet", kind: "text", width: 14 },
  { key: "row", kind: "row", width: 8 },
  { key: "paymentDate", kind: "day", width: 12 },
  { key: "amount", kind: "money", width: 14 },
  { key: "direction", kind: "code", width: 20 },
  { key: "employerId", kind: "text", width: 14 },
  { key: "paymentReference", kind: "text", width: 34 },
  { key: "batchId", kind: "text", width: 14 },
  { key: "period", kind: "month", width: 10 },
  { key: "payeeName", kind: "text", width: 26 },
  { key: "accountNumber", kind: "text", width: 10 },
  { key: "journalNo", kind: "text", width: 14 },
  { key: "candidates", kind: "text", width: 60 },
];

export const cutOffColumns: Columns<CutOffLine> = [
  { key: "reference", kind: "text", width: 34 },
  { key: "scheme", kind: "code", width: 26 },
  { key: "laCode", kind: "text", width: 12 },
  { key: "employerId", kind: "text", width: 14 },
  { key: "period", kind: "month", width: 10 },
  { key: "periodEnd", kind: "day", width: 12 },
  { key: "paymentDate", kind: "day", width: 12 },
  { key: "daysAfter", kind: "count", width: 10 },
  { key: "amount", kind: "money", width: 14 },
  { key: "paymentReference", kind: "text", width: 34 },
  { key: "file", kind: "text", width: 26 },
  { key: "sheet", kind: "text", width: 14 },
  { key: "row", kind: "row", width: 8 },
];

export const balanceColumns: Columns<BalanceLine> = [
  { key: "scheme", kind: "code", width: 26 },
  { key: "laCode", kind: "text", width: 12 },
  { key: "employerId", kind: "text", width: 14 },
  { key: "month", kind: "month", width: 10 },
  { key: "due", kind: "money", width: 14 },
  { key: "paid", kind: "money", width: 14 },
  { key: "repaid", kind: "money", width: 14 },
  { key: "balance", kind: "money", width: 14 },
];
