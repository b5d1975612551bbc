// The lists of payments beside the folders of batches, as `ledger check` compares them with what the ledger says was listed: who
// pays by a list that was changed pays what nobody approved.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { hashed } from "../../batch/publish/outputs.ts";
import { whyNotAFile } from "../../io/regular-file.ts";
import type { EventRecord } from "../../ledger/events.ts";
import type { LedgerFinding } from "../../ledger/findings.ts";

type Listed = Pick<EventRecord, "batchId" | "kind" | "step" | "sha256">;

const list = "payment-list.csv";

/** `events` are those of the ledger, in its order. A list may be put away: one that is not there is nobody's business. */
export function* listFindings(out: string, events: readonly Listed[]): Generator<LedgerFinding> {
  const listed = new Map<string, string>();
  for (const { kind, step, batchId, sha256 } of events)
    if (kind === "paid" && step === "list") listed.set(batchId, sha256);
  for (const name of existsSync(out) ? readdirSync(out).sort() : []) {
    const id = /^payments-([0-9a-f]{12})$/.exec(name)?.[1];
    if (id === undefined) continue;
    const path = `${name}/${list}`;
    const sha256 = listed.get(id);
    const why = whyNotAFile(join(out, path));
    if (sha256 === undefined) yield { code: "list-not-in-book", where: id, detail: name };
    else if (why === "gone") yield { code: "file-missing", where: id, detail: path };
    else if (why !== undefined) yield { code: "file-is-link", where: id, detail: path };
    else if (hashed(out, path).sha256 !== sha256) yield { code: "list-differs", where: id, detail: path };
  }
}
