// A decision that stands, to change one cell at a time, and short ways to check it.
import { day } from "../../src/core/day.ts";
import type { CheckedDecision, DecisionRow, PlacedDecision } from "../../src/rulings/row.ts";
import { checkDecisions, type DecisionContext } from "../../src/rulings/rulings.ts";
import { socialCarePayment } from "../../src/schemes/social-care-payment-2022/scheme.ts";
import { shipped } from "../law/shipped.ts";

type DayKey = "receivedDate" | "decidedDate" | "expiresOn";
/** Days as text: what a test changes. */
export type Change = Partial<{
  [Key in keyof DecisionRow]: Key extends DayKey ? string | undefined : DecisionRow[Key] | number;
}>;

const days: readonly string[] = ["receivedDate", "decidedDate", "expiresOn"] satisfies readonly DayKey[];

const appeal: DecisionRow = {
  caseId: "AP-1",
  scheme: "WFP",
  niNumber: "AB123456C",
  employerId: "E0042",
  decisionType: "APPEAL_STAGE1",
  refusedBy: "LA",
  receivedDate: day("2022-08-01"),
  decidedDate: day("2022-08-10"),
  outcome: "ELIGIBLE",
  ruleId: "WFP-31",
  reasonText: "The rota shows a sixth shift.",
  decidedBy: "Mair Llwyd",
  originalDecidedBy: "Huw Prys",
  approvedBy: undefined,
  evidenceRef: "DOC-17",
  effectiveFrom: undefined,
  amountEffect: undefined,
  expiresOn: undefined,
  warningCode: undefined,
  warningColumn: undefined,
  warningValue: undefined,
};

export function decision(change: Change = {}): DecisionRow {
  const changed: Record<string, unknown> = { ...appeal };
  for (const [key, value] of Object.entries(change)) {
    changed[key] = days.includes(key) && typeof value === "string" ? day(value) : value;
  }
  // Change has the keys of a decision, with days as text, which were read just now.
  return changed as DecisionRow;
}

export function placed(rows: readonly DecisionRow[]): readonly PlacedDecision[] {
  return rows.map((row, at) => ({ file: "decisions.csv", sheet: "", row: at + 2, decision: row }));
}

const sickPay = { name: "sick-pay-enhancement-2020", code: "SSPE" } as const;

export function check(rows: readonly DecisionRow[], more: Partial<DecisionContext> = {}) {
  const schemes = [socialCarePayment, sickPay];
  const none = { earlier: [], cases: undefined, asAt: undefined };
  return checkDecisions(placed(rows), { law: shipped, schemes, ...none, ...more });
}

/** "appeal-overdue WFP-84 2022-09-27", for each remark about one row. */
export function saidOf(rows: readonly DecisionRow[], at: number, more: Partial<DecisionContext> = {}) {
  return (check(rows, more).remarks[at] ?? []).map(({ code, rule, expected }) =>
    [code, rule, expected].filter((part) => part !== "").join(" "),
  );
}

export function standing(rows: readonly DecisionRow[]): readonly CheckedDecision[] {
  return check(rows).accepted;
}
