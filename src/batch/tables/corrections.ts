// corrections.csv: what returns change that take the place of earlier versions. Files that replace nothing are not
// looked at.
import { type CorrectionLine, correctionsOf } from "../../engine/corrections.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import { payableRows } from "../settle/settled-rows.ts";

/** What the batch changes of earlier ones, file by file. */
export function correctionsIn(batch: DecidedBatch): readonly CorrectionLine[] {
  return batch.read.flatMap((file, at) => {
    const version = batch.versions[at];
    if (file.replaces === undefined || version === undefined) return [];
    const rows = payableRows(file, batch);
    const stood = batch.prior.stoodOf(version, new Set(rows.map(({ person }) => person)));
    if (stood === undefined) throw new Error("a return takes the place of one that nobody knows");
    const { employerId, laCode, period, scheme } = version;
    const before = { beforeBatch: stood.batchId, beforeFile: stood.file };
    const replaced = { file: file.input.label, employerId, laCode, period, scheme, ...before };
    return correctionsOf(replaced, rows, stood.amounts);
  });
}
