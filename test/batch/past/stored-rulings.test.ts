// What the ledger keeps of a decision is the whole decision: it comes back as it was checked.
import { describe, expect, test } from "vitest";
import {
  checkedFrom,
  detailsOf,
  recordFromLine,
  writtenRuling,
} from "../../../src/batch/past/stored-rulings.ts";
import type { DecisionRecord } from "../../../src/ledger/records.ts";
import type { CheckedDecision } from "../../../src/rulings/row.ts";
import { type Change, decision, standing } from "../../rulings/ruling-rows.ts";

function recordOf(checked: CheckedDecision): DecisionRecord {
  const { file, sheet, row, scheme, person } = checked;
  const code = checked.decision.caseId;
  return { batchId: "0a1b2c3d4e5f", file, sheet, row, scheme, person, code, details: detailsOf(checked) };
}

const cases: readonly { readonly why: string; readonly change: Change }[] = [
  { why: "an appeal", change: {} },
  {
    why: "an override with all its cells",
    change: {
      decisionType: "OVERRIDE",
      refusedBy: undefined,
      originalDecidedBy: undefined,
      approvedBy: "Nia Parry",
      expiresOn: "2022-12-31",
      effectiveFrom: 24_270,
    },
  },
  { why: "a withdrawn one without a day", change: { outcome: "WITHDRAWN", decidedDate: undefined } },
];

describe.for(cases)("$why", ({ change }) => {
  const [checked] = standing([decision(change)]);
  if (checked === undefined) throw new Error("the decision does not stand");

  test("comes back from the ledger and from the prior facts", () => {
    const record = recordOf(checked);
    expect(checkedFrom(record)).toEqual(checked);
    expect(recordFromLine(JSON.parse(JSON.stringify(writtenRuling(record))))).toEqual(record);
  });

  test("without its person it keeps its case reference only", () => {
    const unknown = { ...recordOf(checked), person: undefined };
    expect(checkedFrom(unknown).decision).toEqual({ ...checked.decision, niNumber: "" });
    expect(recordFromLine(JSON.parse(JSON.stringify(writtenRuling(unknown))))).toEqual(unknown);
  });
});

test("the whole NI number stands nowhere in what is kept beside the person", () => {
  const [checked] = standing([decision()]);
  expect(checked && detailsOf(checked)).not.toContain(decision().niNumber.slice(0, 8));
});
