// From what was read of each file to the batch as reports, manifest and summary see it.

import type { Month } from "../core/day.ts";
import { type Head, heads, type Outcome, outcomes } from "../core/decision.ts";
import { type Pence, pence } from "../core/money.ts";
import type { Problem } from "../core/problem.ts";
import { infoOf, type ProblemCode, type Severity } from "../core/problem-codes.ts";
import type { Cover } from "../law/layout.ts";
import {
  type Batch,
  type FileResult,
  type FileStatus,
  fileStatuses,
  type OtherRowsRead,
  type PaymentLine,
  type Totals,
} from "./batch.ts";
import { addTallies, claimedOf, headPlace, imbalances, payableOf, type Tally } from "./tally.ts";

/** One file when its last row has been read and its lines have been corrected. */
export type FileOutcome = {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly refused: boolean;
  readonly layout: string;
  readonly scheme: string;
  readonly cover: Cover;
  readonly mappings?: readonly string[] | undefined;
  readonly rows: number;
  readonly tally: Tally;
  readonly total: number;
  readonly otherRows?: OtherRowsRead | undefined;
  readonly problemCounts: ReadonlyMap<ProblemCode, number>;
  readonly firstProblem: Problem | undefined;
};

/** Throws when a file's books do not balance: then nothing may be written. */
export function fileResult(read: FileOutcome): FileResult {
  const wrong = imbalances(read.tally, read.rows);
  if (wrong.length > 0) throw new Error(`the books of a file do not balance: ${wrong.join("; ")}`);
  const problems = bySeverity(read.problemCounts);
  return {
    file: read.file,
    layout: read.layout,
    ...(read.refused || read.mappings === undefined ? {} : { mapping: read.mappings[0] }),
    scheme: read.scheme,
    sha256: read.sha256,
    bytes: read.bytes,
    status: statusOf(read, problems),
    employerId: read.cover.employerId ?? "",
    employerName: read.cover.employerName ?? "",
    laCode: read.cover.laCode ?? "",
    // The cover's month was made by core/day.ts.
    period: read.cover.period as Month | undefined,
    sequence: read.cover.sequence ?? 0,
    rowsRead: read.rows,
    byOutcome: outcomeCounts(read.tally),
    claimed: claimedOf(read.tally),
    claimedByOutcome: outcomePence(read.tally),
    payableByHead: headPence(read.tally),
    declaredRows: read.cover.declaredRows,
    declaredTotal:
      read.cover.declaredTotalPence === undefined ? undefined : pence(read.cover.declaredTotalPence),
    computedTotal: pence(read.total),
    ...(read.otherRows === undefined ? {} : { otherRows: read.otherRows }),
    problems,
    firstProblem: read.firstProblem,
  };
}

function statusOf(read: FileOutcome, problems: Readonly<Record<Severity, number>>): FileStatus {
  if (read.refused) return "rejected";
  const rows = outcomeCounts(read.tally);
  if (read.rows > 0 && rows.superseded === read.rows) return "superseded";
  if (rows.rejected > 0 || (read.otherRows?.rejected ?? 0) > 0) return "partly-accepted";
  return problems.warning > 0 ? "accepted-with-warnings" : "accepted";
}

/** How often each severity occurs. */
export function bySeverity(counts: ReadonlyMap<ProblemCode, number>): Readonly<Record<Severity, number>> {
  const found = { fatal: 0, error: 0, warning: 0, info: 0 };
  for (const [code, times] of counts) found[infoOf(code).severity] += times;
  return found;
}

function record<Key extends string, Value>(keys: readonly Key[], value: (key: Key, at: number) => Value) {
  // Every key is given a value.
  return Object.fromEntries(keys.map((key, at) => [key, value(key, at)])) as Record<Key, Value>;
}

function outcomeCounts(tally: Tally): Readonly<Record<Outcome, number>> {
  return record(outcomes, (_, at) => tally.outcomeRows[at] ?? 0);
}

function outcomePence(tally: Tally): Readonly<Record<Outcome, Pence>> {
  return record(outcomes, (_, at) => pence(tally.outcomeClaimed[at] ?? 0));
}

function headPence(tally: Tally): Readonly<Record<Head, Pence>> {
  return record(heads, (head) => pence(tally.headPayable[headPlace(head)] ?? 0));
}

/**
 * The sums over all files, which must be the sums of the files' own results. `undone` is what earlier versions of returns had
 * been posted with: below zero, and no longer to be paid.
 */
export function totalsOf(
  files: readonly FileResult[],
  tallies: readonly Tally[],
  undone: readonly Pick<PaymentLine, "head" | "amount">[] = [],
): Totals {
  const all = addTallies(tallies);
  const payable = payableOf(all);
  const replacedBy = (head: Head): number =>
    undone.reduce((sum, line) => (line.head === head ? sum + line.amount : sum), 0);
  const replaced = pence(undone.reduce((sum, { amount }) => sum + amount, 0));
  const rowsRead = files.reduce((sum, file) => sum + file.rowsRead, 0);
  const wrong = imbalances(all, rowsRead);
  if (wrong.length > 0) throw new Error(`the books of the batch do not balance: ${wrong.join("; ")}`);
  return {
    files: record(fileStatuses, (status) => files.filter((file) => file.status === status).length),
    rowsRead,
    byOutcome: outcomeCounts(all),
    claimed: claimedOf(all),
    claimedByOutcome: outcomePence(all),
    payableByHead: headPence(all),
    payable,
    replaced,
    toPay: pence(payable + replaced),
    toPayByHead: record(heads, (head) => pence((all.headPayable[headPlace(head)] ?? 0) + replacedBy(head))),
    payments: all.paymentLines + undone.length,
    forecast: pence(all.forecastPence),
    byRule: rowsByRule(all),
    conditional: all.conditionalRows,
  };
}

/** Most rows first. */
function rowsByRule({ byRule }: Tally): Totals["byRule"] {
  return outcomes
    .flatMap((outcome) =>
      [...byRule].flatMap(([key, rows]) =>
        key.startsWith(`${outcome} `) ? [{ outcome, rule: key.slice(outcome.length + 1), rows }] : [],
      ),
    )
    .sort((a, b) => b.rows - a.rows || (a.rule < b.rule ? -1 : 1));
}

/** Rows of all files that are no claims. */
export function otherRowsOf(files: readonly FileResult[]): OtherRowsRead {
  let [read, rejected] = [0, 0];
  for (const { otherRows } of files) {
    read += otherRows?.read ?? 0;
    rejected += otherRows?.rejected ?? 0;
  }
  return { read, rejected };
}

/** How many rows a possible duplicate holds. */
export function openCases(batch: Batch): number {
  return batch.duplicates.filter(({ effect }) => effect === "held").length;
}
