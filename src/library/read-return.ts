// One file read by its own form: what it is, its cover, its rows as typed values, and all that is wrong with it. Nothing is
// decided.
import { dataRows, openTable, rowsOf } from "../batch/read/open-table.ts";
import type { Problem } from "../core/problem.ts";
import { Refusal } from "../core/refusal.ts";
import { rowReader } from "../input/rows.ts";
import type { Law } from "../law/law.ts";
import type { Cover } from "../law/layout.ts";
import { type GivenFile, inputOf } from "./given.ts";

export type ReturnRow = {
  /** As spreadsheet programs count, from 1. */
  readonly row: number;
  /** No fault stands in the way of assessing it. */
  readonly sound: boolean;
  /** By the keys of the form: money is pence, a day is a count of days (dayText), a list value its code; undefined = blank or unreadable. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
};

export type ReadReturn = {
  readonly file: string;
  /** "wfp-return", "sspe-claim" …; empty where the file is refused. */
  readonly layout: string;
  /** The folder of the scheme: "social-care-payment-2022"; empty where the file is refused. */
  readonly scheme: string;
  /** Empty for CSV. */
  readonly sheet: string;
  readonly cover: Cover;
  readonly rows: readonly ReturnRow[];
  /** Of the file as a whole. */
  readonly problems: readonly Problem[];
  /** Nothing of it would be counted. */
  readonly refused: boolean;
};

/** Reads the file's main table. Whatever is in the file is told, nothing is thrown. */
export async function readReturn(file: GivenFile, law: Law): Promise<ReadReturn> {
  try {
    const table = await openTable(inputOf(file), law);
    const reader = rowReader(table.job.head, law, table.job);
    const rows: ReturnRow[] = [];
    for await (const batch of rowsOf(table)) {
      for (const row of dataRows(batch, table)) {
        const read = reader.read(row);
        if (read.kind === "not a claim") continue;
        const { claim: values, problems = [] } = read;
        rows.push({ row: row.number, sound: read.kind === "claim", values: { ...values }, problems });
      }
    }
    const { layout, scheme, cover, problems, job } = table;
    const said = [...problems, ...table.remarks()];
    return { file: file.name, layout, scheme, sheet: job.sheet, cover, rows, problems: said, refused: false };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { problems } = error;
    return {
      file: file.name,
      layout: "",
      scheme: "",
      sheet: "",
      cover: {},
      rows: [],
      problems,
      refused: true,
    };
  }
}
