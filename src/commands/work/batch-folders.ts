// The folders of batches as `ledger check` compares them with the ledger: what is there, and what is wrong with it. Whatever
// stands in such a folder, it is told with the batch's name; nothing of it is trusted. What is in the files is for `verify`.
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { filesBelow } from "../../batch/publish/outputs.ts";
import { whyNotAFile } from "../../io/regular-file.ts";
import type { Anchor, LedgerFinding } from "../../ledger/findings.ts";
import { certificateName } from "../../ledger/purge-folders.ts";
import type { BatchRecord } from "../../ledger/records.ts";
import { type Certificate, certificateIn } from "./purge/purged-folder.ts";

/** The folders that are there: the batch's id, and what its manifest says or why it says nothing. */
export type BatchFolders = ReadonlyMap<string, Manifest | "folder-is-link" | "manifest-unreadable">;

type Manifest = {
  readonly sha256: string;
  /** False for a batch that was run without a ledger. */
  readonly posted: boolean;
  readonly listed: readonly Listed[];
  readonly previousHead: string | undefined;
};

type Listed = { readonly path: string; readonly bytes: number };

const file = z.object({ bytes: z.number() });
const inputs = z.array(file.extend({ file: z.string() })).default([]);
const paths = z.array(file.extend({ path: z.string() })).default([]);
const manifestSchema = z.object({
  options: z.object({ ledger: z.boolean().optional() }).nullish(),
  inputs,
  schemas: paths,
  outputs: paths,
  previousHead: z.string().nullish(),
});

/** `out` is the folder of the results, which need not be there. Read before the ledger: what is there by then was posted. */
export function readFolders(out: string): BatchFolders {
  const names = existsSync(out) ? readdirSync(out).filter((name) => /^[0-9a-f]{12}$/.test(name)) : [];
  return new Map(names.sort().map((id) => [id, manifestIn(out, id)]));
}

/**
 * The batches of which a folder speaks, with the hash of its manifest. What was run without a ledger is none of its business,
 * unless the ledger knows it.
 */
export function anchorsOf(folders: BatchFolders, batches: readonly BatchRecord[]): readonly Anchor[] {
  const known = new Set(batches.map(({ id }) => id));
  return [...folders].flatMap(([id, manifest]) =>
    typeof manifest !== "string" && (manifest.posted || known.has(id))
      ? [{ id, manifest: manifest.sha256 }]
      : [],
  );
}

/** `batches` are those of the ledger, in its order; `logged` are those of which the log in `out` says that they were put there. */
export function folderFindings(
  out: string,
  folders: BatchFolders,
  batches: readonly BatchRecord[],
  logged: ReadonlySet<string> = new Set(),
  ours: readonly BatchRecord[] = batches,
): readonly LedgerFinding[] {
  const findings: LedgerFinding[] = [];
  for (const [id, manifest] of folders) {
    if (typeof manifest === "string") {
      findings.push({ code: manifest, where: id, detail: join(out, id) });
      continue;
    }
    // What a manifest lists counts where it is the one that was posted.
    const record = batches.find((one) => one.id === id && one.manifest === manifest.sha256);
    if (record === undefined) continue;
    findings.push(...filesIn(out, id, manifest.listed, purgeOf(out, record)));
    findings.push(...headFindings(record, batches, manifest.previousHead));
  }
  // Where none of the ledger's batches has its folder, their folders lie somewhere else, unless the log was left behind.
  const placed = ours.filter(({ published, withdrawnBy }) => published && withdrawnBy === undefined);
  const here = placed.some(({ id }) => folders.has(id));
  for (const { id } of placed) {
    const path = join(out, id);
    if (folders.has(id) || !(here || logged.has(id))) continue;
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined)
      findings.push({ code: "folder-missing", where: id, detail: path });
  }
  return findings;
}

function manifestIn(out: string, id: string): Manifest | "folder-is-link" | "manifest-unreadable" {
  try {
    // What a link leads to may change without anybody touching the folder of results.
    if (lstatSync(join(out, id)).isSymbolicLink()) return "folder-is-link";
    const path = join(out, id, "manifest.json");
    const why = whyNotAFile(path);
    if (why !== undefined) return why === "link" ? "folder-is-link" : "manifest-unreadable";
    const text = readFileSync(path);
    const sha256 = createHash("sha256").update(text).digest("hex");
    return { sha256, ...saidIn(text.toString("utf8")) };
  } catch {
    return "manifest-unreadable";
  }
}

/** A manifest that cannot be read as one says nothing; its hash tells whether it is the one that was posted. */
function saidIn(text: string): Omit<Manifest, "sha256"> {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    written = undefined;
  }
  const { data } = manifestSchema.safeParse(written);
  if (data === undefined) return { posted: true, listed: [], previousHead: undefined };
  return {
    posted: data.options?.ledger !== false,
    listed: [
      ...data.inputs.map(({ file, bytes }) => ({ path: `inputs/${file}`, bytes })),
      ...data.schemas.map(({ path, bytes }) => ({ path: `schemas/${path}`, bytes })),
      ...data.outputs,
    ],
    previousHead: data.previousHead ?? undefined,
  };
}

/** What the manifest lists is there, as a file of the size that it had, and nothing else is. */
function* filesIn(
  out: string,
  id: string,
  listed: readonly Listed[],
  purge: Certificate | undefined,
): Generator<LedgerFinding> {
  const there = new Set(filesBelow(join(out, id)));
  there.delete("manifest.json");
  if (purge !== undefined) {
    there.delete(certificateName);
    if (certificateIn(join(out, id))?.sha256 !== purge.sha256)
      yield { code: "certificate-differs", where: id, detail: purge.purge };
  }
  for (const { path, bytes } of listed) {
    there.delete(path);
    const why = whyNotAFile(join(out, id, path));
    if (purge?.gone.has(`${id}/${path}`) === true) {
      if (why !== "gone") yield { code: "purged-file-there", where: id, detail: path };
    } else if (why === "gone") yield { code: "file-missing", where: id, detail: path };
    else if (why !== undefined) yield { code: "file-is-link", where: id, detail: path };
    else if (lstatSync(join(out, id, path)).size !== bytes)
      yield { code: "file-changed", where: id, detail: path };
  }
  for (const path of there) yield { code: "file-added", where: id, detail: path };
}

/** The certificate of the purge that a batch went with. Where its folder is not there, that is said of the folder. */
function purgeOf(out: string, { id, purgedBy }: BatchRecord): Certificate | undefined {
  return purgedBy === undefined
    ? undefined
    : (certificateIn(join(out, purgedBy)) ?? certificateIn(join(out, id)));
}

/** A manifest names the head that the ledger had before its batch. */
function* headFindings(
  { id, sequence }: BatchRecord,
  batches: readonly BatchRecord[],
  named: string | undefined,
): Generator<LedgerFinding> {
  if (named === undefined) return;
  const before = batches.find((one) => one.sequence === sequence - 1);
  if (before?.head !== named) yield { code: "head-differs", where: id, detail: "manifest.json" };
}
