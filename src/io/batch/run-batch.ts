// One batch from the files as handed over to the finished folder, staged: everything but its final name.
import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { addMonths, type Day, daysOf, type Month } from "../../core/day.ts";
import type { CompanionRow } from "../../core/decision.ts";
import { zero } from "../../core/money.ts";
import { fileProblem, type Problem } from "../../core/problem.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Batch, FileResult } from "../../engine/batch.ts";
import { identityText } from "../../engine/identity.ts";
import { reconcile } from "../../engine/reconcile.ts";
import { fileResult, totalsOf } from "../../engine/results.ts";
import { programVersion } from "../../engine/version.ts";
import { type Version, versionRulings } from "../../engine/versions.ts";
import type { Law } from "../../law/law.ts";
import type { Overrides } from "../../law/overrides.ts";
import { moneyOn } from "../../law/parameters.ts";
import { decisionColumns, keysOf, paymentColumns, problemColumns } from "../../report/columns.ts";
import { companionNamed, schemeNamed, schemeOfClaims } from "../../schemes/index.ts";
import { byteOrderMark, csvLine } from "../csv/write.ts";
import type { InputFile } from "../intake.ts";
import type { SchemaFile } from "../schemas.ts";
import { nowhere, openSpool } from "../spool.ts";
import { addCompanion, type CompanionIndex } from "./companions.ts";
import { correctionsIn } from "./corrections.ts";
import { type Crew, workerCrew } from "./crew.ts";
import { type OpenTable, openTable } from "./open-table.ts";
import { othersAmong } from "./others.ts";
import { writeOutputs } from "./outputs.ts";
import type { Prior } from "./prior.ts";
import { problemText } from "./problem-lines.ts";
import { type ReadFile, type Reading, readFile, type Spools } from "./process.ts";
import { settle } from "./settle.ts";

/** What the operator chose and what changes the results; part of the batch's identity. */
export type BatchOptions = {
  readonly lang: "en" | "cy" | "both";
  readonly parameters: Overrides;
  /** What is payable goes into a ledger, and the ledger's facts decide with it. */
  readonly ledger: boolean;
};

export type BatchWork = {
  readonly inputs: readonly InputFile[];
  readonly law: Law;
  readonly schemas: readonly SchemaFile[];
  /** What a worker needs to come to the same law by itself. */
  readonly schemasFolder: string;
  readonly options: BatchOptions;
  readonly prior: Prior;
  /** The amounts are going to be posted: they are handed back as numbers. */
  readonly posts: boolean;
  /** The staging folder; it exists and is empty but for inputs/. */
  readonly folder: string;
  /** False for a check: only the CSV files that the answer is made from are written. */
  readonly stored: boolean;
  readonly progress: (done: Progress) => void;
};

export type Progress = {
  readonly file: string;
  readonly at: number;
  readonly of: number;
  readonly rows: number;
};

export type BatchRun = {
  readonly batch: Batch;
  /** The files as read, for whoever posts them; rows that the comparison took away are in `held`. */
  readonly read: readonly ReadFile[];
  readonly held: ReadonlySet<number>;
  /** sha256 of the manifest; empty when nothing was stored. */
  readonly manifest: string;
};

/** Runs the whole batch into its staging folder. Throws our own faults before anything is published. */
export async function runBatch(work: BatchWork): Promise<BatchRun> {
  const { folder, law, prior } = work;
  const spools = {
    decisions: openSpool(join(folder, "decisions.csv"), byteOrderMark + csvLine(keysOf(decisionColumns))),
    payments: openSpool(join(folder, "payments.csv"), byteOrderMark + csvLine(keysOf(paymentColumns))),
    problems: openSpool(join(folder, "problems.csv"), byteOrderMark + csvLine(keysOf(problemColumns))),
  };
  const { versions, companions, several, opened } = await surveyOf(work);
  const rulings = versionRulings(versions, prior.postedOf);
  const replaced = rulings.flatMap((ruling) =>
    ruling?.kind === "counts" && ruling.replaces !== undefined ? [ruling.replaces] : [],
  );
  const facts = prior.factsWithout(new Set(replaced));
  const employers = new Map<string, number>();
  let crew: Crew | undefined;
  const readAll = async (into: Spools, others: Reading["others"], only: (at: number) => boolean) => {
    const read: ReadFile[] = [];
    let rows = 0;
    for (const [at, input] of work.inputs.entries()) {
      if (!only(at)) continue;
      const file = await readFile(input, rows, {
        law,
        spools: into,
        facts,
        companions,
        opened,
        others,
        posts: work.posts,
        ruling: rulings[at],
        knownEmployer: hasEarlierReturn(versions[at], prior),
        employerNumber(id) {
          const number = employers.get(id) ?? employers.size;
          employers.set(id, number);
          return number;
        },
        alreadySeen: alreadySeen(work, at),
        // The ledger answers in this thread only.
        crew: prior.knowsNobody ? () => (crew ??= newCrew(work)) : undefined,
        progress: (name, done) =>
          work.progress({ file: name, at: at + 1, of: work.inputs.length, rows: done }),
      });
      read.push(file);
      rows += file.rows;
    }
    return read;
  };
  const spoolsNowhere = { decisions: nowhere, payments: nowhere, problems: nowhere };
  let read: readonly ReadFile[];
  try {
    // Rows that depend on each other are read twice: first to know them all, then to decide them.
    const first = several.size === 0 ? [] : await readAll(spoolsNowhere, undefined, (at) => several.has(at));
    read = await readAll(spools, first.length === 0 ? undefined : othersAmong(first), () => true);
  } finally {
    await crew?.close();
  }

  const settled = settle(read, law, spools, facts);
  const ofBatch = notSet(read, law);
  const rows = read.reduce((sum, file) => sum + file.rows, 0);
  spools.problems.append(Buffer.from(ofBatch.map((one) => problemText(one, law.words)).join("")), rows, 0);
  const corrections = correctionsIn(read, versions, prior, spools.decisions, settled.decisions);
  spools.decisions.finish(settled.decisions);
  spools.payments.finish(settled.payments);
  spools.problems.finish(new Map());

  const files = read.map((file, at) => {
    const tally = settled.tallies[at] ?? file.tally;
    return fileResult({ ...file, ...file.input, file: file.input.label, tally });
  });
  const payments = read.reduce((sum, file) => sum + file.paymentLines, 0) - settled.paymentLinesGone;
  const priorFacts = prior.written();
  // In one order, whoever made them: the manifest and the summary show them.
  const { lang, ledger, parameters } = work.options;
  const options = { lang, ledger, parameters };
  const id = sha256(
    identityText({
      inputs: work.inputs.map((input) => ({ file: input.label, sha256: input.sha256 })),
      schemas: work.schemas,
      options,
      priorFacts: sha256(priorFacts),
    }),
  ).slice(0, 12);
  const batch: Batch = {
    id,
    programVersion,
    options,
    files,
    duplicates: settled.duplicates,
    reconciliation: reconcile(files, settled.tallies),
    problemCounts: problemCounts(read, ofBatch),
    totals: totalsOf(files, settled.tallies, payments),
    ledger: work.options.ledger ? "posted" : "none",
    parametersOn: lastDay(files),
  };
  const { previousManifest } = prior;
  const manifest = work.stored
    ? await writeOutputs({
        batch,
        law,
        schemas: work.schemas,
        folder,
        lang,
        corrections,
        priorFacts,
        previousManifest,
      })
    : "";
  return { batch, read, held: new Set(settled.decisions.keys()), manifest };
}

/** What has to be known of all files before the first row is decided. */
type Survey = {
  /** Which return each file is a version of; undefined for what is no claim or is refused. */
  readonly versions: readonly (Version | undefined)[];
  readonly companions: CompanionIndex;
  /** The one file of the batch, already open: opening a large workbook twice would cost too much. */
  readonly opened: OpenTable | undefined;
  /** Places of the files whose rows depend on the person's other rows. */
  readonly several: ReadonlySet<number>;
};

async function surveyOf({ inputs, law, prior }: BatchWork): Promise<Survey> {
  const versions: (Version | undefined)[] = [];
  const companions = new Map<string, Map<string, CompanionRow[]>>();
  const several = new Set<number>();
  let opened: OpenTable | undefined;
  for (const [at, input] of inputs.entries()) {
    versions.push(undefined);
    try {
      const table = await openTable(input, law);
      const scheme = schemeOfClaims(table.layout);
      for (const each of scheme === undefined ? [table] : table.sides) {
        const companion = companionNamed(each.layout);
        if (companion !== undefined) await addCompanion(companions, each, companion, law);
      }
      if (inputs.length === 1 && scheme !== undefined && scheme.stands !== "assessed") opened = table;
      else await table.close();
      if (scheme === undefined) continue;
      if (scheme.stands === "assessed") several.add(at);
      const { employerId, laCode, period } = table.job;
      const { layout, cover } = table;
      // One file alone, without a ledger, has nothing to be compared with.
      if (inputs.length === 1 && !prior.remembers) continue;
      const sequence = cover.sequence ?? 1;
      versions[at] = { scheme: scheme.name, layout, employerId, laCode, period, sequence };
    } catch (error) {
      // It is refused, with its problems, when it is read.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return { versions, companions, several, opened };
}

const monthsBack = 12;

/** Whether the ledger holds a return of the employer for one of the months before. */
function hasEarlierReturn(version: Version | undefined, prior: Prior): boolean {
  if (version === undefined || !prior.remembers) return false;
  for (let back = 1; back <= monthsBack; back += 1) {
    if (prior.postedOf({ ...version, period: addMonths(version.period, -back) }) !== undefined) return true;
  }
  return false;
}

/** Why the bytes of a file are no news, as a refusal; undefined when they are. */
function alreadySeen({ inputs, prior }: BatchWork, at: number): Problem | undefined {
  const input = inputs[at];
  if (input === undefined) return undefined;
  const twin = inputs.findIndex((other) => other.sha256 === input.sha256);
  const other = inputs[twin];
  if (twin < at && other !== undefined) {
    return fileProblem("file-same-twice", input.label, { found: other.label });
  }
  const batch = prior.seen(input.sha256);
  return batch === undefined ? undefined : fileProblem("file-posted-before", input.label, { found: batch });
}

function newCrew(work: BatchWork): Crew {
  return workerCrew(Math.max(1, Math.min(4, availableParallelism())), {
    kind: "set up",
    schemas: work.schemasFolder,
    overrides: work.options.parameters,
  });
}

/** Amounts that the council has not set, of every scheme that the batch pays: problems of no one file. */
function notSet(read: readonly ReadFile[], law: Law): readonly Problem[] {
  const months = new Map<string, Month>();
  for (const { refused, scheme, cover } of read) {
    // The cover's month was made by core/day.ts.
    if (!refused && cover.period !== undefined) months.set(scheme, cover.period as Month);
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([scheme, month]) =>
      (schemeNamed(scheme).toSet ?? [])
        .filter(({ parameter }) => moneyOn(law, parameter, daysOf(month).last) === zero)
        .map(({ parameter, code }) => fileProblem(code, "", { expected: parameter })),
    );
}

function problemCounts(
  read: readonly ReadFile[],
  ofBatch: readonly Problem[],
): ReadonlyMap<ProblemCode, number> {
  const counts = new Map<ProblemCode, number>(ofBatch.map(({ code }) => [code, 1]));
  for (const file of read) {
    for (const [code, times] of file.problemCounts) counts.set(code, (counts.get(code) ?? 0) + times);
  }
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The last day of the latest month that a file is for. */
function lastDay(files: readonly FileResult[]): Day | undefined {
  const months = files.flatMap((file) => (file.period === undefined ? [] : [file.period]));
  const [first, ...others] = months;
  if (first === undefined) return undefined;
  return daysOf(others.reduce((latest, month) => (month > latest ? month : latest), first)).last;
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
