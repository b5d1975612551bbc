// A finished batch opened again, from its own folder alone: its manifest, the law that it was pinned to, its
// stored inputs.
import { createReadStream, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parse } from "csv-parse";
import * as z from "zod";
import type { DecisionLine } from "../../engine/batch.ts";
import { type InputFile, readAgain } from "../../io/intake.ts";
import { mustHoldFiles, whyNotAFile } from "../../io/regular-file.ts";
import type { Words } from "../../law/law.ts";
import { mappingShape } from "../../law/mapping.ts";
import { LawFault } from "../../law/shape.ts";
import { decisionColumns, duplicateColumns, keysOf, lineOf } from "../../report/columns.ts";
import { type Prior, storedPrior } from "../past/prior.ts";
import { readSchemas, type Schemas } from "../read/schemas.ts";
import type { BatchAgain } from "./explained-rows.ts";
import { readTable, unguarded } from "./stored-tables.ts";

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
      z.object({
        value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
        decision: z.string(),
      }),
    ),
    mappings: z.array(mappingShape).default([]),
  }),
  inputs: z.array(z.object({ file: z.string(), sha256: z.string(), bytes: z.number() })),
  schemas: z.array(hashedFile),
  outputs: z.array(hashedFile),
  priorFacts: z.string(),
  previousManifest: z.string().nullable(),
  // Batches of the first version have none.
  previousHead: z.string().nullable().default(null),
});

type Manifest = z.infer<typeof manifestSchema>;

export type StoredBatch = {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly schemas: Schemas;
  readonly prior: Prior;
};

/** The folder of a batch named by its id or by a path; undefined when there is none. */
export function batchFolder(named: string, out: string): string | undefined {
  for (const folder of [join(out, named), resolve(named)]) {
    if (whyNotAFile(join(folder, "manifest.json")) === undefined) return folder;
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

/** Throws an Error that names the folder when the manifest or the law in it cannot be read, NotAFile for what is none. */
export function openStored(folder: string): StoredBatch {
  // A pipe among them would be waited for, and a link is no copy.
  mustHoldFiles(folder);
  const manifest = readManifest(folder);
  const { parameters, mappings } = manifest.options;
  const pinned = pinnedLaw(folder, parameters);
  const schemas = { ...pinned, law: { ...pinned.law, mappings } };
  const written = readFileSync(join(folder, "prior-facts.jsonl"), "utf8");
  const prior = storedPrior(
    written,
    manifest.options.ledger,
    manifest.previousManifest,
    manifest.previousHead,
  );
  return { folder, manifest, schemas, prior };
}

/** Throws a LawFault that names the batch, too: there are other folders of that name. */
function pinnedLaw(folder: string, parameters: Manifest["options"]["parameters"]): Schemas {
  try {
    return readSchemas(join(folder, "schemas"), parameters);
  } catch (error) {
    if (!(error instanceof LawFault)) throw error;
    throw new LawFault(`${basename(folder)}/${error.message}`);
  }
}

/** A stored input, taken in again under the name that it had. */
export function storedInput(batch: StoredBatch, file: string): InputFile {
  return readAgain(join(batch.folder, "inputs", file), file);
}

/**
 * The batch as its rows are decided again. The law is the batch's, the words may be those of the program that speaks: an earlier one
 * had no words for what this one says.
 */
export function againOf({ folder, manifest, schemas, prior }: StoredBatch, words?: Words): BatchAgain {
  return {
    batch: manifest.batch,
    inputs: manifest.inputs.map(({ file }) => readAgain(join(folder, "inputs", file), file)),
    law: words === undefined ? schemas.law : { ...schemas.law, words },
    prior,
    parameters: manifest.options.parameters,
    duplicates: () => readTable(join(folder, "duplicates.csv"), duplicateColumns, Infinity),
  };
}

/** One line of decisions.csv: its cells by their keys, as they were before they were written. */
type DecisionCells = {
  readonly text: (key: keyof DecisionLine) => string;
  readonly line: () => DecisionLine;
};

/** The lines of decisions.csv, read as a stream. */
export async function* decisionsOf({ folder }: StoredBatch): AsyncGenerator<DecisionCells> {
  const places = new Map<string, number>(keysOf(decisionColumns).map((key, at) => [key, at]));
  const rows = createReadStream(join(folder, "decisions.csv")).pipe(
    parse({ bom: true, from_line: 2, record_delimiter: "\r\n" }),
  );
  for await (const cells of rows) {
    yield {
      text: (key) => unguarded(cells[places.get(key) ?? -1] ?? ""),
      line: () => lineOf(decisionColumns, cells.map(unguarded)),
    };
  }
}

/** The lines of decisions.csv that match. */
export async function decisionsWhere(
  batch: StoredBatch,
  matches: (cell: (key: keyof DecisionLine) => string) => boolean,
): Promise<readonly DecisionLine[]> {
  const found: DecisionLine[] = [];
  for await (const { text, line } of decisionsOf(batch)) if (matches(text)) found.push(line());
  return found;
}
