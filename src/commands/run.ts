// `taliad run`: takes the files in, runs the batch into a staging folder, and renames it into place.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { exitCodeOf } from "../engine/results.ts";
import { type Progress, runBatch } from "../io/batch/run-batch.ts";
import { noPrior } from "../io/batch/prior.ts";
import { makeFolder, publish, removeFolder } from "../io/files.ts";
import { takeIn } from "../io/intake.ts";
import { summaryJson, summaryText } from "../report/summary.ts";
import { say } from "../report/words.ts";
import { UsageFault } from "./config.ts";
import type { Session } from "./session.ts";

export type RunArguments = { readonly files: readonly string[]; readonly json: boolean };

/** Returns the exit code. */
export async function run(wanted: RunArguments, session: Session): Promise<number> {
  const { config, schemas, console } = session;
  makeFolder(config.out);
  const staging = join(config.out, `.staging-${process.pid}`);
  removeFolder(staging);
  makeFolder(join(staging, "inputs"));
  try {
    const inputs = takeIn(wanted.files, join(staging, "inputs"));
    if (inputs.length === 0) throw new UsageFault("cli.no-files", { paths: wanted.files.join(" ") });
    const { batch } = await runBatch({
      inputs,
      law: schemas.law,
      schemas: schemas.files,
      schemasFolder: config.schemas,
      options: { lang: config.lang, parameters: config.parameters },
      prior: noPrior,
      posts: false,
      alone: false,
      folder: staging,
      stored: true,
      progress: showProgress(session),
    });
    const final = join(config.out, batch.id);
    const known = existsSync(final);
    if (!known) publish(staging, final);
    const code = exitCodeOf(batch.files, batch.totals, batch.duplicates.length, config.failOn);
    if (known) console.log("info", "cli.same-batch", { batch: batch.id });
    if (wanted.json) console.print(JSON.stringify({ ...summaryJson(batch), folder: final, exitCode: code }));
    else console.print(`${summaryText(batch, schemas.law.words, console.language)}\n${final}\n`);
    return code;
  } finally {
    console.progress("");
    removeFolder(staging);
  }
}

/** Shows on a terminal which file is being read and how far it is. */
export function showProgress({ schemas, console }: Session): (done: Progress) => void {
  return ({ file, at, of, rows }) =>
    console.progress(say(schemas.law.words, console.language, "cli.progress", { file, at, of, rows }));
}
