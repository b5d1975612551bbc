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
  /** Ids of the rules that the two differ about, separated by a space; of a shortfall and of on-costs the reason. */
  readonly about: string;
  /** Of a duplicate its case: the code in the ledger, or the number in duplicates.csv of the batch that is being made. */
  readonly case?: string;
  /** Of on-costs: of how many people they are open, and the payments to which they belong. */
  readonly ofPeople?: number;
  readonly ofPayments?: Pence;
};

/** Of whom a batch lists matters of a kind: of everybody, or of its own employers, because the whole ledger would have to be walked. */
type MatterCover = "everybody" | "these-employers";

/** One line of open-matters.csv. */
export type MatterLine = Omit<Matter, "since" | "against" | "case" | "ofPeople" | "ofPayments"> & {
  readonly case: string;
  /** 0 and undefined of whatever is not about on-costs. */
  readonly ofPeople: number;
  readonly ofPayments: Pence | undefined;
  readonly covers: MatterCover;
  /** Why it is open, of a shortfall and of on-costs; `about` is empty then. */
  readonly reason: string;
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
  shortfall: "paid ruling",
  duplicate: "case-outcome",
  "appeal-overdue": "decided",
  "on-cost-open": "on-costs-sent corrected",
};

/** Of which a batch lists only those of its own employers; `ledger open` lists all. */
const ofOwnEmployers: ReadonlySet<MatterKind> = new Set(["shortfall", "on-cost-open"]);

function coverOf(kind: MatterKind): MatterCover {
  return ofOwnEmployers.has(kind) ? "these-employers" : "everybody";
}

/** By kind, then oldest first; `month` is the latest that a return is for. */
export function matterLines(matters: readonly Matter[], month: Month): readonly MatterLine[] {
  return matters
    .toSorted((a, b) => matterKinds.indexOf(a.kind) - matterKinds.indexOf(b.kind) || a.period - b.period)
    .map(({ since, against, about, case: code = "", ofPeople = 0, ofPayments, ...one }) => ({
      ...one,
      ...{ case: code, ofPeople, ofPayments },
      ...(ofOwnEmployers.has(one.kind) ? { about: "", reason: about } : { about, reason: "" }),
      ageMonths: Math.max(0, month - one.period),
      sinceBatch: since.batch,
      sinceFile: since.file,
      sinceRow: since.row,
      againstBatch: against?.batch ?? "",
      againstFile: against?.file ?? "",
      againstRow: against?.row ?? 0,
      closes: closing[one.kind],
      covers: coverOf(one.kind),
    }));
}

export type MatterSum = {
  readonly kind: MatterKind;
  readonly matters: number;
  readonly amount: Pence;
  /** Of open on-costs, of which nobody knows yet what they come to: the payments to which they belong. */
  readonly ofPayments: Pence | undefined;
  readonly covers: MatterCover;
  readonly closes: string;
};

/** Only kinds that occur, in their order. */
export function matterSums(
  lines: readonly Pick<MatterLine, "kind" | "amount" | "ofPayments">[],
): readonly MatterSum[] {
  return matterKinds.flatMap((kind) => {
    const mine = lines.filter((line) => line.kind === kind);
    if (mine.length === 0) return [];
    const amount = pence(mine.reduce((sum, one) => sum + one.amount, 0));
    const payments = pence(mine.reduce((sum, one) => sum + (one.ofPayments ?? 0), 0));
    const ofPayments = mine.some((one) => one.ofPayments !== undefined) ? payments : undefined;
    return [{ kind, matters: mine.length, amount, ofPayments, covers: coverOf(kind), closes: closing[kind] }];
  });
}
