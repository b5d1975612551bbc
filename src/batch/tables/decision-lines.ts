// decisions.csv: one line for each claim row, made when the row is decided and made again, from what is kept of the
// row, where the comparison of all rows has changed it.
import { monthText } from "../../core/day.ts";
import { pence } from "../../core/money.ts";
import type { DecisionLine } from "../../engine/batch.ts";
import { headAmounts } from "../../engine/head-amounts.ts";
import { LineWriter } from "../../io/csv/line-writer.ts";
import { csvCell } from "../../io/csv/write.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import type { RowResult, TablePlace } from "../handover/row-result.ts";
import { fileAt, placeOf } from "../settle/settled-rows.ts";

const encoder = new TextEncoder();

/** Writes lines of one table; what all of them have in common is made once. */
export function decisionWriter(place: TablePlace): (into: LineWriter, result: RowResult) => void {
  const start = encoder.encode(`${csvCell(place.file)},${csvCell(place.sheet)},`);
  const scheme = encoder.encode(`,${place.scheme},`);
  const employer = `${csvCell(place.employerId)},${csvCell(place.laCode)}`;
  const middle = encoder.encode(`,${employer},${monthText(place.period)},`);

  return (into, result) => {
    into.encoded(start);
    into.count(result.row);
    into.comma();
    into.cell(result.reference);
    into.encoded(scheme);
    into.cell(result.niNumber);
    into.comma();
    into.cell(result.surname);
    into.comma();
    into.cell(result.forenames);
    into.encoded(middle);
    into.plain(result.outcome);
    into.plain(result.conditional ? ",yes," : ",no,");
    into.plain(result.rules);
    let total = 0;
    for (let at = 0; at < result.payable.length; at += 1) {
      const amount = result.payable[at] ?? 0;
      total += amount;
      into.comma();
      into.money(amount);
    }
    into.comma();
    into.money(total);
    into.comma();
    into.money(result.claimed);
    into.comma();
    into.money(total - result.claimed);
    into.comma();
    into.plain(result.differs);
    into.plain("\r\n");
    into.endRow();
  };
}

/** Lines that take the place of those of rows that the comparison of all rows has changed. */
export function changedDecisions({ read, settled }: DecidedBatch): ReadonlyMap<number, Uint8Array> {
  const writers = read.map((file) => decisionWriter(placeOf(file)));
  const lines = new LineWriter();
  return new Map(
    [...settled.changed].map(([row, result]) => {
      writers[fileAt(read, row)]?.(lines, result);
      return [row, lines.take().bytes];
    }),
  );
}

/** Every line as data, in the order of the table. */
export function* decisionLines({ read, settled, store }: DecidedBatch): Generator<DecisionLine> {
  for (const { row, result } of store.results()) {
    const file = read[fileAt(read, row)];
    if (file !== undefined) yield decisionLine(placeOf(file), settled.changed.get(row) ?? result);
  }
}

/** The line of a row as data. */
export function decisionLine(place: TablePlace, result: RowResult): DecisionLine {
  const { row, reference, niNumber, surname, forenames, outcome, conditional, rules, differs } = result;
  const total = totalOf(result);
  return {
    ...place,
    row,
    rowRef: reference,
    niNumber,
    surname,
    forenames,
    outcome,
    conditional,
    rules,
    ...headAmounts(result.payable),
    total: pence(total),
    claimed: pence(result.claimed),
    difference: pence(total - result.claimed),
    differs,
  };
}

/** Pence payable on the row, all heads together. */
function totalOf({ payable }: RowResult): number {
  return payable.reduce((sum, amount) => sum + amount, 0);
}
