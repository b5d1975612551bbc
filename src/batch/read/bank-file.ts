// Reads a bank file with the readers and guards that returns are read with: payments on one side, problems at
// their cells on the other. Account numbers are cut to their last characters before anything else sees them.

import { type BankPayment, type Direction, directions } from "../../bank/bank.ts";
import type { Day, Month } from "../../core/day.ts";
import { type Pence, pence } from "../../core/money.ts";
import { fileProblem, type Problem } from "../../core/problem.ts";
import { Refusal } from "../../core/refusal.ts";
import type { ClaimValues } from "../../input/row-columns.ts";
import { rowReader } from "../../input/rows.ts";
import type { InputFile } from "../../io/intake.ts";
import type { Law } from "../../law/law.ts";
import type { OpenTable } from "../handover/open-table.ts";
import { openTable, rowsOf } from "./open-table.ts";

const layoutName = "payments";

export type BankFile = {
  readonly payments: readonly BankPayment[];
  readonly problems: readonly Problem[];
  /** Rows with a fault, with the sum of those of their amounts that could be read. */
  readonly rejected: { readonly rows: number; readonly amount: Pence };
};

/** Throws a Refusal when the file cannot be read or is not a list of payments. */
export async function readBankFile(input: InputFile, law: Law): Promise<BankFile> {
  const table = await openTable(input, law);
  if (table.layout !== layoutName) {
    throw new Refusal(fileProblem("bank-file-expected", input.label, { found: table.layout }));
  }
  const { job } = table;
  const reader = rowReader(job.head, law, job);
  const amountAt = job.head.columns.indexOf(placeOf(table, "amount"));
  const payments: BankPayment[] = [];
  const problems: Problem[] = [...table.problems];
  let rows = 0;
  let amount = 0;
  for await (const batch of rowsOf(table)) {
    for (const row of batch) {
      if (row.number <= job.head.lastHeadingRow) continue;
      const read = reader.read(row);
      for (const problem of read.problems ?? []) problems.push(masked(problem, table));
      if (read.kind === "not a claim") continue;
      const place = { file: job.file, sheet: job.sheet, row: row.number, column: amountAt };
      if (read.kind === "claim") payments.push(paymentOf(read.claim, place, table));
      else {
        rows += 1;
        amount += effectOf(read.claim);
      }
    }
  }
  problems.push(...table.remarks());
  return { payments, problems, rejected: { rows, amount: pence(amount) } };
}

function placeOf({ job }: OpenTable, key: string): number {
  return job.head.layout.columns.findIndex((column) => column.key === key);
}

type Place = Pick<BankPayment, "file" | "sheet" | "row" | "column">;

function paymentOf(claim: ClaimValues, place: Place, { job }: OpenTable): BankPayment {
  const text = (key: string): string => String(claim[key] ?? "");
  return {
    ...place,
    heading: job.head.headings[place.column] ?? "",
    // The row has no fault, so the day and the month were made by the readers of days and months.
    date: claim["paymentDate"] as Day,
    period: claim["periodHint"] as Month | undefined,
    amount: pence(effectOf(claim)),
    direction: directionOf(claim),
    reference: text("paymentReference"),
    employerId: text("employerId"),
    laCode: job.laCode,
    batchId: text("batchId"),
    payeeName: text("payeeName"),
    account: text("accountNumber"),
    journalNo: text("journalNo"),
  };
}

/** In pence as the employer gets it. A repayment takes off, whichever sign it is written with. */
function effectOf(claim: ClaimValues): number {
  const amount = claim["amount"];
  if (typeof amount !== "number") return 0;
  return claim["direction"] === "REPAYMENT" ? -Math.abs(amount) : amount;
}

/** A blank direction is the usual one; money that the council takes back is a repayment. */
function directionOf(claim: ClaimValues): Direction {
  const said = directions.find((direction) => direction === claim["direction"]) ?? "LA_TO_EMPLOYER";
  return said === "LA_TO_EMPLOYER" && effectOf(claim) < 0 ? "REPAYMENT" : said;
}

/** What stood in a cell of bank details is shown by its last characters only. */
function masked(problem: Problem, { job }: OpenTable): Problem {
  const column = job.head.layout.columns.find(({ key }) => key === problem.key);
  return column?.masked === true ? { ...problem, found: `…${problem.found.slice(-4)}` } : problem;
}
