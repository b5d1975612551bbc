// `verify` of what a purge has left: of a batch, what the certificate does not name is there as it was, and nothing else is; of the
// purge itself, its certificate is the one that its manifest names.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as z from "zod";
import { certificateName } from "../../../ledger/purge-folders.ts";
import { type Difference, filesNamed, notAsNamed } from "../named-files.ts";
import type { Certificate } from "./purged-folder.ts";

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
  const { batch } = data;
  // A copy of the folder may be called as its owner likes.
  const wentOf = (path: string): string | undefined =>
    certificate.gone.get(`${basename(folder)}/${path}`) ?? certificate.gone.get(`${batch}/${path}`);
  yield* notAsNamed(folder, filesNamed(data), ["manifest.json", certificateName], wentOf);
}
