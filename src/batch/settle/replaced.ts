// Returns that take the place of earlier ones: what the book holds of the earlier version is undone when the batch is posted,
// and so is no longer to be paid. Files that replace nothing are not looked at.
import { pence } from "../../core/money.ts";
import type { PaymentLine } from "../../engine/batch.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import type { Replaced } from "../handover/replaced.ts";
import { payableRows } from "./settled-rows.ts";

type Looked = Pick<DecidedBatch, "read" | "versions" | "prior" | "store" | "settled">;

/** File by file. Throws where the book does not know what a return takes the place of. */
export function replacedIn(batch: Looked): readonly Replaced[] {
  return batch.read.flatMap((file, at) => {
    const version = batch.versions[at];
    if (file.replaces === undefined || version === undefined) return [];
    const rows = payableRows(file, batch);
    const stood = batch.prior.stoodOf(version, new Set(rows.map(({ person }) => person)));
    if (stood === undefined) throw new Error("a return takes the place of one that nobody knows");
    return [{ at, version, batchId: stood.batchId, file: stood.file, stood: stood.amounts, rows }];
  });
}

/**
 * What was posted before and is undone, as lines of payments.csv: file and row are those of the earlier batch. Whom the new
 * version does not name has no number in them; the book keeps none.
 */
export function undoneLines(replaced: readonly Replaced[]): readonly PaymentLine[] {
  return replaced.flatMap(({ version, batchId, file, stood, rows }) => {
    const numbers = new Map(rows.map(({ person, niNumber }) => [person, niNumber]));
    return stood
      .filter(({ amount }) => amount !== 0)
      .map(({ person, head, amount, row }) => ({
        scheme: version.scheme,
        employerId: version.employerId,
        laCode: version.laCode,
        niNumber: person === undefined ? "" : (numbers.get(person) ?? ""),
        head,
        dueMonth: version.period,
        amount: pence(-amount),
        instalment: 0,
        file,
        row,
        replaces: batchId,
      }));
  });
}
