// The corrections log: what a new version of a return changes for each person, head by head, against what stands
// of the version that it takes the place of.
import type { Month } from "../core/day.ts";
import { type Head, heads } from "../core/decision.ts";
import { type Pence, pence, zero } from "../core/money.ts";
import type { PersonNumber } from "../core/person.ts";

const correctionKinds = ["changed", "added", "removed"] as const;

/** One line of corrections.csv. Where nothing changes for a person, there is no line. */
export type CorrectionLine = {
  /** The file of the new version. */
  readonly file: string;
  /** The person's first row in it; 0 where it no longer names the person. */
  readonly row: number;
  /** Empty where the new version no longer names the person: the ledger keeps no names, the earlier row says who. */
  readonly niNumber: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
  readonly head: Head;
  readonly before: Pence;
  readonly after: Pence;
  /** after − before. */
  readonly difference: Pence;
  readonly beforeBatch: string;
  readonly beforeFile: string;
  /** 0 where nothing stood. */
  readonly beforeRow: number;
  readonly kind: (typeof correctionKinds)[number];
  readonly scheme: string;
};

/** A return of which a new version has come, and where the earlier one is. */
type ReplacedReturn = Pick<CorrectionLine, "file" | "employerId" | "laCode" | "period" | "scheme"> & {
  readonly beforeBatch: string;
  readonly beforeFile: string;
};

/** A row of the new version, payable or not. */
export type NewRow = {
  readonly person: PersonNumber;
  readonly niNumber: string;
  readonly row: number;
  /** In the order of `heads`. */
  readonly byHead: readonly Pence[];
};

/** What stood of the earlier version; `person` is undefined where the new one does not name them. */
export type StoodAmount = {
  readonly person: PersonNumber | undefined;
  readonly head: Head;
  readonly amount: Pence;
  /** Of an amount that has stayed since a version before the replaced one; absent = it stood there. */
  readonly from?: { readonly batchId: string; readonly file: string } | undefined;
  readonly sheet: string;
  readonly row: number;
};

/** The people of the new version in the order of their rows, then those of the earlier one only. */
export function correctionsOf(
  replaced: ReplacedReturn,
  rows: readonly NewRow[],
  stood: readonly StoodAmount[],
): readonly CorrectionLine[] {
  const before = new Map<PersonNumber, StoodAmount[]>();
  const gone: StoodAmount[] = [];
  for (const amount of stood) {
    if (amount.person === undefined) gone.push(amount);
    else before.set(amount.person, [...(before.get(amount.person) ?? []), amount]);
  }
  const lines: CorrectionLine[] = [];
  const add = (
    now: Pick<NewRow, "row" | "niNumber">,
    head: Head,
    was: StoodAmount | undefined,
    is: Pence,
  ) => {
    const amount = was?.amount ?? zero;
    if (amount === is) return;
    lines.push({
      file: replaced.file,
      row: now.row,
      niNumber: now.niNumber,
      employerId: replaced.employerId,
      laCode: replaced.laCode,
      period: replaced.period,
      head,
      before: amount,
      after: is,
      difference: pence(is - amount),
      beforeBatch: was?.from?.batchId ?? replaced.beforeBatch,
      beforeFile: was?.from?.file ?? replaced.beforeFile,
      beforeRow: was?.row ?? 0,
      kind: amount === 0 ? "added" : is === 0 ? "removed" : "changed",
      scheme: replaced.scheme,
    });
  };
  for (const now of people(rows)) {
    const mine = before.get(now.person) ?? [];
    for (const [at, head] of heads.entries()) {
      const was = mine.find((amount) => amount.head === head);
      add(now, head, was, now.byHead[at] ?? zero);
    }
  }
  for (const was of gone) add({ row: 0, niNumber: "" }, was.head, was, zero);
  return lines;
}

/** Rows of one person are one: the first, with the amounts of all. */
function people(rows: readonly NewRow[]): Iterable<NewRow> {
  const found = new Map<PersonNumber, NewRow>();
  for (const row of rows) {
    const first = found.get(row.person);
    const byHead = first?.byHead.map((amount, at) => pence(amount + (row.byHead[at] ?? 0)));
    found.set(row.person, first === undefined || byHead === undefined ? row : { ...first, byHead });
  }
  return found.values();
}
