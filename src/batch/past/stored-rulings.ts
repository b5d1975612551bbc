// Decisions as the ledger and prior-facts.jsonl keep them. The person is known by number there; what is kept of the
// NI number is only its suffix, so that the same decision is recognised when it comes again.
import * as z from "zod";
import type { Day, Month } from "../../core/day.ts";
import { pence } from "../../core/money.ts";
import { type PersonNumber, personNumber, personText } from "../../core/person.ts";
import type { DecisionRecord } from "../../ledger/records.ts";
import { markOf } from "../../rulings/confirmed.ts";
import { type CheckedDecision, type DecisionOutcome, decisionTypes } from "../../rulings/row.ts";

const details = z.strictObject({
  employerId: z.string(),
  scheme: z.string(),
  decisionType: z.enum(decisionTypes),
  refusedBy: z.enum(["EMPLOYER", "LA"]).optional(),
  receivedDate: z.int(),
  decidedDate: z.int().optional(),
  outcome: z.string(),
  ruleId: z.string().optional(),
  reasonText: z.string(),
  decidedBy: z.string(),
  originalDecidedBy: z.string().optional(),
  approvedBy: z.string().optional(),
  evidenceRef: z.string(),
  effectiveFrom: z.int().optional(),
  amountEffect: z.int().optional(),
  expiresOn: z.int().optional(),
  warningCode: z.string().optional(),
  warningColumn: z.string().optional(),
  warningMark: z.int().optional(),
  byEmployer: z.literal(true).optional(),
  suffix: z.string(),
  rule: z.string(),
  due: z.int().optional(),
  overdue: z.boolean(),
});

const line = z.strictObject({
  person: z.string(),
  batchId: z.string(),
  scheme: z.string(),
  file: z.string(),
  sheet: z.string(),
  row: z.int(),
  code: z.string(),
  details: z.string(),
});

/** All but the person, the case reference and the place; the same bytes for the same decision. */
export function detailsOf({ decision, rule, due, overdue }: CheckedDecision): string {
  const { caseId: _case, niNumber, warningValue: _value, ...rest } = decision;
  const warningMark = decision.decisionType === "WARNING_CONFIRMED" ? markOf(decision) : undefined;
  return JSON.stringify({
    ...inOrder({ ...rest, warningMark }),
    suffix: niNumber.slice(8),
    rule,
    due,
    overdue,
  });
}

function inOrder(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Without its person a decision stands for its case reference only; nobody looks for the number 0 then. */
export function checkedFrom(record: DecisionRecord): CheckedDecision {
  const { suffix, rule, due, overdue, ...kept } = details.parse(JSON.parse(record.details));
  const person = record.person ?? (0 as PersonNumber); // 0 is a number like another to the type.
  const { amountEffect } = kept;
  return {
    file: record.file,
    sheet: record.sheet,
    row: record.row,
    scheme: record.scheme,
    person,
    rule,
    // Days, months and the outcome were of their types when the batch checked them.
    due: due as Day | undefined,
    overdue,
    decision: {
      refusedBy: kept.refusedBy,
      ruleId: kept.ruleId,
      originalDecidedBy: kept.originalDecidedBy,
      approvedBy: kept.approvedBy,
      employerId: kept.employerId,
      scheme: kept.scheme,
      decisionType: kept.decisionType,
      reasonText: kept.reasonText,
      decidedBy: kept.decidedBy,
      evidenceRef: kept.evidenceRef,
      caseId: record.code,
      niNumber: record.person === undefined ? "" : personText(record.person) + suffix,
      receivedDate: kept.receivedDate as Day,
      decidedDate: kept.decidedDate as Day | undefined,
      outcome: kept.outcome as DecisionOutcome,
      effectiveFrom: kept.effectiveFrom as Month | undefined,
      amountEffect: amountEffect === undefined ? undefined : pence(amountEffect),
      expiresOn: kept.expiresOn as Day | undefined,
      warningCode: kept.warningCode,
      warningColumn: kept.warningColumn,
      warningMark: kept.warningMark,
      byEmployer: kept.byEmployer,
    },
  };
}

/** A line of prior-facts.jsonl; its keys always stand in this order. */
export function writtenRuling(record: DecisionRecord) {
  const { person, batchId, scheme, file, sheet, row, code, details: kept } = record;
  const named = person === undefined ? "" : personText(person);
  return { decision: { person: named, batchId, scheme, file, sheet, row, code, details: kept } };
}

export function recordFromLine(value: unknown): DecisionRecord {
  const { person, ...rest } = z.strictObject({ decision: line }).parse(value).decision;
  return { ...rest, person: person === "" ? undefined : personNumber(person) };
}
