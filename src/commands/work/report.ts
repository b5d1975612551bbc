// `taliad report`: what people read of a stored batch, made anew beside it. The batch is decided again from its own folder, and
// nothing is shown where that does not come to the same tables.
import { existsSync, mkdtempSync, renameSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { openStored, readManifest } from "../../batch/replay/stored.ts";
import type { BatchState } from "../../engine/batch-state.ts";
import { type Employer, employerOf } from "../../engine/employers.ts";
import { makeFolder, removeFolder, syncTree } from "../../io/files.ts";
import { LedgerFault } from "../../ledger/fault.ts";
import { say } from "../../report/words.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { stateIn } from "./batch-state.ts";
import { decidedAgain } from "./decided-again.ts";
import { employersFor } from "./employers.ts";
import { openBookIfThere } from "./open-ledger.ts";
import { storedFolder } from "./stored-folder.ts";

type Asked = { readonly batch: string; readonly to?: string | undefined; readonly json: boolean };

/** What is made anew; everything else of a batch is the same in every language. */
const shown = ["report.html", "report.xlsx", "returns"];

/** Returns the exit code. */
export async function report({ batch, to, json }: Asked, session: Session): Promise<number> {
  const { config, console, schemas } = session;
  const folder = storedFolder(batch, config.out);
  const id = readManifest(folder).batch;
  const target = to ?? join(config.out, "reports", `${id}-${config.lang}`);
  if (to !== undefined && existsSync(to)) throw new UsageFault("cli.file-there", { file: to });
  makeFolder(dirname(target));
  // Beside where it is going to be, so that it is put there in one step.
  const staging = mkdtempSync(join(dirname(target), ".staging-report-"));
  try {
    const differs = await makeAnew(folder, target, staging, session);
    if (differs !== undefined) {
      console.log("error", "cli.report.differs", { batch: id, file: differs });
      return exitCodes.difference;
    }
    const finished = join(staging, "shown");
    makeFolder(finished);
    for (const name of shown) {
      if (existsSync(join(staging, name))) renameSync(join(staging, name), join(finished, name));
    }
    await syncTree(finished);
    removeFolder(target);
    renameSync(finished, target);
  } finally {
    console.progress("");
    removeFolder(staging);
  }
  const page = join(target, "report.html");
  console.print(
    json
      ? JSON.stringify({ batch: id, folder: target, page })
      : say(schemas.law.words, console.language, "cli.report.done", { batch: id, page }),
  );
  return exitCodes.done;
}

/** Decides the batch again into the staging folder; returns the table that comes out otherwise. */
async function makeAnew(
  folder: string,
  target: string,
  staging: string,
  session: Session,
): Promise<string | undefined> {
  const stored = openStored(folder);
  const { batch: id } = stored.manifest;
  makeFolder(staging);
  const shown = {
    id,
    lang: session.config.lang,
    state: await stateOf(id, session),
    languageOf: languageOf((await employersFor(session)) ?? [], session.config.lang),
    beside: `${relative(target, folder).split(sep).join("/")}/`,
  };
  const again = await decidedAgain(stored, { folder: staging, writes: "everything", shown }, session);
  return again.differs;
}

/** One language where one is asked for; else as the council writes to the employer. */
function languageOf(employers: readonly Employer[], lang: Session["config"]["lang"]) {
  return ({ employerId, laCode }: Pick<Employer, "employerId" | "laCode">) =>
    lang === "both" ? (employerOf(employers, employerId, laCode)?.writeIn ?? "both") : lang;
}

/** How it stands in the ledger; undefined where there is none, or none that knows it. */
export async function stateOf(id: string, session: Session): Promise<BatchState | undefined> {
  try {
    const book = await openBookIfThere(session);
    if (book === undefined) return undefined;
    try {
      const newest = (await book.batches(id)).findLast(({ kind }) => kind === "run");
      return newest && stateIn(newest);
    } finally {
      await book.close();
    }
  } catch (fault) {
    // A page can be read without its ledger; what is wrong with that is for `ledger check`.
    if (fault instanceof LedgerFault) return undefined;
    throw fault;
  }
}
