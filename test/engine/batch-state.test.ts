// How a batch stands, by its events: what came last in its life counts, whatever else happened.
import { describe, expect, test } from "vitest";
import type { BatchEvent } from "../../src/core/batch-event.ts";
import { day } from "../../src/core/day.ts";
import { batchState } from "../../src/engine/batch-state.ts";

const event = (kind: BatchEvent["kind"], change: Partial<BatchEvent> = {}): BatchEvent => ({
  ...{ kind, account: kind, by: "", day: day("2022-07-05"), reason: "", step: "", sha256: "", ...change },
});
const prepared = event("prepared");
const approved = event("approved");
const listed = event("paid", { step: "list", sha256: "one" });
const paid = event("paid", { step: "reconciled" });
const withdrawn = event("withdrawn");

describe("a batch is", () => {
  test.for<[events: readonly BatchEvent[], state: string]>([
    [[], "unrecorded"],
    [[prepared], "prepared"],
    [[approved], "approved"],
    [[prepared, approved], "approved"],
    [[prepared, listed], "listed"],
    [[prepared, approved, listed], "listed"],
    [[prepared, approved, listed, paid], "paid"],
    [[prepared, paid], "paid"],
    [[prepared, approved, listed, paid, withdrawn], "withdrawn"],
    [[withdrawn], "withdrawn"],
  ])("%#: %s", ([events, state]) => {
    expect(batchState(events).state).toBe(state);
    expect(batchState(events.toReversed()).state).toBe(state);
    expect(batchState(events, "purged").state).toBe("purged");
    expect(batchState(events, "withdrawn").state).toBe("withdrawn");
  });
});

test("each event is the first or the newest of its kind; whoever approves twice has approved once", () => {
  const again = event("approved", { reason: "again" });
  const owain = event("approved", { account: "owain" });
  const newer = event("paid", { step: "list", sha256: "two" });
  const second = event("prepared", { account: "other" });
  const later = event("paid", { step: "reconciled", sha256: "later" });
  const twice = event("withdrawn", { reason: "twice" });
  const events = [
    prepared,
    approved,
    again,
    owain,
    owain,
    listed,
    newer,
    paid,
    later,
    second,
    withdrawn,
    twice,
  ];
  expect(batchState(events)).toEqual({
    ...{ state: "withdrawn", prepared, approved: [approved, owain], listed: newer, paid: later, withdrawn },
  });
});
