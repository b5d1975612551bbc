// What a batch moves, for whoever pays it: one line for each scheme, council, employer and month, under the reference by which
// the bank file is compared, and the amounts of each person behind it.
import { type Month, monthText } from "../core/day.ts";
import { type Head, heads } from "../core/decision.ts";
import { type Pence, pence } from "../core/money.ts";
import type { PaymentLine } from "./batch.ts";
import { headPlace } from "./tally.ts";

/** A file of the batch, as far as a payment has to know it. */
export type PaidFile = {
  readonly file: string;
  readonly scheme: string;
  /** The scheme's short code, WFP. */
  readonly schemeCode: string;
  readonly laCode: string;
  readonly employerId: string;
  readonly employerName: string;
  readonly period: Month;
  readonly sequence: number;
};

/** One line of payment-list.csv. */
export type ListedPayment = {
  readonly reference: string;
  readonly kind: "PAY" | "CREDIT";
  readonly payeeReference: string;
  readonly employerId: string;
  readonly employerName: string;
  readonly laCode: string;
  readonly scheme: string;
  readonly period: Month;
  /** Below zero in a credit: what the employer owes, to be set off or asked for. */
  readonly amount: Pence;
  /** By head, in the order of `heads`. */
  readonly byHead: readonly Pence[];
  readonly lines: readonly PaymentLine[];
};

/** WFP-W06000015-E0042-2022-06-01: scheme, council, employer, month, number of the submission. */
export function paymentReference(
  of: Pick<PaidFile, "schemeCode" | "laCode" | "employerId" | "period">,
  sequence: number,
): string {
  const number = String(sequence).padStart(2, "0");
  return `${of.schemeCode}-${of.laCode}-${of.employerId}-${monthText(of.period)}-${number}`;
}

/** In the order of the references. What comes to nothing in all stays: it says why nobody is paid. Throws on a line of no file. */
export function paymentList(
  files: readonly PaidFile[],
  payments: readonly PaymentLine[],
  payeeReferenceOf: (employerId: string, laCode: string) => string,
): readonly ListedPayment[] {
  const byName = new Map(files.map((file) => [file.file, file]));
  const groups = new Map<string, { readonly of: readonly PaidFile[]; readonly lines: PaymentLine[] }>();
  for (const line of payments) {
    // What is undone stands under its return's month; its file is one of an earlier batch.
    const period = line.replaces === "" ? byName.get(line.file)?.period : line.dueMonth;
    const of = files.filter(
      (file) =>
        file.scheme === line.scheme &&
        file.laCode === line.laCode &&
        file.employerId === line.employerId &&
        file.period === period,
    );
    const [first] = of;
    if (first === undefined) throw new Error(`a payment of no return of the batch: ${line.file} ${line.row}`);
    const key = paymentReference(first, 0);
    const group = groups.get(key) ?? { of, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ of, lines }) => listed(of, lines, payeeReferenceOf))
    .sort((a, b) => (a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0));
}

function listed(
  files: readonly PaidFile[],
  lines: readonly PaymentLine[],
  payeeReferenceOf: (employerId: string, laCode: string) => string,
): ListedPayment {
  const [first] = files;
  if (first === undefined) throw new Error("a payment without a file");
  const { employerId, laCode, scheme, period } = first;
  const byHead = heads.map(() => 0);
  for (const { head, amount } of lines) add(byHead, head, amount);
  const amount = pence(byHead.reduce((sum, one) => sum + one, 0));
  return {
    reference: paymentReference(first, Math.max(1, ...files.map(({ sequence }) => sequence))),
    kind: amount < 0 ? "CREDIT" : "PAY",
    payeeReference: payeeReferenceOf(employerId, laCode),
    ...{ employerId, laCode, scheme, period, amount, lines },
    employerName: files.find(({ employerName }) => employerName !== "")?.employerName ?? "",
    byHead: byHead.map(pence),
  };
}

function add(byHead: number[], head: Head, amount: number): void {
  byHead[headPlace(head)] = (byHead[headPlace(head)] ?? 0) + amount;
}
