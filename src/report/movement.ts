// The columns of movement.csv: each employer's month against the one before, and the people who made the difference.
import type { MovementLine } from "../engine/movement-lines.ts";
import type { TableColumn } from "./columns.ts";

export const movementColumns: readonly TableColumn<MovementLine>[] = [
  { key: "kind", kind: "code", width: 18, words: "movements" },
  { key: "scheme", kind: "code", width: 26, words: "values" },
  { key: "employerId", kind: "text", width: 14 },
  { key: "laCode", kind: "text", width: 12 },
  { key: "period", kind: "month", width: 10 },
  { key: "niNumber", kind: "text", width: 13 },
  { key: "peopleBefore", kind: "count", width: 12 },
  { key: "people", kind: "count", width: 12 },
  { key: "joiners", kind: "count", width: 10 },
  { key: "leavers", kind: "count", width: 10 },
  { key: "missing", kind: "count", width: 10 },
  { key: "amountBefore", kind: "money", width: 14 },
  { key: "amount", kind: "money", width: 14 },
  { key: "difference", kind: "money", width: 14 },
  { key: "varies", kind: "yes-no", width: 10 },
  { key: "reasons", kind: "text", width: 70 },
  { key: "file", kind: "text", width: 26 },
  { key: "row", kind: "row", width: 8 },
  { key: "batch", kind: "text", width: 15 },
];
