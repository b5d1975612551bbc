// What an officer has to see to, whatever it is about: one line a matter, with what closes it. A batch lists what is open
// when it has been posted; so does the ledger.
import type { Month } from "../core/day.ts";
import { type Pence, pence } from "../core/money.ts";

/** In the order in which they are listed. */
const matterKinds = [
  "conditional",
  "not-eligible-after-payment",
  "correction-waits",
  "shortfall",
  "duplicate",
  "appeal-overdue",
  "on-cost-open",
] as const;
type MatterKind = (typeof matterKinds)[number];

/** Where a row stands; the batch is empty for the one that is being made. */
export type MatterPlace = { readonly batch: string; readonly file: string; readonly row: number };

export type Matter = {
  readonly kind: MatterKind;
  readonly scheme: string;
  /** Empty for people of earlier batches: the ledger keeps no names, the row says who. */
  readonly niNumber: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
  readonly amount: Pence;
  /** The row that opened it. */
  readonly since: MatterPlace;
  /** The row that it contradicts, or the payment that it is about; undefined where there is none. */
  readonly against: MatterPlace | undefined;
  /** Ids of the rules that the two differ about, separated by a space. */
  readonly about: string;
};

/** One line of open-matters.csv. */
export type MatterLine = Omit<Matter, "since" | "against"> & {
  /** Months from the matter's own to the batch's. */
  readonly ageMonths: number;
  readonly sinceBatch: string;
  readonly sinceFile: string;
  readonly sinceRow: number;
  readonly againstBatch: string;
  readonly againstFile: string;
  readonly againstRow: number;
  /** What closes it: codes separated by a space. */
  readonly closes: string;
};

const closing: Readonly<Record<MatterKind, string>> = {
  conditional: "shifts-shown recovered ruling",
  "not-eligible-after-payment": "corrected recovered ruling",
  "correction-waits": "next-version",
  shortfall: "paid",
  duplicate: "case-outcome",
  "appeal-overdue": "decided",
  "on-cost-open": "on-costs-sent corrected",
};

/** By kind, then oldest first; `month` is the latest that a return is for. */
export function matterLines(matters: readonly Matter[], month: Month): readonly MatterLine[] {
  return matters
    .toSorted((a, b) => matterKinds.indexOf(a.kind) - matterKinds.indexOf(b.kind) || a.period - b.period)
    .map(({ since, against, ...one }) => ({
      ...one,
      ageMonths: Math.max(0, month - one.period),
      sinceBatch: since.batch,
      sinceFile: since.file,
      sinceRow: since.row,
      againstBatch: against?.batch ?? "",
      againstFile: against?.file ?? "",
      againstRow: against?.row ?? 0,
      closes: closing[one.kind],
    }));
}

export type MatterSum = { readonly kind: MatterKind; readonly matters: number; readonly amount: Pence };

/** Only kinds that occur, in their order. */
export function matterSums(lines: readonly Pick<MatterLine, "kind" | "amount">[]): readonly MatterSum[] {
  return matterKinds.flatMap((kind) => {
    const amounts = lines.filter((line) => line.kind === kind).map(({ amount }) => amount);
    if (amounts.length === 0) return [];
    return [{ kind, matters: amounts.length, amount: pence(amounts.reduce((sum, one) => sum + one, 0)) }];
  });
}
