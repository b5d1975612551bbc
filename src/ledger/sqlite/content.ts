// What a batch has put into the book, as one sha256, and the chain of all batches. Posting and checking build
// it from the same rows in the same order, so that any cell changed afterwards shows.
import { createHash, type Hash, hash } from "node:crypto";
import type { SQLInputValue } from "node:sqlite";
import { laterTables } from "./later-tables.ts";

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

// A hash is fed in pieces of this many characters: one call for each row would cost more than the row.
const pieceLength = 1 << 15;

export function content(): Content {
  const hashes = new Map<ContentTable, { readonly hash: Hash; waiting: string; used: boolean }>();
  for (const table of contentTables)
    hashes.set(table, { hash: createHash("sha256"), waiting: "", used: false });
  return {
    add(table, row) {
      const part = hashes.get(table);
      if (part === undefined) throw new Error(`not a table of a batch: ${table}`);
      part.used = true;
      part.waiting += `${textOf(table, row)}\n`;
      if (part.waiting.length < pieceLength) return;
      part.hash.update(part.waiting);
      part.waiting = "";
    },
    finish() {
      let all = "";
      for (const [table, part] of hashes) {
        if (younger.has(table) && !part.used) continue;
        all += `${table} ${part.hash.update(part.waiting).digest("hex")}\n`;
      }
      return hash("sha256", all, "hex");
    },
  };
}

/** A row as JSON, its bytes as hex. Postings are many: their text is put together here. */
function textOf(table: ContentTable, row: readonly SQLInputValue[]): string {
  if (table === "posting") return postingText(row);
  return `[${row.map(cellText).join(",")}]`;
}

function cellText(cell: SQLInputValue): string {
  return cell instanceof Uint8Array ? `"${hexOf(cell)}"` : JSON.stringify(cell);
}

/** Whole numbers or null, but for the sheet and the standing. */
function postingText(row: readonly SQLInputValue[]): string {
  const [id, batch, submission, person, scheme, head, month, instalment] = row;
  const sheet = row[12] === "" ? '""' : JSON.stringify(row[12]);
  const standing = row[14] === null ? "null" : JSON.stringify(row[14]);
  return `[${id},${batch},${submission},${person},${scheme},${head},${month},${instalment},${row[8]},${row[9]},${row[10]},${row[11]},${sheet},${row[13]},${standing}]`;
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex");
}

/** What is chained of a batch beside its content: everything that its own row says. */
export type Link = {
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
