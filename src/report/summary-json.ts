// summary.json, and what --json prints: counts and pence for programs. Amounts are decimal strings in pounds
// ("299.60"), as in the CSV files and in calc, so that no reader's floating point touches them.
import { monthText } from "../core/day.ts";
import { type Head, heads, type Outcome, outcomes } from "../core/decision.ts";
import { type Pence, pence, poundsText } from "../core/money.ts";
import type { Batch, FileResult } from "../engine/batch.ts";
import { bySeverity, openCases, otherRowsOf } from "../engine/results.ts";
import { conservation, differencesOf, payableOf } from "./balance.ts";
import type { Json } from "./json.ts";

/** One JSON object; the order of its keys is fixed. It holds no person's data. */
export function summaryJson(batch: Batch): { readonly [key: string]: Json } {
  const { totals } = batch;
  const balance = conservation(batch);
  const { mappings, ...options } = batch.options;
  return {
    batch: batch.id,
    programVersion: batch.programVersion,
    ledger: batch.ledger,
    previousHead: batch.previousHead,
    options: mappings === undefined ? options : { ...options, mappings: mappings.map(({ name }) => name) },
    rows: totals.rowsRead,
    claimed: poundsText(totals.claimed),
    payable: poundsText(totals.payable),
    replaced: poundsText(totals.replaced),
    toPay: poundsText(totals.toPay),
    payments: totals.payments,
    forecast: poundsText(totals.forecast),
    conditional: totals.conditional,
    outcomes: outcomesJson(totals.byOutcome, totals.claimedByOutcome),
    heads: headsJson(totals.payableByHead),
    conservation: {
      balances: balance.balances,
      rowsRead: balance.rowsRead,
      rowsWithOutcome: balance.rowsDecided,
      claimedRead: poundsText(balance.claimedRead),
      claimedWithOutcome: poundsText(balance.claimedDecided),
    },
    duplicates: {
      held: openCases(batch),
      amountAtRisk: poundsText(pence(batch.duplicates.reduce((sum, line) => sum + line.amountAtRisk, 0))),
    },
    differences: differencesOf(batch),
    severities: bySeverity(batch.problemCounts),
    problems: Object.fromEntries([...batch.problemCounts].sort(([a], [b]) => (a < b ? -1 : 1))),
    fileStatuses: totals.files,
    ...beside(batch),
    files: batch.files.map(fileJson),
  };
}

/** What a batch has besides claims; nothing for a batch that has only those. */
function beside({ files, lists, matters }: Batch): { readonly [key: string]: Json } {
  const { read, rejected } = otherRowsOf(files);
  return {
    ...(read === 0 ? {} : { otherRows: { read, rejected } }),
    ...(lists === undefined
      ? {}
      : { lists: Object.fromEntries(lists.map(({ name, lines }) => [name, lines])) }),
    ...(matters === undefined
      ? {}
      : {
          openMatters: Object.fromEntries(
            matters.map(({ kind, matters: many, amount, ofPayments, covers }) => {
              const payments = ofPayments === undefined ? {} : { ofPayments: poundsText(ofPayments) };
              const of = covers === "everybody" ? {} : { covers };
              return [kind, { matters: many, amount: poundsText(amount), ...payments, ...of }];
            }),
          ),
        }),
  };
}

function fileJson(file: FileResult): Json {
  return {
    file: file.file,
    status: file.status,
    layout: file.layout,
    scheme: file.scheme,
    employerId: file.employerId,
    laCode: file.laCode,
    period: file.period === undefined ? null : monthText(file.period),
    sequence: file.sequence,
    sha256: file.sha256,
    bytes: file.bytes,
    rows: file.rowsRead,
    claimed: poundsText(file.claimed),
    payable: poundsText(payableOf(file)),
    outcomes: outcomesJson(file.byOutcome, file.claimedByOutcome),
    heads: headsJson(file.payableByHead),
    declaredRows: file.declaredRows ?? null,
    declaredTotal: file.declaredTotal === undefined ? null : poundsText(file.declaredTotal),
    computedTotal: poundsText(file.computedTotal),
    ...(file.otherRows === undefined ? {} : { otherRows: { ...file.otherRows } }),
    severities: file.problems,
    firstProblem: file.firstProblem?.code ?? null,
  };
}

function outcomesJson(
  rows: Readonly<Record<Outcome, number>>,
  claimed: Readonly<Record<Outcome, Pence>>,
): Json {
  return Object.fromEntries(
    outcomes.map((outcome) => [outcome, { rows: rows[outcome], claimed: poundsText(claimed[outcome]) }]),
  );
}

function headsJson(amounts: Readonly<Record<Head, Pence>>): Json {
  return Object.fromEntries(heads.map((head) => [head, poundsText(amounts[head])]));
}
