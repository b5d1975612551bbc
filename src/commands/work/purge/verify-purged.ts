// `verify` of what a purge has left: of a batch, what the certificate does not name is there as it was, and nothing else is; of the
// purge itself, its certificate is the one that its manifest names.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as z from "zod";
import { filesBelow, hashed } from "../../../batch/publish/outputs.ts";
import { whyNotAFile } from "../../../io/regular-file.ts";
import { certificateName } from "../../../ledger/purge-folders.ts";
import type { Certificate } from "./purged-folder.ts";

/** One way in which the folder is not what the batch was. `key` is its text in the words, `cli.verify.<key>`. */
export type Difference = { readonly key: string; readonly values: Readonly<Record<string, string | number>> };

const file = z.object({ path: z.string(), sha256: z.string() });
const manifestSchema = z.object({
  batch: z.string(),
  inputs: z.array(z.object({ file: z.string(), sha256: z.string() })).default([]),
  schemas: z.array(file).default([]),
  outputs: z.array(file),
});

/** What is wrong with what is left. */
export function* leftOf(folder: string, certificate: Certificate): Generator<Difference> {
  const { data } = manifestSchema.safeParse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));
  if (data === undefined) {
    yield { key: "unreadable", values: { detail: "manifest.json" } };
    return;
  }
  if (data.batch !== certificate.purge && !certificate.batches.has(data.batch)) {
    yield { key: "other-certificate", values: { purge: certificate.purge } };
    return;
  }
  const listed = new Map([
    ...data.inputs.map(({ file: name, sha256 }) => [`inputs/${name}`, sha256] as const),
    ...data.schemas.map(({ path, sha256 }) => [`schemas/${path}`, sha256] as const),
    ...data.outputs.map(({ path, sha256 }) => [path, sha256] as const),
  ]);
  for (const [path, sha256] of listed) {
    const why = whyNotAFile(join(folder, path));
    const went = wentOf(certificate, data.batch, folder, path);
    if (why === "gone") {
      if (went !== sha256) yield { key: "missing", values: { file: path } };
    } else if (went !== undefined) yield { key: "purged-there", values: { file: path } };
    else if (why !== undefined) yield { key: "no-file", values: { file: path } };
    else if (hashed(folder, path).sha256 !== sha256) yield { key: "changed-output", values: { file: path } };
  }
  for (const path of filesBelow(folder))
    if (!listed.has(path) && !["manifest.json", certificateName].includes(path))
      yield { key: "added", values: { file: path } };
}

/** The hash of a file that the certificate says is gone; a copy of the folder may be called as its owner likes. */
function wentOf({ gone }: Certificate, batch: string, folder: string, path: string): string | undefined {
  return gone.get(`${basename(folder)}/${path}`) ?? gone.get(`${batch}/${path}`);
}
