// The columns of the three tables of In-Work Support. Keys and order are a contract with other programs; new
// columns go to the end.
import type { TableColumn } from "../../core/table-column.ts";
import type { FlagRecord, ReferralRecord, TableRecord } from "./output.ts";

export const flagColumns: readonly TableColumn<FlagRecord>[] = [
  { key: "file", kind: "text", width: 26 },
  { key: "sheet", kind: "text", width: 14 },
  { key: "row", kind: "row", width: 8 },
  { key: "clientRef", kind: "text", width: 16 },
  { key: "provider", kind: "code", width: 26, words: "providers" },
  { key: "laCode", kind: "text", width: 12 },
  { key: "clientKind", kind: "code", width: 24, words: "values" },
  { key: "absenceDays", kind: "count", width: 12 },
  { key: "phase", kind: "count", width: 8 },
  { key: "overCap", kind: "yes-no", width: 14 },
  { key: "lagDays", kind: "count", width: 12 },
  { key: "counted", kind: "yes-no", width: 10 },
  { key: "notes", kind: "code", width: 90, words: "notes" },
  { key: "rules", kind: "text", width: 30 },
];

export const tableColumns: readonly TableColumn<TableRecord>[] = [
  { key: "table", kind: "code", width: 26, words: "tables" },
  { key: "provider", kind: "code", width: 26, words: "providers" },
  { key: "group", kind: "code", width: 18, words: "categories" },
  { key: "category", kind: "code", width: 26, words: "categories" },
  { key: "count", kind: "count", width: 10 },
  { key: "base", kind: "count", width: 10 },
  { key: "target", kind: "count", width: 10 },
  { key: "percent", kind: "count", width: 10 },
  { key: "medianDays", kind: "text", width: 12 },
  { key: "mark", kind: "code", width: 26, words: "values" },
  { key: "rule", kind: "text", width: 10 },
];

export const referralColumns: readonly TableColumn<ReferralRecord>[] = [
  { key: "reference", kind: "text", width: 30 },
  { key: "laCode", kind: "text", width: 12 },
  { key: "provider", kind: "code", width: 26, words: "providers" },
  { key: "from", kind: "day", width: 13 },
  { key: "days", kind: "count", width: 10 },
  { key: "flag", kind: "code", width: 22, words: "values" },
  { key: "note", kind: "code", width: 60, words: "notes" },
];
