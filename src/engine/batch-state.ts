// How a batch stands: prepared, approved by somebody else, on the payment list, paid or withdrawn, from its events.
import type { BatchEvent } from "../core/batch-event.ts";

/** unrecorded: posted before events were written down, so that nobody is known to have prepared it. */
type StateName = "unrecorded" | "prepared" | "approved" | "listed" | "paid" | "withdrawn" | "purged";

export type BatchState = {
  readonly state: StateName;
  readonly prepared: BatchEvent | undefined;
  /** The first by each account, in their order. */
  readonly approved: readonly BatchEvent[];
  /** The newest payment list. */
  readonly listed: BatchEvent | undefined;
  readonly paid: BatchEvent | undefined;
  readonly withdrawn: BatchEvent | undefined;
};

/** `events` are those of one batch, in the order of the book; `now` where the book says that it was withdrawn or purged. */
export function batchState(events: readonly BatchEvent[], now?: "withdrawn" | "purged"): BatchState {
  const of = (kind: BatchEvent["kind"], step: BatchEvent["step"] = ""): readonly BatchEvent[] =>
    events.filter((event) => event.kind === kind && event.step === step);
  const known = {
    prepared: of("prepared")[0],
    approved: firstOfEach(of("approved")),
    listed: of("paid", "list").at(-1),
    paid: of("paid", "reconciled").at(-1),
    withdrawn: of("withdrawn")[0],
  };
  return { ...known, state: now ?? stateOf(known) };
}

function stateOf(known: Omit<BatchState, "state">): BatchState["state"] {
  if (known.withdrawn !== undefined) return "withdrawn";
  if (known.paid !== undefined) return "paid";
  if (known.listed !== undefined) return "listed";
  if (known.approved.length > 0) return "approved";
  return known.prepared === undefined ? "unrecorded" : "prepared";
}

function firstOfEach(events: readonly BatchEvent[]): readonly BatchEvent[] {
  const seen = new Set<string>();
  return events.filter(({ account }) => !seen.has(account) && seen.add(account));
}
