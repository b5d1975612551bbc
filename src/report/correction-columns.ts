// The columns of corrections.csv. Keys and order are a contract with other programs; new columns go to the end.
import type { CorrectionLine } from "../engine/corrections.ts";
import type { TableColumn } from "./columns.ts";

export const correctionColumns: readonly TableColumn<CorrectionLine>[] = [
  { key: "file", kind: "text", width: 26 },
  { key: "row", kind: "row", width: 8 },
  { key: "niNumber", kind: "text", width: 13 },
  { key: "employerId", kind: "text", width: 14 },
  { key: "laCode", kind: "text", width: 12 },
  { key: "period", kind: "month", width: 10 },
  { key: "head", kind: "code", width: 20, words: "heads" },
  { key: "before", kind: "money", width: 13 },
  { key: "after", kind: "money", width: 13 },
  { key: "difference", kind: "money", width: 13 },
  { key: "beforeBatch", kind: "text", width: 15 },
  { key: "beforeFile", kind: "text", width: 26 },
  { key: "beforeRow", kind: "row", width: 8 },
  { key: "kind", kind: "code", width: 12, words: "values" },
  { key: "scheme", kind: "code", width: 26, words: "values" },
];
