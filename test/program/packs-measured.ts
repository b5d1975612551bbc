// A process of its own that runs a batch of a folder, with what goes back to employers or without it, and prints what it needed: seconds of
// the processor, and the most memory in MiB. What another run left in memory is no part of it.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { noPrior } from "../../src/batch/past/prior.ts";
import { readSchemas } from "../../src/batch/read/schemas.ts";
import { runBatch } from "../../src/batch/run.ts";
import { takeIn } from "../../src/io/intake.ts";
import "../unsynced.ts";

const [from = "", into = "", writes] = process.argv.slice(2);
const schemas = readSchemas(join(import.meta.dirname, "../../schemas"));
mkdirSync(into);
await runBatch({
  inputs: takeIn([from], undefined).inputs,
  ...{ law: schemas.law, schemas: schemas.files, schemasFolder: undefined, prior: noPrior, posts: false },
  options: { lang: "both", parameters: {}, ledger: false },
  ...{ folder: into, writes: writes === "returns" ? "tables and returns" : "tables", progress: () => {} },
});
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
