// One batch from the files as handed over to the finished folder, staged: everything but its final name.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { type Day, daysOf, type Month } from "../core/day.ts";
import { zero } from "../core/money.ts";
import { fileProblem, type Problem } from "../core/problem.ts";
import type { ProblemCode } from "../core/problem-codes.ts";
import type { Batch, FileResult } from "../engine/batch.ts";
import { identityText } from "../engine/identity.ts";
import { reconcile } from "../engine/reconcile.ts";
import { fileResult, totalsOf } from "../engine/results.ts";
import { programVersion } from "../engine/version.ts";
import { byteOrderMark, csvLine } from "../io/csv/write.ts";
import type { InputFile } from "../io/intake.ts";
import type { SchemaFile } from "../io/schemas.ts";
import { openSpool } from "../io/spool.ts";
import type { Law } from "../law/law.ts";
import type { Overrides } from "../law/overrides.ts";
import { moneyOn } from "../law/parameters.ts";
import { decisionColumns, keysOf, paymentColumns, problemColumns } from "../report/columns.ts";
import { decidesClaims, schemeNamed } from "../schemes/index.ts";
import type { ReadFile } from "./decide/file.ts";
import { openReading, type Progress } from "./decide/passes.ts";
import type { Prior } from "./past/prior.ts";
import { writeOutputs } from "./publish/outputs.ts";
import { problemText } from "./publish/problem-lines.ts";
import type { DecisionsRead } from "./read/rulings-file.ts";
import { notClaimedProblem } from "./settle/not-claimed.ts";
import { settle } from "./settle/settle.ts";
import { longAbsences } from "./tables/absences.ts";
import { correctionsIn } from "./tables/corrections.ts";
import { exceptionHeading, finishExceptions } from "./tables/exceptions.ts";
import { movementIn } from "./tables/movement.ts";
import { openCasesOf } from "./tables/open-cases.ts";

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

export type BatchRun = {
  readonly batch: Batch;
  /** The files as read, for whoever posts them; rows that the comparison took away are in `held`. */
  readonly read: readonly ReadFile[];
  readonly held: ReadonlySet<number>;
  readonly decisions: DecisionsRead;
  /** sha256 of the manifest; empty when nothing was stored. */
  readonly manifest: string;
};

/** Runs the whole batch into its staging folder. Throws our own faults before anything is published. */
export async function runBatch(work: BatchWork): Promise<BatchRun> {
  const { folder, law, prior } = work;
  const spools = {
    decisions: openSpool(join(folder, "decisions.csv"), byteOrderMark + csvLine(keysOf(decisionColumns))),
    payments: openSpool(join(folder, "payments.csv"), byteOrderMark + csvLine(keysOf(paymentColumns))),
    exceptions: openSpool(join(folder, "exceptions.csv"), exceptionHeading),
    problems: openSpool(join(folder, "problems.csv"), byteOrderMark + csvLine(keysOf(problemColumns))),
  };
  const reading = await openReading({ ...work, parameters: work.options.parameters });
  const { versions, facts } = reading;
  const read = await reading.readAll(spools);

  const settled = settle(read, law, spools, facts);
  const ofFiles = read.map((file, at) =>
    notClaimedProblem(file.input.label, settled.tallies[at] ?? file.tally),
  );
  const ofBatch = [...ofFiles.filter((one) => one !== undefined), ...notSet(read, law)];
  const rows = read.reduce((sum, file) => sum + file.rows, 0);
  spools.problems.append(Buffer.from(ofBatch.map((one) => problemText(one, law.words)).join("")), rows, 0);
  const corrections = correctionsIn(read, versions, prior, spools.decisions, settled.decisions);
  const { tables, absences } = reading.lists;
  const lists = [
    ...tables,
    ...longAbsences(law, read, absences, spools.decisions, facts),
    ...movementIn(law, read, versions, prior, spools.decisions, settled.decisions),
    ...openCasesOf(read, reading.decisions, prior, reading.month),
  ];
  finishExceptions(spools.exceptions, read, reading.decisions, settled.decisions);
  spools.decisions.finish(settled.decisions);
  spools.payments.finish(settled.payments);
  spools.problems.finish(new Map());

  const files = read.map((file, at) => {
    const tally = settled.tallies[at] ?? file.tally;
    return fileResult({
      ...file,
      ...file.input,
      file: file.input.label,
      tally,
      ...withProblem(file, ofFiles[at]),
    });
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
    ...(lists.length === 0 ? {} : { lists: lists.map(({ name, lines }) => ({ name, lines: lines.length })) }),
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
        lists,
        priorFacts,
        previousManifest,
      })
    : "";
  const { decisions } = reading;
  return { batch, read, held: new Set(settled.decisions.keys()), decisions, manifest };
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

/** The file's problems with one that was found when all files had been read. */
function withProblem(
  file: ReadFile,
  more: Problem | undefined,
): Pick<ReadFile, "problemCounts" | "firstProblem"> {
  const { problemCounts, firstProblem } = file;
  if (more === undefined) return { problemCounts, firstProblem };
  const count = (problemCounts.get(more.code) ?? 0) + 1;
  return {
    problemCounts: new Map([...problemCounts, [more.code, count]]),
    firstProblem: firstProblem ?? more,
  };
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
  const months = files.flatMap((file) => (file.period === undefined ? [] : [file.period]));
  const [first, ...others] = months;
  if (first === undefined) return undefined;
  return daysOf(others.reduce((latest, month) => (month > latest ? month : latest), first)).last;
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
