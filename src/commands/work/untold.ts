// Batches that a collect has posted and not told of, because it was killed in between: the next one tells of them, so that no night's
// findings are lost. What the log of runs says of a batch is enough: a collect writes there when it has told of it.
import { join } from "node:path";
import { programVersion } from "../../engine/version.ts";
import { openRunLog } from "../../io/run-log.ts";
import { say } from "../../report/words.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { readEnding } from "./again.ts";
import { employersFor, missingOf } from "./employers.ts";
import { endingText, exitCodeOf } from "./ending.ts";
import { missingText, withMissing } from "./missing-words.ts";
import { openBook } from "./open-ledger.ts";
import { readRunLog } from "./run-log-check.ts";

/** Those of the batches that hold what stands in the inbox again, and those that ended in the log, of which nobody was told. */
export function untoldBatches(out: string, holding: readonly string[]): readonly string[] {
  const lines = readRunLog(out)?.lines ?? [];
  const collects = new Set(lines.filter(({ by }) => by === "collect").map(({ run }) => run));
  const told = new Set(lines.filter(({ event }) => event === "collected").map(({ batch }) => batch));
  const ended = lines.filter(({ event, batch = "" }) => event === "end" && batch !== "");
  const here = ended.filter(({ run }) => collects.has(run)).map(({ batch = "" }) => batch);
  for (const { run, batch } of ended) if (!collects.has(run)) told.add(batch);
  return [...new Set([...here, ...holding])].filter((batch) => !told.has(batch));
}

/** Written when everything of the batch is said and put away. */
export function noteTold(batch: string, { config, console }: Session): void {
  const code = openRunLog(config.out, programVersion).note("collected", { batch });
  if (code !== undefined) console.log("error", "cli.run-log-failed", { path: join(config.out), code });
}

export type Late = {
  readonly batch: string;
  readonly folder: string;
  readonly exitCode: ExitCode;
  readonly text: readonly string[];
};

/** What the batch would have ended with, and what is to be said of it. */
export async function lateEnding(batch: string, session: Session): Promise<Late> {
  const { config, schemas, console } = session;
  const folder = join(config.out, batch);
  const ending = readEnding(folder);
  const employers = await employersFor(session);
  const book = await openBook(config.ledger, session, { readOnly: true });
  try {
    const missing = await missingOf(undefined, employers, ending.files, book);
    const exitCode = withMissing(exitCodeOf(ending, config.failOn), missing);
    const said = say(schemas.law.words, console.language, "cli.collect.late", { batch });
    const text = [said, ...missingText(missing, session), ...endingText(ending, exitCode, session), folder];
    return { batch, folder, exitCode, text };
  } finally {
    await book.close();
  }
}
