// Files assessed together, as a run without a ledger assesses them: rows decided, people compared, sums reconciled.
import { noPrior } from "../batch/past/prior.ts";
import { excerptOf } from "../batch/publish/write-tables.ts";
import { runBatch } from "../batch/run.ts";
import type { DecisionLine, DuplicateLine, FileResult, ProblemLine, Totals } from "../engine/batch.ts";
import type { Law } from "../law/law.ts";
import { type GivenFile, inputsOf } from "./given.ts";

export type Assessment = {
  /** In the order of the files' names. */
  readonly files: readonly FileResult[];
  /** A line for each row: outcome, rules, amounts in pence. */
  readonly decisions: readonly DecisionLine[];
  /** A line for each finding, in both languages, in the order of files and rows. */
  readonly problems: readonly ProblemLine[];
  readonly duplicates: readonly DuplicateLine[];
  readonly totals: Totals;
  /** What was assessed, for whoever explains it. */
  readonly given: readonly GivenFile[];
};

/** Claims, and what accompanies them: earnings, on-costs, awards, working patterns. Whatever is in the files is told, nothing is thrown. */
export async function assess(given: readonly GivenFile[], law: Law): Promise<Assessment> {
  const all = Number.POSITIVE_INFINITY;
  const { batch, tables } = await runBatch({
    inputs: inputsOf(given),
    law,
    // Nothing is stored, so that nothing has to be pinned.
    schemas: [],
    schemasFolder: undefined,
    options: { lang: "both", parameters: {}, ledger: false },
    prior: noPrior,
    posts: false,
    folder: undefined,
    writes: "nothing",
    shows: { decisions: all, problems: all },
    progress: () => {},
  });
  const { files, duplicates, totals } = batch;
  return {
    files,
    decisions: excerptOf<DecisionLine>(tables, "decisions").lines,
    problems: excerptOf<ProblemLine>(tables, "problems").lines,
    duplicates,
    totals,
    given,
  };
}
