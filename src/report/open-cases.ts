// The columns of open-cases.csv: duplicate cases of earlier batches that still wait for a person.
import type { OpenCaseLine } from "../engine/open-cases.ts";
import { judgementColumns, pairColumns, type TableColumn } from "./columns.ts";

export const openCaseColumns: readonly TableColumn<OpenCaseLine>[] = [
  { key: "case", kind: "text", width: 20 },
  { key: "scheme", kind: "code", width: 26, words: "values" },
  { key: "period", kind: "month", width: 10 },
  { key: "ageMonths", kind: "count", width: 10 },
  ...pairColumns,
  { key: "batch", kind: "text", width: 15 },
  ...judgementColumns,
  { key: "recovered", kind: "money", width: 14 },
  { key: "batchB", kind: "text", width: 15 },
];
