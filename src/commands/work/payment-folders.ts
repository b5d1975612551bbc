// The lists of payments beside the folders of batches, as `ledger check` compares them with what the ledger says was listed: who
// pays by a list that was changed pays what nobody approved. What was written with a list its manifest names.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { filesBelow, hashed } from "../../batch/publish/outputs.ts";
import { whyNotAFile } from "../../io/regular-file.ts";
import type { EventRecord } from "../../ledger/events.ts";
import type { LedgerFinding } from "../../ledger/findings.ts";
import { filesNamed, isPutThere, notAsNamed } from "./named-files.ts";

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
    if (whyNotAFile(join(out, name)) !== "folder") {
      yield { code: "file-is-link", where: id, detail: name };
      continue;
    }
    const why = whyNotAFile(join(out, path));
    if (sha256 === undefined) yield { code: "list-not-in-book", where: id, detail: name };
    else if (why === "gone") yield { code: "file-missing", where: id, detail: path };
    else if (why !== undefined) yield { code: "file-is-link", where: id, detail: path };
    else if (hashed(out, path).sha256 !== sha256) yield { code: "list-differs", where: id, detail: path };
    yield* besideList(out, name, id);
  }
}

const manifest = "manifest.json";
const manifestSchema = z.object({
  outputs: z.array(z.object({ path: z.string(), sha256: z.string() })),
});

const codes: Readonly<Record<string, LedgerFinding["code"]>> = {
  missing: "file-missing",
  "no-file": "file-is-link",
  "changed-output": "beside-list-differs",
  added: "file-added",
};

/** The advices that were written with a list are as the folder's own manifest says, and nothing else is there. */
function* besideList(out: string, name: string, id: string): Generator<LedgerFinding> {
  const folder = join(out, name);
  if (filesBelow(folder).every((path) => path === list || !isPutThere(folder, path))) return;
  const known = readOutputs(join(folder, manifest));
  if (known === undefined) {
    yield { code: "manifest-unreadable", where: id, detail: `${name}/${manifest}` };
    return;
  }
  const named = filesNamed({ inputs: [], schemas: [], outputs: known.filter(({ path }) => path !== list) });
  for (const { key, values } of notAsNamed(folder, named, [manifest, list], () => undefined)) {
    const code = codes[key];
    if (code === undefined) throw new Error(`nothing is said of ${key}`);
    yield { code, where: id, detail: `${name}/${values["file"]}` };
  }
}

/** Undefined where it cannot be read as a manifest of ours, whose paths stay in its folder. */
function readOutputs(
  path: string,
): readonly { readonly path: string; readonly sha256: string }[] | undefined {
  if (whyNotAFile(path) !== undefined) return undefined;
  try {
    const { outputs } = manifestSchema.parse(JSON.parse(readFileSync(path, "utf8")));
    return outputs.every((one) => !one.path.split("/").includes("..")) ? outputs : undefined;
  } catch {
    return undefined;
  }
}
