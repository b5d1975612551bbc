// The folders of batches as `ledger check` compares them with the ledger: what is there, and what is wrong with it. Whatever
// stands in such a folder, it is told with the batch's name; nothing of it is trusted.
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Anchor, LedgerFinding } from "../../ledger/findings.ts";
import type { BatchRecord } from "../../ledger/records.ts";

type BatchFolders = {
  /** The batches of which a folder speaks, with the hash of its manifest. */
  readonly anchors: readonly Anchor[];
  readonly findings: readonly LedgerFinding[];
};

/** `batches` are those of the ledger; `out` is the folder of their folders, which need not be there. */
export function foldersIn(out: string, batches: readonly BatchRecord[]): BatchFolders {
  const names = existsSync(out) ? readdirSync(out).filter((name) => /^[0-9a-f]{12}$/.test(name)) : [];
  const anchors: Anchor[] = [];
  const findings: LedgerFinding[] = [];
  for (const id of names.sort()) {
    const manifest = manifestIn(out, id);
    if (typeof manifest === "string") findings.push({ code: manifest, where: id, detail: join(out, id) });
    else if (manifest.posted) anchors.push({ id, manifest: manifest.sha256 });
  }
  // Where none of the ledger's batches has its folder, their folders lie somewhere else.
  const found = new Set(names);
  const placed = batches.filter(({ published, withdrawnBy }) => published && withdrawnBy === undefined);
  if (placed.some(({ id }) => found.has(id))) {
    for (const { id } of placed) {
      if (!found.has(id)) findings.push({ code: "folder-missing", where: id, detail: join(out, id) });
    }
  }
  return { anchors, findings };
}

type Manifest = { readonly sha256: string; readonly posted: boolean };

function manifestIn(out: string, id: string): Manifest | "folder-is-link" | "manifest-unreadable" {
  try {
    // What a link leads to may change without anybody touching the folder of results.
    if (lstatSync(join(out, id)).isSymbolicLink()) return "folder-is-link";
    const path = join(out, id, "manifest.json");
    if (lstatSync(path).isSymbolicLink()) return "folder-is-link";
    const text = readFileSync(path);
    const sha256 = createHash("sha256").update(text).digest("hex");
    // A batch that was run without a ledger is none of the ledger's business.
    return { sha256, posted: !saysNoLedger(text.toString("utf8")) };
  } catch {
    return "manifest-unreadable";
  }
}

/** A manifest that cannot be read as one says nothing; its hash tells whether it is the one that was posted. */
function saysNoLedger(text: string): boolean {
  try {
    return JSON.parse(text)?.options?.ledger === false;
  } catch {
    return false;
  }
}
