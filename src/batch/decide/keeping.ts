// What is kept of each row while a piece is decided: its result, packed, and its lines of the tables that are made row
// by row. Nothing where only numbers count, as in a first reading.
import type { Decision } from "../../core/decision.ts";
import type { Problem } from "../../core/problem.ts";
import { LineWriter } from "../../io/csv/line-writer.ts";
import { PackedWriter } from "../../io/packed.ts";
import { noRowBytes, RowBytesWriter } from "../../io/row-bytes.ts";
import type { Words } from "../../law/law.ts";
import type { ExceptionLine } from "../../rulings/exceptions.ts";
import { type KeptRows, noProblems } from "../handover/assessed-rows.ts";
import type { DeskJob } from "../handover/desk-job.ts";
import type { RowResult } from "../handover/row-result.ts";
import { packResult } from "../settle/packed-result.ts";
import { decisionWriter } from "../tables/decision-lines.ts";
import { forecastWriter, paymentWriter } from "../tables/payment-lines.ts";
import { problemWriter } from "../tables/problem-lines.ts";

type Keeping = {
  readonly keeps: boolean;
  readonly problem: (problem: Problem) => void;
  readonly exceptions: (lines: readonly ExceptionLine[]) => void;
  readonly row: (result: RowResult, decision: Decision | undefined) => void;
  /** What was kept since it was last taken. */
  readonly take: () => KeptRows;
};

export function openKeeping(job: DeskJob, words: Words): Keeping {
  if (job.keeps === "nothing") return keepsNothing;
  if (job.keeps === "results") return keepsResults();
  const results = new PackedWriter();
  const decisions = new LineWriter();
  const payments = new LineWriter();
  const forecast = new LineWriter();
  const exceptions = new RowBytesWriter();
  const problems = problemWriter(words);
  const writeDecision = decisionWriter(job);
  const writePayments = paymentWriter(job);
  const writeForecast = forecastWriter(job);
  let exceptional = false;
  return {
    keeps: true,
    problem: problems.write,
    exceptions(lines) {
      if (lines.length === 0) return;
      exceptions.plain(JSON.stringify(lines));
      exceptional = true;
    },
    row(result, decision) {
      packResult(results, result);
      writeDecision(decisions, result);
      writePayments(payments, result.niNumber, result.row, decision?.payable ?? nobody);
      writeForecast(forecast, result.niNumber, result.row, decision?.later ?? nobody);
      exceptions.endRow();
    },
    take() {
      const lines = exceptions.take();
      const kept = {
        results: results.take(),
        decisions: decisions.take(),
        payments: payments.take(),
        forecast: forecast.take(),
        exceptions: exceptional ? lines : noRowBytes,
        problems: problems.take(),
      };
      exceptional = false;
      return kept;
    },
  };
}

const nobody: readonly never[] = [];

const nothing: KeptRows = {
  results: noRowBytes,
  decisions: noRowBytes,
  payments: noRowBytes,
  forecast: noRowBytes,
  exceptions: noRowBytes,
  problems: noProblems,
};

const keepsNothing: Keeping = {
  keeps: false,
  problem: () => {},
  exceptions: () => {},
  row: () => {},
  take: () => nothing,
};

function keepsResults(): Keeping {
  const results = new PackedWriter();
  return {
    ...keepsNothing,
    row: (result) => packResult(results, result),
    take: () => ({ ...nothing, results: results.take() }),
  };
}

/** The memory behind it, for whoever hands it to another thread: it is handed over, not copied. */
export function memoryOf({ problems, ...rows }: KeptRows): ArrayBuffer[] {
  const all = [...Object.values(rows), problems.lines, problems.data];
  return all.flatMap((each) => (each === noRowBytes ? [] : [each.bytes.buffer, each.lengths.buffer]));
}
