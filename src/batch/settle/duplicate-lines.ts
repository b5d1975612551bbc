// duplicates.csv: each row that is held because of another claim, or listed with one, beside that claim.
import { pence } from "../../core/money.ts";
import type { DuplicateLine } from "../../engine/batch.ts";
import type { SettledRow } from "../../engine/standings.ts";
import type { MetAward } from "../handover/assessed-rows.ts";
import type { ReadFile } from "../handover/read-file.ts";
import type { RowResult, TablePlace } from "../handover/row-result.ts";
import type { Comparison, Meeting } from "./compare.ts";

/** A row as it was decided by itself, with its file and that file's place in the batch. */
export type PlacedRow = {
  readonly at: number;
  readonly file: ReadFile;
  readonly place: TablePlace;
  readonly result: RowResult;
};

type RowOf = (row: number) => PlacedRow;
type Effect = DuplicateLine["effect"];

export function duplicateLines(found: Comparison, rowOf: RowOf): readonly DuplicateLine[] {
  const { held, worthKnowing, meeting, known, awards, lastCase } = found;
  const lastMeeting = lastCase + meeting.length + known.length;
  return [
    ...held.map((row) => withinBatch(row, rowOf, "held")),
    ...worthKnowing.map((row) => withinBatch(row, rowOf, "information")),
    ...meeting.map((row, at) => withLedger(row, lastCase + at + 1, rowOf, "held")),
    ...known.map((row, at) => withLedger(row, lastCase + meeting.length + at + 1, rowOf, "information")),
    ...awards.map((row, at) => withAward(row, lastMeeting + at + 1, rowOf)),
  ];
}

function withinBatch(row: SettledRow, rowOf: RowOf, effect: Effect): DuplicateLine {
  const a = rowOf(row.against);
  const b = rowOf(row.row);
  return {
    case: row.case,
    certainty: row.certainty,
    kind: row.kind,
    fileA: a.place.file,
    rowA: a.result.row,
    employerA: a.place.employerId,
    ...sideB(b),
    batchB: "",
    evidence: row.evidence,
    keep: row.keeps ? "A" : "none",
    reason: row.reason,
    amountAtRisk: pence(effect === "held" ? payableOn(b.result) : 0),
    effect,
  };
}

function withLedger(
  { row, prior, settlement }: Meeting,
  number: number,
  rowOf: RowOf,
  effect: Effect,
): DuplicateLine {
  const b = rowOf(row);
  // Nothing is payable on a row that the ledger's leg holds; what was claimed is at risk.
  const atRisk = b.result.outcome === "held" ? b.result.claimed : payableOn(b.result);
  return {
    case: number,
    certainty: settlement.certainty,
    kind: settlement.kind,
    fileA: prior.file,
    rowA: prior.row,
    employerA: prior.employerId,
    ...sideB(b),
    batchB: prior.batchId,
    evidence: settlement.evidence,
    keep: settlement.keeps ? "A" : "none",
    reason: settlement.reason,
    amountAtRisk: pence(effect === "held" ? atRisk : 0),
    effect,
  };
}

/** The award is A, the claim for some of its days B (SSPE-99, 102). One that is for a person anyway is only listed. */
function withAward({ at, place, days, atRisk }: MetAward, number: number, rowOf: RowOf): DuplicateLine {
  const b = rowOf(at);
  return {
    case: number,
    certainty: "certain",
    kind: "cross-scheme",
    fileA: place.file,
    rowA: place.row,
    employerA: "",
    ...sideB(b),
    batchB: "",
    evidence: "same-days",
    keep: "A",
    reason: "award-stands",
    amountAtRisk: atRisk,
    effect: b.result.outcome === "held" ? "held" : "information",
    sharedFrom: days.first,
    sharedTo: days.last,
  };
}

function sideB({ place, result }: PlacedRow) {
  const { file, employerId } = place;
  return { fileB: file, rowB: result.row, employerB: employerId, niNumber: result.niNumber };
}

function payableOn({ payable }: RowResult): number {
  return payable.reduce((sum, amount) => sum + amount, 0);
}
