// `taliad run`: takes the files in, runs the batch into a staging folder, posts it, and renames it into place. The
// order is fixed: staged, posted, published; a run that is killed in between is put right by the next one.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { Progress } from "../batch/decide/passes.ts";
import { ledgerPrior, noPrior } from "../batch/past/prior.ts";
import { entryOf, postingsOf, unpaidStandingsOf } from "../batch/publish/posting.ts";
import { batchFolder, readManifest } from "../batch/replay/stored.ts";
import { type BatchRun, runBatch } from "../batch/run.ts";
import { type Month, monthFromText } from "../core/day.ts";
import { exitCodeOf, openCases } from "../engine/results.ts";
import { makeFolder, moveFolder, publish, removeFolder } from "../io/files.ts";
import { type InputFile, mustBeThere, takeIn } from "../io/intake.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { putInPlace, recoverPublications, stagingName } from "../ledger/publication.ts";
import { openLedger } from "../ledger/sqlite.ts";
import { summaryJson, summaryText } from "../report/summary.ts";
import { say } from "../report/words.ts";
import { wrap } from "../report/wrap.ts";
import { UsageFault } from "./config.ts";
import { exitCodes } from "./exit-codes.ts";
import { missingEmployers, readExpected } from "./expected.ts";
import { type Ended, logged } from "./logged.ts";
import type { Session } from "./session.ts";

export type RunArguments = {
  readonly files: readonly string[];
  /** File that lists the employers whose return has to be there. */
  readonly expect?: string | undefined;
  readonly json: boolean;
};

/** Returns the exit code. */
export async function run(wanted: RunArguments, session: Session): Promise<number> {
  const { config } = session;
  // A slip of the pen leaves no folder and no ledger behind; where there is a folder, its log tells of it.
  if (!existsSync(config.out)) mustBeThere(wanted.files);
  makeFolder(config.out);
  return logged(session, wanted.files.length, async () => {
    mustBeThere(wanted.files);
    removeStale(config.out);
    const ledger = config.ledger === "none" ? undefined : openLedger(config.ledger);
    try {
      if (ledger !== undefined) recoverPublications(ledger, config.out);
      return await runWith(wanted, session, ledger);
    } finally {
      ledger?.close();
    }
  });
}

async function runWith(wanted: RunArguments, session: Session, ledger: Ledger | undefined): Promise<Ended> {
  const { config, schemas, console } = session;
  const expected = wanted.expect === undefined ? undefined : readExpected(wanted.expect);
  const staging = join(config.out, `.staging-run-${process.pid}`);
  makeFolder(join(staging, "inputs"));
  try {
    const inputs = takeIn(wanted.files, join(staging, "inputs"));
    if (inputs.length === 0) throw new UsageFault("cli.no-files", { paths: wanted.files.join(" ") });
    const earlier = ledger && postedTogether(inputs, ledger, config.out);
    if (earlier !== undefined) {
      console.log("info", "cli.same-batch", { batch: earlier });
      const folder = join(config.out, earlier);
      const stored = readSummary(folder);
      const missing = expected && missingEmployers(expected, stored?.files ?? [], returnsIn(ledger));
      const code = withMissing(
        stored === undefined ? exitCodes.done : storedExitCode(stored, config.failOn),
        missing,
      );
      const told = { batch: earlier, ledger: "posted-before", folder, exitCode: code };
      if (wanted.json) console.print(JSON.stringify({ ...told, ...jsonOf(missing) }));
      else console.print([...missingText(missing, session), folder].join("\n"));
      return { exitCode: code, batch: earlier };
    }
    const done = await runBatch({
      inputs,
      law: schemas.law,
      schemas: schemas.files,
      schemasFolder: config.schemas,
      options: { lang: config.lang, parameters: config.parameters, ledger: ledger !== undefined },
      prior: ledger === undefined ? noPrior : ledgerPrior(ledger),
      posts: ledger !== undefined,
      folder: staging,
      stored: true,
      progress: showProgress(session),
    });
    if (ledger === undefined) publishNew(config.out, staging, done, session);
    // A batch of which every file was refused leaves nothing in the ledger but itself.
    else if (ledger.findBatch(done.batch.id) !== undefined)
      console.log("info", "cli.same-batch", { batch: done.batch.id });
    else post(config.out, staging, done, ledger, session);
    const missing = expected && missingEmployers(expected, done.batch.files, returnsIn(ledger));
    return { exitCode: tell(wanted, session, done, missing), batch: done.batch };
  } finally {
    console.progress("");
    removeFolder(staging);
  }
}

/** Without a ledger: the folder is put in place, or was there before. */
function publishNew(out: string, staging: string, { batch }: BatchRun, { console }: Session): void {
  const final = join(out, batch.id);
  if (existsSync(final)) console.log("info", "cli.same-batch", { batch: batch.id });
  else publish(staging, final);
}

function post(out: string, staging: string, done: BatchRun, ledger: Ledger, { schemas }: Session): void {
  const name = stagingName(ledger.bookId, done.batch.id);
  moveFolder(staging, join(out, name));
  const before = ledger.batches().filter(({ id }) => id === done.batch.id).length;
  ledger.post(entryOf(done, schemas.law, name, before), postingsOf(done), unpaidStandingsOf(done));
  putInPlace(ledger, out, { id: done.batch.id, staging: name });
}

function tell(wanted: RunArguments, session: Session, { batch }: BatchRun, missing: Missing): number {
  const { config, schemas, console } = session;
  const final = join(config.out, batch.id);
  const code = withMissing(exitCodeOf(batch.files, batch.totals, openCases(batch), config.failOn), missing);
  const told = { folder: final, exitCode: code };
  const summary = summaryText(batch, schemas.law.words, console.language);
  if (wanted.json) console.print(JSON.stringify({ ...summaryJson(batch), ...jsonOf(missing), ...told }));
  else console.print(`${[summary, ...missingText(missing, session), final].join("\n")}\n`);
  return code;
}

/** What stands in the ledger for a month; nothing without one. */
function returnsIn(ledger: Ledger | undefined): (period: Month) => ReturnType<Ledger["returnsFor"]> {
  return (period) => ledger?.returnsFor(period) ?? [];
}

type Missing = readonly string[] | undefined;

/** A refused file may be the very return that is missing, so it is said first; a missing one outweighs findings. */
function withMissing(code: number, missing: Missing): number {
  return (missing?.length ?? 0) > 0 && code !== exitCodes.fileRefused ? exitCodes.filesMissing : code;
}

function jsonOf(missing: Missing): { readonly missingEmployers?: readonly string[] } {
  return missing === undefined ? {} : { missingEmployers: missing };
}

function missingText(missing: Missing, { schemas, console }: Session): readonly string[] {
  if (missing === undefined || missing.length === 0) return [];
  const values = { count: missing.length, employers: missing.join(", ") };
  return wrap(say(schemas.law.words, console.language, "cli.missing-employers", values), "  ");
}

const storedSummary = z.object({
  outcomes: z.record(z.string(), z.object({ rows: z.number() })),
  duplicates: z.object({ held: z.number() }),
  severities: z.object({ warning: z.number() }),
  fileStatuses: z.object({ rejected: z.number() }),
  files: z.array(
    z.object({
      employerId: z.string(),
      laCode: z.string(),
      layout: z.string(),
      status: z.string(),
      period: z
        .string()
        .nullable()
        .transform((text) => monthFromText(text ?? "")),
    }),
  ),
});
type StoredSummary = z.infer<typeof storedSummary>;

/** The summary of a batch that is there; undefined when it cannot be asked. */
function readSummary(folder: string): StoredSummary | undefined {
  const path = join(folder, "summary.json");
  return existsSync(path) ? storedSummary.parse(JSON.parse(readFileSync(path, "utf8"))) : undefined;
}

/** The code with which the batch ended when it was made. */
function storedExitCode(stored: StoredSummary, failOn: Session["config"]["failOn"]): number {
  const { outcomes, duplicates, severities, fileStatuses } = stored;
  if (fileStatuses.rejected > 0) return exitCodes.fileRefused;
  if (failOn === "never") return exitCodes.done;
  const open = ["rejected", "refer", "held"].reduce(
    (sum, outcome) => sum + (outcomes[outcome]?.rows ?? 0),
    0,
  );
  if (open + duplicates.held > 0) return exitCodes.findings;
  return failOn === "warning" && severities.warning > 0 ? exitCodes.findings : exitCodes.done;
}

/**
 * The batch in which all of these files were handed over together: each was posted in it, or is listed in its
 * manifest as refused. Undefined when one of them is news.
 */
function postedTogether(inputs: readonly InputFile[], ledger: Ledger, out: string): string | undefined {
  const posted = inputs.map((input) => ledger.seenInput(input.sha256)?.batchId);
  const [only, second] = new Set(posted.filter((batch) => batch !== undefined));
  if (only === undefined || second !== undefined) return undefined;
  if (!posted.includes(undefined)) return only;
  const folder = batchFolder(only, out);
  const listed = new Set(folder === undefined ? [] : readManifest(folder).inputs.map(({ sha256 }) => sha256));
  return inputs.every(({ sha256 }) => listed.has(sha256)) ? only : undefined;
}

/** Staging folders of runs without a ledger that were killed; one that is still at work is left alone. */
function removeStale(out: string): void {
  for (const name of readdirSync(out)) {
    const process = /^\.staging-run-(\d+)$/.exec(name)?.[1];
    if (process !== undefined && !isRunning(Number(process))) removeFolder(join(out, name));
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // Somebody else's process may not be asked, but it is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Shows on a terminal which file is being read and how far it is. */
export function showProgress({ schemas, console }: Session): (done: Progress) => void {
  return ({ file, at, of, rows }) =>
    console.progress(say(schemas.law.words, console.language, "cli.progress", { file, at, of, rows }));
}
