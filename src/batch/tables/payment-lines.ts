// payments.csv, what is payable now, and forecast.csv, what later months bring if nothing changes. The lines are made when
// the row is decided; a row that the comparison of all rows has changed has none in either.
import { monthText } from "../../core/day.ts";
import { heads, type Payment } from "../../core/decision.ts";
import { poundsText } from "../../core/money.ts";
import { headPlace } from "../../engine/tally.ts";
import type { LineWriter } from "../../io/csv/line-writer.ts";
import { csvCell } from "../../io/csv/write.ts";
import type { TablePlace } from "../handover/row-result.ts";

const encoder = new TextEncoder();

/** Writes the lines of one row, one for each amount. */
type PaymentWriter = (into: LineWriter, niNumber: string, row: number, payments: readonly Payment[]) => void;

export function paymentWriter(place: TablePlace): PaymentWriter {
  const known = new Map<number, Uint8Array>();
  return writer(place, (into, { head, dueMonth, amount, instalment }) => {
    const both = dueMonth * heads.length + headPlace(head);
    let start = known.get(both);
    if (start === undefined) {
      start = encoder.encode(`,${head},${monthText(dueMonth)},`);
      known.set(both, start);
    }
    into.encoded(start);
    into.money(amount);
    into.comma();
    into.count(instalment);
  });
}

/** As above; a schedule of later months is shared by many rows, and its texts are made once. */
export function forecastWriter(place: TablePlace): PaymentWriter {
  const known = new WeakMap<Payment, Uint8Array>();
  return writer(place, (into, payment) => {
    const { head, dueMonth, amount, instalment } = payment;
    let middle = known.get(payment);
    if (middle === undefined) {
      middle = encoder.encode(`,${head},${monthText(dueMonth)},${poundsText(amount)},${instalment}`);
      known.set(payment, middle);
    }
    into.encoded(middle);
  });
}

function writer(place: TablePlace, middle: (into: LineWriter, payment: Payment) => void): PaymentWriter {
  const start = encoder.encode(`${place.scheme},${csvCell(place.employerId)},${csvCell(place.laCode)},`);
  const end = encoder.encode(`,${csvCell(place.file)},`);
  return (into, niNumber, row, payments) => {
    // What stands before and behind is the same in each line of the row: it is made for the first one.
    let [before, beforeEnd, behind, behindEnd] = [0, 0, 0, 0];
    for (let at = 0; at < payments.length; at += 1) {
      const payment = payments[at];
      if (payment === undefined) continue;
      if (at === 0) {
        before = into.place();
        into.encoded(start);
        into.cell(niNumber);
        beforeEnd = into.place();
      } else into.again(before, beforeEnd);
      middle(into, payment);
      if (at === 0) {
        behind = into.place();
        into.encoded(end);
        into.count(row);
        // It takes the place of nothing.
        into.plain(",\r\n");
        behindEnd = into.place();
      } else into.again(behind, behindEnd);
    }
    into.endRow();
  };
}
