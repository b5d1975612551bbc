// payments.csv: what a row pays now, and what later months bring if nothing changes. The lines are made when the row is
// decided; a row that the comparison of all rows has changed pays nothing.
import { monthText } from "../../core/day.ts";
import type { Decision, Payment } from "../../core/decision.ts";
import { poundsText } from "../../core/money.ts";
import type { LineWriter } from "../../io/csv/line-writer.ts";
import { csvCell } from "../../io/csv/write.ts";
import type { TablePlace } from "../handover/row-result.ts";

const encoder = new TextEncoder();

/** Writes the lines of one row of the table; a row without a decision pays nothing. */
type PaymentWriter = (
  into: LineWriter,
  niNumber: string,
  row: number,
  decision: Decision | undefined,
) => void;

export function paymentWriter(place: TablePlace): PaymentWriter {
  const start = encoder.encode(`${place.scheme},${csvCell(place.employerId)},${csvCell(place.laCode)},`);
  const end = encoder.encode(`,${csvCell(place.file)},`);
  /** The middles of the lines of a schedule; schedules are shared by many rows. */
  const schedules = new WeakMap<readonly Payment[], readonly Uint8Array[]>();
  const middlesOf = (later: readonly Payment[]): readonly Uint8Array[] => {
    const known = schedules.get(later);
    if (known !== undefined) return known;
    const middles = later.map((payment) => encoder.encode(middleOf(payment)));
    schedules.set(later, middles);
    return middles;
  };

  return (into, niNumber, row, decision) => {
    if (decision !== undefined) {
      for (const payment of decision.payable) {
        into.encoded(start);
        into.cell(niNumber);
        into.plain(middleOf(payment));
        into.encoded(end);
        into.count(row);
        into.plain(",now\r\n");
      }
      if (decision.later.length > 0) {
        for (const middle of middlesOf(decision.later)) {
          into.encoded(start);
          into.cell(niNumber);
          into.encoded(middle);
          into.encoded(end);
          into.count(row);
          into.plain(",later\r\n");
        }
      }
    }
    into.endRow();
  };
}

function middleOf({ head, dueMonth, amount, instalment }: Payment): string {
  return `,${head},${monthText(dueMonth)},${poundsText(amount)},${instalment}`;
}
