// One batch from the files as handed over to the finished folder, staged: everything but its final name.

import { createHash } from "node:crypto";
import { join } from "node:path";
import { type Day, daysOf, latestOf, type Month } from "../core/day.ts";
import { zero } from "../core/money.ts";
import { fileProblem, type Problem } from "../core/problem.ts";
import type { ProblemCode } from "../core/problem-codes.ts";
import type { Batch, FileResult } from "../engine/batch.ts";
import type { BatchState } from "../engine/batch-state.ts";
import { identityText } from "../engine/identity.ts";
import { matterSums } from "../engine/open-matters.ts";
import { reconcile } from "../engine/reconcile.ts";
import { fileResult, totalsOf } from "../engine/results.ts";
import type { Tally } from "../engine/tally.ts";
import { programVersion } from "../engine/version.ts";
import type { InputFile } from "../io/intake.ts";
import { keepYoungHeap, letYoungHeapGrow } from "../io/young-heap.ts";
import type { Law } from "../law/law.ts";
import type { Overrides } from "../law/overrides.ts";
import { moneyOn } from "../law/parameters.ts";
import { mostRows } from "../report/sheet-parts.ts";
import { decidesClaims, schemeNamed } from "../schemes/index.ts";
import { openReading } from "./decide/passes.ts";
import type { Progress } from "./decide/read-files.ts";
import type { BatchRun, SettledRun, WrittenTable } from "./handover/batch-run.ts";
import type { DecidedBatch } from "./handover/decided-batch.ts";
import type { ReadFile } from "./handover/read-file.ts";
import type { RowStore } from "./handover/row-store.ts";
import type { Prior } from "./past/prior.ts";
import { writeOutputs } from "./publish/outputs.ts";
import { rememberedPeople } from "./publish/remembered-people.ts";
import { writeReturns } from "./publish/returns.ts";
import { writeTables } from "./publish/write-tables.ts";
import type { SchemaFile } from "./read/schemas.ts";
import { notClaimedProblem } from "./settle/not-claimed.ts";
import { replacedIn, undoneLines } from "./settle/replaced.ts";
import { openRowStore } from "./settle/row-store.ts";
import { settle } from "./settle/settle.ts";
import { waitingProblem } from "./settle/waiting.ts";
import { openMattersIn } from "./tables/open-matters.ts";
import { problemsKept } from "./tables/problem-lines.ts";

/** What the operator chose and what changes the results; part of the batch's identity. */
type BatchOptions = {
  readonly lang: "en" | "cy" | "both";
  readonly parameters: Overrides;
  /** What is payable goes into a ledger, and the ledger's facts decide with it. */
  readonly ledger: boolean;
};

/** What comes to be in the folder: nothing for a check; for a page that shows them the tables, and what goes back to the sender. */
type Writes = "nothing" | "tables" | "tables and returns" | "everything";

/** How people are shown a batch that exists. */
type Shown = {
  readonly id: string;
  readonly lang: BatchOptions["lang"];
  readonly state: BatchState | undefined;
  /** The language of what goes back for a file. */
  readonly languageOf: (file: FileResult) => BatchOptions["lang"];
  /** Where the other files of the batch are, seen from the page; with a slash at the end. */
  readonly beside: string;
};

type BatchWork = {
  readonly inputs: readonly InputFile[];
  readonly law: Law;
  readonly schemas: readonly SchemaFile[];
  /** What a worker needs to come to the same law by itself; undefined where one thread does all the work. */
  readonly schemasFolder: string | undefined;
  readonly options: BatchOptions;
  readonly prior: Prior;
  /** The amounts are going to be posted: they are handed back as numbers. */
  readonly posts: boolean;
  /** Told as soon as rows no longer change, before tables and all else are written. */
  readonly settled?: ((run: SettledRun) => void) | undefined;
  /** The staging folder; it exists and is empty but for inputs/. Undefined: nothing is written, and rows wait in memory. */
  readonly folder: string | undefined;
  readonly writes: Writes;
  /** How many lines of a table, by its name, are handed back as data; absent = as many as the workbook shows. */
  readonly shows?: Readonly<Record<string, number>> | undefined;
  /** Of the problems the gravest are handed back, not those that come first. */
  readonly gravestFirst?: boolean | undefined;
  /** What people read is made anew of a batch that was decided before; absent = as the options say. */
  readonly shown?: Shown | undefined;
  readonly progress: (done: Progress) => void;
};

/** Runs the whole batch into its staging folder. Throws our own faults before anything is published. */
export async function runBatch(work: BatchWork): Promise<BatchRun> {
  const folder = folderOf(work);
  const store = openRowStore(work.folder === undefined ? undefined : join(work.folder, "rows"));
  try {
    const { decided, run } = await decideAll(work, store);
    const whole = work.writes === "everything";
    const tables = await writeTables(decided, {
      folder,
      most: (name) => work.shows?.[name] ?? (whole ? shownOf(name) : 0),
      gravestFirst: work.gravestFirst === true,
    });
    const into = whole || work.writes === "tables and returns" ? folder : undefined;
    const { schemasFolder, options } = work;
    const setUp =
      schemasFolder === undefined ? undefined : { schemas: schemasFolder, overrides: options.parameters };
    const languageOf = work.shown?.languageOf;
    const returns =
      into === undefined ? [] : await writeReturns(decided, { folder: into, languageOf, setUp });
    // What is kept of rows is no part of the results.
    store.close();
    const priorFacts = work.prior.written();
    const made = batchOf(work, decided, tables, priorFacts);
    const { law, schemas, prior, shown } = work;
    const batch = shown === undefined ? made : { ...made, id: shown.id };
    const { previousManifest } = prior;
    const { lang, state, beside } = { lang: options.lang, state: undefined, beside: "./", ...shown };
    const said = { law, schemas, lang, state, beside };
    const manifest =
      whole && folder !== undefined
        ? await writeOutputs({ ...said, folder, batch, tables, priorFacts, previousManifest })
        : "";
    return { ...run, batch, conditions: decided.conditions, manifest, tables, returns };
  } finally {
    store.close();
  }
}

/** Where anything is written; undefined where nothing is. */
function folderOf({ folder, writes }: BatchWork): string | undefined {
  if (writes === "nothing") return undefined;
  if (folder === undefined) throw new Error(`there is no folder to write ${writes} into`);
  return folder;
}

/** The officer's page adds up the movement of all employers, whose lines stand among those of people. */
function shownOf(name: string): number {
  return name === "movement" ? Number.POSITIVE_INFINITY : mostRows;
}

/** So many rows would fill whatever room new things have. */
const manyRows = 50_000;

/** Reads and decides every file, and compares all rows. */
async function decideAll(
  work: BatchWork,
  store: RowStore,
): Promise<{ readonly decided: DecidedBatch; readonly run: SettledRun }> {
  const { law, prior } = work;
  const reading = await openReading({ ...work, parameters: work.options.parameters });
  // Rows are decided in threads that need room for what is new; afterwards one thread goes through all of them.
  letYoungHeapGrow();
  const { files: read, assumed } = await reading.readAll(store);
  if (read.reduce((sum, { rows }) => sum + rows, 0) >= manyRows) keepYoungHeap();
  const { facts, versions, decisions: rulings, lists, month } = reading;
  const settled = await settle(read, law, store, facts, assumed);
  const run = {
    ...{ read, held: new Set(settled.changed.keys()), waiting: settled.waiting, decisions: rulings },
    people: work.posts ? rememberedPeople({ read, settled, store }) : undefined,
  };
  work.settled?.(run);
  const tallyOf = (at: number, { tally }: ReadFile): Tally => settled.tallies[at] ?? tally;
  const ofFiles = read.map((file, at) => {
    const { label } = file.input;
    const found = [
      notClaimedProblem(label, tallyOf(at, file)),
      waitingProblem(label, settled.waiting.get(at)),
    ];
    return found.filter((one) => one !== undefined);
  });
  const ofBatch = [...ofFiles.flat(), ...settled.notCompared, ...notSet(read, law)];
  store.say(problemsKept(ofBatch, law.words), 0);
  const files = read.map((file, at) => {
    const more = withProblems(file, ofFiles[at] ?? []);
    return fileResult({
      ...file,
      ...file.input,
      file: file.input.label,
      tally: tallyOf(at, file),
      ...more,
    });
  });
  const replaced = await replacedIn({ read, versions, prior, store, settled });
  const undone = undoneLines(replaced);
  const decided = {
    ...{ law, read, versions, prior, facts, lists, rulings, month, store, settled, files, replaced, undone },
    reconciliation: reconcile(files, settled.tallies),
    problemCounts: problemCounts(read, ofBatch),
  };
  return { decided: { ...decided, ...(await openMattersIn(decided)) }, run };
}

function batchOf(
  work: BatchWork,
  { files, read, law, settled, undone, reconciliation, problemCounts, matters }: DecidedBatch,
  tables: readonly WrittenTable[],
  priorFacts: string,
): Batch {
  // In one order, whoever made them: the manifest and the summary show them.
  const { lang, ledger, parameters } = work.options;
  const named = new Set(read.flatMap(({ mappings = [] }) => mappings));
  const mappings = law.mappings.filter(({ name }) => named.has(name));
  const options = { lang, ledger, parameters, ...(mappings.length === 0 ? {} : { mappings }) };
  const id = sha256(
    identityText({
      inputs: work.inputs.map((input) => ({ file: input.label, sha256: input.sha256 })),
      schemas: work.schemas,
      options,
      priorFacts: sha256(priorFacts),
    }),
  ).slice(0, 12);
  const lists = tables.filter(({ list }) => list).map(({ name, count }) => ({ name, lines: count }));
  return {
    id,
    programVersion,
    options,
    files,
    duplicates: settled.duplicates,
    reconciliation,
    problemCounts,
    totals: totalsOf(files, settled.tallies, undone),
    ...(lists.length === 0 ? {} : { lists }),
    ...(matters.length === 0 ? {} : { matters: matterSums(matters) }),
    ledger: ledger ? "posted" : "none",
    previousHead: work.prior.previousHead,
    parametersOn: lastDay(files),
  };
}

/** Amounts that the council has not set, of every scheme that the batch pays: problems of no one file. */
function notSet(read: readonly ReadFile[], law: Law): readonly Problem[] {
  const months = new Map<string, Month>();
  for (const { refused, scheme, cover } of read) {
    // The cover's month was made by core/day.ts.
    if (!refused && decidesClaims(scheme) && cover.period !== undefined) {
      months.set(scheme, cover.period as Month);
    }
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([scheme, month]) =>
      (schemeNamed(scheme).toSet ?? [])
        .filter(({ parameter }) => moneyOn(law, parameter, daysOf(month).last) === zero)
        .map(({ parameter, code }) => fileProblem(code, "", { expected: parameter })),
    );
}

/** The file's problems with those that were found when all files had been read. */
function withProblems(
  { problemCounts, firstProblem }: ReadFile,
  more: readonly Problem[],
): Pick<ReadFile, "problemCounts" | "firstProblem"> {
  const counts = new Map(problemCounts);
  for (const { code } of more) counts.set(code, (counts.get(code) ?? 0) + 1);
  return { problemCounts: counts, firstProblem: firstProblem ?? more[0] };
}

function problemCounts(
  read: readonly ReadFile[],
  ofBatch: readonly Problem[],
): ReadonlyMap<ProblemCode, number> {
  const counts = new Map<ProblemCode, number>();
  for (const { code } of ofBatch) counts.set(code, (counts.get(code) ?? 0) + 1);
  for (const file of read) {
    for (const [code, times] of file.problemCounts) counts.set(code, (counts.get(code) ?? 0) + times);
  }
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The last day of the latest month that a file is for. */
function lastDay(files: readonly FileResult[]): Day | undefined {
  const month = latestOf(files.flatMap(({ period }) => period ?? []));
  return month === undefined ? undefined : daysOf(month).last;
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
