// What a batch has put into the book, as one sha256, and the chain of all batches. Posting and checking build
// it from the same rows in the same order, so that any cell changed afterwards shows.
import { hash } from "node:crypto";
import type { SQLInputValue } from "node:sqlite";
import { laterTables } from "./later-tables.ts";
import { type TableSum, tableSum } from "./table-sum.ts";

/** The tables that hold what batches bring, in the order in which the content names them. */
export const contentTables = [
  "scheme",
  "input",
  "submission",
  "person",
  "posting",
  "standing",
  "duplicate_case",
  "case_event",
  "decision",
  "claim_key",
  "person_link",
  "sealed_text",
  "match_run",
  "open_condition",
] as const;
export type ContentTable = (typeof contentTables)[number];

/** Rows are added table by table or mixed; within a table by ascending id. */
export type Content = {
  add(table: ContentTable, row: readonly SQLInputValue[]): void;
  /** The sum of all rows of a table, of which none is added here. */
  given(table: ContentTable, sum: string): void;
  /** 64 hex digits; nothing can be added any more. */
  finish(): string;
};

/** Came into the book after its first batches, whose sums do not name them: they are named where they hold something. */
const younger: ReadonlySet<ContentTable> = new Set(["standing", ...laterTables]);

export function content(): Content {
  const parts = new Map<ContentTable, TableSum>();
  const givenSums = new Map<ContentTable, string>();
  const partOf = (table: ContentTable): TableSum => {
    const part = tableSum();
    parts.set(table, part);
    return part;
  };
  return {
    add(table, row) {
      (parts.get(table) ?? partOf(table)).add(row);
    },
    given(table, sum) {
      givenSums.set(table, sum);
    },
    finish() {
      let all = "";
      for (const table of contentTables) {
        const sum = givenSums.get(table);
        if (sum === undefined && younger.has(table) && !parts.has(table)) continue;
        all += `${table} ${sum ?? (parts.get(table) ?? partOf(table)).finish()}\n`;
      }
      return hash("sha256", all, "hex");
    },
  };
}

/** What is chained of a batch beside its content: everything that its own row says. */
type Link = {
  readonly previous: string;
  readonly sequence: number;
  readonly id: string;
  readonly kind: string;
  readonly withdraws: number | undefined;
  readonly manifest: string;
  readonly staging: string;
  readonly recordedOn: number | undefined;
  readonly content: string;
  readonly postings: number;
  readonly lastPosting: number;
  readonly pence: number;
};

/** The chain up to and with this batch. */
export function chainOf(link: Link): string {
  const values = [
    link.previous,
    link.sequence,
    link.id,
    link.kind,
    link.withdraws ?? null,
    link.manifest,
    link.staging,
    link.recordedOn ?? null,
    link.content,
    link.postings,
    link.lastPosting,
    link.pence,
  ];
  return hash("sha256", JSON.stringify(values), "hex");
}
