// The columns of payment-list.csv. Keys and order are a contract with finance systems; new columns go to the end.

import type { TableColumn } from "../core/table-column.ts";
import type { HeadAmounts } from "../engine/head-amounts.ts";
import type { ListedPayment } from "../engine/payment-list.ts";
import { headColumns } from "./head-columns.ts";

/** A payment of the list with its batch, its amounts by head in columns of their own. */
export type PaymentListLine = { readonly batch: string } & Omit<ListedPayment, "byHead" | "lines"> &
  HeadAmounts;

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
  ...headColumns(13),
];
