// Runs a batch in this process, without a ledger, for tests that compare one way of reading with another.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Prior } from "../../src/batch/past/prior.ts";
import { readSchemas } from "../../src/batch/read/schemas.ts";
import { runBatch } from "../../src/batch/run.ts";
import { takeIn } from "../../src/io/intake.ts";
import { root } from "../program/program.ts";

const schemasFolder = join(root, "schemas");
const schemas = readSchemas(schemasFolder);

/** Runs a batch of these files into a new folder. */
export async function wholeBatch(into: string, prior: Prior, ...files: readonly string[]) {
  mkdirSync(into);
  const run = await runBatch({
    inputs: takeIn(files, undefined).inputs,
    law: schemas.law,
    schemas: schemas.files,
    schemasFolder,
    options: { lang: "both", parameters: {}, ledger: false },
    prior,
    posts: false,
    folder: into,
    writes: "everything",
    progress: () => {},
  });
  return { ...run, folder: into };
}
