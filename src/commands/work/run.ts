// `taliad run`: takes the files in, runs the batch into a staging folder, posts it, and renames it into place. The
// order is fixed: staged, posted, published; a run that is killed in between is put right by the next one.

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { BatchRun } from "../../batch/handover/batch-run.ts";
import { bookPrior, noPrior } from "../../batch/past/prior.ts";
import { beginPosting } from "../../batch/publish/begin-posting.ts";
import { entryOf, postingsOf, restOf, unpaidStandingsOf } from "../../batch/publish/posting.ts";
import { runBatch } from "../../batch/run.ts";
import type { BatchEvent } from "../../core/batch-event.ts";
import type { Employer, ReturnDoubt } from "../../engine/employers.ts";
import { makeFolder, moveFolder, publish, removeFolder, syncTree } from "../../io/files.ts";
import { mustBeThere } from "../../io/intake.ts";
import { standingBatch } from "../../ledger/answers/batches.ts";
import type { Begun } from "../../ledger/batch-thread.ts";
import type { Book } from "../../ledger/book.ts";
import { LedgerFault } from "../../ledger/fault.ts";
import { putInPlace, recoverPublications, stagingName } from "../../ledger/publication.ts";
import { summaryJson, summaryText } from "../../report/summary.ts";
import { say } from "../../report/words.ts";
import { eventBy } from "../account.ts";
import type { Session } from "../session.ts";
import { mustBeOwnSettings, runAfter } from "./after.ts";
import { postedTogether, readEnding } from "./again.ts";
import { employersFor, missingOf } from "./employers.ts";
import { type Ending, endingOf, endingText, exitCodeOf } from "./ending.ts";
import { readExpected } from "./expected-list.ts";
import { logFiles } from "./log-files.ts";
import { type Ended, endOf, type LedgerEnd, logged } from "./logged.ts";
import { type Missing, missingJson, missingText, withMissing } from "./missing-words.ts";
import { openBook } from "./open-ledger.ts";
import { showProgress } from "./progress.ts";
import { doubtsJson, doubtsText, returnDoubts } from "./return-doubts.ts";
import { removeStale } from "./stale.ts";
import { notTakenJson, notTakenText, type TakenIn, tellTakenIn, withNotTaken } from "./taken-in.ts";

type RunArguments = {
  readonly files: readonly string[];
  /** File that lists the employers whose return has to be there. */
  readonly expect?: string | undefined;
  readonly json: boolean;
  /** Who prepares it, as the ledger shows it. */
  readonly preparedBy?: string | undefined;
  /** The day that is said of it in the ledger. */
  readonly on?: string | undefined;
  /** Where a ledger ends that was put back from a backup, said by whoever knows of it. */
  readonly ledgerHead?: string | undefined;
  /** The command that runs them for itself. */
  readonly by?: string | undefined;
};

/** Returns the exit code. */
export async function run(wanted: RunArguments, session: Session): Promise<number> {
  return (await runFiles(wanted, session)).exitCode;
}

/** The same, with the id of the batch: it is posted and in place. */
export async function runFiles(
  wanted: RunArguments,
  session: Session,
): Promise<{ readonly exitCode: number; readonly batch: string }> {
  const { config } = session;
  mustBeOwnSettings(session);
  const prepared = eventBy("prepared", { on: wanted.on, by: wanted.preparedBy?.trim() });
  const employers = await employersFor(session);
  // A slip of the pen leaves no folder and no ledger behind; where there is a folder, its log tells of it.
  if (!existsSync(config.out)) mustBeThere(wanted.files);
  makeFolder(config.out);
  let batch = "";
  const work = async (): Promise<Ended> => {
    mustBeThere(wanted.files);
    removeStale(config.out);
    const ended = await untilNobodyCame(session, () => runOnce(wanted, session, { prepared, employers }));
    const { exitCode, again = false } = ended;
    batch = typeof ended.batch === "object" ? ended.batch.id : (ended.batch ?? "");
    return { ...ended, after: runAfter({ batch, again, exitCode }, session) };
  };
  const exitCode = await logged(session, wanted.files.length, work, "run", wanted.by);
  return { exitCode, batch };
}

/** How often a run begins again because somebody else posted while its connection to a shared ledger was lost. */
const mostRuns = 20;

async function untilNobodyCame<Result>({ console }: Session, work: () => Promise<Result>): Promise<Result> {
  for (let runs = 1; ; runs += 1) {
    try {
      return await work();
    } catch (fault) {
      const moved = fault instanceof LedgerFault && fault.reason === "book-moved";
      if (!moved || runs === mostRuns) throw fault;
      console.log("info", "cli.run-begins-again", {});
    }
  }
}

async function runOnce(wanted: RunArguments, session: Session, before: Before): Promise<Ended> {
  const { config } = session;
  const { ledgerHead } = wanted;
  const ledger =
    config.ledger === "none" ? undefined : await openBook(config.ledger, session, { ledgerHead });
  try {
    if (ledger !== undefined) await recoverPublications(ledger, config.out);
    return await runWith(wanted, session, ledger, before);
  } finally {
    await ledger?.close();
  }
}

/** What is known before anything is opened. */
type Before = {
  readonly prepared: BatchEvent;
  readonly employers: readonly Employer[] | undefined;
};

async function runWith(
  wanted: RunArguments,
  session: Session,
  ledger: Book | undefined,
  { prepared, employers }: Before,
): Promise<Ended> {
  const { config, schemas, console } = session;
  const expected = wanted.expect === undefined ? undefined : readExpected(wanted.expect);
  const staging = join(config.out, `.staging-run-${process.pid}`);
  makeFolder(join(staging, "inputs"));
  let begun: Begun | undefined;
  try {
    const taken = tellTakenIn(wanted.files, session, join(staging, "inputs"));
    const { inputs } = taken;
    console.step("taken-in", { files: inputs.length, notTaken: taken.notTaken.length });
    const earlier = ledger && (await postedTogether(inputs, ledger, config.out));
    if (earlier !== undefined) {
      console.log("info", "cli.same-batch", { batch: earlier });
      const folder = join(config.out, earlier);
      const stored = readEnding(folder);
      const missing = await missingOf(expected, employers, stored.files, ledger);
      const told = { batch: earlier, ledger: "posted-before" };
      const ends = ledger && (await endOf(ledger));
      const exitCode = end(wanted, session, {
        folder,
        ending: stored,
        missing,
        doubts: [],
        taken,
        ends,
        told,
      });
      return { exitCode, batch: earlier, again: true, ends };
    }
    const done = await runBatch({
      inputs,
      law: schemas.law,
      schemas: schemas.files,
      schemasFolder: config.schemas,
      options: { lang: config.lang, parameters: config.parameters, ledger: ledger !== undefined },
      prior: ledger === undefined ? noPrior : await bookPrior(ledger),
      posts: ledger !== undefined,
      settled: (settled) => {
        begun = ledger && beginPosting(ledger, settled, schemas.law);
      },
      folder: staging,
      writes: "everything",
      progress: showProgress(session),
    });
    logFiles(done.batch, console);
    await syncTree(staging);
    if (ledger === undefined) publishNew(config.out, staging, done, session);
    // A batch of which every file was refused leaves nothing in the ledger but itself.
    else if (begun === undefined && standingBatch(await ledger.batches(done.batch.id)) !== undefined)
      console.log("info", "cli.same-batch", { batch: done.batch.id });
    else await post(staging, done, ledger, session, { prepared, begun });
    console.step("in-place", { batch: done.batch.id });
    const missing = await missingOf(expected, employers, done.batch.files, ledger);
    const doubts = returnDoubts(employers, done.batch.files);
    const ends = ledger && (await endOf(ledger));
    return {
      exitCode: tell(wanted, session, done, { missing, doubts, taken, ends }),
      batch: done.batch,
      ends,
    };
  } finally {
    await begun?.giveUp();
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

async function post(
  staging: string,
  done: BatchRun,
  ledger: Book,
  { config, schemas }: Session,
  { prepared, begun }: Pick<Before, "prepared"> & { readonly begun: Begun | undefined },
): Promise<void> {
  const { law } = schemas;
  const name = stagingName(ledger.bookId, done.batch.id);
  moveFolder(staging, join(config.out, name));
  // It was begun in a book that had nothing in it.
  if (begun !== undefined) await begun.end({ ...restOf(done, law, name), prepared });
  else {
    const before = (await ledger.batches(done.batch.id)).length;
    const entry = { ...entryOf(done, law, name, before), prepared };
    await ledger.post(entry, postingsOf(done), unpaidStandingsOf(done));
  }
  await putInPlace(ledger, config.out, { id: done.batch.id, staging: name });
}

function headOf(ends: LedgerEnd | undefined): { readonly head?: string } {
  return ends === undefined || ends.head === "" ? {} : { head: ends.head };
}

function tell(wanted: RunArguments, session: Session, { batch }: BatchRun, beside: Beside): number {
  const { config, schemas, console } = session;
  const told = summaryJson(batch);
  const text = summaryText(batch, schemas.law.words, console.language);
  const ending = endingOf(told);
  return end(wanted, session, { folder: join(config.out, batch.id), ending, ...beside, told, text });
}

/** What was asked for and is not in the batch, and where the ledger ends when it is posted. */
type Beside = {
  readonly missing: Missing;
  readonly doubts: readonly ReturnDoubt[];
  readonly taken: TakenIn;
  readonly ends: LedgerEnd | undefined;
};

type Told = Beside & {
  readonly folder: string;
  readonly ending: Ending;
  /** What --json prints of the batch, and what is printed without it. */
  readonly told: { readonly [key: string]: unknown };
  readonly text?: string;
};

/** The last words of a run, the same for a batch that was made and for one that was there; returns the exit code. */
function end(
  { json }: RunArguments,
  session: Session,
  { folder, ending, missing, doubts, taken, ends, told, text }: Told,
): number {
  const { config, console } = session;
  const exitCode = withMissing(withNotTaken(exitCodeOf(ending, config.failOn), taken), missing);
  if (json) {
    console.print(
      JSON.stringify({
        ...told,
        ...headOf(ends),
        ...missingJson(missing),
        ...doubtsJson(doubts),
        ...notTakenJson(taken),
        folder,
        exitCode,
      }),
    );
    return exitCode;
  }
  const lines = text === undefined ? [] : [text];
  lines.push(
    ...missingText(missing, session),
    ...doubtsText(doubts, session),
    ...notTakenText(taken, session),
  );
  lines.push(...endingText(ending, exitCode, session));
  if (ends !== undefined && ends.head !== "")
    lines.push(say(session.schemas.law.words, console.language, "cli.ledger-head", { head: ends.head }));
  lines.push(folder);
  console.print(lines.join("\n"));
  return exitCode;
}
