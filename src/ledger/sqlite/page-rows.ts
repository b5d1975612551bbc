// Cases, what became of them, and decisions, as rows of their tables.
import type { SQLInputValue } from "node:sqlite";
import type { NewCondition } from "../conditions.ts";
import { LedgerFault } from "../fault.ts";
import type { NewCase, NewCaseEvent, NewDecision } from "../new-batch.ts";
import { numberAt, type Query } from "./database.ts";

export function caseRow(
  one: NewCase,
  schemes: ReadonlyMap<string, number>,
  person: number,
): readonly SQLInputValue[] {
  return [
    one.code,
    idOf(schemes, one.scheme),
    person,
    one.certainty,
    one.kind,
    one.fileA,
    one.rowA,
    one.employerA,
    one.fileB,
    one.rowB,
    one.employerB,
    one.batchB,
    one.evidence,
    one.keep,
    one.reason,
    one.amountAtRisk,
  ];
}

export function decisionRow(
  { input, scheme, code, sheet, row, details }: NewDecision,
  inputs: readonly number[],
  schemes: ReadonlyMap<string, number>,
  person: number,
): readonly SQLInputValue[] {
  return [idAt(inputs, input), idOf(schemes, scheme), person, code, sheet, row, details];
}

/** A row of the table, after its id and its batch. */
export function conditionRow(
  one: NewCondition,
  submission: number,
  person: number,
  scheme: number,
): readonly SQLInputValue[] {
  return [submission, person, scheme, one.kind, one.month, one.amount, one.sheet, one.row, one.about];
}

export function eventRow(event: NewCaseEvent, caseId: Query): readonly SQLInputValue[] {
  const row = caseId.first(event.code);
  if (row === undefined) throw new LedgerFault("refused", "case-unknown", event.code);
  return [
    numberAt(row, 0),
    event.status,
    event.outcome,
    event.day ?? null,
    event.decidedBy,
    event.evidence,
    event.recovered,
  ];
}

export function idAt(ids: readonly number[], at: number): number {
  const id = ids[at];
  if (id === undefined) throw new Error(`the batch has no entry ${at}`);
  return id;
}

export function idOf(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the batch does not name the scheme ${name}`);
  return id;
}
