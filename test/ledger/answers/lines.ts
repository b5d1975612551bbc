// Lines of one person as the book tells them, for the answers that are pure over them.
import { pence } from "../../../src/core/money.ts";
import type { PersonLines, PostingLine, UnpaidRow } from "../../../src/ledger/records.ts";
import { month } from "../book.ts";

type Said = Partial<Omit<PostingLine, "amount" | "period" | "dueMonth">> & {
  readonly posting: number;
  readonly amount?: number;
  readonly period?: string;
};

/** A payment of June in row 2 of "june.csv", but for what is said. */
export function line({ amount = 29_960, period = "2022-06", ...said }: Said): PostingLine {
  return {
    ...{
      submission: 1,
      batchId: "aaaaaaaaaaaa",
      returnBatchId: "aaaaaaaaaaaa",
      scheme: "wfp",
      layout: "wfp-return",
    },
    ...{ employerId: "E0042", laCode: "W06000015", kind: "claim", head: "PAYMENT", instalment: 1, times: 1 },
    ...{ file: "june.csv", sheet: "", row: 2, reverses: undefined, standing: undefined },
    ...{ amount: pence(amount), period: month(period), dueMonth: month(period), ...said },
  };
}

export function unpaid(row: number, said: Partial<UnpaidRow> = {}): UnpaidRow {
  const { submission, returnBatchId, employerId, laCode, period, file, sheet } = line({ posting: 0 });
  return {
    submission,
    returnBatchId,
    employerId,
    laCode,
    period,
    file,
    sheet,
    row,
    standing: [row],
    ...said,
  };
}

export function personLines(
  personKey: string,
  postings: readonly PostingLine[],
  rows: readonly UnpaidRow[] = [],
): PersonLines {
  return { person: undefined, personKey, postings, unpaid: rows };
}
