// `taliad run --preview`: what a run of these files would change, against the ledger as it stands; nothing is written or posted.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bookPrior, noPrior } from "../../batch/past/prior.ts";
import { excerptOf } from "../../batch/publish/write-tables.ts";
import { runBatch } from "../../batch/run.ts";
import type { CorrectionLine } from "../../engine/corrections.ts";
import type { MovementLine } from "../../engine/movement-lines.ts";
import { makeFolder, removeFolder } from "../../io/files.ts";
import { mustBeThere } from "../../io/intake.ts";
import { previewJson, previewOf, previewText } from "../../report/preview.ts";
import { summaryJson } from "../../report/summary.ts";
import type { Session } from "../session.ts";
import { postedTogether, readEnding } from "./again.ts";
import { employersFor, missingOf } from "./employers.ts";
import { endingOf, endingText, exitCodeOf } from "./ending.ts";
import { readExpected } from "./expected-list.ts";
import { missingJson, missingText, withMissing } from "./missing-words.ts";
import { openBookIfThere } from "./open-ledger.ts";
import { showProgress } from "./progress.ts";
import { doubtsJson, doubtsText, returnDoubts } from "./return-doubts.ts";
import { notTakenJson, notTakenText, tellTakenIn, withNotTaken } from "./taken-in.ts";

type Asked = {
  readonly files: readonly string[];
  readonly expect?: string | undefined;
  readonly json: boolean;
};

/** Returns the exit code that the run would end with. */
export async function preview(wanted: Asked, session: Session): Promise<number> {
  const { config, schemas, console } = session;
  mustBeThere(wanted.files);
  const expected = wanted.expect === undefined ? undefined : readExpected(wanted.expect);
  const employers = await employersFor(session);
  const withLedger = config.ledger !== "none";
  // Before the first run there is no ledger; nobody is made one for a look.
  const book = await openBookIfThere(session);
  const folder = mkdtempSync(join(tmpdir(), "taliad-preview-"));
  const scratch = join(folder, "inputs");
  makeFolder(scratch);
  try {
    const taken = tellTakenIn(wanted.files, session, undefined, scratch);
    const earlier = book && (await postedTogether(taken.inputs, book, config.out));
    if (earlier !== undefined) {
      const ending = readEnding(join(config.out, earlier));
      const code = withNotTaken(exitCodeOf(ending, config.failOn), taken);
      const told = { preview: true, batch: earlier, ledger: "posted-before", exitCode: code };
      if (wanted.json) console.print(JSON.stringify(told));
      else console.log("info", "cli.same-batch", { batch: earlier });
      return code;
    }
    const { batch, tables, decisions } = await runBatch({
      inputs: taken.inputs,
      law: schemas.law,
      schemas: schemas.files,
      schemasFolder: config.schemas,
      options: { lang: config.lang, parameters: config.parameters, ledger: withLedger },
      prior: book === undefined ? noPrior : await bookPrior(book),
      posts: withLedger,
      folder,
      writes: "nothing",
      shows: { movement: Number.POSITIVE_INFINITY, corrections: Number.POSITIVE_INFINITY },
      progress: showProgress(session),
    });
    const movement = tables.some(({ name }) => name === "movement")
      ? excerptOf<MovementLine>(tables, "movement").lines
      : [];
    const corrections = excerptOf<CorrectionLine>(tables, "corrections").lines;
    const found = previewOf(batch, movement, corrections, decisions.caseEvents);
    const ending = endingOf(summaryJson(batch));
    const missing = await missingOf(expected, employers, batch.files, book);
    const doubts = returnDoubts(employers, batch.files);
    const code = withMissing(withNotTaken(exitCodeOf(ending, config.failOn), taken), missing);
    if (wanted.json) {
      const told = {
        ...previewJson(found),
        ...missingJson(missing),
        ...doubtsJson(doubts),
        ...notTakenJson(taken),
      };
      console.print(JSON.stringify({ ...told, exitCode: code }));
      return code;
    }
    const lines = [
      ...previewText(found, schemas.law.words, console.language),
      ...missingText(missing, session),
      ...doubtsText(doubts, session),
      ...notTakenText(taken, session),
      ...endingText(ending, code, session),
    ];
    console.print(lines.join("\n"));
    return code;
  } finally {
    console.progress("");
    removeFolder(folder);
    await book?.close();
  }
}
