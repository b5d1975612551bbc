// The columns of exceptions.csv: what rests on more than the rules, with who decided and why.
import type { ExceptionLine } from "../rulings/exceptions.ts";
import type { TableColumn } from "./columns.ts";

export const exceptionColumns: readonly TableColumn<ExceptionLine>[] = [
  { key: "kind", kind: "code", width: 16, words: "exceptions" },
  { key: "caseId", kind: "text", width: 18 },
  { key: "file", kind: "text", width: 26 },
  { key: "row", kind: "row", width: 8 },
  { key: "employerId", kind: "text", width: 14 },
  { key: "niNumber", kind: "text", width: 13 },
  { key: "rule", kind: "text", width: 10 },
  { key: "outcomeBefore", kind: "code", width: 18, words: "outcomes" },
  { key: "outcomeAfter", kind: "code", width: 18, words: "outcomes" },
  { key: "reason", kind: "text", width: 50 },
  { key: "decidedBy", kind: "text", width: 20 },
  { key: "approvedBy", kind: "text", width: 20 },
  { key: "evidenceRef", kind: "text", width: 18 },
  { key: "received", kind: "day", width: 15 },
  { key: "decided", kind: "day", width: 15 },
  { key: "due", kind: "day", width: 15 },
  { key: "overdue", kind: "yes-no", width: 10 },
  { key: "amount", kind: "money", width: 13 },
  { key: "decision", kind: "code", width: 18, words: "values" },
  { key: "claimFile", kind: "text", width: 26 },
  { key: "claimRow", kind: "row", width: 8 },
];
