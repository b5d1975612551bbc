// The sum of the rows that a batch has put into one table: a sha256 over them as lines of JSON.
import { createHash } from "node:crypto";
import type { SQLInputValue } from "node:sqlite";
import { rowText } from "./row-text.ts";

export type TableSum = {
  /** In the order of their ids. */
  readonly add: (row: readonly SQLInputValue[]) => void;
  /** 64 hex digits; nothing can be added any more. */
  readonly finish: () => string;
};

export function tableSum(): TableSum {
  const hash = createHash("sha256");
  const text = rowText((bytes) => hash.update(bytes));
  return {
    add: text.add,
    finish() {
      text.end();
      return hash.digest("hex");
    },
  };
}
