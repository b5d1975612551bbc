// What a batch has put into the book, as one sha256, and the chain of all batches. Posting and checking build
// it from the same rows in the same order, so that any cell changed afterwards shows.
import { createHash, type Hash, hash } from "node:crypto";
import type { SQLInputValue } from "node:sqlite";
import { laterTables } from "./later-tables.ts";
import { type RowText, rowText } from "./row-text.ts";

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
  /** 64 hex digits; nothing can be added any more. */
  finish(): string;
};

/** Came into the book after its first batches, whose sums do not name them: they are named where they hold something. */
const younger: ReadonlySet<ContentTable> = new Set(["standing", ...laterTables]);

export function content(): Content {
  const parts = new Map<ContentTable, { readonly hash: Hash; readonly text: RowText }>();
  const partOf = (table: ContentTable) => {
    const sum = createHash("sha256");
    const part = { hash: sum, text: rowText((bytes) => sum.update(bytes)) };
    parts.set(table, part);
    return part;
  };
  return {
    add(table, row) {
      (parts.get(table) ?? partOf(table)).text.add(row);
    },
    finish() {
      let all = "";
      for (const table of contentTables) {
        if (younger.has(table) && !parts.has(table)) continue;
        const { hash: sum, text } = parts.get(table) ?? partOf(table);
        text.end();
        all += `${table} ${sum.digest("hex")}\n`;
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
