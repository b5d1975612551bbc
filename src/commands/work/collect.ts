// `taliad collect`: what has come to rest in a folder is run as one batch, then each file goes where it belongs. Nothing is
// moved before its batch is posted and in place, so that a collect that is killed is finished by the next one.
import { accessSync, constants, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { makeFolder } from "../../io/files.ts";
import { NoSuchInput } from "../../io/found-files.ts";
import { type Rested, restedIn } from "../../io/inbox.ts";
import { LedgerFault } from "../../ledger/fault.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { runAfter } from "./after.ts";
import { collectedText, secondsOf, settleOf } from "./collect-words.ts";
import { added, foldersOf, nothing, placesAfter, placesAgain, putAway, putOdd } from "./collected.ts";
import { gravest } from "./ending.ts";
import { postedBefore, postedNow } from "./posted-before.ts";
import { runFiles } from "./run.ts";
import { type Late, lateEnding, noteTold, untoldBatches } from "./untold.ts";

type CollectArguments = {
  readonly inbox: string;
  /** Seconds for which a file must have been unchanged. */
  readonly settle?: number | undefined;
  /** How long to wait for another run: 90s, 10m, 1h. */
  readonly wait?: string | undefined;
  readonly on?: string | undefined;
  readonly preparedBy?: string | undefined;
  readonly ledgerHead?: string | undefined;
  readonly json: boolean;
  /** Print nothing where nothing needs a person. */
  readonly quiet: boolean;
};

const longestPause = 15;

/** Returns the exit code: that of the run, 0 when nothing was new. */
export async function collect(wanted: CollectArguments, session: Session): Promise<number> {
  const { inbox, wait } = wanted;
  const settle = settleOf(wanted.settle);
  const until = performance.now() + secondsOf(wait) * 1_000;
  if (session.config.ledger === "none") throw new UsageFault("cli.collect-needs-ledger");
  if (statSync(inbox, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageFault("cli.inbox-not-a-folder", { path: inbox });
  for (let pause = 1; ; pause = Math.min(2 * pause, longestPause)) {
    try {
      return await collectNow(wanted, settle, session);
    } catch (fault) {
      // Another collect of the same folder took a file away meanwhile: what is there now is looked at.
      if (fault instanceof NoSuchInput) continue;
      const left = until - performance.now();
      if (!(fault instanceof LedgerFault && fault.kind === "busy") || left <= 0) throw fault;
      session.console.log("info", "cli.collect.waits", { seconds: Math.ceil(left / 1_000) });
      await sleep(Math.min(pause * 1_000, left));
    }
  }
}

async function collectNow(wanted: CollectArguments, settle: number, session: Session): Promise<number> {
  const { inbox, json, quiet } = wanted;
  const { console } = session;
  const { files, odd } = restedIn(inbox, settle);
  const untold = (holding: readonly string[]) => untoldBatches(session.config.out, holding);
  if (files.length + odd.length === 0 && untold([]).length === 0) return exitCodes.done;
  // What cannot be put away later is not run: it would come again every night.
  accessSync(inbox, constants.W_OK | constants.X_OK);
  for (const folder of Object.values(foldersOf(inbox))) makeFolder(folder);
  const known = await postedBefore(files, session, wanted.ledgerHead);
  const again = files.filter(({ sha256 }) => known.has(sha256));
  const fresh = files.filter(({ sha256 }) => !known.has(sha256));
  console.step("looked", { files: files.length, odd: odd.length, postedBefore: again.length });
  const late: Late[] = [];
  const holders = again.map(({ sha256 }) => known.get(sha256)?.batchId ?? "");
  for (const batch of untold(holders)) late.push(await lateEnding(batch, session));
  const ran = fresh.length === 0 ? undefined : await runNew(wanted, fresh, session);
  const collected = added(
    added(putAway(inbox, again, placesAgain(known, late)), ran?.collected ?? nothing),
    putOdd(inbox, odd, session),
  );
  const exitCode = gravest([
    ...late.map((one) => one.exitCode),
    ran?.exitCode ?? exitCodes.done,
    odd.length > 0 ? exitCodes.fileRefused : exitCodes.done,
  ]);
  const { done, already, refused } = collected;
  console.step("put-away", { done: done.length, already: already.length, refused: refused.length });
  if (!(quiet && exitCode === exitCodes.done)) {
    const told = { inbox, json, exitCode, late, ran: ran?.told ?? [] };
    console.print(collectedText(told, collected, session));
  }
  for (const { batch, exitCode } of late) {
    runAfter({ batch, again: true, exitCode }, session);
    noteTold(batch, session);
  }
  if (ran !== undefined) noteTold(ran.batch, session);
  return exitCode;
}

/** Runs them as one batch and puts them away; what the run would have printed is handed back. */
async function runNew({ inbox, ...wanted }: CollectArguments, fresh: readonly Rested[], session: Session) {
  const told: string[] = [];
  const keeping = { ...session, console: { ...session.console, print: (text: string) => told.push(text) } };
  const ran = await runFiles({ ...wanted, files: once(fresh), by: "collect" }, keeping);
  const folder = join(session.config.out, ran.batch);
  const placeOf = placesAfter(ran.batch, folder, await postedNow(fresh, session));
  return { ...ran, told, collected: putAway(inbox, fresh, placeOf) };
}

/** The paths of files that differ in their bytes; of those that are alike, the first. */
function once(files: readonly Rested[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const { sha256, path } of files) if (!seen.has(sha256)) seen.set(sha256, path);
  return [...seen.values()];
}
