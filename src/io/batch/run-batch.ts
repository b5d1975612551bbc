// One batch from the files as handed over to the finished folder, staged: everything but its final name.
import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type Day, daysOf } from "../../core/day.ts";
import type { ProblemCode } from "../../core/problem-codes.ts";
import type { Batch, FileResult } from "../../engine/batch.ts";
import { identityText } from "../../engine/identity.ts";
import { reconcile } from "../../engine/reconcile.ts";
import { fileResult, totalsOf } from "../../engine/results.ts";
import { programVersion } from "../../engine/version.ts";
import type { Law } from "../../law/law.ts";
import type { Overrides } from "../../law/overrides.ts";
import { decisionColumns, keysOf, paymentColumns, problemColumns } from "../../report/columns.ts";
import { byteOrderMark, csvLine } from "../csv/write.ts";
import type { InputFile } from "../intake.ts";
import type { SchemaFile } from "../schemas.ts";
import { openSpool } from "../spool.ts";
import { type Crew, workerCrew } from "./crew.ts";
import { type FactsSource, openFacts } from "./facts.ts";
import { writeOutputs } from "./outputs.ts";
import { type ReadFile, readFile } from "./process.ts";
import { settle } from "./settle.ts";

/** What the operator chose and what changes the results; part of the batch's identity. */
export type BatchOptions = { readonly lang: "en" | "cy" | "both"; readonly parameters: Overrides };

export type BatchWork = {
  readonly inputs: readonly InputFile[];
  readonly law: Law;
  readonly schemas: readonly SchemaFile[];
  /** What a worker needs to come to the same law by itself. */
  readonly schemasFolder: string;
  readonly options: BatchOptions;
  readonly facts: FactsSource;
  /** The staging folder; it exists and is empty but for inputs/. */
  readonly folder: string;
  /** False for a check: only the CSV files that the answer is made from are written. */
  readonly stored: boolean;
  readonly progress: (done: Progress) => void;
};

export type Progress = { readonly file: string; readonly at: number; readonly of: number; readonly rows: number };

/** Runs the whole batch into its staging folder. Throws our own faults before anything is published. */
export async function runBatch(work: BatchWork): Promise<Batch> {
  const { folder, law } = work;
  const spools = {
    decisions: openSpool(join(folder, "decisions.csv"), byteOrderMark + csvLine(keysOf(decisionColumns))),
    payments: openSpool(join(folder, "payments.csv"), byteOrderMark + csvLine(keysOf(paymentColumns))),
    problems: openSpool(join(folder, "problems.csv"), byteOrderMark + csvLine(keysOf(problemColumns))),
  };
  const employers = new Map<string, number>();
  let crew: Crew | undefined;
  const read: ReadFile[] = [];
  try {
    let rows = 0;
    for (const [at, input] of work.inputs.entries()) {
      const twin = work.inputs.findIndex((other) => other.sha256 === input.sha256);
      const file = await readFile(input, rows, {
        law,
        spools,
        factsOf: openFacts(work.facts),
        employerNumber(id) {
          const number = employers.get(id) ?? employers.size;
          employers.set(id, number);
          return number;
        },
        sameAs: twin < at ? work.inputs[twin]?.label : undefined,
        crew() {
          crew ??= workerCrew(Math.max(1, Math.min(4, availableParallelism())), {
            kind: "set up",
            schemas: work.schemasFolder,
            overrides: work.options.parameters,
            facts: work.facts,
          });
          return crew;
        },
        progress: (name, done) => work.progress({ file: name, at: at + 1, of: work.inputs.length, rows: done }),
      });
      read.push(file);
      rows += file.rows;
    }
  } finally {
    await crew?.close();
  }

  const settled = settle(read, law, spools);
  spools.decisions.finish(settled.decisions);
  spools.payments.finish(settled.payments);
  spools.problems.finish(new Map());

  const files = read.map((file, at) => {
    const tally = settled.tallies[at] ?? file.tally;
    return fileResult({ ...file, ...file.input, file: file.input.label, tally });
  });
  const payments = read.reduce((sum, file) => sum + file.paymentLines, 0) - settled.paymentLinesGone;
  const priorFacts = "[]\n";
  const options = { ...work.options };
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
    problemCounts: problemCounts(read),
    totals: totalsOf(files, settled.tallies, payments),
    ledger: "none",
    parametersOn: lastDay(files),
  };
  if (work.stored) {
    const { lang } = work.options;
    await writeOutputs({ batch, law, schemas: work.schemas, folder, lang, priorFacts, previousManifest: null });
  }
  return batch;
}

function problemCounts(read: readonly ReadFile[]): ReadonlyMap<ProblemCode, number> {
  const counts = new Map<ProblemCode, number>();
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
