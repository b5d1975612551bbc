// Which batch stands, whose folder waits to be put in place, and what people did to batches.
import type { EventRecord } from "../events.ts";
import type { BookBatch } from "../records.ts";

/** The one of `batches`, all of one id, that nobody has withdrawn. */
export function standingBatch(batches: readonly BookBatch[]): BookBatch | undefined {
  return batches.findLast(({ withdrawnBy }) => withdrawnBy === undefined);
}

/** Posted, and not yet said to be in their place. */
export function waitingForTheirFolder(batches: readonly BookBatch[]): readonly BookBatch[] {
  return batches.filter(({ published, staging }) => !published && staging !== "");
}

/** Every event with the batch that it is about, in the order of the book. */
export function eventsOf(batches: readonly BookBatch[]): readonly EventRecord[] {
  return batches
    .flatMap(({ id, sequence, events }) =>
      events.map((event) => ({ ...event, batch: sequence, batchId: id })),
    )
    .sort((a, b) => a.number - b.number)
    .map(({ number: _place, ...event }) => event);
}
