// A finished batch opened again, from its own folder alone: its manifest, the law that it was pinned to, its
// stored inputs.
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parse } from "csv-parse";
import * as z from "zod";
import type { DecisionLine } from "../../engine/batch.ts";
import { decisionColumns, keysOf, lineOf } from "../../report/columns.ts";
import { type InputFile, readAgain } from "../intake.ts";
import { readSchemas, type Schemas } from "../schemas.ts";
import type { Facts } from "./facts.ts";
import { type Prior, storedPrior } from "./prior.ts";
import { unguarded } from "./tables.ts";

const hashedFile = z.object({ path: z.string(), sha256: z.string(), bytes: z.number() });

const manifestSchema = z.object({
  format: z.literal(1),
  batch: z.string(),
  program: z.object({ name: z.literal("taliad"), version: z.string() }),
  options: z.object({
    lang: z.enum(["en", "cy", "both"]),
    ledger: z.boolean(),
    parameters: z.record(
      z.string(),
      z.object({ value: z.union([z.string(), z.number(), z.boolean()]), decision: z.string() }),
    ),
  }),
  inputs: z.array(z.object({ file: z.string(), sha256: z.string(), bytes: z.number() })),
  schemas: z.array(hashedFile),
  outputs: z.array(hashedFile),
  priorFacts: z.string(),
  previousManifest: z.string().nullable(),
});

export type Manifest = z.infer<typeof manifestSchema>;

export type StoredBatch = {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly schemas: Schemas;
  readonly prior: Prior;
  readonly facts: Facts;
};

/** The folder of a batch named by its id or by a path; undefined when there is none. */
export function batchFolder(named: string, out: string): string | undefined {
  for (const folder of [join(out, named), resolve(named)]) {
    if (existsSync(join(folder, "manifest.json"))) return folder;
  }
  return undefined;
}

/** Throws an Error that names the folder when its manifest cannot be read. */
export function readManifest(folder: string): Manifest {
  const parsed = manifestSchema.safeParse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));
  if (!parsed.success)
    throw new Error(`${basename(folder)}: manifest.json is not a manifest of this program`);
  return parsed.data;
}

/** Throws an Error that names the folder when the manifest or the law in it cannot be read. */
export function openStored(folder: string): StoredBatch {
  const manifest = readManifest(folder);
  const schemas = readSchemas(join(folder, "schemas"), manifest.options.parameters);
  const written = readFileSync(join(folder, "prior-facts.jsonl"), "utf8");
  const prior = storedPrior(written, manifest.options.ledger, manifest.previousManifest);
  return { folder, manifest, schemas, prior, facts: prior.factsWithout(new Set()) };
}

/** A stored input, taken in again under the name that it had. */
export function storedInput(batch: StoredBatch, file: string): InputFile {
  return readAgain(join(batch.folder, "inputs", file), file);
}

/** The lines of decisions.csv that match, read as a stream. */
export async function decisionsWhere(
  batch: StoredBatch,
  matches: (cell: (key: keyof DecisionLine) => string) => boolean,
): Promise<readonly DecisionLine[]> {
  const places = new Map<string, number>(keysOf(decisionColumns).map((key, at) => [key, at]));
  const found: DecisionLine[] = [];
  const rows = createReadStream(join(batch.folder, "decisions.csv")).pipe(
    parse({ bom: true, from_line: 2, record_delimiter: "\r\n" }),
  );
  for await (const cells of rows) {
    if (matches((key) => cells[places.get(key) ?? -1] ?? ""))
      found.push(lineOf(decisionColumns, cells.map(unguarded)));
  }
  return found;
}
