// The columns of open-matters.csv: everything that an officer has to see to, with what closes it.
import type { MatterLine } from "../engine/open-matters.ts";
import type { TableColumn } from "./columns.ts";

export const openMatterColumns: readonly TableColumn<MatterLine>[] = [
  { key: "kind", kind: "code", width: 30, words: "matters" },
  { key: "scheme", kind: "code", width: 26, words: "values" },
  { key: "employerId", kind: "text", width: 14 },
  { key: "laCode", kind: "text", width: 12 },
  { key: "period", kind: "month", width: 10 },
  { key: "amount", kind: "money", width: 14 },
  { key: "ageMonths", kind: "count", width: 10 },
  { key: "sinceBatch", kind: "text", width: 15 },
  { key: "sinceFile", kind: "text", width: 26 },
  { key: "sinceRow", kind: "row", width: 8 },
  { key: "againstBatch", kind: "text", width: 15 },
  { key: "againstFile", kind: "text", width: 26 },
  { key: "againstRow", kind: "row", width: 8 },
  { key: "closes", kind: "code", width: 44, words: "closings" },
  { key: "about", kind: "text", width: 24 },
  { key: "reason", kind: "code", width: 30, words: "matterReasons" },
  { key: "covers", kind: "code", width: 22, words: "covers" },
  { key: "niNumber", kind: "text", width: 13 },
  { key: "case", kind: "text", width: 20 },
  { key: "ofPeople", kind: "row", width: 10 },
  { key: "ofPayments", kind: "money", width: 14 },
];
