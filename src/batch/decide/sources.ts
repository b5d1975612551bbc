// What a row rests on besides itself, for an explanation: the cells of its cover, the rows that paid the person before, the
// person's other rows, the rows of accompanying files. Nobody else asks.

import type { Companions } from "../../engine/companions.ts";
import type { OpenTable } from "../handover/open-table.ts";
import type { SourcesOf } from "../handover/watch.ts";
import type { Paying } from "../past/questions/paid-months.ts";
import { claimKeys } from "../read/survey.ts";
import type { OthersInFile } from "./others.ts";
import type { PaidSoFar } from "./paid-so-far.ts";

export function sourcesIn(
  { coverCells, job }: Pick<OpenTable, "coverCells" | "job">,
  paying: Paying,
  beside: Companions,
  { paid, others }: { readonly paid: PaidSoFar; readonly others: OthersInFile | undefined },
): SourcesOf {
  return (person, row, claim) => ({
    cover: coverCells,
    book: paid.rowsOf(person, paying),
    otherRows: others?.rowsOf(person, row) ?? [],
    beside: (layout) => beside.placesOf(layout, job.employerId, claimKeys(claim)),
  });
}
