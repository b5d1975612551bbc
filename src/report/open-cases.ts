// The columns of open-cases.csv: duplicate cases of earlier batches that still wait for a person.
import type { OpenCaseLine } from "../engine/open-cases.ts";
import type { TableColumn } from "./columns.ts";

export const openCaseColumns: readonly TableColumn<OpenCaseLine>[] = [
  { key: "case", kind: "text", width: 20 },
  { key: "scheme", kind: "code", width: 26, words: "values" },
  { key: "period", kind: "month", width: 10 },
  { key: "ageMonths", kind: "count", width: 10 },
  { key: "certainty", kind: "code", width: 12, words: "values" },
  { key: "kind", kind: "code", width: 30, words: "values" },
  { key: "fileA", kind: "text", width: 26 },
  { key: "rowA", kind: "row", width: 8 },
  { key: "employerA", kind: "text", width: 14 },
  { key: "fileB", kind: "text", width: 26 },
  { key: "rowB", kind: "row", width: 8 },
  { key: "employerB", kind: "text", width: 14 },
  { key: "batch", kind: "text", width: 15 },
  { key: "evidence", kind: "code", width: 34, words: "values" },
  { key: "keep", kind: "code", width: 14, words: "keeps" },
  { key: "reason", kind: "code", width: 40, words: "values" },
  { key: "amountAtRisk", kind: "money", width: 14 },
  { key: "recovered", kind: "money", width: 14 },
];
