// The manifest of a batch: what went in, which law was in force, what came out, each with its hash.
import { poundsText } from "../core/money.ts";
import type { Batch } from "./batch.ts";
import { programVersion } from "./version.ts";

export type HashedFile = { readonly path: string; readonly sha256: string; readonly bytes: number };

type ManifestParts = {
  readonly batch: Batch;
  readonly schemas: readonly HashedFile[];
  readonly outputs: readonly HashedFile[];
  readonly priorFacts: string;
  /** sha256 of the manifest of the batch before in the same ledger; null for the first, or without a ledger. */
  readonly previousManifest: string | null;
};

/** manifest.json as text: fixed key order, two spaces, a line feed at the end. Holds no clock and no place. */
export function manifestText(parts: ManifestParts): string {
  const { batch } = parts;
  const pounds = (amounts: Readonly<Record<string, Parameters<typeof poundsText>[0]>>) =>
    Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, poundsText(amount)]));
  const manifest = {
    format: 1,
    batch: batch.id,
    program: { name: "taliad", version: programVersion },
    options: batch.options,
    inputs: batch.files.map((file) => ({
      file: file.file,
      sha256: file.sha256,
      bytes: file.bytes,
      layout: file.layout,
      mapping: file.mapping,
      status: file.status,
      rows: file.rowsRead,
    })),
    schemas: parts.schemas.map(({ path, sha256, bytes }) => ({ path, sha256, bytes })),
    priorFacts: parts.priorFacts,
    outputs: parts.outputs.map(({ path, sha256, bytes }) => ({ path, sha256, bytes })),
    counts: {
      files: batch.totals.files,
      rows: batch.totals.rowsRead,
      byOutcome: batch.totals.byOutcome,
      duplicates: batch.duplicates.length,
      payments: batch.totals.payments,
    },
    totals: {
      claimed: poundsText(batch.totals.claimed),
      payable: poundsText(batch.totals.payable),
      replaced: poundsText(batch.totals.replaced),
      toPay: poundsText(batch.totals.toPay),
      forecast: poundsText(batch.totals.forecast),
      payableByHead: pounds(batch.totals.payableByHead),
    },
    previousManifest: parts.previousManifest,
    previousHead: batch.previousHead,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
