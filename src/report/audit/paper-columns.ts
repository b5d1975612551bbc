// The columns of an auditor's working paper and of the list that its sample was drawn from, as CSV. Keys and order are a contract
// with other programs; new columns go to the end. The last ones are left for the auditor.
import { type Pence, pence, poundsText } from "../../core/money.ts";
import { maskedNiNumber } from "../../core/person.ts";
import type { TableColumn } from "../../core/table-column.ts";
import type { AuditSample, SampleUnit } from "../../engine/audit-sample.ts";
import { type AuditedLine, tableOf } from "./sampled.ts";

export type PaperLine = ReturnType<typeof paperLine>;

/** A line of the working paper. People are masked: their page has them. */
export function paperLine(line: AuditedLine) {
  const { decision, recorded, workedOut, picks } = line;
  const { sheet, rowRef, niNumber, employerId, laCode, scheme, outcome, rules } = decision;
  return {
    ...{ number: line.number, chosen: line.why, table: tableOf(line), line: line.line, page: line.page },
    ...{ file: line.file, sheet, row: line.row, rowRef },
    person: niNumber === "" ? "" : maskedNiNumber(niNumber),
    ...{ employerId, laCode, scheme, outcome, rules },
    ...{ head: line.head as string, dueMonth: line.dueMonth, instalment: line.instalment },
    // None for a row that was asked for: it stands for itself.
    times: line.why === "asked" ? 0 : Math.max(1, picks.length),
    picked: picks.map(poundsText).join(" "),
    ...{ upTo: line.upTo, recorded, workedOut, difference: pence(workedOut - recorded) },
    ...{
      auditorAmount: "",
      auditorDifference: "",
      projected: "",
      evidenceSeen: "",
      mark: "",
      checkedBy: "",
      checkedOn: "",
    },
  };
}

export const paperColumns: readonly TableColumn<PaperLine>[] = [
  { key: "number", kind: "count", width: 6 },
  { key: "page", kind: "text", width: 14 },
  { key: "chosen", kind: "code", width: 9 },
  { key: "table", kind: "code", width: 14 },
  { key: "line", kind: "count", width: 8 },
  { key: "employerId", kind: "text", width: 12 },
  { key: "laCode", kind: "text", width: 12 },
  { key: "file", kind: "text", width: 24 },
  { key: "sheet", kind: "text", width: 12 },
  { key: "row", kind: "row", width: 7 },
  { key: "rowRef", kind: "text", width: 10 },
  { key: "person", kind: "text", width: 12 },
  { key: "scheme", kind: "code", width: 24 },
  { key: "outcome", kind: "code", width: 13 },
  { key: "rules", kind: "text", width: 16 },
  { key: "head", kind: "code", width: 18 },
  { key: "dueMonth", kind: "month", width: 10 },
  { key: "instalment", kind: "count", width: 10 },
  { key: "times", kind: "count", width: 8 },
  { key: "picked", kind: "text", width: 16 },
  { key: "upTo", kind: "money", width: 14 },
  { key: "recorded", kind: "money", width: 12 },
  { key: "workedOut", kind: "money", width: 12 },
  { key: "difference", kind: "money", width: 12 },
  { key: "auditorAmount", kind: "text", width: 14 },
  { key: "auditorDifference", kind: "text", width: 12 },
  { key: "projected", kind: "text", width: 12 },
  { key: "evidenceSeen", kind: "text", width: 26 },
  { key: "mark", kind: "text", width: 8 },
  { key: "checkedBy", kind: "text", width: 12 },
  { key: "checkedOn", kind: "text", width: 12 },
];

type PopulationLine = SampleUnit & { readonly upTo: Pence; readonly picked: number };

/** Every line that could have been drawn, without people, with the running sum by which the drawing can be done again. */
export function* populationLines({ from, drawn }: AuditSample): Generator<PopulationLine> {
  const picks = new Map(drawn.map(({ line, picks }) => [line, Math.max(1, picks.length)]));
  let sum = 0;
  for (const unit of from) {
    sum += unit.recorded;
    yield { ...unit, upTo: pence(sum), picked: picks.get(unit.line) ?? 0 };
  }
}

export const populationColumns: readonly TableColumn<PopulationLine>[] = [
  { key: "line", kind: "count", width: 8 },
  { key: "file", kind: "text", width: 24 },
  { key: "row", kind: "row", width: 7 },
  { key: "head", kind: "code", width: 18 },
  { key: "dueMonth", kind: "month", width: 10 },
  { key: "instalment", kind: "count", width: 10 },
  { key: "recorded", kind: "money", width: 12 },
  { key: "upTo", kind: "money", width: 14 },
  { key: "picked", kind: "count", width: 8 },
];
