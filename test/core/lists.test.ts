// Lists whose places the ledger and packed numbers hold: they grow at their ends, and nothing in them moves.
import { expect, test } from "vitest";
import { eventKinds } from "../../src/core/batch-event.ts";
import { heads, outcomes } from "../../src/core/decision.ts";
import { countedDays, daysOnlyCounted } from "../../src/core/weekdays.ts";
import { fileStatuses, reconciliationLevels } from "../../src/engine/batch.ts";
import { decisionTypes } from "../../src/rulings/row.ts";
import { outstandingKinds } from "../../src/schemes/dues.ts";

test("outcomes, heads, statuses, levels and kinds of decisions stand in their places", () => {
  expect(outcomes).toEqual([
    "payable",
    "not-eligible",
    "refer",
    "held",
    "declined",
    "rejected",
    "superseded",
  ]);
  expect(heads).toEqual(["PAYMENT", "EMPLOYER_NI", "EMPLOYER_PENSION", "ADMIN_FEE", "TOPUP", "RECOVERY"]);
  expect(fileStatuses).toEqual([
    "rejected",
    "partly-accepted",
    "accepted-with-warnings",
    "accepted",
    "superseded",
  ]);
  expect(reconciliationLevels).toEqual(["file", "employer", "council", "batch"]);
  expect(eventKinds).toEqual(["prepared", "approved", "withdrawn", "paid"]);
  expect(outstandingKinds).toEqual(["not-claimed", "without-payment"]);
  expect(decisionTypes).toEqual([
    ...["REFUSAL", "APPEAL_STAGE1", "APPEAL_STAGE2", "REINSTATEMENT", "OVERRIDE"],
    ...["DUPLICATE_OUTCOME", "WARNING_CONFIRMED"],
  ]);
});

test("days that are only counted are told from named ones", () => {
  for (const count of [1, 2, 3, 4]) expect(daysOnlyCounted(countedDays(count))).toBe(count);
  for (const named of [0b0000001, 0b0011111, 0b1111111]) expect(daysOnlyCounted(named)).toBe(0);
});
