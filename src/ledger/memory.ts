// The book in memory: for tests, and the model that every other engine is held to. It ends with the program.
import { createHash } from "node:crypto";
import type { BatchEvent } from "../core/batch-event.ts";
import type { Book } from "./book.ts";
import { LedgerFault } from "./fault.ts";
import {
  batchesIn,
  conditionsIn,
  inputsIn,
  linesIn,
  memoryKey,
  returnsIn,
  rulingsIn,
  stateOf,
  sumsIn,
} from "./memory/answers.ts";
import { casesIn } from "./memory/cases.ts";
import { checkPages } from "./memory/check.ts";
import { noPages, type Pages, stands } from "./memory/pages.ts";
import { withBatch, withEvent, withWithdrawal } from "./memory/post.ts";
import { withPurge } from "./memory/purge.ts";

export async function openMemoryBook(): Promise<Book> {
  let pages = noPages;
  return {
    bookId: createHash("sha256").update("memory").digest("hex").slice(0, 16),
    isShared: false,
    keyOf: memoryKey,
    state: async () => stateOf(pages),
    batches: async (id) => batchesIn(pages, id),
    inputs: async (sha256s) => inputsIn(pages, sha256s),
    returns: async (wanted) => returnsIn(pages, wanted),
    lines: async (wanted) => linesIn(pages, wanted),
    sums: async (parts) => sumsIn(pages, parts),
    cases: async () => casesIn(pages),
    conditions: async (scheme, also) => conditionsIn(pages, scheme, also),
    rulings: async (wanted) => rulingsIn(pages, wanted),
    async recognise(scheme, wanted) {
      const standing = stands(pages);
      const left = pages.matches.filter((one) => one.scheme === scheme && standing(one.batch));
      const known = new Set(left.map(({ kind, value }) => `${kind} ${value}`));
      return new Set(
        [...wanted].filter(({ kind, value }) => known.has(`${kind} ${JSON.stringify(value).slice(1, -1)}`)),
      );
    },
    async post(entry, postings = [], standings = []) {
      if ("purges" in entry) pages = withPurge(pages, entry);
      else
        pages =
          "withdraws" in entry ? withWithdrawal(pages, entry) : withBatch(pages, entry, postings, standings);
      const last = pages.batches.at(-1);
      if (last === undefined) throw new Error("a batch was posted and is not there");
      return { sequence: last.sequence, postings: last.postings, chain: last.chain };
    },
    async record(batchId, event) {
      pages = withRecorded(pages, batchId, event);
    },
    check: async (anchors = []) => checkPages(pages, anchors),
    async close() {},
  };
}

function withRecorded(
  pages: Pages,
  batchId: string,
  event: BatchEvent | { readonly kind: "published" },
): Pages {
  const known = pages.batches.filter(({ id }) => id === batchId);
  if (event.kind === "published") {
    if (known.length === 0) throw new LedgerFault("refused", "batch-unknown", batchId);
    const staged = known.filter(({ staging }) => staging !== "").map(({ sequence }) => sequence);
    return { ...pages, published: new Set([...pages.published, ...staged]) };
  }
  const standing = stands(pages);
  const batch = known.find(({ sequence, withdraws }) => withdraws === undefined && standing(sequence));
  if (batch === undefined) throw new LedgerFault("refused", "batch-unknown", batchId);
  return withEvent(pages, batch.sequence, event);
}
