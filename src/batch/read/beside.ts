// Tables that hold no claims: their rows accompany claims, are listed, or are decisions. What is wrong with them is said here.

import { Refusal } from "../../core/refusal.ts";
import type { OtherRowsRead } from "../../engine/batch.ts";
import { totalProblems } from "../../input/column-sums.ts";
import { rowReader } from "../../input/rows.ts";
import type { Law } from "../../law/law.ts";
import { listingOf } from "../../schemes/index.ts";
import type { OpenTable } from "../handover/open-table.ts";
import type { DecisionsRead } from "../handover/rulings-read.ts";
import { refusesFile } from "./listed.ts";
import { dataRows, rowsOf } from "./open-table.ts";
import type { ProblemBook } from "./problem-book.ts";
import { decisionLayout, rejectsRow } from "./rulings-file.ts";

/** Says what is wrong in the tables and counts their rows. Throws the Refusal of a listed file that a row refuses. */
export async function sayTables(
  tables: readonly OpenTable[],
  law: Law,
  said: ProblemBook,
  remarksOn: DecisionsRead["remarksOn"],
): Promise<OtherRowsRead> {
  let [read, rejected] = [0, 0];
  for (const table of tables) {
    const reader = rowReader(table.job.head, law, table.job);
    const { file, sheet } = table.job;
    const decides = table.layout === decisionLayout;
    const whole = decides || listingOf(table.layout) !== undefined;
    for await (const rows of rowsOf(table)) {
      for (const row of dataRows(rows, table)) {
        const { kind, problems = [] } = reader.read(row);
        for (const problem of problems) said.add(problem);
        const fatal = problems.find(refusesFile);
        if (fatal !== undefined && whole) throw new Refusal(fatal);
        const remarks = decides ? remarksOn(file, sheet, row.number) : [];
        for (const remark of remarks) said.add(reader.remark(row, remark));
        if (kind === "rejected" || rejectsRow(remarks)) rejected += 1;
        if (kind !== "not a claim") read += 1;
      }
    }
    for (const problem of totalProblems([reader.sums()], file, sheet)) said.add(problem);
    for (const problem of table.remarks()) said.add(problem);
  }
  return { read, rejected };
}
