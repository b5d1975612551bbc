// The files of a decided batch in a log that programs read: one line for each, by its number and hash, as its name may be somebody's.
import { poundsText } from "../../core/money.ts";
import type { Batch } from "../../engine/batch.ts";
import { payableOf } from "../../report/balance.ts";
import type { Console } from "../console.ts";

export function logFiles({ id, files }: Batch, { step }: Console): void {
  for (const [at, file] of files.entries()) {
    const { sha256, status, rowsRead, claimed } = file;
    const money = { claimed: poundsText(claimed), payable: poundsText(payableOf(file)) };
    step("file", { file: at + 1, sha256, status, rows: rowsRead, ...money });
  }
  step("decided", { batch: id, files: files.length });
}
