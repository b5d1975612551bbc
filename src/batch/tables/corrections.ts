// corrections.csv: what returns change that take the place of earlier versions.
import { type CorrectionLine, correctionsOf } from "../../engine/corrections.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";

/** What the batch changes of earlier ones, file by file. */
export function correctionsIn({ read, replaced }: DecidedBatch): readonly CorrectionLine[] {
  return replaced.flatMap(({ at, version, batchId, file, stood, rows }) => {
    const { employerId, laCode, period, scheme } = version;
    const before = { beforeBatch: batchId, beforeFile: file };
    const now = { file: read[at]?.input.label ?? "", employerId, laCode, period, scheme, ...before };
    return correctionsOf(now, rows, stood);
  });
}
