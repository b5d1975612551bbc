// Who prepared, approved, paid and withdrew a batch: entries between the batches, chained like them, found changed or gone.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { BatchEvent, EventKind } from "../../src/core/batch-event.ts";
import { day } from "../../src/core/day.ts";
import { openLedger } from "./asked-book.ts";
import { entry, folder, id, posting, sha, submission } from "./book.ts";
import { tamper } from "./tamper.ts";

function event(kind: EventKind, account: string, more: Partial<BatchEvent> = {}): BatchEvent {
  return { kind, account, by: "", day: day("2022-07-05"), reason: "", step: "", sha256: "", ...more };
}

/** A closed book: June prepared and approved, July prepared, withdrawn. */
async function book(): Promise<string> {
  const path = join(folder(), "ledger.sqlite");
  const ledger = await openLedger(path);
  await ledger.post(entry("June", { prepared: event("prepared", "sian") }), [posting(1)]);
  await ledger.record(id("June"), event("approved", "owain", { by: "Owain Prys", reason: "checked" }));
  await ledger.post(
    entry("July", {
      submissions: [submission({ employerId: "E0077" })],
      prepared: event("prepared", "sian"),
    }),
    [posting(2)],
  );
  await ledger.withdraw(
    { id: id("undo"), manifest: sha("undo"), staging: "" },
    id("July"),
    event("withdrawn", "owain", { reason: "wrong month" }),
  );
  await ledger.close();
  return path;
}

async function codesOf(path: string): Promise<readonly string[]> {
  const ledger = await openLedger(path, { readOnly: true });
  try {
    return (await ledger.check()).map(({ code }) => code);
  } finally {
    await ledger.close();
  }
}

test("events are told in their order, each with what was said, and the book is whole", async () => {
  const path = await book();
  const ledger = await openLedger(path, { readOnly: true });
  const told = (await ledger.events()).map(({ batch, batchId, kind, account, by, reason }) => {
    return { batch, batchId, kind, account, by, reason };
  });
  await ledger.close();
  expect(told).toEqual([
    { batch: 1, batchId: id("June"), kind: "prepared", account: "sian", by: "", reason: "" },
    {
      batch: 1,
      batchId: id("June"),
      kind: "approved",
      account: "owain",
      by: "Owain Prys",
      reason: "checked",
    },
    { batch: 2, batchId: id("July"), kind: "prepared", account: "sian", by: "", reason: "" },
    // Of the batch that was withdrawn, not of the one that withdraws it.
    { batch: 2, batchId: id("July"), kind: "withdrawn", account: "owain", by: "", reason: "wrong month" },
  ]);
  expect(await codesOf(path)).toEqual([]);
});

test("nothing is done to a batch that does not stand", async () => {
  const ledger = await openLedger(await book());
  for (const name of ["July", "undo", "August"]) {
    await expect(ledger.record(id(name), event("approved", "owain"))).rejects.toThrow("batch-unknown");
  }
  await ledger.close();
});

test.for([
  { why: "another day", sql: "UPDATE event SET day = day - 1 WHERE id = 2", code: "event-changed" },
  { why: "another account", sql: "UPDATE event SET account = 'mair' WHERE id = 1", code: "event-changed" },
  { why: "another reason", sql: "UPDATE event SET reason = '{}' WHERE id = 4", code: "event-changed" },
  { why: "another kind", sql: "UPDATE event SET kind = 'paid' WHERE id = 2", code: "event-changed" },
  { why: "moved to another batch", sql: "UPDATE event SET batch = 2 WHERE id = 2", code: "event-changed" },
  { why: "one in the middle taken out", sql: "DELETE FROM event WHERE id = 2", code: "event-missing" },
])("a changed event is found: $why", async ({ sql, code }) => {
  const path = await book();
  tamper(path, sql);
  expect(await codesOf(path)).toContain(code);
});

test("the newest event taken out, or put in the place of another, is found when the book is opened", async () => {
  const gone = await book();
  tamper(gone, "DELETE FROM event WHERE id = 4");
  await expect(openLedger(gone)).rejects.toThrow("event-missing");
  const other = await book();
  tamper(other, `UPDATE event SET chain = '${sha("other")}' WHERE id = 4`);
  await expect(openLedger(other)).rejects.toThrow("event-changed");
});

test("an approval by the account that prepared is found, whatever let it in", async () => {
  const path = join(folder(), "ledger.sqlite");
  const ledger = await openLedger(path);
  await ledger.post(entry("June", { prepared: event("prepared", "sian") }), [posting(1)]);
  await ledger.record(id("June"), event("approved", "sian"));
  await ledger.close();
  expect(await codesOf(path)).toEqual(["approved-by-preparer"]);
});

test("a mark from before events were written down is that of a book that had none, and the next writer adds them", async () => {
  const path = await book();
  const mark = readFileSync(`${path}.end`, "utf8");
  writeFileSync(`${path}.end`, `${mark.split(" ").slice(0, 3).join(" ")}\n`);
  (await openLedger(path)).close();
  expect(readFileSync(`${path}.end`, "utf8")).toBe(mark);
});
