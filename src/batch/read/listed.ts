// Files of the schemes that list: their rows are read whole, before any claim is decided, and what they come to is
// worked out at once. How many rows a batch may list is limited, because all of them are held in memory together.

import type { Month } from "../../core/day.ts";
import { fileProblem, type Problem } from "../../core/problem.ts";
import { infoOf } from "../../core/problem-codes.ts";
import { rowReader } from "../../input/rows.ts";
import type { Law } from "../../law/law.ts";
import { listingOf, listings } from "../../schemes/index.ts";
import type {
  FactForClaims,
  FileRemark,
  ListedRow,
  ListedTable,
  PersonAbsences,
  ResultTable,
} from "../../schemes/listing.ts";
import type { Lists } from "../handover/lists.ts";
import type { OpenTable } from "../handover/open-table.ts";
import { dataRows, rowsOf } from "./open-table.ts";

/** All files of a batch together. */
const mostListedRows = 100_000;

type ListedRows = {
  /** The readable rows of those of a file's tables that are listed, or why there is no room for them. */
  readonly of: (tables: readonly OpenTable[]) => Promise<readonly ListedTable[] | Problem>;
};

/** One for each batch: it counts the rows of all files. */
export function listedRows(law: Law): ListedRows {
  let taken = 0;
  return {
    async of(tables) {
      const found: ListedTable[] = [];
      let rows = taken;
      for (const table of tables) {
        if (listingOf(table.layout) === undefined) continue;
        const read = await readTable(table, law);
        if (read === undefined) return [];
        rows += read.rows.length;
        found.push(read);
      }
      const [first] = found;
      if (first !== undefined && rows > mostListedRows) {
        const details = { found: String(rows), expected: String(mostListedRows) };
        return fileProblem("listing-too-long", first.file, details);
      }
      taken = rows;
      return found;
    },
  };
}

/** Undefined of a table that a row refuses as a whole; why is said when its turn comes. */
async function readTable(table: OpenTable, law: Law): Promise<ListedTable | undefined> {
  const { job, layout, cover } = table;
  const { file, sheet, employerId, laCode } = job;
  const reader = rowReader(job.head, law, job);
  const found: ListedRow[] = [];
  for await (const rows of rowsOf(table)) {
    for (const row of dataRows(rows, table)) {
      const read = reader.read(row);
      if (read.problems?.some(refusesFile) === true) return undefined;
      // One row too many is enough to know that there are too many.
      if (read.kind === "claim" && found.length <= mostListedRows) {
        found.push({ row: row.number, values: read.claim });
      }
    }
  }
  // The cover's month was made by core/day.ts.
  const period = cover.period as Month | undefined;
  return { layout, file, sheet, employerId, laCode, period, rows: found };
}

export function refusesFile({ code }: Problem): boolean {
  return infoOf(code).consequence === "file refused";
}

export function listsOf(law: Law, tables: readonly ListedTable[]): Lists {
  const results: ResultTable[] = [];
  const facts: FactForClaims[] = [];
  const remarks: FileRemark[] = [];
  let absences: PersonAbsences[] | undefined;
  for (const listing of listings) {
    const mine = tables.filter(({ layout }) => listing.layouts.includes(layout));
    if (mine.length === 0) continue;
    const listed = listing.list(law, mine);
    results.push(...listed.tables);
    remarks.push(...listed.remarks);
    facts.push(...(listed.facts ?? []));
    if (listing.absencesOf !== undefined) absences = [...(absences ?? []), ...listing.absencesOf(mine)];
  }
  return {
    tables: results,
    facts,
    remarksOn: (name) => remarks.filter(({ file }) => file === name),
    absences,
  };
}
