// Returns that take the place of earlier ones: what the book holds of the earlier version is undone when the batch is posted,
// and so is no longer to be paid. Files that replace nothing are not looked at.
import { pence } from "../../core/money.ts";
import type { PersonNumber } from "../../core/person.ts";
import type { PaymentLine } from "../../engine/batch.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import type { Replaced } from "../handover/replaced.ts";
import { payableRows } from "./settled-rows.ts";

type Looked = Pick<DecidedBatch, "read" | "versions" | "prior" | "store" | "settled">;

/** File by file; of people who wait for a decision nothing is undone. Throws where the book does not know what a return takes the place of. */
export async function replacedIn(batch: Looked): Promise<readonly Replaced[]> {
  const replacing = batch.read.flatMap((file, at) => {
    const version = batch.versions[at];
    if (file.replaces === undefined || version === undefined) return [];
    const everybody = payableRows(file, batch);
    return [{ at, version, everybody, among: new Set(everybody.map(({ person }) => person)) }];
  });
  await batch.prior.stood.learn(replacing);
  return replacing.map(({ at, version, everybody, among }) => {
    const found = batch.prior.stood.of({ version, among });
    if (found === undefined) throw new Error("a return takes the place of one that nobody knows");
    const waiting = batch.settled.waiting.get(at);
    const changes = ({ person }: { readonly person: PersonNumber | undefined }): boolean =>
      person === undefined || waiting?.has(person) !== true;
    const [rows, stood] = [everybody.filter(changes), found.amounts.filter(changes)];
    return { at, version, batchId: found.batchId, file: found.file, stood, rows };
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
      .map(({ person, head, amount, row, from }) => ({
        scheme: version.scheme,
        employerId: version.employerId,
        laCode: version.laCode,
        niNumber: person === undefined ? "" : (numbers.get(person) ?? ""),
        head,
        dueMonth: version.period,
        amount: pence(-amount),
        instalment: 0,
        file: from?.file ?? file,
        row,
        replaces: from?.batchId ?? batchId,
      }));
  });
}
