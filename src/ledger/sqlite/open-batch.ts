// The row of a batch with which it is open, and the seal that closes it. Its caller holds the transaction.
import type { DatabaseSync } from "node:sqlite";
import type { BatchHeader, Posted } from "../new-batch.ts";
import { genesis } from "./codes.ts";
import { chainOf } from "./content.ts";
import { numberAt, query, textAt } from "./database.ts";
import { takeGuardsOff } from "./guards-off.ts";
import { openPage, type Page } from "./page.ts";

type OpenBatch = {
  readonly page: Page;
  /** `header` is the one that it was opened with, if there was one. */
  readonly seal: (header: BatchHeader) => Posted;
};

/** What stands in the row of a batch that is opened before its header is known; nobody else ever sees it. */
const unknown: BatchHeader = { id: "0".repeat(12), manifest: "0".repeat(64), staging: "" };

/** `header` is undefined where it is known only when the batch is sealed. */
export function openBatch(
  database: DatabaseSync,
  header: BatchHeader | undefined,
  withdraws?: number,
): OpenBatch {
  const end = query(
    database,
    "SELECT batch, chain, last_posting FROM seal ORDER BY batch DESC LIMIT 1",
  ).first();
  const sequence = end === undefined ? 1 : numberAt(end, 0) + 1;
  const previous = end === undefined ? genesis : textAt(end, 1);
  const kind = withdraws === undefined ? "run" : "withdrawal";
  const { id, manifest, staging, recordedOn } = header ?? unknown;
  database
    .prepare("INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    .run(sequence, id, kind, withdraws ?? null, manifest, staging, recordedOn ?? null, previous);
  const page = openPage(database, sequence);
  return {
    page,
    seal(named) {
      if (header === undefined) putHeader(database, sequence, named);
      const { postings, pence } = page;
      const lastPosting = (end === undefined ? 0 : numberAt(end, 2)) + postings;
      const content = page.content.finish();
      const { id, manifest, staging, recordedOn } = named;
      const chain = chainOf({
        ...{ previous, sequence, id, kind, withdraws, manifest, staging, recordedOn },
        ...{ content, postings, lastPosting, pence },
      });
      database
        .prepare("INSERT INTO seal VALUES (?, ?, ?, ?, ?, ?)")
        .run(sequence, content, postings, lastPosting, pence, chain);
      return { sequence, postings, chain };
    },
  };
}

function putHeader(
  database: DatabaseSync,
  sequence: number,
  { id, manifest, staging, recordedOn }: BatchHeader,
): void {
  const putBack = takeGuardsOff(database, ["batch_no_update"]);
  database
    .prepare("UPDATE batch SET id = ?, manifest = ?, staging = ?, recorded_on = ? WHERE sequence = ?")
    .run(id, manifest, staging, recordedOn ?? null, sequence);
  putBack();
}

/** `fill` puts in what it brings. */
export function writeBatch(
  database: DatabaseSync,
  header: BatchHeader,
  withdraws: number | undefined,
  fill: (page: Page) => void,
): Posted {
  const batch = openBatch(database, header, withdraws);
  fill(batch.page);
  return batch.seal(header);
}
