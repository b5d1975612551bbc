// Events of batches as the book tells them: who prepared, approved, paid or withdrew which batch.
import type { BatchEvent } from "../core/batch-event.ts";

/** In the order of the book. A batch that was withdrawn and posted again has events of both. */
export type EventRecord = BatchEvent & {
  /** The sequence of the batch that it is about; of a withdrawal, the batch that was withdrawn. */
  readonly batch: number;
  readonly batchId: string;
};
