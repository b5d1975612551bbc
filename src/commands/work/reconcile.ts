// `taliad reconcile`: what stored batches make payable against what a bank file says was paid. Writes
// out/reconciliation-<id>/; the batches' own folders stay as they are.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Due, usualDays } from "../../bank/bank.ts";
import { reconcileBank } from "../../bank/books.ts";
import { duesOf } from "../../bank/due.ts";
import { bankProblems } from "../../bank/problems.ts";
import { writeBankOutputs } from "../../batch/publish/bank-outputs.ts";
import { type BankFile, readBankFile } from "../../batch/read/bank-file.ts";
import { type PaidBatch, readPaidBatch } from "../../batch/replay/payable.ts";
import { pence } from "../../core/money.ts";
import { fileProblem, type Problem } from "../../core/problem.ts";
import { Refusal } from "../../core/refusal.ts";
import { canonicalJson } from "../../engine/identity.ts";
import { programVersion } from "../../engine/version.ts";
import { makeFolder, publish, removeFolder } from "../../io/files.ts";
import type { InputFile, NotTaken } from "../../io/intake.ts";
import { agrees, type BankReport, bankJson, bankText } from "../../report/bank.ts";
import { shownInLine } from "../../report/shown.ts";
import { problemLine } from "../../report/words.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { markPaid } from "./mark-paid.ts";
import { storedFolder } from "./stored-folder.ts";
import { tellTakenIn } from "./taken-in.ts";

type ReconcileArguments = {
  /** Ids or folders. */
  readonly batches: readonly string[];
  /** Bank files or folders of them. */
  readonly payments: readonly string[];
  readonly days?: number | undefined;
  /** The day that the ledger says of batches that are paid now. */
  readonly on?: string | undefined;
  readonly json: boolean;
};

const mostDays = 366;

/** Returns the exit code: 0 only when everything is paid to the penny. */
export async function reconcile(wanted: ReconcileArguments, session: Session): Promise<number> {
  const { config, schemas, console } = session;
  const days = wanted.days ?? usualDays;
  if (!Number.isInteger(days) || days < 0 || days > mostDays) {
    throw new UsageFault("cli.reconcile.days", { found: String(days) });
  }
  const batches = await openBatches(wanted.batches, config.out);
  const changed = batches.find((batch) => batch.changed !== undefined);
  if (changed !== undefined) {
    const values = { batch: changed.batch, file: changed.changed ?? "" };
    console.log("error", "cli.reconcile.changed", values);
    if (wanted.json) console.print(JSON.stringify({ changed: values, exitCode: exitCodes.difference }));
    return exitCodes.difference;
  }
  const dues = openDues(batches);
  const { inputs, notTaken } = tellTakenIn(wanted.payments, session, undefined);
  // A payment that is not read would be missing from the comparison.
  if (notTaken.length > 0) return tellNotTaken(wanted, session, notTaken);
  const read = await readBankFiles(inputs, session);
  if (read.refused.length > 0) return tellRefused(wanted, session, read.refused);

  const payments = read.files.flatMap((file) => file.payments);
  const report: BankReport = {
    id: idOf(batches, inputs, days, session),
    batches: batches.map(({ batch }) => batch),
    days,
    reconciliation: reconcileBank(dues, payments, { days }),
    rejected: {
      rows: read.files.reduce((sum, { rejected }) => sum + rejected.rows, 0),
      amount: pence(read.files.reduce((sum, { rejected }) => sum + rejected.amount, 0)),
    },
  };
  const problems = [...read.files.flatMap((file) => file.problems), ...bankProblems(report.reconciliation)];
  const folder = store(report, { batches, inputs, problems }, session);
  const code = agrees(report) ? exitCodes.done : exitCodes.difference;
  if (code === exitCodes.done) await markPaid(batches, inputs, wanted.on, session);
  if (wanted.json) console.print(JSON.stringify({ ...bankJson(report), folder, exitCode: code }));
  else console.print(`${bankText(report, schemas.law.words, console.language)}\n${folder}\n`);
  return code;
}

/** Each batch once, in the order of their ids. */
async function openBatches(named: readonly string[], out: string): Promise<readonly PaidBatch[]> {
  const found = new Map<string, PaidBatch>();
  for (const name of named) {
    const batch = await readPaidBatch(storedFolder(name, out));
    if (batch === undefined) throw new UsageFault("cli.batch-not-found", { batch: name, folder: out });
    found.set(batch.batch, batch);
  }
  return [...found.values()].sort((a, b) => (a.batch < b.batch ? -1 : 1));
}

function openDues(batches: readonly PaidBatch[]): readonly Due[] {
  const dues = duesOf(batches.flatMap(({ payables }) => payables));
  if (!("reference" in dues)) return dues;
  const [first, second] = dues.batches;
  throw new UsageFault("cli.reconcile.clash", { first, second, reference: dues.reference });
}

/** All files are read, so that all that is wrong is said at once. */
async function readBankFiles(
  inputs: readonly InputFile[],
  { schemas }: Session,
): Promise<{ readonly files: readonly BankFile[]; readonly refused: readonly Problem[] }> {
  const files: BankFile[] = [];
  const refused: Problem[] = [];
  const seen = new Map<string, string>();
  for (const input of inputs) {
    const same = seen.get(input.sha256);
    seen.set(input.sha256, same ?? input.label);
    try {
      if (same !== undefined)
        throw new Refusal(fileProblem("file-same-twice", input.label, { expected: same }));
      files.push(await readBankFile(input, schemas.law));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(...error.problems);
    }
  }
  return { files, refused };
}

function tellNotTaken(
  wanted: ReconcileArguments,
  { console }: Session,
  notTaken: readonly NotTaken[],
): number {
  if (wanted.json) console.print(JSON.stringify({ notTaken, exitCode: exitCodes.fileRefused }));
  for (const { name } of notTaken) console.log("error", "cli.reconcile.refused", { file: name });
  return exitCodes.fileRefused;
}

function tellRefused(wanted: ReconcileArguments, session: Session, refused: readonly Problem[]): number {
  const { schemas, console } = session;
  const problems = refused.map((problem) => problemLine(schemas.law.words, problem));
  if (wanted.json) {
    console.print(JSON.stringify({ problems, exitCode: exitCodes.fileRefused }));
    return exitCodes.fileRefused;
  }
  for (const { file, messageEn, messageCy } of problems) {
    console.print(shownInLine(`${file}: ${console.language === "cy" ? messageCy : messageEn}`));
  }
  for (const file of new Set(problems.map((problem) => problem.file))) {
    console.log("error", "cli.reconcile.refused", { file });
  }
  return exitCodes.fileRefused;
}

/** The same batches, payments, law and options under the same program are the same reconciliation. */
function idOf(
  batches: readonly PaidBatch[],
  inputs: readonly InputFile[],
  days: number,
  { schemas }: Session,
): string {
  const identity = canonicalJson({
    program: programVersion,
    batches: batches.map(({ batch, sha256 }) => [batch, sha256]),
    payments: inputs.map(({ label, sha256 }) => [label, sha256]),
    schemas: schemas.files.map(({ path, sha256 }) => [path, sha256]),
    days,
  });
  return createHash("sha256").update(identity).digest("hex").slice(0, 12);
}

type Made = {
  readonly batches: readonly PaidBatch[];
  readonly inputs: readonly InputFile[];
  readonly problems: readonly Problem[];
};

/** Staged, then put in place in one step. Returns the folder. */
function store(report: BankReport, made: Made, { config, schemas, console }: Session): string {
  const folder = join(config.out, `reconciliation-${report.id}`);
  if (existsSync(folder)) {
    console.log("info", "cli.reconcile.same", { id: report.id });
    return folder;
  }
  makeFolder(config.out);
  const staging = join(config.out, `.staging-reconciliation-${process.pid}`);
  removeFolder(staging);
  makeFolder(staging);
  try {
    writeBankOutputs({ ...made, report, words: schemas.law.words, folder: staging, schemas: schemas.files });
    publish(staging, folder);
  } finally {
    removeFolder(staging);
  }
  return folder;
}
