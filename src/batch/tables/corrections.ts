// The corrections log of a batch: rows of returns that take the place of earlier versions, found again among the
// lines that were written for them. Files that replace nothing are not looked at.
import { type CorrectionLine, correctionsOf } from "../../engine/corrections.ts";
import type { Version } from "../../engine/versions.ts";
import type { Replacements, Spool } from "../../io/spool.ts";
import type { ReadFile } from "../decide/file.ts";
import type { Prior } from "../past/prior.ts";
import { writtenRows } from "../settle/written-rows.ts";

/**
 * What the batch changes of earlier ones, file by file. `versions` are those of the files; `corrected` are the lines
 * that the comparison of the rows has put in the place of the first ones. Asked before the spool is finished.
 */
export function correctionsIn(
  read: readonly ReadFile[],
  versions: readonly (Version | undefined)[],
  prior: Prior,
  decisions: Spool,
  corrected: Replacements,
): readonly CorrectionLine[] {
  return read.flatMap((file, at) => {
    const version = versions[at];
    if (file.replaces === undefined || version === undefined) return [];
    const rows = writtenRows(file, decisions, corrected);
    const stood = prior.stoodOf(version, new Set(rows.map(({ person }) => person)));
    if (stood === undefined) throw new Error("a return takes the place of one that nobody knows");
    const { employerId, laCode, period, scheme } = version;
    const before = { beforeBatch: stood.batchId, beforeFile: stood.file };
    const replaced = { file: file.input.label, employerId, laCode, period, scheme, ...before };
    return correctionsOf(replaced, rows, stood.amounts);
  });
}
