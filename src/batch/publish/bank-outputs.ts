// Writes the folder of a bank reconciliation: the tables, the problems in both languages, the summary and, last,
// the manifest with the hash of all of it. The bank file itself is not kept: it holds account numbers in full.
import { join } from "node:path";
import type { Problem } from "../../core/problem.ts";
import { programVersion } from "../../engine/version.ts";
import { writeFileSynced } from "../../io/files.ts";
import type { InputFile } from "../../io/intake.ts";
import type { Words } from "../../law/law.ts";
import { type BankReport, bankJson } from "../../report/bank.ts";
import { balanceColumns, bankColumns, cutOffColumns, unknownColumns } from "../../report/bank-columns.ts";
import { problemColumns } from "../../report/columns.ts";
import { problemLine } from "../../report/words.ts";
import type { SchemaFile } from "../read/schemas.ts";
import { filesBelow, hashed } from "./outputs.ts";
import { writeTable } from "./write-tables.ts";

type BankWork = {
  readonly report: BankReport;
  readonly problems: readonly Problem[];
  readonly words: Words;
  readonly folder: string;
  readonly batches: readonly { readonly batch: string; readonly sha256: string }[];
  readonly inputs: readonly InputFile[];
  readonly schemas: readonly SchemaFile[];
};

export function writeBankOutputs(work: BankWork): void {
  const { report, folder, words } = work;
  const { lines, unknown, aside, cutOff, balances } = report.reconciliation;
  writeTable(join(folder, "bank.csv"), bankColumns, lines);
  writeTable(join(folder, "unknown.csv"), unknownColumns, unknown);
  writeTable(join(folder, "set-aside.csv"), unknownColumns, aside);
  writeTable(join(folder, "cut-off.csv"), cutOffColumns, cutOff);
  writeTable(join(folder, "balances.csv"), balanceColumns, balances);
  const problems = work.problems.map((problem) => problemLine(words, problem));
  writeTable(join(folder, "problems.csv"), problemColumns, problems);
  writeJson(join(folder, "summary.json"), bankJson(report));
  const outputs = filesBelow(folder).map((path) => hashed(folder, path));
  writeJson(join(folder, "manifest.json"), {
    format: 1,
    reconciliation: report.id,
    program: { name: "taliad", version: programVersion },
    options: { days: report.days },
    batches: work.batches.map(({ batch, sha256 }) => ({ batch, manifest: sha256 })),
    payments: work.inputs.map(({ label, sha256, bytes }) => ({ file: label, sha256, bytes })),
    schemas: work.schemas.map(({ path, sha256, bytes }) => ({ path, sha256, bytes: bytes.length })),
    outputs,
  });
}

function writeJson(path: string, value: unknown): void {
  writeFileSynced(path, `${JSON.stringify(value, null, 2)}\n`);
}
