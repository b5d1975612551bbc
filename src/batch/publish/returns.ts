// What goes back to whoever sent a file: a folder for each employer with the annotated workbook and the letter of each of
// its files. They hold what that file held and what became of it, and nothing of any other.
import { join } from "node:path";
import { heads } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import type { Problem } from "../../core/problem.ts";
import { infoOf } from "../../core/problem-codes.ts";
import type { FileResult } from "../../engine/batch.ts";
import type { ReturnedRow } from "../../report/forms/annotated.ts";
import type { Tongue } from "../../report/forms/names.ts";
import type { ReturnedFile } from "../handover/batch-run.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { ReturnOrder, ReturnsSetUp } from "../handover/return-order.ts";
import type { RowResult } from "../handover/row-result.ts";
import { appealOfFile } from "./appeal-of-file.ts";
import { mostRows } from "./one-return.ts";
import { returnPlaces } from "./return-places.ts";
import { madeReturns } from "./returns-crew.ts";

type Wanted = {
  /** Where `returns/` is written. */
  readonly folder: string;
  /** The language of a file's pack; absent = each in its own. */
  readonly languageOf?: ((file: FileResult) => Tongue | undefined) | undefined;
  /** What threads need that help with many files; undefined = this one makes them all. */
  readonly setUp: ReturnsSetUp | undefined;
};

/** Writes `returns/` into the folder of the batch; says what was written for each file, in their order. */
export function writeReturns(
  decided: DecidedBatch,
  { folder, languageOf, setUp }: Wanted,
): Promise<readonly ReturnedFile[]> {
  const { law, read } = decided;
  const rows = read.reduce((sum, one) => sum + (one.rows <= mostRows ? one.rows : 0), 0);
  return madeReturns(ordersOf(decided, join(folder, "returns"), languageOf), { law, rows, setUp });
}

/** File after file, each made when it is asked for. */
function* ordersOf(
  decided: DecidedBatch,
  folder: string,
  languageOf: Wanted["languageOf"],
): Generator<ReturnOrder> {
  const { law, read, files, settled } = decided;
  const problems = problemsByFile(decided);
  const placeOf = returnPlaces();
  for (const [at, file] of read.entries()) {
    const result = files[at];
    if (result === undefined) continue;
    yield {
      ...{ input: file.input, result, rows: file.rows },
      place: join(folder, placeOf(result)),
      asked: languageOf?.(result),
      decided: decidedRows(decided, file),
      said: problems.get(result.file) ?? [],
      inDoubt: numbersInDoubt(settled, file),
      appeal: appealOfFile(law, file),
    };
  }
}

/** What became of its rows; of nobody where there is no workbook to say it in. */
function decidedRows({ store, settled }: DecidedBatch, file: ReadFile): ReturnOrder["decided"] {
  const rows = new Map<number, NonNullable<ReturnedRow["decided"]>>();
  if (file.refused || file.rows > mostRows) return rows;
  for (const { row, result } of store.between(file.firstRow, file.firstRow + file.rows))
    rows.set(result.row, decidedAs(settled.changed.get(row) ?? result));
  return rows;
}

function decidedAs({ outcome, payable, rules }: RowResult): NonNullable<ReturnedRow["decided"]> {
  const total = pence(heads.reduce((sum, _, at) => sum + (payable[at] ?? 0), 0));
  return { outcome, total, rules: rules === "" ? [] : rules.split(" ") };
}

/** What an employer has to know of: what rejects, refuses or warns. */
function problemsByFile({ store, read }: DecidedBatch): ReadonlyMap<string, readonly Problem[]> {
  const small = new Set(read.filter(({ rows }) => rows <= mostRows).map(({ input }) => input.label));
  const found = new Map<string, Problem[]>();
  for (const problem of store.problems()) {
    if (infoOf(problem.code).severity === "info") continue;
    if (problem.row > 0 && !small.has(problem.file)) continue;
    const list = found.get(problem.file) ?? [];
    list.push(problem);
    found.set(problem.file, list);
  }
  return found;
}

/** Rows whose number stands under two names or is nobody's: the employer is asked, and told nothing of anybody else. */
function numbersInDoubt({ duplicates }: DecidedBatch["settled"], { input }: ReadFile): readonly number[] {
  const mine = duplicates.filter(
    ({ tier, effect, fileB }) => tier === "number-conflict" && effect === "held" && fileB === input.label,
  );
  return [...new Set(mine.map(({ rowB }) => rowB))].sort((a, b) => a - b);
}
