// The folder of a purge: its certificate as JSON and in both languages, and the manifest that names them, whose hash stands in
// the ledger.
import { createHash } from "node:crypto";
import { canonicalJson } from "../../../engine/identity.ts";
import { programVersion } from "../../../engine/version.ts";
import type { Language, Words } from "../../../law/law.ts";
import type { Book } from "../../../ledger/book.ts";
import { certificateName } from "../../../ledger/purge-folders.ts";
import { certificateText } from "../../../report/purge-certificate.ts";
import { type Staged, stage } from "../staged.ts";
import { listHash, type PurgeList } from "./purge-list.ts";

type Said = { readonly decision: string; readonly account: string };

/** Writes it where it waits until the purge is posted. */
export async function stageCertificate(
  book: Book,
  list: PurgeList,
  { decision, account }: Said,
  out: string,
  words: Words,
): Promise<Staged> {
  const confirmed = listHash(list);
  const id = sha256(canonicalJson({ purges: confirmed, decision, account })).slice(0, 12);
  const certificate = {
    ...{ format: 1, kind: "purge", purge: id, program: { name: "taliad", version: programVersion } },
    ...{ confirmed, decision, account },
    ...list,
    // Nothing is posted: what stands is the same. The command compares it afterwards.
    sumsAfter: list.sums,
  };
  const textIn = (language: Language): string =>
    certificateText({ ...list, purge: id, decision, account }, words, language);
  const files = [
    [certificateName, `${JSON.stringify(certificate, null, 2)}\n`],
    ["certificate.en.txt", textIn("en")],
    ["certificate.cy.txt", textIn("cy")],
  ] as const;
  const { manifest: previousManifest, head: previousHead } = await book.state();
  const outputs = files
    .map(([path, text]) => ({ path, sha256: sha256(text), bytes: Buffer.byteLength(text) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest = {
    ...{ format: 1, kind: "purge", batch: id, program: { name: "taliad", version: programVersion } },
    ...{ outputs, previousManifest, previousHead },
  };
  return stage(out, book, id, manifest, files);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
