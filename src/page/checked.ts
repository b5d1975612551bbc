// What a page does with the files that somebody has chosen: the whole batch, as the command line runs it without a ledger, in a
// folder that is given. Everything is the program's own; nothing is decided here.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { noPrior } from "../batch/past/prior.ts";
import { excerptOf } from "../batch/publish/write-tables.ts";
import { runBatch } from "../batch/run.ts";
import type { Batch, DecisionLine, ProblemLine } from "../engine/batch.ts";
import { makeFolder, removeFolder } from "../io/files.ts";
import { takeIn } from "../io/intake.ts";
import type { Law } from "../law/law.ts";
import type { Overrides } from "../law/overrides.ts";
import type { Program } from "../law/programs.ts";

/** A file as it was chosen. */
export type Chosen = { readonly name: string; readonly bytes: Uint8Array };

/** A council's law with the values that it has set, which are laid over it already. */
export type PageLaw = {
  readonly law: Law;
  readonly parameters: Overrides;
  readonly programs: readonly Program[];
};

export type Checked = {
  readonly batch: Batch;
  /** The gravest first. */
  readonly problems: readonly ProblemLine[];
  readonly decisions: readonly DecisionLine[];
  /** How many lines decisions.csv has. */
  readonly decided: number;
  /** problems.csv and decisions.csv as the command line writes them. */
  readonly tables: { readonly problems: Uint8Array; readonly decisions: Uint8Array };
};

/** Of so many lines each is held; the tables have all of them. */
const mostLines = 20_000;

/** `folder` does not have to exist, and is emptied first. */
export async function checked(chosen: readonly Chosen[], page: PageLaw, folder: string): Promise<Checked> {
  const { batch, tables } = await runIn(chosen, page, { folder, writes: "tables" });
  const decisions = excerptOf<DecisionLine>(tables, "decisions");
  const table = (name: string): Uint8Array => readFileSync(join(folder, `${name}.csv`));
  return {
    batch,
    problems: excerptOf<ProblemLine>(tables, "problems").lines,
    decisions: decisions.lines,
    decided: decisions.total,
    tables: { problems: table("problems"), decisions: table("decisions") },
  };
}

/** What goes back to whoever sends these files: workbooks with what is to be put right, and letters, each with the file it is about. */
export async function returned(
  chosen: readonly Chosen[],
  page: PageLaw,
  folder: string,
): Promise<readonly (Chosen & { readonly file: string })[]> {
  const { returns } = await runIn(chosen, page, { folder, writes: "tables and returns" });
  return returns.flatMap(({ file, paths }) =>
    paths.map((path) => ({ file, name: basename(path), bytes: readFileSync(path) })),
  );
}

async function runIn(
  chosen: readonly Chosen[],
  { law, parameters }: PageLaw,
  { folder, writes }: { readonly folder: string; readonly writes: "tables" | "tables and returns" },
) {
  removeFolder(folder);
  const paths = chosen.map(({ name, bytes }, at) => {
    // Two files may have one name: each stands in a folder of its own.
    const own = join(folder, "chosen", String(at));
    makeFolder(own);
    writeFileSync(join(own, name), bytes);
    return join(own, name);
  });
  const scratch = join(folder, "inputs");
  mkdirSync(scratch);
  return runBatch({
    inputs: takeIn(paths, undefined, scratch).inputs,
    law,
    // A page keeps no batch, so that nothing has to be pinned.
    schemas: [],
    schemasFolder: undefined,
    options: { lang: "both", parameters, ledger: false },
    prior: noPrior,
    posts: false,
    folder,
    writes,
    shows: { problems: mostLines, decisions: mostLines },
    gravestFirst: true,
    progress: () => {},
  });
}
